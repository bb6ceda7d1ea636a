"""Everywhere that the words of one voice may lie besides the voice itself. Taking it back erases all of these.

What a member wrote about being worried stays: those are not the words of the giver, and keeping people safe needs it.
docs/decisions/consent.md says so.
"""

from django.db.models import Q

from ..methods.highlights import Stretch
from ..models import (
    ClaimQuote,
    ConversationNote,
    DifferentView,
    Draft,
    FormerWords,
    FromTranscript,
    Highlight,
    Media,
    SenseCard,
    SuggestionAnswer,
    Transcript,
    Voice,
    VoiceTheme,
)
from .forgetting_easy_read import forget_in_easy_read
from .forgetting_meetings import forget_in_meeting
from .forgetting_review_pages import forget_in_review_pages
from .forgetting_signals import forget_in_signals
from .forgetting_typed import forget_typed
from .forgetting_versions import forget_in_versions
from .media import erase
from .tagging import cut_words
from .walls import forget as forget_on_wall
from .weighing import forget_in_maps


def forget_copies(voice: Voice) -> None:
    """Erase what was made of this voice and where it came from. The voice still has its words when this is called."""
    for about in (VoiceTheme, Highlight, DifferentView, SuggestionAnswer):
        about.objects.filter(voice=voice).delete()
    ClaimQuote.objects.filter(voice=voice).delete()
    forget_in_meeting(voice)
    forget_in_review_pages(voice)
    forget_in_easy_read(voice)
    forget_in_maps(voice)
    forget_typed(voice)
    forget_in_signals(voice)
    forget_in_versions(voice)
    FormerWords.objects.filter(voice=voice).delete()
    SenseCard.objects.filter(voice=voice).delete()
    erase(Media.objects.filter(Q(voice=voice) | Q(wall_note__voice=voice)))
    forget_on_wall(voice)
    _forget_notes_of_conversation(voice)
    _cut_out_of_long_text(voice)
    forget_drafts(voice.project_id, voice.ref, voice.words)


def _cut_out_of_long_text(voice: Voice) -> None:
    """A voice may be a stretch of a long text: that is cut out, and what else is marked there moves with its words."""
    place = FromTranscript.objects.filter(voice=voice).first()
    if place:
        text = Transcript.objects.select_for_update().get(pk=place.transcript_id)
        place.delete()
        cut_words(text, Stretch(start=place.start, end=place.end))


def _forget_notes_of_conversation(voice: Voice) -> None:
    """A voice may be one idea of a longer note: only that is cut out of it."""
    if not (voice.conversation_id and voice.words):
        return
    for note in ConversationNote.objects.filter(conversation=voice.conversation_id, words__contains=voice.words):
        note.words = note.words.replace(voice.words, "").strip()
        note.save(update_fields=["words"])
    ConversationNote.objects.filter(conversation=voice.conversation_id, words="").delete()


def forget_drafts(project_id: int, ref: str, words: str) -> None:
    """Forms about this thing that somebody began, and forms in which its very words were typed."""
    for draft in Draft.objects.filter(member__project=project_id):
        if ref in draft.place or (words and _says(draft.fields, words)):
            draft.delete()


def _says(value: object, words: str) -> bool:
    if isinstance(value, dict):
        return any(_says(each, words) for each in value.values())
    if isinstance(value, list):
        return any(_says(each, words) for each in value)
    return isinstance(value, str) and value.replace("\r\n", "\n").strip() == words.strip()

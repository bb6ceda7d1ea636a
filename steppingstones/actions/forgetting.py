"""Everywhere that the words of one voice may lie besides the voice itself. Taking it back erases all of these.

What a member wrote about being worried stays: those are not the words of the giver, and keeping people safe needs it.
docs/decisions/consent.md says so.
"""

from django.db.models import Q

from ..models import ClaimQuote, ConversationNote, Draft, FormerWords, Media, SenseCard, Voice, VoiceTheme
from .media import erase
from .walls import forget as forget_on_wall


def forget_copies(voice: Voice) -> None:
    """Erase what was made of this voice and where it came from. The voice still has its words when this is called."""
    VoiceTheme.objects.filter(voice=voice).delete()
    ClaimQuote.objects.filter(voice=voice).delete()
    FormerWords.objects.filter(voice=voice).delete()
    SenseCard.objects.filter(voice=voice).delete()
    erase(Media.objects.filter(Q(voice=voice) | Q(wall_note__voice=voice)))
    forget_on_wall(voice)
    _forget_notes_of_conversation(voice)
    forget_drafts(voice.project_id, voice.ref, voice.words)


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

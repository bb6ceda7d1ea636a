"""Long texts: brought in, put right page by page, made into voices stretch by stretch, and erased."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods.highlights import Stretch
from ..models import Consent, Conversation, FromTranscript, HeldAs, Highlight, Member, Project, Transcript, Voice
from .history import note as remember
from .tagging import CannotTag, follow_words, tag
from .traces import wipe_traces_after_this
from .voices import Note, write_down

LONGEST = 300_000


class TooLong(CannotTag):
    words = _("A text can have at most 300,000 characters. Take some words away, or make two texts of it.")


class AlreadyVoice(CannotTag):
    words = _("These words are a voice already.")


@dataclass(frozen=True, kw_only=True)
class About:
    """What a long text is: its title, its words, when it was said and in which conversation."""

    title: str
    conversation: Conversation | None = None
    said_on: date | None = None


@transaction.atomic
def add(project: Project, about: About, words: str, *, by: Member) -> Transcript:
    if len(words) > LONGEST:
        raise TooLong
    text = Transcript(project=project, words=words, added_by=by)
    _describe(text, about)
    remember(by, "added", text)
    return text


@transaction.atomic
def change(text: Transcript, about: About, *, by: Member) -> None:
    _describe(Transcript.objects.select_for_update().get(pk=text.pk), about)
    remember(by, "changed", text)


def _describe(text: Transcript, about: About) -> None:
    text.title, text.conversation, text.said_on = about.title, about.conversation, about.said_on
    text.save()


@transaction.atomic
def put_right(text: Transcript, page: Stretch, before: str, words: str, *, by: Member) -> None:
    """Other words on one page of it. Every mark stays with its words; `before` is what the page said until now."""
    text = Transcript.objects.select_for_update().get(pk=text.pk)
    old = text.words
    if old[page.start : page.end] != before:
        raise ChangedMeanwhile
    text.words = old[: page.start] + words + old[page.end :]
    if len(text.words) > LONGEST:
        raise TooLong
    text.save(update_fields=["words"])
    follow_words(text, old, text.words)
    remember(by, "put right", text)
    wipe_traces_after_this()


class ChangedMeanwhile(CannotTag):
    words = _("Somebody changed this page while you were writing. Look at it again.")


@transaction.atomic
def erase(text: Transcript, *, by: Member) -> None:
    """For good, with everything that is marked in it. Voices that were made of it stay, until they are taken back."""
    remember(by, "erased", text)
    text.delete()
    wipe_traces_after_this()


@transaction.atomic
def make_voice(mark: Highlight, said: Note, *, by: Member) -> Voice:
    """A voice of a stretch that is marked in a long text, with the same themes. Its words stay in the text too."""
    text = Transcript.objects.select_for_update().get(pk=mark.transcript_id)
    if text.voices_made.filter(start__lt=mark.end, end__gt=mark.start).exists():
        raise AlreadyVoice
    voice = write_down(mark.project, said, by=by, said_in=text.conversation)
    place = {"start": mark.start, "end": mark.end}
    FromTranscript.objects.create(project_id=mark.project_id, voice=voice, transcript=text, **place)
    same = text.highlights.shown().filter(start__lte=mark.start, end__gte=mark.end).select_related("theme")
    for each in same:
        tag(voice, [Stretch(start=0, end=len(voice.words))], each.theme, by=by)
    return voice


def as_said(mark: Highlight, words: str, uses: frozenset[str], **who: object) -> Note:
    """What is kept of a stretch as a voice: said when and as the text was said."""
    text = mark.transcript
    talk = text.conversation
    return Note(
        words=words,
        subject=text.title[:300],
        channel=Voice.Channel.MEETING if talk and talk.form == HeldAs.GROUP else Voice.Channel.SPOKEN,
        said_on=text.said_on or (talk.held_on if talk else None),
        uses=frozenset({Consent.Use.GROUP, *uses}),
        **who,
    )

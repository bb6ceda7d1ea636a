"""Voices as plain cards for lists: everything that a page shows of them, already in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _

from ..models import Consent, Giver, Media, Project, Question, Side, Voice
from ..models.voices import VoiceQuerySet

DATE_FORMATS = {Voice.Precision.DAY: "j F Y", Voice.Precision.MONTH: "F Y", Voice.Precision.YEAR: "Y"}


@dataclass(frozen=True, kw_only=True)
class ShownMedia:
    """A sound or picture of a voice as `templates/media/media.html` shows it."""

    ref: str
    kind: str
    words: str  # what is heard or seen; empty, if nobody has written it down
    seconds: int | None
    width: int | None
    height: int | None


@dataclass(frozen=True, kw_only=True)
class VoiceCard:
    """One voice as `templates/parts/voice.html` shows it."""

    ref: str
    url: str
    words: str
    question: str  # what it answers, or what it is about
    face: int | None  # the number of the face that was chosen, 1 to 5
    side: str
    side_label: str
    name: str  # empty when nobody is named
    said_on_text: str
    came_by_label: str
    channel_label: str
    themes: tuple[str, ...]
    uses: tuple[str, ...]  # what it may be used for, in words
    is_note: bool  # somebody wrote it down, so it can be mended
    content_note: str  # what to know before reading it; the words are then shown only when asked for
    checked_label: str  # whether the person has said that the note is right; empty where they wrote it themselves
    is_taken_back: bool
    media: tuple[ShownMedia, ...] = ()
    is_not_in_words: bool = False  # it was recorded, and what is heard or seen is still to be written down

    @property
    def in_short(self) -> str:
        """What stands for the words where they cannot be folded away."""
        return warned(self.content_note, self.words)


def warned(content_note: str, words: str) -> str:
    """The words; or only what to know before reading them."""
    return _("(Before you read it: %(note)s)") % {"note": content_note} if content_note else words


def readable(project: Project) -> VoiceQuerySet:
    """The voices that the group may read, newest first. Every list of voices starts from here."""
    return project.voices.with_consent(Consent.Use.GROUP).not_scored().newest_first()


def cards(project: Project, voices: VoiceQuerySet | Sequence[Voice]) -> list[VoiceCard]:
    """Four queries, however many voices. A slice of a query set (a page of a list) is welcome."""
    if isinstance(voices, VoiceQuerySet):
        voices = with_all_that_a_card_shows(voices)
    return [card(project, voice) for voice in voices]


def with_all_that_a_card_shows(voices: VoiceQuerySet) -> VoiceQuerySet:
    agreed = Consent.objects.standing().only("voice_id", "use", "until", "decided_by", "decided_how")
    linked = ("giver__member", "answer__question", "answer__response", "wall_note")
    return voices.select_related(*linked).prefetch_related(
        Prefetch("consents", queryset=agreed, to_attr="agreed"), "themes", "media"
    )


def card(project: Project, voice: Voice) -> VoiceCard:
    side = side_of(voice.giver)
    return VoiceCard(
        ref=voice.ref,
        url=reverse("understand:voice", args=[project.slug, voice.ref]),
        words=voice.words,
        question=voice.answer.question.words if voice.answer else voice.subject,
        face=face_of(voice),
        side=side,
        side_label=side_label(side),
        name=voice.giver.display_name,
        said_on_text=said(voice.said_on, voice.said_precision),
        came_by_label=str(voice.get_came_by_display()),
        channel_label=channel_label(voice),
        themes=tuple(theme.name for theme in voice.themes.all()),
        uses=uses_in_words(agreed_uses(voice)),
        is_note=voice.came_by == Voice.CameBy.LOGBOOK,
        content_note=voice.content_note,
        checked_label=checked_label(voice),
        is_taken_back=voice.withdrawn_on is not None,
        media=shown_media(voice),
        is_not_in_words=is_not_in_words(voice),
    )


def shown_media(voice: Voice) -> tuple[ShownMedia, ...]:
    """What was said is also what is heard, unless other words are kept for it."""
    words = "" if is_not_in_words(voice) else voice.words
    return tuple(
        ShownMedia(
            ref=one.ref,
            kind=one.kind,
            words=one.words or words,
            seconds=one.seconds,
            width=one.width,
            height=one.height,
        )
        for one in voice.media.all()
    )


def is_not_in_words(voice: Voice) -> bool:
    kinds = [one.kind for one in voice.media.all()]
    return bool(kinds) and voice.words == Media.without_words(kinds)


def face_of(voice: Voice) -> int | None:
    """The drawing of the face that was chosen in the answer, or put up on the wall: 1 to 5.

    Three faces are those in the middle of five.
    """
    if voice.came_by == Voice.CameBy.WALL:
        note = getattr(voice, "wall_note", None)  # a voice may outlive its wall
        return note.face if note else None
    if not voice.answer or voice.answer.number is None or voice.answer.question.kind != Question.Kind.FACES:
        return None
    return voice.answer.number + (1 if voice.answer.question.most == 3 else 0)


def agreed_uses(voice: Voice) -> Iterable[Consent]:
    if hasattr(voice, "agreed"):
        return voice.agreed
    return voice.consents.standing()


def uses_in_words(consents: Iterable[Consent]) -> tuple[str, ...]:
    """From the narrowest to the widest, each with its last day if it has one."""
    until = {consent.use: consent.until for consent in consents}
    return tuple(_until(str(use.label), until[use]) for use in Consent.Use if use in until)


def _until(words: str, last: date | None) -> str:
    return _("%(use)s, until %(day)s") % {"use": words, "day": in_words(last, "j F Y")} if last else words


def side_of(giver: Giver) -> str:
    return giver.member.side if giver.member else giver.side


def side_label(side: str) -> str:
    return str(Side(side).label) if side in Side.values else _("Not said")


def said(day: date | None, precision: str) -> str:
    """As exactly as it is known: "4 March 2026", "March 2026" or "2026"."""
    return in_words(day, DATE_FORMATS[precision]) if day else _("Date not known")


def checked_label(voice: Voice) -> str:
    """In words, with the day. Nothing for what the person wrote themselves."""
    if not voice.is_written_down:
        return ""
    label = str(voice.get_checked_display())
    return f"{label} ({in_words(voice.checked_on, 'j F Y')})" if voice.checked_on else label


def channel_label(voice: Voice) -> str:
    """How it was said; an answer or an imported row needs no more than where it came from."""
    says_nothing = voice.channel == Voice.Channel.OTHER or voice.came_by == Voice.CameBy.QUESTIONNAIRE
    return "" if says_nothing else str(voice.get_channel_display())

"""Voices as plain cards for lists: everything that a page shows of them, already in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _

from ..models import Consent, Giver, Project, Side, Voice
from ..models.voices import VoiceQuerySet

DATE_FORMATS = {Voice.Precision.DAY: "j F Y", Voice.Precision.MONTH: "F Y", Voice.Precision.YEAR: "Y"}


@dataclass(frozen=True, kw_only=True)
class VoiceCard:
    """One voice as `templates/parts/voice.html` shows it."""

    ref: str
    url: str
    words: str
    about: str  # the question that it answers, or the subject
    face: int | None  # the number of the face that was chosen, 1 to 5
    side: str
    side_label: str
    who: str  # empty when nobody is named
    said: str
    came: str
    uses: tuple[str, ...]  # what it may be used for, in words
    is_taken_back: bool


def readable(project: Project) -> VoiceQuerySet:
    """The voices that the group may read, newest first. Every list of voices starts from here."""
    return project.voices.with_consent(Consent.Use.GROUP).newest_first()


def cards(project: Project, voices: VoiceQuerySet | Sequence[Voice]) -> list[VoiceCard]:
    """Two queries, however many voices. A slice of a query set (a page of a list) is welcome."""
    if isinstance(voices, VoiceQuerySet):
        voices = with_all_that_a_card_shows(voices)
    return [card(project, voice) for voice in voices]


def with_all_that_a_card_shows(voices: VoiceQuerySet) -> VoiceQuerySet:
    agreed = Consent.objects.filter(withdrawn_on=None).only("voice_id", "use")
    return voices.select_related("giver__member", "answer__question").prefetch_related(
        Prefetch("consents", queryset=agreed, to_attr="agreed")
    )


def card(project: Project, voice: Voice) -> VoiceCard:
    side = side_of(voice.giver)
    return VoiceCard(
        ref=voice.ref,
        url=reverse("understand:voice", args=[project.slug, voice.ref]),
        words=voice.words,
        about=voice.answer.question.words if voice.answer else voice.subject,
        face=voice.answer.number if voice.answer else None,
        side=side,
        side_label=side_label(side),
        who=voice.giver.display_name,
        said=said(voice.said_on, voice.said_precision),
        came=came(voice),
        uses=in_order(consent.use for consent in agreed_uses(voice)),
        is_taken_back=voice.withdrawn_on is not None,
    )


def agreed_uses(voice: Voice) -> Iterable[Consent]:
    if hasattr(voice, "agreed"):
        return voice.agreed
    return voice.consents.filter(withdrawn_on=None)


def in_order(uses: Iterable[str]) -> tuple[str, ...]:
    """Uses in words, from the narrowest to the widest."""
    given = set(uses)
    return tuple(str(use.label) for use in Consent.Use if use in given)


def side_of(giver: Giver) -> str:
    return giver.member.side if giver.member else giver.side


def side_label(side: str) -> str:
    return str(Side(side).label) if side in Side.values else _("Not said")


def said(day: date | None, precision: str) -> str:
    """As exactly as it is known: "4 March 2026", "March 2026" or "2026"."""
    return in_words(day, DATE_FORMATS[precision]) if day else _("Date not known")


def came(voice: Voice) -> str:
    """How the voice reached the group; an answer or a row needs no channel beside it."""
    if voice.came_by == Voice.CameBy.LOGBOOK and voice.channel != Voice.Channel.OTHER:
        return str(voice.get_channel_display())
    return str(voice.get_came_by_display())

"""What a search finds, kind by kind, as plain hits for a page: where it stands, with the words marked."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.dateformat import format as in_words
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods.finding import Piece, marked
from ..models import Change, ConversationNote, Decision, MeetingNote, Member, Option, Project, Stone, Voice
from .evidence import place_label
from .voices import readable, said, side_label, side_of

SHORT = 160  # letters of what only says where something stands


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing that was found. `title` leads there; `text` is what was written, where that is not the title."""

    url: str
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    about: tuple[str, ...]  # in words: who said it, when, how far it is
    before: str = ""  # what to know before reading the words

    @property
    def as_found(self) -> tuple[str, ...]:
        """The words that are marked, each once, for whoever does not see the marks."""
        return tuple(dict.fromkeys(piece.words for piece in (*self.title, *self.text) if piece.is_found))


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of thing to look for. `day` is the field by which its dates are narrowed; empty where it has none."""

    key: str
    label: str | Promise
    day: str
    rows: Callable[[Project, Member], QuerySet]
    hit: Callable[[Project, object, str], Hit]


def marks(text: str, typed: str, longest: int = 300) -> tuple[Piece, ...]:
    return marked(text, typed, longest=longest)


def plain(text: str) -> tuple[Piece, ...]:
    return (Piece(words=text, is_found=False),) if text else ()


def most_telling(texts: list[str], typed: str) -> tuple[Piece, ...]:
    """The first of these texts in which something was found; else the first that says something."""
    pieces = [marks(text, typed) for text in texts if text]
    found = (each for each in pieces if any(piece.is_found for piece in each))
    return next(found, pieces[0] if pieces else ())


# --- One function for each kind -------------------------------------------------------------------------------


def _voices(project: Project, _member: Member) -> QuerySet:
    return readable(project).select_related("giver__member")


def _voice(project: Project, voice: Voice, typed: str) -> Hit:
    about = (side_label(side_of(voice.giver)), said(voice.said_on, voice.said_precision), voice.get_came_by_display())
    return Hit(
        url=reverse("understand:voice", args=[project.slug, voice.ref]),
        title=marks(voice.subject, typed, SHORT) if voice.subject else (),
        text=marks(voice.words, typed),
        about=tuple(map(str, about)),
        before=voice.content_note,
    )


def _notes(project: Project, member: Member) -> QuerySet:
    """As the pages of conversations: those who may change something see notes before they are voices."""
    if not member.can_edit:
        return project.conversationnotes.none()
    rows = project.conversationnotes.filter(conversation__removed_at=None).select_related("conversation")
    return rows.order_by("-conversation__held_on", "-pk")


def _note(project: Project, note: ConversationNote, typed: str) -> Hit:
    return Hit(
        url=reverse("listen:talk-note", args=[project.slug, note.ref]),
        title=plain(note.conversation.title),
        text=marks(note.words, typed),
        about=(in_words(note.conversation.held_on, "j F Y"), _("It is no voice yet.")),
    )


def _meeting_notes(project: Project, member: Member) -> QuerySet:
    """What was agreed, and what is to be done. What somebody said is a voice, or only for those who write it down."""
    agreed = Q(kind__in=[MeetingNote.Kind.AGREED, MeetingNote.Kind.TO_DO])
    seen = agreed | Q(kind=MeetingNote.Kind.SAID) if member.can_edit else agreed
    rows = project.meetingnotes.filter(seen, voice=None, meeting__removed_at=None).select_related("meeting")
    return rows.order_by("-meeting__starts_at", "-pk")


def _meeting_note(project: Project, note: MeetingNote, typed: str) -> Hit:
    return Hit(
        url=reverse("takepart:meeting", args=[project.slug, note.meeting.ref]),
        title=plain(note.meeting.title),
        text=marks(note.words, typed),
        about=(in_words(note.meeting.starts_at, "j F Y"), str(note.get_kind_display())),
    )


def _decisions(project: Project, _member: Member) -> QuerySet:
    return project.decisions.standing().order_by(F("decided_on").desc(nulls_last=True), "-pk")


def _decision(project: Project, decision: Decision, typed: str) -> Hit:
    return Hit(
        url=reverse("decide:decision", args=[project.slug, decision.ref]),
        title=marks(decision.question, typed),
        text=most_telling([decision.decided, decision.why, decision.dropped_why], typed),
        about=_with_day(decision.decided_on, str(decision.get_status_display())),
    )


def _options(project: Project, _member: Member) -> QuerySet:
    rows = project.options.filter(decision__removed_at=None).select_related("decision")
    return rows.order_by(F("decision__decided_on").desc(nulls_last=True), "-decision_id", "order", "pk")


def _option(project: Project, option: Option, typed: str) -> Hit:
    return Hit(
        url=reverse("decide:decision", args=[project.slug, option.decision.ref]),
        title=plain(option.decision.question),
        text=marks(option.words, typed),
        about=_with_day(option.decision.decided_on),
    )


def _changes(project: Project, _member: Member) -> QuerySet:
    return project.changes.standing().order_by(F("changed_on").desc(nulls_last=True), "-pk")


def _change(project: Project, change: Change, typed: str) -> Hit:
    return Hit(
        url=reverse("decide:change", args=[project.slug, change.ref]),
        title=marks(change.words, typed),
        text=marks(change.for_whom, typed) if change.for_whom else (),
        about=_with_day(change.changed_on),
    )


def _stones(project: Project, _member: Member) -> QuerySet:
    return project.stones.standing().in_order()


def _stone(project: Project, stone: Stone, typed: str) -> Hit:
    return Hit(
        url=reverse("understand:stone", args=[project.slug, stone.ref]),
        title=marks(stone.words, typed),
        text=most_telling([stone.more], typed),
        about=(place_label(stone.kind, stone.track),),
    )


def _with_day(day: object, *more: str) -> tuple[str, ...]:
    return (*more, in_words(day, "j F Y")) if day else more


KINDS = {
    kind.key: kind
    for kind in (
        Kind(key="voice", label=gettext_lazy("Voices"), day="said_on", rows=_voices, hit=_voice),
        Kind(
            key="note",
            label=gettext_lazy("Notes of conversations"),
            day="conversation__held_on",
            rows=_notes,
            hit=_note,
        ),
        Kind(
            key="meeting-note",
            label=gettext_lazy("Notes of meetings"),
            day="meeting__starts_at__date",
            rows=_meeting_notes,
            hit=_meeting_note,
        ),
        Kind(key="decision", label=gettext_lazy("Decisions"), day="decided_on", rows=_decisions, hit=_decision),
        Kind(key="option", label=gettext_lazy("Options"), day="decision__decided_on", rows=_options, hit=_option),
        Kind(key="change", label=gettext_lazy("Changes"), day="changed_on", rows=_changes, hit=_change),
        Kind(key="stone", label=gettext_lazy("Stones"), day="", rows=_stones, hit=_stone),
    )
}

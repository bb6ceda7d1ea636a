"""A meeting while it goes on: who is here, who speaks, what is noted, what is to be decided."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max, Model, QuerySet
from django.utils.translation import gettext_lazy as _

from ..models import (
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingNote,
    Member,
    OthersAtMeeting,
    Wall,
)
from . import walls
from .decisions import write_down
from .forgetting_meetings import read_minutes_again
from .history import note as remember
from .meetings import MeetingError
from .traces import wipe_traces_after_this

MOST = 1000  # people of one side from outside


class IsOff(MeetingError):
    words = _("This meeting is called off. Say first that it takes place after all.")


class BecameSomething(MeetingError):
    words = _("This note became a voice or something to do. Change it there.")


class NoteGone(MeetingError):
    words = _("This note is not here any more.")


@transaction.atomic
def begin(meeting: Meeting, *, by: Member) -> None:
    """It goes on now. A meeting that was held can go on again: somebody ended it too early."""
    now = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if now.status == Meeting.Status.CALLED_OFF:
        raise IsOff
    _set_status(now, Meeting.Status.RUNNING, by, "began")


@transaction.atomic
def end(meeting: Meeting, *, by: Member) -> None:
    now = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if now.status == Meeting.Status.CALLED_OFF:
        raise IsOff
    _set_status(now, Meeting.Status.HELD, by, "ended")


def _set_status(meeting: Meeting, status: str, by: Member, verb: str) -> None:
    if meeting.status != status:
        meeting.status = status
        meeting.save(update_fields=["status"])
        remember(by, verb, meeting)


# --- Who is here ------------------------------------------------------------------------------------------


@transaction.atomic
def come(meeting: Meeting, member: Member, *, by: Member) -> None:
    Attendance.objects.get_or_create(project_id=meeting.project_id, meeting=meeting, member=member)
    remember(by, "noted who is at", meeting)


@transaction.atomic
def go(meeting: Meeting, member: Member, *, by: Member) -> None:
    """They were not here after all: how often they spoke goes too."""
    meeting.attendances.filter(member=member).delete()
    remember(by, "noted who is at", meeting)


def spoke(meeting: Meeting, member: Member, steps: int = 1) -> None:
    """One turn more, or one less where the finger slipped. Whoever speaks is here. The history keeps no turns."""
    with transaction.atomic():
        of = {"project_id": meeting.project_id, "meeting": meeting, "member": member}
        if steps > 0:
            Attendance.objects.get_or_create(**of)
        _count(meeting.attendances.filter(member=member), "turns", steps)


def others(meeting: Meeting, side: str, steps: int) -> None:
    """One more, or one less, of this side who is not in the group."""
    with transaction.atomic():
        OthersAtMeeting.objects.get_or_create(project_id=meeting.project_id, meeting=meeting, side=side)
        _count(meeting.others.filter(side=side, number__lt=MOST if steps > 0 else MOST + 1), "number", steps)
        meeting.others.filter(side=side, number=0).delete()


def others_spoke(meeting: Meeting, side: str) -> None:
    with transaction.atomic():
        _count(meeting.others.filter(side=side, number__gt=0), "turns", 1)


def _count(rows: QuerySet[Model], field: str, steps: int) -> None:
    if steps < 0:
        rows = rows.filter(**{f"{field}__gte": -steps})
    rows.update(**{field: F(field) + steps})


# --- Notes ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What is noted, about what, of which kind; and of whom it tells: a member, or only a side."""

    words: str
    kind: str = MeetingNote.Kind.SAID
    item: AgendaItem | None = None
    member: Member | None = None
    side: str = ""


@transaction.atomic
def take_note(meeting: Meeting, noted: Noted, *, by: Member) -> MeetingNote:
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = meeting.notes.aggregate(last=Max("order"))["last"] or 0
    row = MeetingNote(project_id=meeting.project_id, meeting=meeting, order=last + 1, noted_by=by)
    _write(row, noted)
    remember(by, "noted", row)
    return row


@transaction.atomic
def change_note(row: MeetingNote, noted: Noted, *, by: Member) -> None:
    row = _still_open(row)
    _write(row, noted)
    remember(by, "changed", row)


@transaction.atomic
def erase_note(row: MeetingNote, *, by: Member) -> None:
    """For good: somebody did not want it written down."""
    row = _still_open(row)
    remember(by, "erased", row)
    row.delete()
    read_minutes_again(row.meeting_id)
    wipe_traces_after_this()


def _write(row: MeetingNote, noted: Noted) -> None:
    row.words, row.kind, row.item = noted.words, noted.kind, noted.item
    row.member, row.side = noted.member, noted.side
    row.save()


def _still_open(row: MeetingNote) -> MeetingNote:
    now = MeetingNote.objects.select_for_update().filter(pk=row.pk).first()
    if now is None:
        raise NoteGone
    if now.voice_id or now.action_id:
        raise BecameSomething
    return now


# --- Decisions and the wall -------------------------------------------------------------------------------


@transaction.atomic
def begin_decision(item: AgendaItem, *, by: Member) -> Decision:
    """The question on the agenda becomes one in the register, still open, with those who are here. Once."""
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("decision").get(pk=item.pk)
    if item.decision and not item.decision.removed_at:
        return item.decision
    meeting = item.meeting
    decision = Decision(project_id=item.project_id, question=item.words, meeting=meeting, status=Decision.Status.OPEN)
    here = Member.objects.filter(attendances__meeting=meeting)
    write_down(decision, options=[], present=list(here), by=by)
    item.decision = decision
    item.save(update_fields=["decision"])
    return decision


@transaction.atomic
def use_wall(meeting: Meeting, wall: Wall | None, *, by: Member) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(wall=wall)
    remember(by, "changed", meeting)


@transaction.atomic
def make_wall(meeting: Meeting, question: str, *, by: Member) -> Wall:
    wall = walls.make(meeting.project, title=meeting.title, question=question, by=by)
    use_wall(meeting, wall, by=by)
    return wall

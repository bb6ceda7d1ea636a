"""Meetings: planned and changed, called off, with an agenda, with those who are invited and what they need."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import AccessCheck, AgendaItem, Invited, Meeting, Member
from . import removals
from .history import note

# What people plan. Whether a meeting goes on, and what belongs to it, may change while somebody has the form open.
PLANNED = (
    "title",
    "purpose",
    "starts_at",
    "ends_at",
    "place",
    "online",
    "travel",
    "access",
    "breaks",
    "interpreter",
    "formats",
    "facilitator",
    "facilitator_outside",
    "only_side",
    "only_why",
)


class MeetingError(Exception):
    """Something that cannot be done with this meeting. Its words are for the member who tried."""

    words = _("This cannot be done with this meeting.")

    def __str__(self) -> str:
        return str(self.words)


class EndsBeforeItStarts(MeetingError):
    words = _("The meeting ends before it starts. Look at the times again.")


class NotInvited(MeetingError):
    words = _("This person is not invited any more.")


class InTheBooks(MeetingError):
    words = _("This meeting has begun, so it cannot be called off any more.")


class TalkedAbout(MeetingError):
    words = _("There are notes about this, so it stays on the agenda.")


@transaction.atomic
def save_meeting(meeting: Meeting, *, by: Member) -> Meeting:
    """Keep a new or changed meeting. Calendars take what has the higher number."""
    if meeting.ends_at <= meeting.starts_at:
        raise EndsBeforeItStarts
    if meeting.pk:
        _keep(meeting, *PLANNED)
        note(by, "changed", meeting)
    else:
        meeting.made_by = by
        meeting.save()
        note(by, "planned", meeting)
    return meeting


@transaction.atomic
def call_off(meeting: Meeting, why: str, *, by: Member) -> None:
    meeting.refresh_from_db()
    if meeting.status not in (Meeting.Status.PLANNED, Meeting.Status.CALLED_OFF):
        raise InTheBooks
    meeting.status, meeting.called_off_why = Meeting.Status.CALLED_OFF, why
    _keep(meeting, "status", "called_off_why")
    note(by, "called off", meeting)


@transaction.atomic
def call_on(meeting: Meeting, *, by: Member) -> None:
    """It takes place after all."""
    if meeting.status == Meeting.Status.CALLED_OFF:
        meeting.status, meeting.called_off_why = Meeting.Status.PLANNED, ""
        _keep(meeting, "status", "called_off_why")
        note(by, "planned", meeting)


@transaction.atomic
def remove(meeting: Meeting, *, by: Member) -> None:
    removals.remove(meeting, by=by)
    _keep(meeting)


@transaction.atomic
def put_back(meeting: Meeting, *, by: Member) -> None:
    removals.put_back(meeting, by=by)
    _keep(meeting)


def _keep(meeting: Meeting, *fields: str) -> None:
    _count_change(meeting)
    meeting.save(update_fields=[*fields, "sequence", "changed_at"])


def _count_change(meeting: Meeting) -> None:
    now = Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.sequence, meeting.changed_at = now.sequence + 1, timezone.now()


# --- The agenda -------------------------------------------------------------------------------------------


@transaction.atomic
def add_item(meeting: Meeting, words: str, minutes: int | None = None, *, by: Member) -> AgendaItem:
    """Any member may: it comes last, and the paper says who added it."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = meeting.agenda.aggregate(last=Max("order"))["last"] or 0
    item = AgendaItem(project_id=meeting.project_id, meeting=meeting, order=last + 1, words=words, minutes=minutes)
    item.added_by = by
    item.save()
    note(by, "added", item)
    return item


@transaction.atomic
def change_item(item: AgendaItem, *, by: Member) -> None:
    item.save(update_fields=["words", "minutes"])
    note(by, "changed", item)


@transaction.atomic
def move_item(item: AgendaItem, steps: int, *, by: Member) -> None:
    """One place up (-1) or down (1). At the end of the list it stays."""
    Meeting.objects.select_for_update().get(pk=item.meeting_id)
    rows = list(AgendaItem.objects.filter(meeting=item.meeting_id))
    place = next(place for place, row in enumerate(rows) if row.pk == item.pk)
    rows.insert(max(0, place + steps), rows.pop(place))
    for order, row in enumerate(rows, 1):
        row.order = order
    AgendaItem.objects.bulk_update(rows, ["order"])
    note(by, "moved", item)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: Member) -> None:
    if item.notes.exists():
        raise TalkedAbout
    note(by, "removed", item)
    item.delete()


# --- Who is asked to come ---------------------------------------------------------------------------------


@transaction.atomic
def invite(meeting: Meeting, members: Collection[Member], *, by: Member) -> None:
    """These members are invited, and nobody else. Whoever stays on the list keeps their answer."""
    meeting.invited.exclude(member__in=members).delete()
    rows = [Invited(project_id=meeting.project_id, meeting=meeting, member=member) for member in members]
    Invited.objects.bulk_create(rows, ignore_conflicts=True)
    note(by, "invited to", meeting)


@transaction.atomic
def answer(invited: Invited, said: str, needs: str, *, by: Member) -> None:
    """Coming, perhaps, or not; and what they need this time."""
    rows = Invited.objects.filter(pk=invited.pk)
    if not rows.update(answer=said, needs=needs):
        raise NotInvited
    note(by, "answered", invited.meeting)


# --- What they need ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What somebody found about one line of the checklist."""

    state: str
    note: str = ""


@transaction.atomic
def keep_checklist(meeting: Meeting, found: Mapping[str, Looked], own: Mapping[str, Looked], *, by: Member) -> None:
    """The lines that follow from needs, by key, and the lines in the group's own words. One of those that is left out
    was struck off.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    rows = {(row.key, row.words): row for row in meeting.checks.all()}
    wanted = {(key, ""): looked for key, looked in found.items()}
    wanted |= {("", words): looked for words, looked in own.items()}
    for (key, words), row in rows.items():
        if not key and (key, words) not in wanted:
            row.delete()
    for (key, words), looked in wanted.items():
        row = rows.get((key, words))
        as_it_is = (row.state, row.note) if row else ("", "" if key else None)
        if as_it_is == (looked.state, looked.note):
            continue
        of = {"project_id": meeting.project_id, "meeting": meeting, "key": key, "words": words}
        said = {"state": looked.state, "note": looked.note, "looked_at_by": by}
        AccessCheck.objects.update_or_create(**of, defaults=said)
    note(by, "looked at the needs of", meeting)

"""Meetings as pages show them: coming and past, who is asked, what they need, and what stands out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..methods import meetings as method
from ..methods.meetings import Need, Seen
from ..models import AccessCheck, AgendaItem, Invited, Meeting, Member, Project, Side
from .meeting_words import NEEDS, Prompt, prompt, when

OVER = (Meeting.Status.HELD, Meeting.Status.CALLED_OFF)


def listed(project: Project) -> QuerySet[Meeting]:
    invited = Count("invited", distinct=True)
    coming = Count("invited", filter=Q(invited__answer=Invited.Answer.COMING), distinct=True)
    return project.meetings.standing().annotate(asked=invited, coming=coming)


def coming(project: Project, now: datetime | None = None) -> QuerySet[Meeting]:
    """Going on or still to come, the next first. A day after its end a meeting is past, whatever was noted."""
    ended = (now or timezone.now()) - timedelta(days=1)
    running = Q(status=Meeting.Status.RUNNING)
    planned = Q(status__in=[Meeting.Status.PLANNED, Meeting.Status.CALLED_OFF], ends_at__gte=ended)
    return listed(project).filter(running | planned).order_by("starts_at", "pk")


def past(project: Project, now: datetime | None = None) -> QuerySet[Meeting]:
    """The others, the last first."""
    return listed(project).exclude(pk__in=coming(project, now).values("pk")).order_by("-starts_at", "-pk")


def next_in_words(project: Project, now: datetime | None = None) -> str:
    """ "The next meeting: Tea and plans, Tuesday 4 March 2031, 2 pm to 4 pm", or nothing."""
    meetings = project.meetings.standing().exclude(status__in=OVER).filter(ends_at__gte=now or timezone.now())
    found = meetings.order_by("starts_at", "pk").first()
    words = _("The next meeting: %(title)s, %(when)s")
    return words % {"title": found.title, "when": when(found)} if found else ""


def agenda(meeting: Meeting) -> QuerySet[AgendaItem]:
    return meeting.agenda.select_related("added_by", "decision")


def invited(meeting: Meeting) -> list[Invited]:
    """Everyone who is asked and still in the group, by name."""
    here = meeting.invited.filter(member__left_at=None)
    return list(here.select_related("member__user").order_by("member__name", "pk"))


@dataclass(frozen=True, kw_only=True)
class AnswerCount:
    answer: str
    label: str
    number: int


def answers(asked: Iterable[Invited]) -> list[AnswerCount]:
    """How many said what, those who come first."""
    counted = Counter(each.answer for each in asked)
    order = [Invited.Answer.COMING, Invited.Answer.MAYBE, Invited.Answer.NOT_COMING, Invited.Answer.NOT_YET]
    return [
        AnswerCount(answer=answer.value, label=str(answer.label), number=counted[answer])
        for answer in order
        if counted[answer]
    ]


def by_side(members: Iterable[Member]) -> dict[str, int]:
    """How many of each side, in the order of the sides."""
    counted = Counter(member.side for member in members)
    return {side: counted[side] for side in Side.values if counted[side]}


# --- What people need -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """One line of the checklist as it stands. `key` is empty for a line in the group's own words."""

    key: str
    words: str
    needed: str
    people: int
    state: str
    state_label: str
    note: str
    by: str


def checklist(meeting: Meeting, asked: Iterable[Invited]) -> list[CheckLine]:
    """What follows from the needs of those who may come, and the group's own lines. It names nobody."""
    rows = list(meeting.checks.select_related("looked_at_by"))
    known = {row.key: row for row in rows if row.key}
    needs = [each.member.needs for each in asked if each.answer != Invited.Answer.NOT_COMING]
    lines = {line.need.value: line.people for line in method.checklist(needs)}
    # What was once looked at stays on the list while somebody has said how it is.
    keys = [need.value for need in Need if need.value in lines or (need.value in known and known[need.value].state)]
    found = [_line(key, known.get(key), lines.get(key, 0)) for key in keys]
    return [*found, *(_line("", row, 0) for row in rows if not row.key)]


def _line(key: str, row: AccessCheck | None, people: int) -> CheckLine:
    state = AccessCheck.State(row.state if row else "")
    words = NEEDS[Need(key)] if key else None
    return CheckLine(
        key=key,
        words=str(words.see_to) if words else (row.words if row else ""),
        needed=str(words.tick) if words else "",
        people=people,
        state=state.value,
        state_label=str(state.label),
        note=row.note if row else "",
        by=row.looked_at_by.name if row and row.looked_at_by else "",
    )


# --- What stands out --------------------------------------------------------------------------------------


def before(meeting: Meeting, asked: list[Invited], lines: list[CheckLine]) -> list[Prompt]:
    """What stands out while a meeting is planned: of those who may come."""
    may_come = [each.member for each in asked if each.answer != Invited.Answer.NOT_COMING]
    states = Counter(line.state for line in lines)
    seen = Seen(
        only_side=meeting.only_side,
        sides=by_side(may_come),
        not_met=states[AccessCheck.State.NOT_MET],
        not_looked_at=states[AccessCheck.State.OPEN],
        is_led_from_outside=bool(meeting.facilitator_outside),
    )
    return [prompt(found, is_before=True) for found in method.hints(seen)]

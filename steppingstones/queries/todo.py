"""What there is to do: open, done and taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Action, Project

OPEN, DONE, TAKEN_BACK = "open", "done", "taken-back"
SOON = 14  # days ahead that are counted rather than dated


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One thing to do, in words."""

    action: Action
    who: str
    when: str
    is_late: bool
    has_left: bool  # whoever looked after it is not in the group any more


def in_state(project: Project, state: str) -> QuerySet[Action]:
    """Open things in the order of their days; the others newest first."""
    actions = project.actions.select_related("member", "stakeholder")
    if state == TAKEN_BACK:
        return actions.exclude(removed_at=None).order_by("-removed_at", "-pk")
    if state == DONE:
        return actions.standing().exclude(done_at=None).order_by("-done_at", "-pk")
    return actions.standing().filter(done_at=None).order_by(F("due_on").asc(nulls_last=True), "pk")


def open_in(actions: Iterable[Action]) -> list[Action]:
    """The same of these, which stand."""
    return sorted((each for each in actions if not each.done_at), key=lambda each: (each.due_on or date.max, each.pk))


def how_many(project: Project) -> dict[str, int]:
    return {state: in_state(project, state).count() for state in (OPEN, DONE, TAKEN_BACK)}


def tell(actions: list[Action], today: date | None = None) -> list[ToDo]:
    today = today or timezone.localdate()
    return [
        ToDo(
            action=action,
            who=action.member.name if action.member else "",
            when=when_words(action, today),
            is_late=is_late(action, today),
            has_left=bool(action.member and action.member.left_at),
        )
        for action in actions
    ]


def is_late(action: Action, today: date) -> bool:
    return bool(action.due_on and action.due_on < today and not action.done_at and not action.removed_at)


def when_words(action: Action, today: date) -> str:
    """When it was done, or by when it should be; what is late says so."""
    if action.removed_at:
        return _("Taken back on %(day)s") % {"day": _day(timezone.localdate(action.removed_at))}
    if action.done_at:
        return _("Done on %(day)s") % {"day": _day(timezone.localdate(action.done_at))}
    if not action.due_on:
        return _("No day is set")
    days, day = (action.due_on - today).days, _day(action.due_on)
    if days < 0:
        late = ngettext("Late by %(n)d day: it was for %(day)s", "Late by %(n)d days: it was for %(day)s", -days)
        return late % {"n": -days, "day": day}
    if days == 0:
        return _("For today")
    if days <= SOON:
        return ngettext("In %(n)d day, on %(day)s", "In %(n)d days, on %(day)s", days) % {"n": days, "day": day}
    return _("By %(day)s") % {"day": day}


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def open_in_words(project: Project, today: date | None = None) -> str:
    """ "3 things to do, 1 of them late", or nothing where nothing is open. For the overview of a project."""
    today = today or timezone.localdate()
    found = list(in_state(project, OPEN).values_list("due_on", flat=True))
    late = sum(bool(due and due < today) for due in found)
    if not found:
        return ""
    words = ngettext("%(n)d thing to do", "%(n)d things to do", len(found)) % {"n": len(found)}
    return _("%(things)s, %(n)d of them late") % {"things": words, "n": late} if late else words

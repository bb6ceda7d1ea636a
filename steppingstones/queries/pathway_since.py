"""What happened to the pathway since somebody looked: what they saw, what is there now, and who changed it when.

A page says which act was the last when it was made. From there the kept differences lead back to what was on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from ..methods.pathway import Stone
from ..methods.pathway_changes import Difference, StepChange, StoneChange
from ..methods.pathway_data import difference_from_data
from ..models import Member, PathwayEdit, Project
from .pathway_acts import acts_in_words

TOLD = 3  # acts told one by one


@dataclass(frozen=True, kw_only=True)
class Touch:
    """Who changed something, and when. Nobody, where no act was kept or its member is gone."""

    who: Member | None = None
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class News:
    number: int
    acts: tuple[tuple[str, bool, str], ...]  # whose, whether it was oneself, and what
    more: int


def last_number(project: Project) -> int:
    """The number of the last act on this project's pathway; 0 before the first."""
    return PathwayEdit.objects.filter(project=project).aggregate(last=Max("number"))["last"] or 0


def acts_since(project: Project, number: int) -> Iterator[tuple[PathwayEdit, Difference]]:
    """The acts after this number, oldest first."""
    for row in project.pathwayedits.filter(number__gt=number).select_related("member").order_by("number"):
        yield row, difference_from_data(row.difference)


def stone_changes(project: Project, ref: str, number: int) -> list[tuple[PathwayEdit, StoneChange]]:
    """What happened to one stone after this number."""
    acts = acts_since(project, number)
    return [(row, change) for row, difference in acts for change in difference.stones if change.key == ref]


def seen_of(now: Stone, changes: list[tuple[PathwayEdit, StoneChange]]) -> Stone:
    """The stone as it was before these changes: as somebody saw it who now sends a form."""
    return next((change.before for _row, change in changes if change.before is not None), now)


def last_touch(changes: list[tuple[PathwayEdit, StoneChange]], field: str = "") -> Touch:
    """Who changed this field of a stone last; any field, if none is named."""
    for row, change in reversed(changes):
        if not field or getattr(change.before, field, None) != getattr(change.after, field, None):
            return Touch(who=row.member, at=row.at)
    return Touch()


def step_changes(project: Project, ref: str, number: int) -> list[StepChange]:
    """What happened to the steps from one stone after this number."""
    acts = acts_since(project, number)
    return [change for _row, difference in acts for change in difference.steps if change.ends[0] == ref]


def news_since(project: Project, number: int, *, reader: Member, own: bool = True) -> News | None:
    """What others did, and, if `own` is asked for, what this reader did in another window. The last acts first."""
    found = project.pathwayedits.filter(number__gt=number)
    found = found if own else found.exclude(member=reader)
    acts = list(found.select_related("member", "about").order_by("-number")[:TOLD])
    if not acts:
        return None
    words = acts_in_words(project, acts)
    return News(
        number=last_number(project),
        acts=tuple((name_of(each.member), each.member_id == reader.pk, words[each.number]) for each in acts),
        more=max(found.count() - TOLD, 0),
    )


def name_of(member: Member | None) -> str:
    return member.name if member else _("Somebody")

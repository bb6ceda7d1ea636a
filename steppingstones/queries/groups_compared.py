"""Two groups beside each other as pages show them: what may be said first, then the numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..methods.comparative import Difference, Person, Placed, Side, compared
from ..methods.suppression import PUBLISHED
from ..models import GroupComparison, Project
from .comparative_words import cautions, reason, sentence

HUNDREDTH = 0.01
Plain = tuple[bool, str, str, str | None, int]


def difference_of(row: GroupComparison) -> Difference:
    people = tuple((bool(one[0]), str(one[1]), str(one[2]), one[3] and str(one[3]), int(one[4])) for one in row.people)
    return _difference(people, row.placed, row.low_is_good)


@lru_cache(maxsize=256)
def _difference(people: tuple[Plain, ...], placed: str, low_is_good: bool) -> Difference:
    """The same numbers have the same answer, and to count it out takes up to a second."""
    together, without = (
        [
            Person(
                before=Decimal(before),
                after=Decimal(after),
                earlier=None if earlier is None else Decimal(earlier),
                team=str(team or ""),
            )
            for is_together, before, after, earlier, team in people
            if is_together == wanted
        ]
        for wanted in (True, False)
    )
    return compared(together, without, Placed(placed), low_is_good=low_is_good)


def outcomes_compared(project: Project) -> set[str]:
    """The outcomes for which a comparison may say that co-production was the cause. One query."""
    rows = project.groupcomparisons.standing().select_related("stone")
    return {row.stone.ref for row in rows if difference_of(row).may_say_because}


# --- In words ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GroupTold:
    name: str
    people: int
    missing: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, kw_only=True)
class ComparedTold:
    """What may be said, what keeps it from meaning more, and the numbers behind it."""

    row: GroupComparison
    sentence: str
    reason: str
    cautions: list[str]
    groups: list[GroupTold]
    size: str
    chance: str


def comparisons_told(rows: Iterable[GroupComparison]) -> list[ComparedTold]:
    return [tell(row) for row in rows]


def tell(row: GroupComparison) -> ComparedTold:
    found = difference_of(row)
    return ComparedTold(
        row=row,
        sentence=sentence(found),
        reason=reason(found),
        cautions=cautions(found),
        groups=[
            _group(_("With co-production"), found.together, row.missing_together),
            _group(row.other, found.without, row.missing_without),
        ],
        size=figure(found.size),
        chance=_chance(found),
    )


def _group(name: str, side: Side, missing: int) -> GroupTold:
    return GroupTold(
        name=name,
        people=side.people,
        missing=_missing(missing),
        before=figure(side.before),
        after=figure(side.after),
        change=figure(side.change),
    )


def _missing(number: int) -> str:
    """Few who did not answer again are not counted out."""
    if not number:
        return _("nobody")
    return _("fewer than %(n)d") % {"n": PUBLISHED} if number < PUBLISHED else str(number)


def _chance(found: Difference) -> str:
    if found.chance is None:
        return ""
    if found.chance < HUNDREDTH:
        said = _("If chance alone had made the groups, they would be as far apart in fewer than 1 of 100 cases.")
    else:
        told = _("If chance alone had made the groups, they would be as far apart in about %(n)d of 100 cases.")
        said = told % {"n": round(found.chance * 100)}
    if found.ways is None:
        return said
    counted = _("(Counted out: %(n)s of %(all)s ways.)")
    return f"{said} {counted % {'n': f'{found.as_far:,}', 'all': f'{found.ways:,}'}}"


def figure(size: float) -> str:
    """One figure after the point: more would pretend to know."""
    return number_format(round(size, 1) + 0.0, decimal_pos=1, use_l10n=True)

"""With and without: how much more those changed who co-produced than those who did not, in two small groups."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from .paired import Score, whole
from .two_groups import FEWEST, Dominance, Shift, dominance, mean_chance, shift

RARE = 0.05
FEWEST_TEAMS = 4
_WAYS_TOLD = 10**9
MOST = 300  # people; beyond this the exact sums make people wait


Mean = TypeVar("Mean", float, Fraction)


class Placed(StrEnum):
    """How it came about who is in which group."""

    LOT = "lot"
    WAITING = "waiting"  # the others begin later, by a rule that has nothing to do with them
    CHOSEN = "chosen"


class Refusal(StrEnum):
    """Why chance is not worked out."""

    TOO_FEW = "too-few"
    FEW_TEAMS = "few-teams"
    TEAMS_IN_BOTH = "teams-in-both"
    TOO_MANY = "too-many"


class Caution(StrEnum):
    """What keeps the difference from meaning that co-production was the cause."""

    CHOSEN = "chosen"
    APART_BEFORE = "apart-before"
    NEVER_RARE = "never-rare"
    ONLY_TWO_TIMES = "only-two-times"


@dataclass(frozen=True, kw_only=True)
class Person:
    """What somebody answered before and after; `earlier` is once more before that, `team` whom they work with."""

    before: Score
    after: Score
    earlier: Score | None = None
    team: str = ""

    @property
    def change(self) -> Fraction:
        return Fraction(self.after) - Fraction(self.before)


@dataclass(frozen=True, kw_only=True)
class Side:
    """One group: how many people, and their means."""

    people: int
    before: float
    after: float

    @property
    def change(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How much more the one group changed than the other, in points.

    There are `ways` to divide the people (or their teams); in `as_far` of them chance alone puts the groups as far
    apart, which is `chance`. Both are None where they are too many to tell. `rarest` is the least that chance can be
    with so few. `before` is how far they had moved apart between the two times before.
    """

    together: Side
    without: Side
    size: float
    shift: Shift | None = None
    dominance: Dominance | None = None
    ways: int | None = None
    as_far: int | None = None
    chance: float | None = None
    rarest: float | None = None
    before: float | None = None
    cautions: tuple[Caution, ...] = ()
    refusal: Refusal | None = None
    low_is_good: bool = False

    @property
    def may_say_because(self) -> bool:
        """Whether it may be said that co-production was the cause."""
        rare = self.chance is not None and self.chance <= RARE
        better = self.size < 0 if self.low_is_good else self.size > 0
        return rare and better and not {Caution.CHOSEN, Caution.APART_BEFORE} & set(self.cautions)


def difference(*, together: tuple[Mean, Mean], without: tuple[Mean, Mean]) -> Mean:
    """How much more the one mean changed than the other; each is the mean before and the mean after.

    >>> round(difference(together=(63_692.86, 70_619.24), without=(82_517.23, 101_307.51)), 2)
    -11863.9

    Source: the difference in differences; the numbers are those of Kiel and McClain (1995), Journal of Environmental
    Economics and Management 28, 241-255, as in Wooldridge, Introductory Econometrics, example 13.3.
    """
    return together[1] - together[0] - (without[1] - without[0])


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a table tells of one group at one time: how many, their mean, and the standard deviation."""

    people: int
    mean: float
    spread: float


def difference_error(*, together: tuple[Told, Told], without: tuple[Told, Told]) -> float:
    """The standard error of `difference`, where only a table of another service is known and not its people.

    Other people before and after, as in a table; of the same people it is too wide. Each group has two people at least.

    >>> near = Told(people=56, mean=63_692.86, spread=42_722.03), Told(people=40, mean=70_619.24, spread=34_816.80)
    >>> far = Told(people=123, mean=82_517.23, spread=20_831.10), Told(people=102, mean=101_307.51, spread=29_741.12)
    >>> round(difference_error(together=near, without=far), 2)
    7456.65

    Source: least squares on both times, both groups and their product; the numbers as for `difference`.
    """
    each = (*together, *without)
    squares = sum((one.people - 1) * one.spread**2 for one in each)
    freedom = sum(one.people for one in each) - len(each)
    return math.sqrt(squares / freedom * sum(1 / one.people for one in each))


def compared(
    together: Sequence[Person],
    without: Sequence[Person],
    placed: Placed = Placed.CHOSEN,
    *,
    low_is_good: bool = False,
) -> Difference:
    """How much more those changed who co-produced. Each group has somebody.

    Where people work in teams, whole teams are divided, because the people of a team move together.

    >>> one = [Person(before=0, after=change) for change in (2, 1, 3, 0, 2, 1)]
    >>> found = compared(one, [Person(before=0, after=change) for change in (0, 1, -1, 0, 1)], Placed.LOT)
    >>> round(found.size, 1), found.as_far, found.ways, round(found.chance, 7)
    (1.3, 30, 462, 0.0649351)

    Source: the difference in differences with Fisher's exact permutation test of all ways to divide the people; the
    other sums as in `two_groups`. When chance is not worked out, and what must be said, are our own rules.
    """
    sides = _side(together), _side(without)
    one, other = [each.change for each in together], [each.change for each in without]
    steps, unit = whole([*one, *other])
    apart = shift(steps[len(one) :], steps[: len(one)])
    known = Difference(
        together=sides[0],
        without=sides[1],
        size=float(difference(together=_means(together), without=_means(without))),
        shift=_in_points(apart, unit),
        dominance=dominance(steps[len(one) :], steps[: len(one)]),
        before=_moved_before(together, without),
        refusal=_refusal(together, without),
        low_is_good=low_is_good,
    )
    if known.refusal == Refusal.TOO_FEW:
        known = replace(known, shift=None, dominance=None)
    known = known if known.refusal else _by_chance(known, _units(together), _units(without))
    return replace(known, cautions=_cautions(known, placed))


def _side(people: Sequence[Person]) -> Side:
    before, after = _means(people)
    return Side(people=len(people), before=float(before), after=float(after))


def _means(people: Sequence[Person]) -> tuple[Fraction, Fraction]:
    return _mean([Fraction(each.before) for each in people]), _mean([Fraction(each.after) for each in people])


def _mean(scores: Sequence[Fraction]) -> Fraction:
    return sum(scores, Fraction(0)) / len(scores)


def _in_points(apart: Shift, unit: int) -> Shift:
    low = None if apart.low is None else apart.low / unit
    high = None if apart.high is None else apart.high / unit
    return replace(apart, size=apart.size / unit, low=low, high=high)


def _moved_before(together: Sequence[Person], without: Sequence[Person]) -> float | None:
    means = []
    for people in (together, without):
        known = [Fraction(each.before) - Fraction(each.earlier) for each in people if each.earlier is not None]
        if len(known) < FEWEST:
            return None
        means.append(_mean(known))
    return float(means[0] - means[1])


def _refusal(together: Sequence[Person], without: Sequence[Person]) -> Refusal | None:
    teams = [{each.team for each in people} for people in (together, without)]
    if min(len(together), len(without)) < FEWEST:
        return Refusal.TOO_FEW
    if len(together) + len(without) > MOST:
        return Refusal.TOO_MANY
    if not any(teams[0] | teams[1]):
        return None
    if teams[0] & teams[1]:
        return Refusal.TEAMS_IN_BOTH
    return Refusal.FEW_TEAMS if min(map(len, teams)) < FEWEST or sum(map(len, teams)) < FEWEST_TEAMS else None


def _units(people: Sequence[Person]) -> list[Fraction]:
    """What is divided: the people's changes, or the mean changes of their teams."""
    if not any(each.team for each in people):
        return [each.change for each in people]
    found: dict[str, list[Fraction]] = defaultdict(list)
    for each in people:
        found[each.team].append(each.change)
    return [_mean(changes) for changes in found.values()]


def _by_chance(known: Difference, one: Sequence[Fraction], other: Sequence[Fraction]) -> Difference:
    ways, chance = math.comb(len(one) + len(other), len(one)), mean_chance(one, other)
    if chance is None:
        return known
    rarest = (2 if len(one) == len(other) else 1) / ways
    if ways > _WAYS_TOLD:
        return replace(known, chance=chance, rarest=rarest)
    return replace(known, ways=ways, as_far=round(chance * ways), chance=chance, rarest=rarest)


def _cautions(known: Difference, placed: Placed) -> tuple[Caution, ...]:
    said = {
        Caution.CHOSEN: placed == Placed.CHOSEN,
        Caution.ONLY_TWO_TIMES: known.before is None,
        Caution.APART_BEFORE: known.before is not None and abs(known.before) * 2 >= abs(known.size) > 0,
        Caution.NEVER_RARE: known.rarest is not None and known.rarest > RARE,
    }
    return tuple(caution for caution, holds in said.items() if holds)

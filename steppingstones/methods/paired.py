"""The same few people asked twice: how far they moved, and how often chance alone would move them so far.

Everything is counted out over all ways to give each person's change a sign, equal changes and all. Nothing is drawn by
chance, and no curve stands in for the people.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from statistics import median

Score = int | Decimal | Fraction
_FINEST = 1_000  # steps from no change to the largest; finer ones change no chance that is worth printing


@dataclass(frozen=True, kw_only=True)
class SignedRank:
    """The ranks of all who went up, added, and how often chance alone would bring that.

    `chance` counts both ways, `chance_up` only sums as high as this one. `people` are those who moved at all.
    """

    ranks_up: float
    people: int
    chance: float
    chance_up: float


@dataclass(frozen=True, kw_only=True)
class Moved:
    """How far people moved, in points, and from where to where that may be.

    `confidence` is how often such a range holds the truth. With equal changes, or none, that is only near: then
    `is_exact` is False.
    """

    size: float
    low: float
    high: float
    confidence: float
    is_exact: bool


class _Signs:
    """In how many ways the weights of those who went up add up to each sum, when each may go up or down.

    The counts for all sums lie beside each other in one long number, each in a place that is wide enough for all ways
    together: so adding two such numbers counts all sums at once.
    """

    def __init__(self, weights: Sequence[int]) -> None:
        self.common = math.gcd(*weights) or 1
        self.people, self.wide, self.ways = len(weights), len(weights) + 2, 1
        for weight in sorted(weights):
            self.ways += self.ways << weight // self.common * self.wide

    def up_to(self, most: int) -> float:
        """The share of all ways in which the sum is at most this."""
        if most < 0:
            return 0.0
        low = self.ways & ((1 << (most // self.common + 1) * self.wide) - 1)
        return low % ((1 << self.wide) - 1) / (1 << self.people)  # the digits of a number added up, as by nines


@lru_cache(maxsize=8)
def _no_ties(people: int) -> _Signs:
    return _Signs(range(1, people + 1))


def sign_chance(up: int, down: int) -> float:
    """How often chance alone would send as many of these people the same way. Who did not move is not counted.

    >>> sign_chance(7, 2), sign_chance(3, 0)
    (0.1796875, 0.25)

    Source: the sign test, exact and two-sided (Arbuthnott 1710; as `binom.test` of R).
    """
    people = up + down
    ways = sum(math.comb(people, at) for at in range(min(up, down) + 1))
    return min(1.0, 2 * ways / (1 << people))


def signed_rank(differences: Sequence[Score], *, rank_zeros: bool = False) -> SignedRank:
    """Whether those who moved far moved the same way. Equal steps share their ranks.

    Who did not move is left out before ranks are given; with `rank_zeros`, only afterwards.

    >>> found = signed_rank([1, 0, 2, 1, 0, 1, 2, 0, 1, -1, 2, 2])
    >>> found.ranks_up, found.people, found.chance
    (42.0, 9, 0.0234375)

    Source: Wilcoxon (1945), Individual comparisons by ranking methods, Biometrics Bulletin 1, 80-83; zeros ranked:
    Pratt (1959), Journal of the American Statistical Association 54, 655-667. Exact with equal steps by counting out.
    """
    steps, _unit = whole(differences)
    often = Counter(abs(step) for step in steps if step or rank_zeros)
    ends = dict(zip(sorted(often), accumulate(often[far] for far in sorted(often)), strict=True))
    ranks = {far: 2 * end - often[far] + 1 for far, end in ends.items()}  # twice the middle rank, so whole
    moved = [ranks[abs(step)] for step in steps if step]
    up, signs = sum(ranks[step] for step in steps if step > 0), _Signs(moved)
    as_high, as_low = signs.up_to(sum(moved) - up), signs.up_to(up)  # going down is the mirror of going up
    chance = min(1.0, 2 * min(as_high, as_low))
    return SignedRank(ranks_up=up / 2, people=len(moved), chance=chance, chance_up=as_high)


def flip_chance(differences: Sequence[Score]) -> float:
    """How often chance alone would move the mean so far, if each might as well have gone the other way.

    >>> flip_chance([1, 2, 3]), flip_chance([2, 2, 2, -1, 3, 1])
    (0.25, 0.09375)

    Source: Fisher (1935), The Design of Experiments, section 21; all ways to give signs counted. Where the steps are
    finer than a thousandth of the largest, they are rounded to that.
    """
    steps, _unit = whole(differences)
    largest = max(map(abs, steps), default=0)
    if largest > _FINEST:
        steps = [round(Fraction(step * _FINEST, largest)) for step in steps]
    far = [abs(step) for step in steps if step]
    up = sum(step for step in steps if step > 0)
    return min(1.0, 2 * _Signs(far).up_to(min(up, sum(far) - up)))


def moved(differences: Sequence[Score], *, wanted: float = 0.95) -> Moved:
    """The middle of all means of two people's changes, each person also with themselves. There is somebody.

    >>> moved([1, 0, 2, 1, 0, 1, 2, 0, 1, -1, 2, 2])
    Moved(size=1.0, low=0.0, high=1.5, confidence=0.95751953125, is_exact=False)

    Source: Hodges and Lehmann (1963), Estimates of location based on rank tests, Annals of Mathematical Statistics 34,
    598-611; the range from the exact distribution of signed ranks: Hollander and Wolfe, Nonparametric Statistical
    Methods, 3.3, as `wilcox.test` of R.
    """
    steps, unit = whole(differences)
    sums = sorted(one + other for place, one in enumerate(steps) for other in steps[place:])
    signs = _no_ties(len(steps))
    place = max(1, _first_place(signs, len(sums), (1 - wanted) / 2))
    return Moved(
        size=median(sums) / (2 * unit),
        low=sums[place - 1] / (2 * unit),
        high=sums[-place] / (2 * unit),
        confidence=1 - 2 * signs.up_to(place - 1),
        is_exact=0 not in steps and len(set(map(abs, steps))) == len(steps),
    )


def _first_place(signs: _Signs, last: int, care: float) -> int:
    """The lowest sum of ranks that chance brings, or a lower one, at least so often."""
    low, high = 0, last
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if signs.up_to(middle) >= care else (middle + 1, high)
    return low


def whole(scores: Sequence[Score]) -> tuple[list[int], int]:
    """The same scores as whole numbers of a unit that divides them all, and how many units a point has.

    >>> whole([Decimal("0.5"), 2])
    ([1, 4], 2)

    Source: arithmetic: numbers typed with decimals are exact, so equal steps stay equal.
    """
    exact = [Fraction(score) for score in scores]
    unit = math.lcm(*(score.denominator for score in exact))
    return [int(score * unit) for score in exact], unit

"""Two small groups beside each other: how far apart they are, and how sure that is with 3 to 30 people in each.

Everything is counted out in full. Nothing is drawn by chance, and no curve stands in for the people: only the range of
a distance between more than 300 of them comes from one, because counting would make people wait.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import accumulate, combinations
from statistics import NormalDist

FEWEST = 3  # people in a group; with fewer nothing is said about how sure a distance is
WANTED = 0.95
MOST_COUNTED = 300  # people of both groups
_FINEST = 1_000  # steps from the lowest to the highest; finer differences change no chance that is worth printing


@dataclass(frozen=True, kw_only=True)
class Shift:
    """How much higher the second group lies than the first, in points, and from where to where that may be.

    `confidence` is how often such a range holds the truth, at least. With few people it cannot be 95 of 100 cases.
    """

    size: float
    low: float | None = None
    high: float | None = None
    confidence: float | None = None


@dataclass(frozen=True, kw_only=True)
class Dominance:
    """Cliff's delta: how much more often somebody of the second group is above somebody of the first than below.

    From -1 to 1. `low` and `high` are None with fewer than three people in a group, and where the groups do not
    overlap at all.
    """

    delta: float
    low: float | None = None
    high: float | None = None

    @property
    def above(self) -> float:
        """In which part of all pairs the one of the second group is above; where both are alike, half counts."""
        return (self.delta + 1) / 2


def shift(one: Sequence[int], other: Sequence[int]) -> Shift:
    """The middle of all differences between a person of `other` and a person of `one`. Each group has somebody.

    With equal answers among the people, the range holds the truth at least as often as it says.

    >>> shift([4, 3, 2, 4], [5, 4, 5])
    Shift(size=1.0, low=0, high=3, confidence=0.9428571428571428)

    Source: Hodges and Lehmann (1963), Estimates of location based on rank tests, Annals of Mathematical Statistics 34,
    598-611; the range from the exact null distribution: Hollander and Wolfe, Nonparametric Statistical Methods, 4.3
    (beyond 300 people in their large-sample form).
    """
    apart = _Ordered(one, other)
    size = (apart[(apart.many - 1) // 2] + apart[apart.many // 2]) / 2
    if min(len(one), len(other)) < FEWEST:
        return Shift(size=size)
    cut, sure = _cut(*sorted((len(one), len(other))))
    return Shift(size=size, low=apart[cut], high=apart[apart.many - 1 - cut], confidence=sure)


class _Ordered:
    """The differences between all pairs in order, each kept once with how often it is there."""

    def __init__(self, one: Sequence[int], other: Sequence[int]) -> None:
        found: Counter[int] = Counter()
        for low, lows in Counter(one).items():
            for high, highs in Counter(other).items():
                found[high - low] += lows * highs
        self.values = sorted(found)
        self.up_to = list(accumulate(found[value] for value in self.values))
        self.many = self.up_to[-1]

    def __getitem__(self, place: int) -> int:
        return self.values[bisect_right(self.up_to, place)]


@lru_cache(maxsize=256)
def _cut(few: int, many: int) -> tuple[int, float]:
    """How many differences are left out at each end, and how sure the range is then."""
    if few + many > MOST_COUNTED:
        middle, sigma = few * many / 2, math.sqrt(few * many * (few + many + 1) / 12)
        cut = max(0, math.floor(middle + NormalDist().inv_cdf((1 - WANTED) / 2) * sigma - 0.5))
        return cut, 1 - 2 * NormalDist(middle, sigma).cdf(cut + 0.5)
    orders = math.comb(few + many, few)
    below = list(accumulate(_ways_without_ties(few, many)))
    cut = max(0, sum(2 * tail <= (1 - WANTED) * orders for tail in below) - 1)
    return cut, 1 - 2 * below[cut] / orders


def _ways_without_ties(few: int, many: int) -> list[int]:
    """In how many orders of the people each number of pairs stands the wrong way round, if no two are equal.

    Up to half of the pairs; the other half is its mirror. It is the product of (1 - q^(many + i)) / (1 - q^i).
    """
    half = few * many // 2
    ways = [1] + [0] * half
    for step in range(1, few + 1):
        for place in range(half, many + step - 1, -1):
            ways[place] -= ways[place - many - step]
        for place in range(step, half + 1):
            ways[place] += ways[place - step]
    return ways


def dominance(one: Sequence[int], other: Sequence[int]) -> Dominance:
    """How far the second group lies above the first, whatever the distances between the answers mean.

    >>> control, treatment = [10, 20, 30, 40, 40, 50], [10, 10, 20, 20, 20, 30, 30, 30, 40, 50]
    >>> found = dominance(control, treatment)
    >>> found.delta, round(found.low, 7), round(found.high, 7)
    (-0.25, -0.7265846, 0.3890062)

    Source: Cliff (1993), Dominance statistics, Psychological Bulletin 114(3), 494-509: delta with the unbiased
    variance; its range as the R package effsize has it, with Student's t.
    """
    signs = [[(high > low) - (high < low) for low in one] for high in other]
    pairs = len(one) * len(other)
    delta = sum(map(sum, signs)) / pairs
    if min(len(one), len(other)) < FEWEST or abs(delta) == 1:
        return Dominance(delta=delta)
    spread = max(_variance(signs, delta), (1 - delta**2) / (pairs - 1))  # below this it can only be too small
    far = _student(len(one) + len(other) - 2)
    wide = far * math.sqrt(spread * ((1 - delta**2) ** 2 + far**2 * spread))
    under = 1 - delta**2 + far**2 * spread
    low, high = (delta - delta**3 - wide) / under, (delta - delta**3 + wide) / under
    return Dominance(delta=delta, low=max(-1.0, low), high=min(1.0, high))


def _variance(signs: Sequence[Sequence[int]], delta: float) -> float:
    """The unbiased variance of delta; `signs` has a row for each answer of the second group."""
    many, few = len(signs), len(signs[0])
    rows = [sum(row) / few for row in signs]
    columns = [sum(column) / many for column in zip(*signs, strict=True)]
    squares: float = (
        few**2 * sum((mean - delta) ** 2 for mean in rows)
        + many**2 * sum((mean - delta) ** 2 for mean in columns)
        - sum((sign - delta) ** 2 for row in signs for sign in row)
    )
    return squares / (few * many * (few - 1) * (many - 1))


@cache
def _student(freedom: int) -> float:
    """How far from the middle Student's t lies in 5 of 100 cases, by halving."""
    low, high = 0.0, 20.0
    for _step in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < WANTED else (low, middle)
    return (low + high) / 2


def _within(far: float, freedom: int) -> float:
    """Share of Student's t between -far and far, as a finite sum (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan(far / math.sqrt(freedom))
    cosine, odd = math.cos(angle), freedom % 2
    term = total = 0.0 if freedom == 1 else cosine if odd else 1.0
    for step in range(3 if odd else 2, freedom, 2):
        term *= cosine**2 * (step - 1) / step
        total += term
    return 2 / math.pi * (angle + math.sin(angle) * total) if odd else math.sin(angle) * total


# --- By chance ----------------------------------------------------------------------------------------------


def rank_chance(one: Sequence[int], other: Sequence[int]) -> float | None:
    """How often chance alone would put the groups at least so far apart, if it made no difference who is in which.

    None with fewer than three people in a group.

    >>> round(rank_chance([4, 3, 2, 4], [5, 4, 5]), 6)
    0.171429

    Source: Wilcoxon's rank sum test, two-sided, exact with equal answers (Streitberg and Röhmel 1986, Exact
    distributions for permutation and rank tests, Statistical Software Newsletter 12, 10-17).
    """
    together = sorted([*one, *other])
    ends = {answer: place for place, answer in enumerate(together, 1)}
    ranks = {answer: 2 * ends[answer] - together.count(answer) + 1 for answer in ends}  # twice the middle rank
    return _chance([ranks[answer] for answer in one], [ranks[answer] for answer in other])


def mean_chance(one: Sequence[Fraction], other: Sequence[Fraction]) -> float | None:
    """How often chance alone would put the means of the groups at least so far apart. None with fewer than three.

    >>> lived = [Fraction(3), Fraction(3), Fraction(14, 5), Fraction(3)]
    >>> round(mean_chance(lived, [Fraction(4), Fraction(4), Fraction(21, 5)]), 6)
    0.028571

    Source: Fisher's exact permutation test for two groups (Pitman 1937), all ways to divide the people counted.
    """
    everybody = [*one, *other]
    lowest, steps = min(everybody), math.lcm(*(score.denominator for score in everybody))
    if (max(everybody) - lowest) * steps > _FINEST:
        steps = int(_FINEST / (max(everybody) - lowest))
    whole_one, whole_other = ([round((score - lowest) * steps) for score in group] for group in (one, other))
    return _chance(whole_one, whole_other)


def _chance(one: Sequence[int], other: Sequence[int]) -> float | None:
    """The share of all ways to divide the people in which the sum of `one` lies at least as far from its middle."""
    if min(len(one), len(other)) < FEWEST:
        return None
    everybody = [*one, *other]
    common = math.gcd(*everybody) or 1
    middle = len(one) * sum(everybody)
    far = abs(len(everybody) * sum(one) - middle)
    found = _sums([score // common for score in everybody], len(one))
    extreme = sum(ways for total, ways in found.items() if abs(len(everybody) * total * common - middle) >= far)
    return extreme / sum(found.values())


def _sums(scores: Sequence[int], chosen: int) -> Mapping[int, int]:
    """In how many ways `chosen` of the scores add up to each sum.

    The counts for all sums lie beside each other in one long number, each in a place as wide as there are people:
    adding such numbers counts all sums at once, which is fast enough for a page.
    """
    ways, wide = [1] + [0] * chosen, len(scores) + 1
    for score in scores:
        for number in range(chosen, 0, -1):
            ways[number] += ways[number - 1] << score * wide
    return dict(_digits(ways[chosen], wide))


def _digits(number: int, wide: int) -> Iterator[tuple[int, int]]:
    bits = format(number, "b")
    for place, end in enumerate(range(len(bits), 0, -wide)):
        if digit := int(bits[max(0, end - wide) : end], 2):
            yield place, digit


# --- How far a group agrees in itself -----------------------------------------------------------------------


def consensus(counts: Sequence[int]) -> float | None:
    """How far people agree who each chose one of some answers in an order: 1 all the same, -1 half at each end.

    0 is as if the answers had been dealt out evenly. `counts` says how many people gave each answer, nought as well.

    >>> consensus([0, 0, 20, 0, 0]), consensus([10, 0, 0, 0, 10]), consensus([4, 4, 4, 4, 4])
    (1.0, -1.0, 0.0)

    Source: van der Eijk (2001), Measuring agreement in ordered rating scales, Quality & Quantity 35, 325-341.
    """
    people = sum(counts)
    if not people or len(counts) < 3:
        return None
    left, found = list(counts), 0.0
    while any(left):
        layer = min(number for number in left if number)
        pattern = [number > 0 for number in left]
        found += layer * sum(pattern) / people * _agreement_of(pattern)
        left = [number - layer if number else 0 for number in left]
    return found


def _agreement_of(pattern: Sequence[bool]) -> float:
    """Agreement of one layer, of which only counts which answers are given in it at all."""
    answers, given = len(pattern), sum(pattern)
    if given in {1, answers}:
        return float(given == 1)
    triples = list(combinations(pattern, 3))
    beside = triples.count((True, True, False)) + triples.count((False, True, True))
    apart = triples.count((True, False, True))
    shape = ((answers - 2) * beside - (answers - 1) * apart) / ((answers - 2) * (beside + apart))
    return shape * (1 - (given - 1) / (answers - 1))

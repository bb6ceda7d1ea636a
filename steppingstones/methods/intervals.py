"""How sure a share of few people is, and how often chance alone would bring as many or as few."""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate

NORMAL = 1.959963984540054  # 95 of 100 cases lie within so many standard deviations
_CARE = 0.025  # left out at each end
_LIKE = 1 + 1e-7  # what differs by less is as likely: the sums of a machine are not exact


def wilson(number: int, people: int) -> tuple[float, float]:
    """The share in all of them, from where to where, if `number` of these `people` are so: in 95 of 100 cases.

    >>> [round(end, 6) for end in wilson(3, 12)]
    [0.088942, 0.532305]

    Source: Wilson (1927), Probable inference, Journal of the American Statistical Association 22(158), 209-212.
    """
    share, square = number / people, NORMAL**2
    middle = (share + square / (2 * people)) / (1 + square / people)
    wide = NORMAL / (1 + square / people) * math.sqrt(share * (1 - share) / people + square / (4 * people**2))
    return max(0.0, middle - wide), min(1.0, middle + wide)


def exact(number: int, people: int) -> tuple[float, float]:
    """The same, never too narrow: it holds the truth in at least 95 of 100 cases, however few the people are.

    >>> [round(end, 6) for end in exact(3, 12)]
    [0.054861, 0.571858]

    Source: Clopper and Pearson (1934), The use of confidence or fiducial limits, Biometrika 26(4), 404-413.
    """

    def so_many(share: float) -> float:
        return math.fsum(_likely(at, people, share) for at in range(number, people + 1))

    def so_few(share: float) -> float:
        return math.fsum(_likely(at, people, share) for at in range(number + 1))

    low = 0.0 if number == 0 else _crossing(lambda share: so_many(share) >= _CARE)
    high = 1.0 if number == people else _crossing(lambda share: so_few(share) <= _CARE)
    return low, high


def _crossing(is_beyond: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _step in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if is_beyond(middle) else (middle, high)
    return (low + high) / 2


def _likely(number: int, people: int, share: float) -> float:
    if share in {0.0, 1.0}:
        return float(number == people * share)
    ways = math.lgamma(people + 1) - math.lgamma(number + 1) - math.lgamma(people - number + 1)
    return math.exp(ways + number * math.log(share) + (people - number) * math.log1p(-share))


# --- By chance ----------------------------------------------------------------------------------------------


def drawn(number: int, people: int, share: float) -> float:
    """How often chance would bring something as unlikely as `number` of `people`, where `share` of all are so.

    >>> round(drawn(0, 15, 0.14), 7)
    0.2517515

    Source: the exact binomial test, two-sided by probability, as `binom.test` of R.
    """
    chances = [_likely(at, people, share) for at in range(people + 1)]
    return min(1.0, math.fsum(chance for chance in chances if chance <= chances[number] * _LIKE))


def drawn_from_list(number: int, people: int, so: int, everybody: int) -> float:
    """The same where the people come from a list: `so` of `everybody` on it are so. Nobody is chosen twice.

    >>> round(drawn_from_list(0, 8, 18, 60), 7)
    0.0913597

    Source: Fisher's exact test, two-sided by probability, as `fisher.test` of R.
    """
    fewest, most = max(0, people - (everybody - so)), min(people, so)
    if not fewest <= number <= most:
        raise ValueError("There are not so many people on the list.")
    ways = {at: math.comb(so, at) * math.comb(everybody - so, people - at) for at in range(fewest, most + 1)}
    return sum(each for each in ways.values() if each <= ways[number]) / math.comb(everybody, people)


def holm(chances: Sequence[float | None]) -> list[float | None]:
    """The same chances when each was one of many that were looked at; None stays None.

    >>> holm([0.01, None, 0.04, 0.03])
    [0.03, None, 0.06, 0.06]

    Source: Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6,
    65-70.
    """
    tested = sorted((chance, place) for place, chance in enumerate(chances) if chance is not None)
    among: list[float | None] = [None] * len(chances)
    worst = 0.0
    for before, (chance, place) in enumerate(tested):
        worst = max(worst, min(1.0, chance * (len(tested) - before)))
        among[place] = worst
    return among


_MOST_PROFILES = 60_000  # about a second


class Order(StrEnum):
    """Which profiles count as at least as unlikely: by chance, by likelihood ratio, or by distance (chi square)."""

    CHANCE = "chance"
    RATIO = "ratio"
    DISTANCE = "distance"


def drawn_profile(counts: Sequence[int], shares: Sequence[float], by: Order = Order.CHANCE) -> float | None:
    """How often chance would bring a profile of groups as unlikely as this one, where `shares` of all are in each.

    None where there are too many profiles to count them all.

    >>> round(drawn_profile([1, 2, 5, 4], [0.30, 0.30, 0.25, 0.15]), 7)
    0.0783957

    Source: the exact multinomial test, by any of three orders, as the R package XNomial.
    """
    pairs = [(count, share) for count, share in zip(counts, shares, strict=True) if share > 0]
    if sum(count for count, _share in pairs) < sum(counts):  # somebody is in a group that nobody is in
        return 0.0
    if len(pairs) < 2:
        return 1.0
    found, parts = [count for count, _share in pairs], [share for _count, share in pairs]
    people = sum(found)
    if math.comb(people + len(parts) - 2, len(parts) - 2) > _MOST_PROFILES:
        return None
    likely = [_scores(people, share, Order.CHANCE) for share in parts]
    scores = likely if by == Order.CHANCE else [_scores(people, share, by) for share in parts]
    limit = math.fsum(score[count] for score, count in zip(scores, found, strict=True))
    tails = _Tails(likely[-2:], scores[-2:], math.log(parts[-2] + parts[-1]))
    return min(1.0, math.fsum(_unlikely(people, likely[:-2], scores[:-2], limit + math.log(_LIKE), tails)))


def _scores(people: int, share: float, by: Order) -> list[float]:
    """What each number of people in a group adds to how much the profile fits; the sum over all groups orders them."""
    expected = people * share
    if by == Order.CHANCE:
        return [count * math.log(share) - math.lgamma(count + 1) for count in range(people + 1)]
    if by == Order.RATIO:
        return [-count * math.log(count / expected) if count else 0.0 for count in range(people + 1)]
    return [-((count - expected) ** 2) / expected if expected else 0.0 for count in range(people + 1)]


class _Tails:
    """For each number of people in the last two groups: the ways to part them, what fits least first."""

    def __init__(self, likely: Sequence[Sequence[float]], scores: Sequence[Sequence[float]], rest: float) -> None:
        self.likely, self.scores, self.rest = likely, scores, rest
        self.known: dict[int, tuple[list[float], list[float]]] = {}

    def below(self, people: int, limit: float) -> float:
        """The chance that these people part in a way that fits no better than the limit."""
        if people not in self.known:
            (one, other), (fit, fit_other) = self.likely, self.scores
            common = math.lgamma(people + 1) - people * self.rest
            ways = sorted(
                (fit[at] + fit_other[people - at], math.exp(one[at] + other[people - at] + common))
                for at in range(people + 1)
            )
            self.known[people] = [fits for fits, _chance in ways], list(accumulate(chance for _fits, chance in ways))
        fits, sums = self.known[people]
        at = bisect_right(fits, limit)
        return sums[at - 1] if at else 0.0


def _unlikely(
    people: int,
    likely: Sequence[Sequence[float]],
    scores: Sequence[Sequence[float]],
    limit: float,
    tails: _Tails,
) -> Iterator[float]:
    """For each way to fill all groups but the last two: how likely it is that the whole is unlikely enough."""
    start = math.lgamma(people + 1)
    for counts in _fillings(people, len(likely)):
        left = people - sum(counts)
        known = start - math.lgamma(left + 1) + left * tails.rest + sum(map(_at, likely, counts))
        yield math.exp(known) * tails.below(left, limit - sum(map(_at, scores, counts)))


def _at(scores: Sequence[float], count: int) -> float:
    return scores[count]


def _fillings(people: int, groups: int) -> Iterator[tuple[int, ...]]:
    if not groups:
        yield ()
        return
    for first in range(people + 1):
        for others in _fillings(people - first, groups - 1):
            yield (first, *others)

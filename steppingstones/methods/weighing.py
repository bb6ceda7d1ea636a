"""What matters to people, weighed by themselves: cards in an order, points given out, or one of each two.

Each side is worked out by itself and nothing here puts two sides into one number. No place is ever averaged: the
middle place is a median, and the order is by majority. Where majorities go round in a circle, the circle is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, permutations
from math import comb

from .spread import spread

FEWEST = 5  # people of a side before anything of what they said is told, or how far they agree
FEWEST_THINGS = 3  # before agreement means anything: of two things there are only two orders
MOST_THINGS = 12
MOST_IN_PAIRS = 6  # 15 questions; with more people tire


class Way(StrEnum):
    """How people say what matters to them."""

    ORDER = "order"
    POINTS = "points"
    PAIRS = "pairs"


Said = Mapping[str, int]  # a place from 1 on, or points, by thing
Chosen = Mapping[tuple[str, str], str]  # by pair: which of the two; a pair that is not there was not answered


def may_be_told(sheets: Mapping[str, int]) -> bool:
    """Whether what a side said may be told, from how many sheets each typist typed in ("" is: themselves, on the site).

    Who typed in sheets knows them and can take them away: what is left must be enough people, or nobody.

    >>> may_be_told({"": 5}), may_be_told({"": 1, "ben": 4}), may_be_told({"": 5, "ben": 4}), may_be_told({"ben": 6})
    (True, False, True, True)

    Source: our own rule, docs/decisions/who-takes-part.md; differencing as in Hundepool and others (2012).
    """
    people = sum(sheets.values())
    left = [people - number for typist, number in sheets.items() if typist]
    return people >= FEWEST and all(each >= FEWEST or each == 0 for each in left)


@dataclass(frozen=True, kw_only=True)
class Stands:
    """One thing as one side weighed it. `place` is shared by things that nothing tells apart.

    `beats` are those above which more people put it than below. `middle` is the median place, `share` of all points.
    """

    thing: str
    place: int
    beats: tuple[str, ...]
    middle: Decimal | None = None
    share: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class SideWeighed:
    """What the people of one side said together. `circle`: each is preferred to the next, and the last to the first."""

    people: int
    stands: tuple[Stands, ...]
    circle: tuple[str, ...] = ()
    agreement: float | None = None

    @property
    def places(self) -> dict[str, int]:
        return {each.thing: each.place for each in self.stands}


def by_order(said: Sequence[Said], things: Sequence[str]) -> SideWeighed:
    """Cards in an order. What somebody gave no place comes after all that have one, and stands equal there.

    >>> people = 3 * [{"a": 1, "b": 2, "c": 3}] + 2 * [{"b": 1, "c": 2, "a": 3}]
    >>> [(each.thing, each.place, each.middle, each.beats) for each in by_order(people, ["a", "b", "c"]).stands]
    [('a', 1, Decimal('1'), ('b', 'c')), ('b', 2, Decimal('2'), ('c',)), ('c', 3, Decimal('3'), ())]

    Source: Condorcet, Essai (1785), for the majorities; Copeland (1951) for counting them; the median, not the mean,
    because places are an order and no amounts: Stevens, On the Theory of Scales of Measurement (1946).
    """
    ranks = [_ranks({thing: -each.get(thing, len(things) + 1) for thing in things}) for each in said]
    above = _above(ranks, things)
    middles = {thing: _middle([each[thing] for each in ranks]) for thing in things} if ranks else {}
    return _weighed(len(said), above, things, middles=middles, agreement=concordance(ranks, things))


def by_points(said: Sequence[Said], things: Sequence[str]) -> SideWeighed:
    """Points that each person gave out as they liked. In the order of the share of all points.

    >>> found = by_points([{"a": 7, "b": 3}, {"a": 2, "c": 8}], ["a", "b", "c"])
    >>> [(each.thing, each.place, str(each.share)) for each in found.stands]
    [('a', 1, '0.45'), ('c', 2, '0.4'), ('b', 3, '0.15')]

    Source: constant-sum allocation, Torgerson, Theory and Methods of Scaling (1958), chapter 5.
    """
    total = sum(sum(each.get(thing, 0) for thing in things) for each in said)
    points = {thing: sum(each.get(thing, 0) for each in said) for thing in things}
    ranks = [_ranks({thing: each.get(thing, 0) for thing in things}) for each in said]
    above = _above(ranks, things)
    shares = {thing: Decimal(points[thing]) / total for thing in things} if total else {}
    scores = dict(points) if total else dict.fromkeys(things, 0)
    found = _placed(scores, above, things, shares=shares)
    return SideWeighed(people=len(said), stands=found, agreement=concordance(ranks, things))


def by_pairs(said: Sequence[Chosen], things: Sequence[str]) -> SideWeighed:
    """One of each two. Counted by how many others each is preferred to by more people.

    >>> round_ = [{("a", "b"): "a", ("b", "c"): "b", ("a", "c"): "c"}] * 5
    >>> found = by_pairs(round_, ["a", "b", "c"])
    >>> found.circle, [each.place for each in found.stands], found.agreement
    (('a', 'b', 'c'), [1, 1, 1], 1.0)

    Source: Kendall and Babington Smith, On the Method of Paired Comparisons (Biometrika 31, 1940); Copeland (1951).
    """
    above = {
        (one, other): sum(each.get((one, other), each.get((other, one))) == one for each in said)
        for one, other in permutations(things, 2)
    }
    return _weighed(len(said), above, things, agreement=pair_agreement(above, things, len(said)))


# --- How far people agree ---------------------------------------------------------------------------------


def concordance(ranks: Sequence[Mapping[str, Decimal]], things: Sequence[str]) -> float | None:
    """Kendall's W with ties: 1 where all put things in the same order, 0 where no order comes of it.

    Not told of fewer than five people or three things, nor where nobody told any two things apart.

    >>> people = [{"a": Decimal(1), "b": Decimal(2), "c": Decimal(3)}] * 5
    >>> concordance(people, ["a", "b", "c"]), concordance(people[:4], ["a", "b", "c"])
    (1.0, None)

    Source: Kendall and Babington Smith, The Problem of m Rankings (Annals of Mathematical Statistics 10, 1939); for
    ties Kendall, Rank Correlation Methods (1948), chapter 6.
    """
    if len(ranks) < FEWEST or len(things) < FEWEST_THINGS:
        return None
    return w_of(ranks, things)


def w_of(ranks: Sequence[Mapping[str, Decimal]], things: Sequence[str]) -> float | None:
    """W itself, of however few.

    >>> w_of([{"a": Decimal(1), "b": Decimal(2)}, {"a": Decimal(2), "b": Decimal(1)}], ["a", "b"])
    0.0

    Source: as `concordance`.
    """
    m, n = len(ranks), len(things)
    sums = [sum(each[thing] for each in ranks) for thing in things]
    ties = sum(_tied(each, things) for each in ranks)
    most = m * m * n * (n * n - 1) - m * ties
    if most <= 0:
        return None
    return float((12 * sum(one * one for one in sums) - 3 * m * m * n * (n + 1) ** 2) / most)


def pair_agreement(above: Mapping[tuple[str, str], int], things: Sequence[str], people: int) -> float | None:
    """Kendall's u: 1 where all chose the same of each two. Only where everybody answered each pair.

    >>> above = {("a", "b"): 5, ("b", "a"): 0, ("a", "c"): 5, ("c", "a"): 0, ("b", "c"): 5, ("c", "b"): 0}
    >>> pair_agreement(above, ["a", "b", "c"], 5)
    1.0

    Source: Kendall and Babington Smith, On the Method of Paired Comparisons (Biometrika 31, 1940).
    """
    if people < FEWEST or len(things) < FEWEST_THINGS:
        return None
    pairs = list(combinations(things, 2))
    if any(above[one, other] + above[other, one] != people for one, other in pairs):
        return None
    same = sum(comb(number, 2) for number in above.values())
    return 2 * same / (comb(people, 2) * len(pairs)) - 1


# --- Two sides beside each other --------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Apart:
    """One thing that two sides put in different places."""

    thing: str
    first: int
    second: int


def apart(first: SideWeighed, second: SideWeighed) -> tuple[Apart, ...]:
    """Where two sides differ by two places or more, the widest first; of three things or fewer, by one.

    >>> lived = by_order([{"a": 1, "b": 2, "c": 3, "d": 4}], "abcd")
    >>> professional = by_order([{"a": 4, "b": 1, "c": 2, "d": 3}], "abcd")
    >>> apart(lived, professional)
    (Apart(thing='a', first=1, second=4),)

    Source: our own. A place is no amount, so that the places are named and no distance is told.
    """
    least = 2 if len(first.stands) > FEWEST_THINGS else 1
    other = second.places
    found = [Apart(thing=each.thing, first=each.place, second=other[each.thing]) for each in first.stands]
    wide = [each for each in found if abs(each.first - each.second) >= least]
    return tuple(sorted(wide, key=lambda each: -abs(each.first - each.second)))


def _weighed(
    people: int,
    above: Mapping[tuple[str, str], int],
    things: Sequence[str],
    *,
    middles: Mapping[str, Decimal] | None = None,
    agreement: float | None,
) -> SideWeighed:
    scores = {thing: _copeland(thing, above, things) for thing in things}
    stands = _placed(scores, above, things, middles=middles)
    return SideWeighed(people=people, stands=stands, circle=_circle(above, things), agreement=agreement)


def _placed(
    scores: Mapping[str, int],
    above: Mapping[tuple[str, str], int],
    things: Sequence[str],
    *,
    middles: Mapping[str, Decimal] | None = None,
    shares: Mapping[str, Decimal] | None = None,
) -> tuple[Stands, ...]:
    """In the order of their scores; those with the same score share a place."""
    return tuple(
        Stands(
            thing=thing,
            place=1 + sum(score > scores[thing] for score in scores.values()),
            beats=tuple(other for other in things if other != thing and _is_above(above, thing, other)),
            middle=(middles or {}).get(thing),
            share=(shares or {}).get(thing),
        )
        for thing in sorted(things, key=lambda thing: -scores[thing])
    )


def _copeland(thing: str, above: Mapping[tuple[str, str], int], things: Sequence[str]) -> int:
    """How many others it is above, less how many are above it."""
    others = [other for other in things if other != thing]
    return sum(_is_above(above, thing, other) - _is_above(above, other, thing) for other in others)


def _is_above(above: Mapping[tuple[str, str], int], one: str, other: str) -> bool:
    return above[one, other] > above[other, one]


def _circle(above: Mapping[tuple[str, str], int], things: Sequence[str]) -> tuple[str, ...]:
    """The first three of which each is above the next and the last above the first: where majorities go round, such
    three are always among them."""
    for one, other, third in permutations(things, 3):
        if _is_above(above, one, other) and _is_above(above, other, third) and _is_above(above, third, one):
            return one, other, third
    return ()


def _above(ranks: Sequence[Mapping[str, Decimal]], things: Sequence[str]) -> dict[tuple[str, str], int]:
    """How many people put the first of two above the second."""
    return {(one, other): sum(each[one] < each[other] for each in ranks) for one, other in permutations(things, 2)}


def _ranks(scores: Mapping[str, int]) -> dict[str, Decimal]:
    """Places from 1 on, the highest score first; things with the same score share the middle of their places."""
    return {
        thing: Decimal(
            2 * sum(other > score for other in scores.values()) + sum(other == score for other in scores.values()) + 1
        )
        / 2
        for thing, score in scores.items()
    }


def _tied(ranks: Mapping[str, Decimal], things: Sequence[str]) -> int:
    places = [ranks[thing] for thing in things]
    return sum(places.count(place) ** 3 - places.count(place) for place in set(places))


def _middle(places: Sequence[Decimal]) -> Decimal:
    return spread({place: places.count(place) for place in places}).middle

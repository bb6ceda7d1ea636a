"""Older measures of agreement that others ask for: Cohen's kappa for two people, Fleiss' for a fixed number.

Krippendorff's alpha (`agreement`) is the one we tell. These need that nobody left a gap.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Weights(StrEnum):
    """How much two different answers disagree: all alike, or by how many places they lie apart, or by its square."""

    ALIKE = "alike"
    LINEAR = "linear"
    SQUARE = "square"


@dataclass(frozen=True, kw_only=True)
class Cohen:
    """Of two people: how much they agree, how much they would by chance, and the part beyond chance that they reach.

    With weights, the shares count near answers in part. `kappa` is None where chance alone would make them agree.
    """

    seen: float
    chance: float

    @property
    def kappa(self) -> float | None:
        return (self.seen - self.chance) / (1 - self.chance) if self.chance < 1 else None


@dataclass(frozen=True, kw_only=True)
class Fleiss:
    """The same for several people. `away` is how many of its standard errors kappa lies from chance.

    `by_value` is kappa for each value against all others. All are None where only one value was given.
    """

    kappa: float | None = None
    away: float | None = None
    by_value: Mapping[Hashable, float | None]


def cohen(pairs: Iterable[tuple[Hashable, Hashable]], weights: Weights = Weights.ALIKE) -> Cohen:
    """How far two people agree who both judged everything; there is something. With weights, values have an order.

    >>> pairs = [(1, 1)] * 20 + [(1, 2)] * 5 + [(2, 1)] * 10 + [(2, 2)] * 15
    >>> found = cohen(pairs)
    >>> found.seen, found.chance, round(found.kappa, 7)
    (0.7, 0.5, 0.4)

    Source: Cohen (1960), Educational and Psychological Measurement 20, 37-46; with weights: Cohen (1968),
    Psychological Bulletin 70, 213-220.
    """
    both = Counter(pairs)
    people = both.total()
    one, other = Counter[Any](), Counter[Any]()
    for (first, second), often in both.items():
        one[first] += often
        other[second] += often
    values = one.keys() | other.keys()
    places = {value: place for place, value in enumerate(values if weights == Weights.ALIKE else sorted(values))}
    seen = math.fsum(often * _alike(places, *pair, weights) for pair, often in both.items())
    chance = math.fsum(
        one[first] * other[second] * _alike(places, first, second, weights) for first in one for second in other
    )
    return Cohen(seen=seen / people, chance=chance / people**2)


def _alike(places: Mapping[Any, int], first: Hashable, second: Hashable, weights: Weights) -> float:
    if weights == Weights.ALIKE or len(places) < 2:
        return float(first == second)
    apart = abs(places[first] - places[second]) / (len(places) - 1)
    return 1 - apart if weights == Weights.LINEAR else 1 - apart**2


def fleiss(units: Sequence[Sequence[Hashable]]) -> Fleiss:
    """How far people agree where everything was judged by the same number of people, two or more.

    >>> found = fleiss([("a", "a", "a"), ("a", "a", "b"), ("b", "b", "b"), ("b", "b", "a")])
    >>> round(found.kappa, 4), round(found.away, 4)
    (0.3333, 1.1547)

    Source: Fleiss (1971), Psychological Bulletin 76, 378-382; the error as corrected by Fleiss, Nee and Landis (1979),
    Psychological Bulletin 86, 974-977.
    """
    counts, size = [Counter[Any](unit) for unit in units], len(units[0])
    totals = sum(counts, Counter[Any]())
    shares = {value: often / totals.total() for value, often in totals.items()}
    pairs = len(units) * size * (size - 1)
    apart = {value: sum(count[value] * (size - count[value]) for count in counts) / pairs for value in totals}
    odds = {value: share * (1 - share) for value, share in shares.items()}
    by_chance = math.fsum(odds.values())
    if not by_chance:
        return Fleiss(by_value=dict.fromkeys(totals))
    skew = math.fsum(odds[value] * (1 - 2 * share) for value, share in shares.items())
    error = math.sqrt(2 / pairs * (by_chance**2 - skew)) / by_chance
    kappa = 1 - math.fsum(apart.values()) / by_chance
    return Fleiss(kappa=kappa, away=kappa / error, by_value={value: 1 - apart[value] / odds[value] for value in totals})

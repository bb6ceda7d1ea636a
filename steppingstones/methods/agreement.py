"""Did people judge alike? Krippendorff's alpha, for any number of people, with gaps, and how sure it is."""

import hashlib
import math
import struct
from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, combinations
from typing import Any

Judged = frozenset[tuple[Any, int]]

FEWEST_UNITS = 5
ENOUGH_UNITS = 10  # with fewer, alpha has no label, only its range
RESAMPLES = 1000
_CARE = 0.025  # cut off on each side: what is left is the range of 95 %
_A_PAGE = 500  # units: the draws of so many are kept, which takes a megabyte
_MOST_STEPS = 30_000_000  # beyond this the range is not worked out: a page would wait too long


class Scale(StrEnum):
    """What the values are: names, places in an order, numbers, or numbers with a true nought."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Refusal(StrEnum):
    """Why there is no alpha."""

    ONE_CODER = "one-coder"
    TOO_FEW = "too-few"
    NO_VARIATION = "no-variation"


class Reading(StrEnum):
    """What alpha may be used for."""

    NONE = ""
    FEW = "few"
    LOW = "low"
    TENTATIVE = "tentative"
    GOOD = "good"


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """`units` were judged by two people or more; in `all_agree` of them everybody said the same.

    `pairs_agree` is the share of pairs of judgements that are the same: what two people would call "how often do we
    agree?". `low` and `high` hold alpha in 95 of 100 cases; they are None where that cannot be said.
    """

    units: int
    coders: int
    all_agree: int = 0
    pairs_agree: float | None = None
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    refusal: Refusal | None = None

    @property
    def percent(self) -> float | None:
        """In how many of a hundred units everybody said the same."""
        return 100 * self.all_agree / self.units if self.units else None

    @property
    def reading(self) -> Reading:
        if self.alpha is None:
            return Reading.NONE
        if self.units < ENOUGH_UNITS:
            return Reading.FEW
        return Reading.GOOD if self.alpha >= 0.8 else Reading.TENTATIVE if self.alpha >= 0.667 else Reading.LOW


def krippendorff(
    units: Iterable[Mapping[str, Hashable]], scale: Scale | str = Scale.NOMINAL, *, seed: int = 1
) -> Agreement:
    """How far people agree beyond chance. Each unit says which value each person gave it; who gave none is left out.

    On every scale but the nominal one the values are numbers. The same `seed` gives the same range, on every machine.

    >>> seen = [{"Ada": True, "Ben": True}] * 4 + [{"Ada": False, "Ben": False}] * 5 + [{"Ada": True, "Ben": False}]
    >>> found = krippendorff(seen)
    >>> round(found.alpha, 4), found.units, found.all_agree, found.reading.value
    (0.8081, 10, 9, 'good')

    Source: Krippendorff, Content Analysis: alpha from the coincidences of values within units. The range comes from
    drawing units again, as many as there are (Efron's bootstrap by percentiles). That fewer than five units get no
    alpha, and fewer than ten no label, is our own rule.
    """
    scale, judged = Scale(scale), list(units)
    pairable = Counter(_alike(unit.values()) for unit in judged if len(unit) > 1)
    known = Agreement(
        units=pairable.total(),
        coders=len({coder for unit in judged for coder in unit}),
        all_agree=sum(times for values, times in pairable.items() if len(values) == 1),
        pairs_agree=_pairs_agree(pairable),
    )
    known = replace(known, refusal=_refusal(known, pairable))
    if known.refusal:
        return known
    low, high = _range(pairable, scale, seed)
    return replace(known, alpha=_alpha(pairable, scale), low=low, high=high)


def _alike(values: Iterable[Hashable]) -> Judged:
    """Which values a unit got and how often each: who gave which makes no difference to alpha."""
    return frozenset(Counter(values).items())


def _pairs_agree(pairable: Counter[Judged]) -> float | None:
    pairs = same = 0
    for values, times in pairable.items():
        size = sum(often for _value, often in values)
        pairs += times * size * (size - 1)
        same += times * sum(often * (often - 1) for _value, often in values)
    return same / pairs if pairs else None


def _refusal(known: Agreement, pairable: Counter[Judged]) -> Refusal | None:
    if known.coders < 2:
        return Refusal.ONE_CODER
    if known.units < FEWEST_UNITS:
        return Refusal.TOO_FEW
    if len({value for values in pairable for value, _often in values}) < 2:
        return Refusal.NO_VARIATION
    return None


def _alpha(pairable: Mapping[Judged, int], scale: Scale) -> float | None:
    """One less what was seen to differ over what chance would let differ; None where all values are the same."""
    totals: Counter[Any] = Counter()
    for values, times in pairable.items():
        for value, often in values:
            totals[value] += times * often
    if len(totals) < 2:
        return None
    place = _places(totals, scale)
    seen = math.fsum(
        times * _differences(values, place, scale) / (_size(values) - 1) for values, times in pairable.items()
    )
    chance = _differences(totals.items(), place, scale)
    return 1 - (totals.total() - 1) * seen / chance


def _size(values: Judged) -> int:
    return sum(often for _value, often in values)


def _places(totals: Counter[Any], scale: Scale) -> dict[Any, float]:
    """Where each value lies on its scale. In an order, that is half way through all that share its place."""
    if scale == Scale.NOMINAL:
        return {}
    if scale == Scale.ORDINAL:
        ends = accumulate(totals[value] for value in sorted(totals))
        return {value: end - totals[value] / 2 for value, end in zip(sorted(totals), ends, strict=True)}
    if scale == Scale.RATIO:
        return {value: float(value) for value in totals}
    middle = math.fsum(float(value) * often for value, often in totals.items()) / totals.total()
    return {value: float(value) - middle for value in totals}


def _differences(values: Iterable[tuple[Any, int]], place: Mapping[Any, float], scale: Scale) -> float:
    """How much all ordered pairs of these values differ, squared and added up."""
    if scale == Scale.NOMINAL:
        often = [times for _value, times in values]
        return float(sum(often) ** 2 - sum(times * times for times in often))
    placed = [(place[value], times) for value, times in values]
    if scale == Scale.RATIO:
        return 2 * math.fsum(n * m * _apart(a, b) for (a, n), (b, m) in combinations(placed, 2))
    size = sum(times for _at, times in placed)
    middle = math.fsum(at * times for at, times in placed) / size
    return 2 * size * math.fsum(times * (at - middle) ** 2 for at, times in placed)


def _apart(one: float, other: float) -> float:
    return ((one - other) / (one + other)) ** 2 if one + other else 0.0


# --- How sure it is -----------------------------------------------------------------------------------------


def _range(pairable: Counter[Judged], scale: Scale, seed: int) -> tuple[float | None, float | None]:
    kinds = list(pairable)
    if RESAMPLES * _steps(kinds, scale) > _MOST_STEPS:
        return None, None
    ends = list(accumulate(pairable[kind] for kind in kinds))
    places = list(zip(kinds, [0, *ends], ends, strict=False))
    found = []
    for often in _draws(seed, ends[-1]):
        drawn = {kind: times for kind, start, end in places if (times := sum(often[start:end]))}
        found.append(_alpha(drawn, scale))
    certain = sorted(alpha for alpha in found if alpha is not None)
    if len(certain) < RESAMPLES * (1 - _CARE):  # too often everybody said the same, so the rest says little
        return None, None
    cut = int(len(certain) * _CARE)
    return certain[cut], certain[-1 - cut]


def _steps(kinds: Sequence[Judged], scale: Scale) -> int:
    values = {value for kind in kinds for value, _often in kind}
    return sum(map(len, kinds)) + (len(values) ** 2 if scale == Scale.RATIO else len(values))


def _draws(seed: int, units: int) -> Iterable[Sequence[int]]:
    """How often each unit was drawn, again and again, always as many as there are.

    Kept for the sizes that a page asks for: there, one theme after the other needs the same.
    """
    return _kept_draws(seed, units) if units <= _A_PAGE else _new_draws(seed, units)


@lru_cache(maxsize=2)
def _kept_draws(seed: int, units: int) -> tuple[Sequence[int], ...]:
    return tuple(_new_draws(seed, units))


def _new_draws(seed: int, units: int) -> Iterator[Sequence[int]]:
    """As if by chance, and the same on every machine."""
    for draw in range(RESAMPLES):
        often = array("H", bytes(2 * units))
        bits = hashlib.shake_256(f"{seed} {draw}".encode()).digest(4 * units)
        for (number,) in struct.iter_unpack("<I", bits):
            often[number * units >> 32] += 1
        yield often

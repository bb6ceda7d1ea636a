"""The ratio of a value map when all its unsure numbers are drawn anew, again and again.

A number that several rows share is drawn once for all of them. Each number has chances of its own that come from the
seed and its name, so neither the order of the rows nor a further row changes what is drawn for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from .value import Convention, factors, weights
from .value_levers import Lever, levers
from .value_map import SHARES, Part, Row
from .value_tables import Rates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FEWEST, MOST = 10_000, 1_000_000
_STEPS = 4_000


class Shape(StrEnum):
    """How likely each number between the two ends is: most likely what was thought, or all alike.

    `PEAK` is the triangular distribution. `BELL` keeps nearer to what was thought, and its ends are rare: that of PERT,
    a beta distribution of which the peak counts four times (Malcolm and others 1959, Operations Research 7, 646-669).
    """

    PEAK = "peak"
    EVEN = "even"
    BELL = "bell"


@dataclass(frozen=True, kw_only=True)
class Mover:
    """How much of what moves the ratio comes from one number, from 0 to 1 for all together."""

    lever: Lever
    share: float


class Refusal(StrEnum):
    """Why nothing was drawn."""

    NO_SPANS = "no-spans"
    WRONG_NUMBER = "wrong-number"


@dataclass(frozen=True, kw_only=True)
class Simulation:
    """The ratio over all draws: `low` and `high` hold it in 90 of 100, `middle` is as often above as below.

    `below_one` is how often less came out than went in. `movers` say what moves it, the most first.
    """

    draws: int
    seed: int
    mean: float | None = None
    spread: float | None = None
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    below_one: float | None = None
    movers: tuple[Mover, ...] = ()
    refusal: Refusal | None = None


def simulate(
    rows: Sequence[Row],
    put_in: Decimal,
    rates: Rates,
    convention: Convention,
    *,
    draws: int = FEWEST,
    seed: int = 1,
    of_shares: Shape = Shape.PEAK,
    of_amounts: Shape = Shape.PEAK,
) -> Simulation:
    """The ratio over so many draws of every number that has a span. Something went in.

    >>> from .value_map import ONE, Span
    >>> from .value_tables import one_rate
    >>> row = Row(whom="Ann", what="rest", quantity=Decimal(100), value=Decimal(10), deadweight=Decimal("0.3"),
    ...     attribution=Decimal(0), spans={Part.DEADWEIGHT: Span(low=Decimal("0.1"), high=Decimal("0.5"))})
    >>> found = simulate([row], Decimal(500), one_rate(Decimal(0)), Convention.GUIDE, of_shares=Shape.EVEN)
    >>> round(found.mean, 1), round(found.low, 1), round(found.high, 1)
    (1.4, 1.0, 1.8)

    Source: Monte Carlo simulation, as in any appraisal; `Shape` has how numbers are drawn. The part of each number is
    its squared rank correlation with the ratio, in which the chance that it was drawn by stands for its rank.
    """
    unsure = [lever for lever in levers(rows) if lever.is_given]
    known = Simulation(draws=draws, seed=seed)
    if not unsure or not FEWEST <= draws <= MOST:
        return replace(known, refusal=Refusal.WRONG_NUMBER if unsure else Refusal.NO_SPANS)
    import numpy as np  # here, as the words about draws need none

    today = [float(each) for each in factors(rows, rates, convention)]
    drawn = _Drawn(unsure, seed, draws, of_shares, of_amounts)
    ratio = drawn.worth(rows, today) / float(put_in)
    order = np.argsort(ratio)
    low, middle, high = np.quantile(ratio[order], (0.05, 0.5, 0.95))
    return replace(
        known,
        mean=float(ratio.mean()),
        spread=float(ratio.std(ddof=1)),
        low=float(low),
        middle=float(middle),
        high=float(high),
        below_one=float((ratio < 1).mean()),
        movers=_movers(unsure, drawn, order),
    )


class _Drawn:
    """The numbers that are drawn, drawn again where they are needed again: that is quicker than to keep them."""

    def __init__(self, unsure: Sequence[Lever], seed: int, draws: int, of_shares: Shape, of_amounts: Shape) -> None:
        self.seed, self.draws, self.of_shares, self.of_amounts = seed, draws, of_shares, of_amounts
        self.of: dict[tuple[int, Part], Lever] = {(place, each.part): each for each in unsure for place in each.rows}

    def worth(self, rows: Sequence[Row], today: Sequence[float]) -> Numbers:
        import numpy as np

        total = np.zeros(self.draws)
        for place, row in enumerate(rows):
            total += self.row(place, row, today)
        return total

    def chances(self, lever: Lever) -> Numbers:
        import numpy as np

        name = hashlib.sha256(f"{self.seed} {lever.part} {lever.name}".encode()).digest()
        return np.random.Generator(np.random.PCG64(int.from_bytes(name[:16]))).random(self.draws)

    def numbers(self, lever: Lever) -> Numbers:
        import numpy as np

        low, high, chances = float(lever.low), float(lever.high), self.chances(lever)
        shape = self.of_shares if lever.part in SHARES else self.of_amounts
        peak = min(max(float(lever.at), low), high)
        if shape == Shape.EVEN or low == high:
            return low + chances * (high - low)
        if shape == Shape.BELL:
            return low + (high - low) * bell(chances, (peak - low) / (high - low))
        wide, below, above = high - low, peak - low, high - peak
        rising, falling = low + np.sqrt(chances * (wide * below)), high - np.sqrt((1 - chances) * (wide * above))
        return np.where(chances * wide < below, rising, falling)

    def row(self, place: int, row: Row, today: Sequence[float]) -> Numbers | float:
        """What the row is worth today, in every draw."""
        found: Numbers | float = 1.0
        for part in Part:
            lever, at = self.of.get((place, part)), float(row.part(part) or 0)
            now = self.numbers(lever) if lever else at
            if part == Part.DROP_OFF:
                found = found * _over_years(1 - now, row, today)
            else:
                found = found * (1 - now if part in SHARES else now)
        return found


def bell(chances: Numbers, peak: float) -> Numbers:
    """Where numbers from 0 to 1 with this peak lie, when they are drawn by these chances.

    >>> import numpy as np
    >>> [round(float(each), 3) for each in bell(np.array([0.05, 0.5, 0.95]), 0.5)]
    [0.189, 0.5, 0.811]

    Source: the beta distribution with 1 + 4 peak and 5 - 4 peak, as PERT takes it (see `simulate`); its chances are
    added up in small steps.
    """
    import numpy as np

    at = np.linspace(0, 1, _STEPS + 1)
    often = at ** (4 * peak) * (1 - at) ** (4 - 4 * peak)
    up_to = np.concatenate(([0.0], np.cumsum((often[1:] + often[:-1]) / 2)))
    return np.interp(chances, up_to / up_to[-1], at)


def _over_years(kept: Numbers | float, row: Row, today: Sequence[float]) -> Numbers | float:
    """How many first years all years of the row are worth today, when so much is kept from each to the next."""
    whole = [float(part) for part in weights(replace(row, drop_off=Decimal(0)))][row.start - 1 :]
    found: Numbers | float = 0.0
    for part, each in reversed([*zip(whole, today[row.start - 1 :], strict=False)]):
        found = found * kept + part * each
    return found


def _movers(unsure: Sequence[Lever], drawn: _Drawn, order: NDArray[np.intp]) -> tuple[Mover, ...]:
    import numpy as np

    ranks = np.empty(len(order))
    ranks[order] = np.arange(len(order)) - (len(order) - 1) / 2
    apart = []
    for lever in unsure:
        chances = drawn.chances(lever)
        apart.append(float(chances @ ranks) ** 2 / float(chances.var()))
    all_of_it = sum(apart) or 1.0
    found = (Mover(lever=lever, share=each / all_of_it) for lever, each in zip(unsure, apart, strict=True))
    return tuple(sorted(found, key=lambda mover: (-mover.share, mover.lever.name)))

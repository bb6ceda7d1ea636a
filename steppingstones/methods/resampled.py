"""From where to where a mean or a middle may lie, by drawing the same people again and again.

Only for twenty people or more: with fewer, the same few answers come back in every draw and the range is too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST, DRAWS = 20, 10_000
FEWEST_ANSWERS = 6  # different answers without which a middle jumps between two or three of them
_AT_ONCE = 2_000_000  # numbers held at a time
_NORMAL = NormalDist()


class Of(StrEnum):
    """What is drawn again."""

    MEAN = "mean"
    MIDDLE = "middle"


class Refusal(StrEnum):
    """Why there is no range."""

    TOO_FEW = "too-few"
    TOO_COARSE = "too-coarse"
    ALL_ALIKE = "all-alike"


@dataclass(frozen=True, kw_only=True)
class Range:
    """What the people have, and from where to where it may be. `seed` draws the same again."""

    people: int
    seed: int
    draws: int = DRAWS
    size: float | None = None
    low: float | None = None
    high: float | None = None
    refusal: Refusal | None = None


def resampled(scores: Sequence[float], *, of: Of = Of.MEAN, seed: int = 1, wanted: float = 0.95) -> Range:
    """The mean (or the middle) of these people's scores, with its range.

    >>> found = resampled([0, 1, 1, 2, 3, 0, 2, 1, 1, 4, -1, 0, 2, 1, 1, 3, 0, 1, 2, 2])
    >>> found.size, round(found.low, 1), round(found.high, 1)
    (1.3, 0.8, 1.9)
    >>> resampled([1, 2, 3]).refusal.value
    'too-few'

    Source: the bootstrap with bias corrected and accelerated (BCa): Efron (1987), Better bootstrap confidence
    intervals, Journal of the American Statistical Association 82, 171-185, as `scipy.stats.bootstrap`. That it takes
    twenty people, and six different answers for a middle, is our own rule.
    """
    if refusal := _refusal(scores, of):
        return Range(people=len(scores), seed=seed, refusal=refusal)
    import numpy as np  # here, as few commands need it

    people = np.asarray(scores, dtype=float)
    size = _told(people[None, :], of)[0]
    again = np.sort(_again(people, of, seed))
    below = float(np.searchsorted(again, size, "left") + np.searchsorted(again, size, "right")) / (2 * len(again))
    bias = _NORMAL.inv_cdf(min(max(below, 1 / len(again)), 1 - 1 / len(again)))
    skew, ends = _skew(people, of), []
    for part in ((1 - wanted) / 2, (1 + wanted) / 2):
        far = bias + _NORMAL.inv_cdf(part)
        ends.append(float(np.quantile(again, _NORMAL.cdf(bias + far / (1 - skew * far)))))
    return Range(people=len(scores), seed=seed, size=float(size), low=ends[0], high=ends[1])


def _refusal(scores: Sequence[float], of: Of) -> Refusal | None:
    if len(scores) < FEWEST:
        return Refusal.TOO_FEW
    if len(set(scores)) == 1:
        return Refusal.ALL_ALIKE
    return Refusal.TOO_COARSE if of == Of.MIDDLE and len(set(scores)) < FEWEST_ANSWERS else None


def _told(rows: NDArray[np.float64], of: Of) -> NDArray[np.float64]:
    import numpy as np

    found: NDArray[np.float64] = rows.mean(axis=1) if of == Of.MEAN else np.median(rows, axis=1)
    return found


def _again(people: NDArray[np.float64], of: Of, seed: int) -> NDArray[np.float64]:
    """What comes out for as many people drawn from these, so often."""
    import numpy as np

    chance, found = np.random.default_rng(seed), []
    at_once = max(1, _AT_ONCE // len(people))
    for begin in range(0, DRAWS, at_once):
        many = min(at_once, DRAWS - begin)
        found.append(_told(people[chance.integers(0, len(people), (many, len(people)))], of))
    return np.concatenate(found)


def _skew(people: NDArray[np.float64], of: Of) -> float:
    """How lopsided it is, from leaving each person out once."""
    import numpy as np

    without = np.array([_told(np.delete(people, place)[None, :], of)[0] for place in range(len(people))])
    apart = without.mean() - without
    squares = float((apart**2).sum())
    return float((apart**3).sum()) / (6 * squares**1.5) if squares else 0.0

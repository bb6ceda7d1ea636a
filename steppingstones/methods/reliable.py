"""Whether one person changed by more than an instrument's own unsureness, if somebody has published how sure it is."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_SURE = 1.96
FEWEST_BEHIND = 30


class Refusal(StrEnum):
    """Why nothing is said about single people."""

    NO_SOURCE = "no-source"
    ONE_QUESTION = "one-question"
    FEW_BEHIND = "few-behind"
    NO_SPREAD = "no-spread"


@dataclass(frozen=True, kw_only=True)
class Norm:
    """What is published of an instrument: the standard deviation, how reliable it is, and on how many people it rests.

    `troubled` and `well` are the means of people who need help and of people who do not; None if not published.
    """

    source: str
    questions: int
    people: int
    spread: float
    reliability: float
    troubled: float | None = None
    well: float | None = None
    low_is_good: bool = False


@dataclass(frozen=True, kw_only=True)
class Reliable:
    """How many people got reliably better or worse. `least` is the step that is needed for it, in points.

    `error` is how unsure one score is, `error_of_step` how unsure a difference of two is. `crossed` went from the side
    of the troubled to that of the well, over `cut_off`.
    """

    better: int = 0
    neither: int = 0
    worse: int = 0
    error: float | None = None
    error_of_step: float | None = None
    least: float | None = None
    cut_off: float | None = None
    crossed: int | None = None
    refusal: Refusal | None = None


def index(before: float, after: float, *, spread: float, reliability: float) -> float:
    """How many times its own unsureness a change is; beyond 1.96 either way it is reliable.

    >>> round(index(32.5, 47.5, spread=7.5, reliability=0.8), 4)
    3.1623

    Source: Jacobson and Truax (1991), Clinical significance, Journal of Consulting and Clinical Psychology 59, 12-19.
    """
    return (after - before) / (math.sqrt(2) * spread * math.sqrt(1 - reliability))


def cut_offs(*, troubled: float, well: float, spread: float, spread_well: float) -> tuple[float, float, float]:
    """Beyond two deviations of the troubled, within two of the well, and where both are as near: the last is used.

    >>> cut_offs(troubled=40, well=60, spread=7.5, spread_well=7.5)
    (55.0, 45.0, 50.0)

    Source: Jacobson and Truax (1991), criteria a, b and c.
    """
    way = 1 if well > troubled else -1
    between = (spread_well * troubled + spread * well) / (spread + spread_well)
    return troubled + way * 2 * spread, well - way * 2 * spread_well, between


def reliable_change(pairs: Iterable[tuple[float, float]], norm: Norm) -> Reliable:
    """How many of these people, each asked before and after, changed reliably.

    >>> norm = Norm(source="manual, 1991", questions=12, people=200, spread=7.5, reliability=0.8, troubled=40, well=60)
    >>> found = reliable_change([(32.5, 47.5), (45, 52), (40, 41)], norm)
    >>> found.better, found.neither, found.cut_off, found.crossed
    (1, 2, 50.0, 1)

    Source: Jacobson and Truax (1991). That the norm has a source, rests on thirty people or more, and has more than
    one question, is our own rule: a spread taken from the few who are looked at says only how alike they are.
    """
    refusal = _refusal(norm)
    if refusal:
        return Reliable(refusal=refusal)
    way = -1 if norm.low_is_good else 1
    both = list(pairs)
    found = [way * index(*pair, spread=norm.spread, reliability=norm.reliability) for pair in both]
    error = norm.spread * math.sqrt(1 - norm.reliability)
    better, worse = sum(each > _SURE for each in found), sum(each < -_SURE for each in found)
    cut_off = _cut_off(norm)
    return Reliable(
        better=better,
        neither=len(found) - better - worse,
        worse=worse,
        error=error,
        error_of_step=math.sqrt(2) * error,
        least=_SURE * math.sqrt(2) * error,
        cut_off=cut_off,
        crossed=None if cut_off is None else sum(way * one < way * cut_off <= way * other for one, other in both),
    )


def _cut_off(norm: Norm) -> float | None:
    if norm.troubled is None or norm.well is None:
        return None
    return cut_offs(troubled=norm.troubled, well=norm.well, spread=norm.spread, spread_well=norm.spread)[2]


def _refusal(norm: Norm) -> Refusal | None:
    said = {
        Refusal.NO_SOURCE: not norm.source.strip(),
        Refusal.ONE_QUESTION: norm.questions < 2,
        Refusal.FEW_BEHIND: norm.people < FEWEST_BEHIND,
        Refusal.NO_SPREAD: not (norm.spread > 0 and 0 <= norm.reliability < 1),
    }
    return next((refusal for refusal, holds in said.items() if holds), None)

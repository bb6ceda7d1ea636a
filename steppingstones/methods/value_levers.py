"""How much the ratio moves when one number of a value map is other than was thought, and when it would be 1."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from .value import Convention, factors, present_value
from .value_map import NOUGHT, ONE, SHARES, Part, Row
from .value_tables import Rates

AROUND = Decimal("0.2")  # to each side, where nobody said from where to where a number may be
_STEPS = 60


@dataclass(frozen=True, kw_only=True)
class Lever:
    """One number of the map that can be moved: of one row, or of several that share it.

    `is_given` says that somebody wrote down from where to where it may be.
    """

    part: Part
    name: str
    rows: tuple[int, ...]
    at: Decimal
    low: Decimal
    high: Decimal
    is_given: bool


@dataclass(frozen=True, kw_only=True)
class Bar:
    """The ratio with one number at its low end and at its high end."""

    lever: Lever
    at_low: Decimal
    at_high: Decimal

    @property
    def swing(self) -> Decimal:
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, kw_only=True)
class Switch:
    """Where one number would have to lie for the ratio to be 1; None if nowhere that it can be."""

    lever: Lever
    value: Decimal | None


def levers(rows: Sequence[Row], around: Decimal = AROUND) -> list[Lever]:
    """Every number of the map that can be moved. A nought without a span cannot.

    >>> row = Row(whom="Ann", what="rest", quantity=Decimal(10), value=Decimal(5), deadweight=Decimal("0.9"),
    ...     attribution=NOUGHT)
    >>> [(lever.part.value, str(lever.low), str(lever.high)) for lever in levers([row])]
    [('quantity', '8.0', '12.0'), ('value', '4.0', '6.0'), ('deadweight', '0.72', '1')]

    Source: one-at-a-time sensitivity analysis, as in any appraisal; a fifth to each side is our own rule.
    """
    shared: dict[tuple[object, ...], list[int]] = {}
    for place, row in enumerate(rows):
        for part in Part:
            key = row.together.get(part)
            shared.setdefault((part, key, row.part(part)) if key else (part, "", place), []).append(place)
    found = (_lever(key[0], rows, tuple(places), around) for key, places in shared.items())
    return [lever for lever in found if lever is not None]


def _lever(part: Any, rows: Sequence[Row], places: tuple[int, ...], around: Decimal) -> Lever | None:
    row = rows[places[0]]
    at, span = row.part(part), row.spans.get(part)
    if at is None or (not at and not span):
        return None
    most = ONE if part in SHARES else None
    low, high = (span.low, span.high) if span else sorted((at * (ONE - around), at * (ONE + around)))
    name = row.together.get(part) or f"{row.what} ({row.whom})"
    return Lever(
        part=part,
        name=name,
        rows=places,
        at=at,
        low=low,
        high=high if most is None else min(most, high),
        is_given=span is not None,
    )


def moved(row: Row, part: Part, to: Decimal) -> Row:
    """The row with one number changed.

    >>> row = Row(whom="", what="", quantity=ONE, value=ONE, deadweight=NOUGHT, attribution=NOUGHT)
    >>> moved(row, Part.DROP_OFF, Decimal("0.3")).drop_off
    Decimal('0.3')

    Source: only a name for it.
    """
    match part:
        case Part.QUANTITY:
            return replace(row, quantity=to)
        case Part.VALUE:
            return replace(row, value=to)
        case Part.DEADWEIGHT:
            return replace(row, deadweight=to)
        case Part.DISPLACEMENT:
            return replace(row, displacement=to)
        case Part.ATTRIBUTION:
            return replace(row, attribution=to)
    return replace(row, drop_off=to)


class _Totals:
    """What all rows are worth today when one number is moved; only its own rows are worked out again."""

    def __init__(self, rows: Sequence[Row], rates: Rates, convention: Convention) -> None:
        self.rows, self.today = rows, factors(rows, rates, convention)
        self.each = [present_value(row, self.today) for row in rows]
        self.all = sum(self.each, NOUGHT)

    def with_(self, lever: Lever, to: Decimal) -> Decimal:
        new = (present_value(moved(self.rows[place], lever.part, to), self.today) for place in lever.rows)
        return self.all + sum(new, NOUGHT) - sum((self.each[place] for place in lever.rows), NOUGHT)


def tornado(
    rows: Sequence[Row], put_in: Decimal, rates: Rates, convention: Convention, around: Decimal = AROUND
) -> list[Bar]:
    """The ratio at both ends of each number, what moves it most first. Something went in.

    >>> from .value_tables import one_rate
    >>> row = Row(whom="Ann", what="rest", quantity=Decimal(10), value=Decimal(5), deadweight=Decimal("0.5"),
    ...     attribution=NOUGHT)
    >>> bars = tornado([row], Decimal(10), one_rate(NOUGHT), Convention.GUIDE)
    >>> [(bar.lever.part.value, str(bar.at_low), str(bar.at_high)) for bar in bars][0]
    ('deadweight', '3.00', '2.00')

    Source: one-at-a-time sensitivity analysis (tornado diagram), as in any appraisal.
    """
    totals = _Totals(rows, rates, convention)
    bars = (
        Bar(lever=each, at_low=totals.with_(each, each.low) / put_in, at_high=totals.with_(each, each.high) / put_in)
        for each in levers(rows, around)
    )
    return sorted(bars, key=lambda bar: (-bar.swing, bar.lever.name, bar.lever.part))


def switching(rows: Sequence[Row], put_in: Decimal, rates: Rates, convention: Convention) -> list[Switch]:
    """Where each number would have to lie for as much to come out as went in, if all else stayed.

    >>> from .value_tables import one_rate
    >>> row = Row(whom="Ann", what="rest", quantity=Decimal(10), value=Decimal(5), deadweight=Decimal("0.5"),
    ...     attribution=NOUGHT)
    >>> [str(switch.value) for switch in switching([row], Decimal(10), one_rate(NOUGHT), Convention.GUIDE)]
    ['4', '2', '0.8']

    Source: switching values, as in HM Treasury, The Green Book, chapter on uncertainty.
    """
    totals = _Totals(rows, rates, convention)
    return [Switch(lever=each, value=_switch(totals, each, put_in)) for each in levers(rows)]


def _switch(totals: _Totals, lever: Lever, put_in: Decimal) -> Decimal | None:
    at_nought, at_one = totals.with_(lever, NOUGHT), totals.with_(lever, ONE)
    if lever.part == Part.DROP_OFF:
        return _between(totals, lever, put_in)
    if at_nought == at_one:
        return None
    value = (put_in - at_nought) / (at_one - at_nought)  # each of these numbers stands in its row once, as a factor
    if lever.part in SHARES:
        return value if NOUGHT <= value <= ONE else None
    return value if value * lever.at >= 0 else None  # what was good cannot turn bad, nor can fewer than nobody gain


def _between(totals: _Totals, lever: Lever, put_in: Decimal) -> Decimal | None:
    low, high = NOUGHT, ONE
    above = totals.with_(lever, low) > put_in
    if above == (totals.with_(lever, high) > put_in):
        return None
    for _step in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if (totals.with_(lever, middle) > put_in) == above else (low, middle)
    return (low + high) / 2

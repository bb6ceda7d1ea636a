"""What the work was worth beside what went in: the social return on investment, by the published method.

The parts that are not ours are taken off one after the other, each from what is left, never added up first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import zip_longest

from .value_map import NOUGHT, ONE, Row
from .value_tables import Rates


class Convention(StrEnum):
    """From when on a year is worth less: at its end, at its beginning (so the first is whole), or in its middle."""

    GUIDE = "guide"
    BASE_YEAR_0 = "base_year_0"
    MID_YEAR = "mid_year"


@dataclass(frozen=True, kw_only=True)
class Worth:
    """What came of the work, year by year and row by row, and beside what went in.

    `present` are the totals of the years at what they are worth today. `ratio`, `net_ratio` and `net` are None where
    they may not be told, or nothing went in; `payback_months` also where nothing comes back.
    """

    impacts: tuple[Decimal, ...]
    by_row: tuple[tuple[Decimal, ...], ...]
    totals: tuple[Decimal, ...]
    present: tuple[Decimal, ...]
    total: Decimal
    put_in: Decimal
    net: Decimal | None = None
    ratio: Decimal | None = None
    net_ratio: Decimal | None = None
    payback_months: Decimal | None = None


def impact(row: Row) -> Decimal:
    """What a row is worth in its first year, after all that would have come anyway or is due to others.

    >>> from .value_map import Row
    >>> tenth = Decimal("0.1")
    >>> impact(Row(whom="members", what="more company", quantity=Decimal(95), value=Decimal(3432), deadweight=tenth,
    ...     displacement=tenth, attribution=tenth))
    Decimal('237683.160')

    Source: Cabinet Office, A guide to Social Return on Investment (2009, updated 2012), stage 4. A blank counts as
    nought here; `value_checks` refuses it.
    """
    left = (ONE - (row.deadweight or NOUGHT)) * (ONE - row.displacement) * (ONE - (row.attribution or NOUGHT))
    return row.quantity * row.value * left


def weights(row: Row) -> tuple[Decimal, ...]:
    """How much of the first year's impact there is in each year of the map. A last part of a year counts in part.

    >>> from .value_map import Row
    >>> half = Decimal("0.5")
    >>> [str(part) for part in weights(Row(whom="", what="", quantity=ONE, value=ONE, deadweight=NOUGHT,
    ...     attribution=NOUGHT, drop_off=half, years=Decimal("2.5"), start=2))]
    ['0', '1', '0.5', '0.125']

    Source: as `impact`, stage 5: drop-off begins in the second year. That half a year counts as half of what its whole
    year would have been is our own rule.
    """
    found, left, kept = [NOUGHT] * (row.start - 1), row.years, ONE
    while left > 0:
        found.append(kept * min(left, ONE))
        left, kept = left - ONE, kept * (ONE - row.drop_off)
    return tuple(found)


def factor(year: int, rates: Rates, convention: Convention) -> Decimal:
    """What one pound of this year is worth today; the first year is 1.

    >>> from .value_tables import one_rate
    >>> [round(factor(2, one_rate(Decimal("0.1")), way), 4) for way in (Convention.GUIDE, Convention.BASE_YEAR_0)]
    [Decimal('0.8264'), Decimal('0.9091')]

    Source: as `impact`, stage 5, for `guide`; HM Treasury, The Green Book, annex 6, for `base_year_0`, in whose count
    the first year is year 0. Published studies differ, so whoever tells a number says which it was.
    """
    whole, found = year if convention == Convention.GUIDE else year - 1, ONE
    for at in range(1, whole + 1):
        found /= ONE + rates.of(at)
    if convention == Convention.MID_YEAR:
        found /= (ONE + rates.of(year)).sqrt()
    return found


def factors(rows: Iterable[Row], rates: Rates, convention: Convention) -> tuple[Decimal, ...]:
    """The factor of each year that the rows reach to.

    >>> from .value_tables import one_rate
    >>> row = Row(whom="", what="", quantity=ONE, value=ONE, deadweight=NOUGHT, attribution=NOUGHT, years=Decimal(2))
    >>> factors([row], one_rate(Decimal("0.25")), Convention.BASE_YEAR_0)
    (Decimal('1'), Decimal('0.8'))

    Source: as `factor`.
    """
    last = max((len(weights(row)) for row in rows), default=0)
    return tuple(factor(year, rates, convention) for year in range(1, last + 1))


def present_value(row: Row, today: Sequence[Decimal]) -> Decimal:
    """What a row is worth today, over all its years.

    >>> row = Row(whom="", what="", quantity=Decimal(8), value=ONE, deadweight=NOUGHT, attribution=NOUGHT,
    ...     years=Decimal(2))
    >>> present_value(row, (Decimal(1), Decimal("0.5")))
    Decimal('12.0')

    Source: as `impact`, stage 5.
    """
    return impact(row) * sum((part * each for part, each in zip(weights(row), today, strict=False)), NOUGHT)


def sroi(rows: Sequence[Row], put_in: Decimal, rates: Rates, convention: Convention) -> Worth:
    """What the rows are worth beside what went in. Whether it may be told is for `value_checks`.

    >>> from .value_tables import one_rate
    >>> row = Row(whom="members", what="more company", quantity=Decimal(10), value=Decimal(100),
    ...     deadweight=Decimal("0.5"), attribution=Decimal("0.2"))
    >>> found = sroi([row], Decimal(250), one_rate(Decimal(0)), Convention.GUIDE)
    >>> found.total, found.ratio, found.payback_months
    (Decimal('400.00'), Decimal('1.60'), Decimal('7.5'))

    Source: Cabinet Office, A guide to Social Return on Investment (2009, updated 2012), stages 4 and 5.
    """
    today = factors(rows, rates, convention)
    impacts = tuple(impact(row) for row in rows)
    by_row = tuple(tuple(own * part for part in weights(row)) for own, row in zip(impacts, rows, strict=True))
    totals = tuple(sum(year, NOUGHT) for year in zip_longest(*by_row, fillvalue=NOUGHT))
    present = tuple(total * each for total, each in zip(totals, today, strict=True))
    total, each_year = sum(present, NOUGHT), sum(impacts, NOUGHT)
    return Worth(
        impacts=impacts,
        by_row=by_row,
        totals=totals,
        present=present,
        total=total,
        put_in=put_in,
        net=total - put_in,
        ratio=total / put_in if put_in > 0 else None,
        net_ratio=(total - put_in) / put_in if put_in > 0 else None,
        payback_months=put_in * 12 / each_year if put_in > 0 and each_year > 0 else None,
    )


def pence(amount: Decimal) -> Decimal:
    """An amount as it is printed.

    >>> pence(Decimal("622693.575"))
    Decimal('622693.58')

    Source: rounding half up, as people do by hand.
    """
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def about(ratio: Decimal) -> Decimal:
    """A ratio as it is told: two figures that mean something, because no more are known.

    >>> about(Decimal("16.06")), about(Decimal("1.2066")), about(Decimal("0.0449"))
    (Decimal('16'), Decimal('1.2'), Decimal('0.045'))

    Source: our own rule; reports that give a range round so too.
    """
    if not ratio:
        return NOUGHT
    return ratio.quantize(Decimal(1).scaleb(ratio.adjusted() - 1), ROUND_HALF_UP)

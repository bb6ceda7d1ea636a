"""Amounts and rates that others publish, each with its source and the day from which it is.

They change. Whoever makes a map can always put in an amount of their own.
"""

from dataclasses import dataclass
from decimal import Decimal

from .value_map import Span


@dataclass(frozen=True, kw_only=True)
class Rates:
    """How much less a year is worth than the one before it. `steps` are the last year of each rate, and the rate."""

    name: str
    dated: str
    steps: tuple[tuple[int | None, Decimal], ...]

    def of(self, year: int) -> Decimal:
        return next(rate for last, rate in self.steps if last is None or year <= last)


GREEN_BOOK = Rates(
    name="HM Treasury, Green Book: social time preference rate, in real terms (under review)",
    dated="2025-12-16",
    steps=((30, Decimal("0.035")), (75, Decimal("0.03")), (None, Decimal("0.025"))),
)


def one_rate(rate: Decimal) -> Rates:
    """The same rate for every year.

    >>> one_rate(Decimal("0.02")).of(40)
    Decimal('0.02')

    Source: whoever made the map; a published rate such as that of the Green Book is better.
    """
    return Rates(name="a rate of your own", dated="", steps=((None, rate),))


@dataclass(frozen=True, kw_only=True)
class Amount:
    """What one of something is worth by a published source, in the prices of a year; and its range, if it has one.

    `is_second_hand` where not the source itself was seen, but somebody who used it.
    """

    key: str
    name: str
    source: str
    dated: str
    price_year: int
    amount: Decimal
    span: Span | None = None
    is_second_hand: bool = False


WELLBY = Amount(
    key="wellby",
    name="One point of satisfaction with life, from 0 to 10, for one person and one year",
    source="HM Treasury (2021), Wellbeing guidance for appraisal: supplementary Green Book guidance",
    dated="2021-07-26",
    price_year=2019,
    amount=Decimal(13_000),
    span=Span(low=Decimal(10_000), high=Decimal(16_000)),
)
# The same in later prices, as others brought it there: by the GDP deflator, and by real GDP per head to the power of
# 1.3. The range was not brought there by anybody whose number was seen.
LATER_WELLBYS = (
    Amount(
        key="wellby 2023",
        name="One point of satisfaction with life, from 0 to 10, for one person and one year",
        source="BiGGAR Economics, from HM Treasury (2021), Wellbeing guidance for appraisal, in the prices of 2023 "
        "(second hand)",
        dated="2024",
        price_year=2023,
        amount=Decimal(15_400),
        is_second_hand=True,
    ),
)


def wellby_in(price_year: int | None) -> Amount:
    """What a WELLBY is worth in the prices of a year, as far as somebody published it; else as it was published first.

    >>> wellby_in(2023).amount, wellby_in(None).price_year
    (Decimal('15400'), 2019)

    Source: the tables above.
    """
    return next((each for each in LATER_WELLBYS if each.price_year == price_year), WELLBY)


WAGES = (
    Amount(
        key="living wage",
        name="An hour at the Real Living Wage, United Kingdom",
        source="Living Wage Foundation, rates for 2025 to 2026",
        dated="2025-10-22",
        price_year=2025,
        amount=Decimal("13.45"),
    ),
    Amount(
        key="london living wage",
        name="An hour at the Real Living Wage, London",
        source="Living Wage Foundation, rates for 2025 to 2026",
        dated="2025-10-22",
        price_year=2025,
        amount=Decimal("14.80"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Wellbeing:
    """What a change in satisfaction with life is worth, for one person a year and for all people and years."""

    each_year: Decimal
    total: Decimal
    total_span: Span


def wellby(*, people: Decimal, points: Decimal, years: Decimal, table: Amount = WELLBY) -> Wellbeing:
    """What it is worth that people are more satisfied with life by so many points, before any deadweight.

    >>> found = wellby(people=Decimal(1), points=Decimal("0.2"), years=Decimal(2))
    >>> found.each_year, found.total, found.total_span.low
    (Decimal('2600.0'), Decimal('5200.0'), Decimal('4000.0'))

    Source: HM Treasury (2021), Wellbeing guidance for appraisal. In the prices and values of its table; in later prices
    only where somebody published that (`LATER_WELLBYS`), since bringing it there takes figures that are revised.
    """
    times = people * points * years
    span = table.span or Span(low=table.amount, high=table.amount)
    low, high = sorted((times * span.low, times * span.high))
    return Wellbeing(each_year=points * table.amount, total=times * table.amount, total_span=Span(low=low, high=high))

"""What it took, and what an hour counts for, in the files of a project."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .tables import Row, Tables

COST_COLUMNS = "kind words on until money hours is_paid is_gift side payer people may_be_told"


@dataclass(frozen=True, kw_only=True)
class KnownInCosts:
    """The words that some columns may hold."""

    kinds: Collection[str]
    sides: Collection[str]
    of: Collection[str]
    bases: Collection[str]


@dataclass(frozen=True, kw_only=True)
class CostRow:
    """Something that it took. It has an amount, or hours, or both."""

    kind: str
    words: str
    on: date
    until: date | None
    money: Decimal | None
    hours: Decimal | None
    is_paid: bool
    is_gift: bool
    side: str
    payer: str
    people: int | None
    may_be_told: bool


@dataclass(frozen=True, kw_only=True)
class HourRateRow:
    of: str
    since: date
    amount: Decimal
    basis: str
    source: str


@dataclass(frozen=True, kw_only=True)
class CostFiles:
    costs: tuple[CostRow, ...]
    rates: tuple[HourRateRow, ...]


def read_costs(tables: Tables, known: KnownInCosts) -> CostFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    rates = tables.rows("hour_rates.csv", "of since amount basis source")
    return CostFiles(
        costs=tuple(_cost(row, known) for row in tables.rows("costs.csv", COST_COLUMNS)),
        rates=tuple(_rate(row, known) for row in rates),
    )


def _cost(row: Row, known: KnownInCosts) -> CostRow:
    on, until, money, hours = row.day("on"), row.maybe_day("until"), row.amount("money"), row.amount("hours")
    if money is None and hours is None:
        raise row.trouble("money", "write an amount here, or hours.")
    if until and until < on:
        raise row.trouble("until", "it ends before it began.")
    return CostRow(
        kind=row.one_of("kind", known.kinds),
        words=row.need("words"),
        on=on,
        until=until,
        money=money,
        hours=hours,
        is_paid=row.yes("is_paid"),
        is_gift=row.yes("is_gift"),
        side=row.maybe("side", known.sides),
        payer=row.text("payer"),
        people=row.whole("people") if row.text("people") else None,
        may_be_told=row.yes("may_be_told"),
    )


def _rate(row: Row, known: KnownInCosts) -> HourRateRow:
    amount = row.amount("amount")
    if amount is None:
        raise row.trouble("amount", "write what an hour counts for.")
    return HourRateRow(
        of=row.one_of("of", known.of),
        since=row.day("since"),
        amount=amount,
        basis=row.one_of("basis", known.bases),
        source=row.need("source"),
    )

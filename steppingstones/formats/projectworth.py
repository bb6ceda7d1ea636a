"""Value maps in the files of a project: the columns of `value_map`, with stones, and what numbers rest on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ..methods.value_map import ValueMap
from .sheet import Row as SheetRow
from .sheet import Sheet, SpreadsheetError
from .tables import NotReadable, Row, Tables
from .value_map import read_value_map

OURS = ("map", "stone", "grades")  # beside the columns of a value map
FILE, ROWS = "worth.csv", "worth_rows.csv"


@dataclass(frozen=True, kw_only=True)
class KnownInWorth:
    """The words that some columns may hold."""

    looks: Collection[str]
    parts: Collection[str]
    grades: Collection[str]


@dataclass(frozen=True, kw_only=True)
class WorthRow:
    """A value map. `stones` and `grades` belong to its outcomes, in their order."""

    name: str
    span: str
    looks: str
    price_year: int
    sums: ValueMap
    stones: tuple[str, ...]
    grades: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, kw_only=True)
class WorthFiles:
    """The maps, and when and why the group said that it uses money."""

    maps: tuple[WorthRow, ...]
    said_on: date
    why: str
    agreed: tuple[str, ...]


def read_worth(tables: Tables, known: KnownInWorth, stones: Collection[str], members: Collection[str]) -> WorthFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    said = tables.facts("worth_wish.csv", "said_on why agreed")
    agreed = said.some_of("agreed", members)
    return WorthFiles(
        maps=_maps(tables, known, stones), said_on=said.day("said_on"), why=said.need("why"), agreed=agreed
    )


def _maps(tables: Tables, known: KnownInWorth, stones: Collection[str]) -> tuple[WorthRow, ...]:
    maps = tables.ids(FILE, "name span looks price_year")
    ids = [row.text("id") for row in maps]
    rows = list(tables.rows(ROWS, "map stone grades kind"))
    for row in rows:
        row.one_of("map", ids)
    return tuple(
        _map(each, [row for row in rows if row.text("map") == each.text("id")], known, stones) for each in maps
    )


def _map(about: Row, rows: list[Row], known: KnownInWorth, stones: Collection[str]) -> WorthRow:
    outcomes = [row for row in rows if row.text("kind") in ("", "outcome")]
    like = "such as quantity=evidence or value=told"
    return WorthRow(
        name=about.need("name"),
        span=about.text("span"),
        looks=about.one_of("looks", known.looks),
        price_year=about.whole("price_year"),
        sums=_sums(rows),
        stones=tuple(row.maybe("stone", stones) for row in outcomes),
        grades=tuple(row.pairs("grades", known.parts, "|".join(known.grades), like=like) for row in outcomes),
    )


def _sums(rows: list[Row]) -> ValueMap:
    columns = tuple(name for name in (rows[0].cells if rows else ()) if name not in OURS)
    lines = (SheetRow(number=row.number, cells=tuple(row.cells[name] for name in columns)) for row in rows)
    try:
        found = read_value_map(Sheet(columns=columns, rows=lines))
    except SpreadsheetError as error:
        raise NotReadable(ROWS, str(error), row=1) from None
    for bad in found.bad:
        raise NotReadable(ROWS, bad.reason, row=bad.number, column=bad.column)
    return found.value_map

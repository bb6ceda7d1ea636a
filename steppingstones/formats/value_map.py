"""A value map in a spreadsheet: a row for each outcome, each thing that went in, and each thing without an amount."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ..methods.value_map import NOUGHT, ONE, Input, Row, ValueMap
from ..methods.value_tables import LATER_WELLBYS, WAGES, WELLBY, wellby
from .feedback import BadRow
from .numbers import NotANumber, amount
from .sheet import Sheet, SpreadsheetError, shown
from .value_map_cells import REASONS, SPANS, Cells, outcome
from .whole_rows import bad_cells

KINDS = ("outcome", "input", "hours", "left out")
NEEDED = ("what", "quantity", "value", "deadweight", "attribution")
COLUMNS = (
    *("kind", "who", *NEEDED, "displacement", "drop-off", "years", "start", "source", "evidence", "chain"),
    *("of people", "price year", "wellbeing", "points", "pairs", "basis", "note", *REASONS, *SPANS),
)


@dataclass(frozen=True, kw_only=True)
class ReadMap:
    """The map, and the cells that could not be read."""

    value_map: ValueMap
    bad: tuple[BadRow, ...]


def read_value_map(sheet: Sheet) -> ReadMap:
    """Every row of the map. The headings may stand in any order, and in capitals."""
    names = _headings(sheet.columns)
    rows: list[Row] = []
    inputs: list[Input] = []
    left_out: list[str] = []
    bad: list[BadRow] = []
    for each in sheet.rows:
        if torn := list(bad_cells(sheet.columns, each)):
            bad += torn
            continue
        cells = Cells(
            each.number, dict(zip(names, each.cells, strict=True)), dict(zip(names, sheet.columns, strict=True))
        )
        kind = cells.read("kind", _kind, "outcome")
        if kind == "outcome":
            _fill_in_wellby(cells)
            rows.append(outcome(cells))
        elif kind == "left out":
            left_out.append(cells.text("what", is_needed=True))
        else:
            inputs.append(_input(cells, is_hours=kind == "hours"))
        bad += cells.bad
    value_map = ValueMap(rows=tuple(rows), inputs=tuple(inputs), left_out=tuple(left_out))
    return ReadMap(value_map=value_map, bad=tuple(bad))


def _headings(columns: Sequence[str]) -> list[str]:
    names = [" ".join(column.casefold().split()) for column in columns]
    for name, column in zip(names, columns, strict=True):
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, n=1)
            meant = f" Did you mean “{near[0]}”?" if near else " Words of your own go into “note”."
            raise SpreadsheetError(f"A value map has no column “{shown(column, 80)}”.{meant}")
    for name in NEEDED:
        if name not in names:
            raise SpreadsheetError(f"There is no column “{name}” in this file. A value map needs it.")
    return names


def _fill_in_wellby(cells: Cells) -> None:
    """Where the worth is that of a WELLBY, what so many points are worth to one person in a year, by its table."""
    known = next((each for each in (WELLBY, *LATER_WELLBYS) if each.key == cells.text("value").casefold()), None)
    if not known:
        return
    points = cells.read("points", amount, NOUGHT, is_needed=True)
    found = wellby(people=ONE, points=points, years=ONE, table=known)
    amounts = {"value": found.each_year}
    if known.span:
        amounts |= {"value low": found.total_span.low, "value high": found.total_span.high}
    cells.cells |= {name: format(size, "f") for name, size in amounts.items()}
    cells.cells |= {"source": known.source, "price year": str(known.price_year), "wellbeing": "yes", "wellby": "yes"}


def _input(cells: Cells, *, is_hours: bool) -> Input:
    many = cells.read("quantity", amount, ONE, is_needed=is_hours)
    wage = next((each for each in WAGES if each.key == cells.text("value").casefold()), None)
    each = wage.amount if wage and is_hours else cells.read("value", amount, None, is_needed=not is_hours)
    basis = cells.text("basis") or (wage.source if wage else "")
    if is_hours and each is not None and not basis:
        cells.wrong("basis", "Say what an hour is taken to be worth, and why.")
    return Input(
        whom=cells.text("who"),
        what=cells.text("what", is_needed=True),
        amount=None if each is None else many * each,
        hours=many if is_hours else None,
        basis=basis,
    )


def _kind(text: str) -> str:
    if text.casefold() not in KINDS:
        raise NotANumber(f"“{shown(text, 80)}” is none of: {', '.join(KINDS)}.")
    return text.casefold()

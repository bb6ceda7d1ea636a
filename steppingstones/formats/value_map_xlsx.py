"""Reading a value map in the layout of Social Value UK, ours or anybody's, with and without money."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile
from typing import BinaryIO

from ..methods.value import Convention
from ..methods.value_map import NOUGHT, Input, Row, ValueMap
from ..methods.value_tables import Rates, one_rate
from . import spreadsheet
from .feedback import BadRow
from .numbers import NotANumber, amount, number, share
from .sheet import SpreadsheetError, shown
from .value_map import COLUMNS as OWN_COLUMNS
from .value_map import read_value_map
from .value_map_cells import Cells, outcome
from .value_map_heads import Heads, find_heads, numbers_in
from .value_map_layout import (
    ABOUT,
    COMPUTED,
    CONVENTION,
    DATED,
    KEYS,
    LATER,
    MIRRORED,
    MOST_ROWS,
    NUMBERS,
    OURS,
    RATE,
    UNTIL,
    WORDS,
    MapFile,
    plain,
)
from .xlsxfile import Grid, read_grids

MOST_COLUMNS = 400
NOT_RECKONED = (
    "There is a formula here without its result. Open the file in a spreadsheet program, save it, and try again."
)
NOT_A_MAP = (
    "There is no value map in this workbook. It needs a sheet with headings such as “Stakeholders”, “Description”, "
    "“Quantity”, “Deadweight %” and “Attribution %”."
)


@dataclass(frozen=True, kw_only=True)
class ReadMapFile:
    """The map with what stands beside it, the cells that could not be read, and what to know about the file.

    `said` is the ratio that the file itself shows.
    """

    file: MapFile
    bad: tuple[BadRow, ...] = ()
    notes: tuple[str, ...] = ()
    said: Decimal | None = None

    @property
    def value_map(self) -> ValueMap:
        return self.file.value_map


@dataclass
class _Found:
    """What has been read so far."""

    rows: list[Row] = field(default_factory=list)
    beside: list[Mapping[str, str]] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    beside_inputs: list[Mapping[str, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_map_file(file: BinaryIO, name: str, *, encoding: str = "utf-8") -> ReadMapFile:
    """A value map whatever its file is: in this layout, or in our plain columns."""
    if spreadsheet.is_read_as_workbook(file, name):
        grids = read_grids(file, most_columns=MOST_COLUMNS)
        first = next((line for grid in grids[:1] for line in grid.lines if any(line)), ())
        if not {"what", "deadweight"} <= {cell.strip().casefold() for cell in first} <= {"", *OWN_COLUMNS}:
            return _of_grids(grids)
    found = read_value_map(spreadsheet.read(file, name, encoding=encoding))
    return ReadMapFile(file=MapFile(value_map=found.value_map), bad=found.bad)


def read_value_map_xlsx(file: BinaryIO) -> ReadMapFile:
    """Both sheets of the map. Columns that the layout does not know are kept under their own names."""
    return _of_grids(read_grids(file, most_columns=MOST_COLUMNS))


def _of_grids(grids: Sequence[Grid]) -> ReadMapFile:
    about = next((grid for grid in grids if grid.name == ABOUT and grid.lines and grid.lines[0][:1] == (OURS,)), None)
    maps = [(grid, heads) for grid in grids if (heads := find_heads(grid.lines))]
    if not maps:
        raise SpreadsheetError(NOT_A_MAP)
    found = _Found()
    with_money = next(((grid, heads) for grid, heads in maps if "value" in heads.columns.values()), None)
    if with_money:
        _read_money(found, *with_money, is_ours=about is not None)
    for grid, heads in maps:
        if "value" not in heads.columns.values():
            _read_without_money(found, grid, heads)
    others = [grid.name for grid, heads in maps if "value" in heads.columns.values()][1:]
    if with_money and others:
        names = ", ".join(f"“{name}”" for name in others)
        found.notes.append(f"There are several sheets with money. “{with_money[0].name}” was read, {names} was not.")
    return _put_together(found, with_money, about)


def _put_together(found: _Found, with_money: tuple[Grid, Heads] | None, about: Grid | None) -> ReadMapFile:
    lines, below = (with_money[0].lines, with_money[1].below) if with_money else ((), 0)
    shown_rates = [rate for rate in _after(lines, ("discount rate",)) if 0 <= rate < 1]
    rates, convention = one_rate(shown_rates[0]) if shown_rates else None, None
    if about:
        rates, convention, bad = _settings(about)
        found.bad += bad
        if not bad and shown_rates != [rates.of(year) for year in range(1, len(shown_rates) + 1)]:
            found.notes.append(f"The rates below the map are not those of “{ABOUT}”. Those were taken.")
    value_map = ValueMap(rows=tuple(found.rows), inputs=tuple(found.inputs), left_out=tuple(found.left_out))
    beside = {"beside": tuple(found.beside), "beside_inputs": tuple(found.beside_inputs)}
    return ReadMapFile(
        file=MapFile(value_map=value_map, rates=rates, convention=convention, **beside),
        bad=tuple(found.bad),
        notes=tuple(found.notes),
        said=next(_after(lines[below:], ("social return", "sroi ratio")), None),
    )


# --- Rows ---------------------------------------------------------------------------------------------------


def _lines(grid: Grid, heads: Heads) -> Iterator[Cells]:
    """The rows below the headings that hold anything of the map."""
    count = 0
    for place, line in enumerate(grid.lines[heads.below :], heads.below + 1):
        cells = {key: line[at] for at, key in heads.columns.items() if at < len(line) and key not in COMPUTED}
        found = Cells(place, cells, heads.names, grid.name)
        for at, key in heads.columns.items():
            if (place, at + 1) in grid.unreckoned and key not in COMPUTED:
                found.wrong(key, NOT_RECKONED)
        if not any(text.strip() for text in cells.values()) and not found.bad:
            continue
        count += 1
        if count > MOST_ROWS:
            raise SpreadsheetError(f"The sheet “{grid.name}” has more than {MOST_ROWS:,} rows. A map can have as many.")
        yield found


def _read_money(found: _Found, grid: Grid, heads: Heads, *, is_ours: bool) -> None:
    whom = ""
    for cells in _lines(grid, heads):
        if not is_ours and _is_sum(cells, found.inputs):
            continue
        if not is_ours:
            whom = cells.cells["who"] = cells.text("who") or whom
        is_outcome = _holds(cells, ("what", "indicator", "evidence", "proxy", "source"), ("quantity", "value"))
        is_input = _holds(cells, ("input", "hours"), ("amount",))
        words = {key: text for key in cells.cells if key not in KEYS or key in WORDS if (text := cells.text(key))}
        if is_outcome:
            found.rows.append(outcome(cells))
            found.beside.append(words)
        if is_input:
            found.inputs.append(_input(cells))
            found.beside_inputs.append({} if is_outcome else words)
        if is_outcome or is_input or is_ours:
            found.bad += cells.bad


def _holds(cells: Cells, words: Sequence[str], numbers: Sequence[str]) -> bool:
    return any(cells.text(key) for key in words) or numbers_in({key: cells.cells.get(key, "") for key in numbers})


_SUMS = {"total", "totals", "sum", "total inputs", "total impact", "present value of each year"}


def _is_sum(cells: Cells, inputs: Sequence[Input]) -> bool:
    """A row below the map that only adds up: its only word says so, or it has none and what went in comes to it."""
    words = {plain(text) for key in cells.cells if key not in NUMBERS and (text := cells.text(key))}
    if words:
        return words <= _SUMS
    try:
        return amount(cells.text("amount")) == sum((each.amount or NOUGHT for each in inputs), NOUGHT)
    except NotANumber:
        return False


def _input(cells: Cells) -> Input:
    found = Input(
        whom=cells.text("who"),
        what=cells.text("input", is_needed=True),
        amount=cells.read("amount", amount, None),
        hours=cells.read("hours", amount, None),
        basis=cells.text("basis"),
    )
    if found.hours is not None and found.amount is not None and not found.basis:
        cells.wrong("basis", "Say what an hour is taken to be worth, and why.")
    return found


def _read_without_money(found: _Found, grid: Grid, heads: Heads) -> None:
    """What stands only on the sheet without money is what matters and has no amount."""
    mirrored = next((key for key in heads.columns.values() if key == MIRRORED), None)
    known = {(_same(row.whom), _same(row.what)) for row in found.rows}
    numbers, whom = 0, ""
    for cells in _lines(grid, heads):
        what = cells.text("what")
        if not mirrored:
            whom = cells.text("who") or whom
        is_there = cells.text(mirrored) if mirrored else (_same(whom), _same(what)) in known
        if not what or is_there:
            continue
        found.left_out.append(f"{what} ({whom})" if whom else what)
        numbers += numbers_in(cells.cells)
    if numbers:
        told = f"Only the words were taken over from “{grid.name}”, as what matters and has no amount: {numbers} of its"
        found.notes.append(f"{told} outcomes have numbers too.")


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


# --- Rates, and what the file says itself -------------------------------------------------------------------


def _after(lines: Sequence[Sequence[str]], labels: tuple[str, ...]) -> Iterator[Decimal]:
    """The numbers to the right of one of these labels, or else below it."""
    for at, line in enumerate(lines):
        for place, cell in enumerate(line):
            if not cell or not plain(cell).startswith(labels):
                continue
            below = lines[at + 1][place : place + 1] if at + 1 < len(lines) else ()
            for text in (*filter(None, line[place + 1 :]), *below):
                try:
                    yield number(text)
                except NotANumber:
                    break


def _settings(about: Grid) -> tuple[Rates, Convention | None, list[BadRow]]:
    """What our own file says about years, which people may have changed there."""
    steps: list[tuple[int | None, Decimal]] = []
    told: dict[str, str] = {}
    bad: list[BadRow] = []
    for row, line in enumerate(takewhile(any, about.lines), 1):  # below an empty row stand sentences
        name, text = (*line, "", "")[:2]
        cells = Cells(row, {"B": text}, {}, about.name)
        told.setdefault(name, text)
        if name == LATER or name.startswith(UNTIL):
            steps.append((_last_year(name), cells.read("B", share, NOUGHT, is_needed=True)))
        if name == CONVENTION and text not in set(Convention):
            cells.wrong("B", f"“{shown(text, 80)}” is none of: {', '.join(Convention)}.")
        bad += cells.bad
    if not steps or steps[-1][0] is not None:
        bad.append(BadRow(number=1, column="A", reason=f"There is no row “{LATER}”.", sheet=about.name))
    way = told.get(CONVENTION, "")
    rates = Rates(name=told.get(RATE, ""), dated=told.get(DATED, ""), steps=tuple(steps))
    return rates, Convention(way) if way in set(Convention) else None, bad


def _last_year(name: str) -> int | None:
    last = name.removeprefix(UNTIL).strip()
    return int(last) if last.isascii() and last.isdigit() and len(last) <= 4 else None

"""A value map in a spreadsheet: a row for each outcome, each thing that went in, and each thing without an amount."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeVar

from ..methods.value_map import NOUGHT, ONE, SHARES, Input, Part, Row, Span, ValueMap
from ..methods.value_tables import WAGES, WELLBY, wellby
from .feedback import BadRow
from .numbers import NotANumber, amount, number, share
from .sheet import Sheet, SpreadsheetError, is_blank, shown

KINDS = ("outcome", "input", "hours", "left out")
NEEDED = ("what", "quantity", "value", "deadweight", "attribution")
SPANS = tuple(f"{part} {end}" for part in Part for end in ("low", "high", "together"))
REASONS = tuple(f"{part} reason" for part in Part)
COLUMNS = (
    *("kind", "who", *NEEDED, "displacement", "drop-off", "years", "start", "source", "evidence", "chain"),
    *("of people", "price year", "wellbeing", "points", "pairs", "basis", "note", *REASONS, *SPANS),
)
LAST_YEAR = 100
_YES = {"yes": True, "y": True, "x": True, "no": False, "n": False, "": False}
T = TypeVar("T")


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
        cells = _Cells(
            each.number, dict(zip(names, each.cells, strict=True)), dict(zip(names, sheet.columns, strict=True))
        )
        kind = cells.read("kind", _kind, "outcome")
        if kind == "outcome":
            rows.append(_outcome(cells))
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


class _Cells:
    """The cells of one row by the name of their column. What cannot be read is gathered."""

    def __init__(self, row: int, cells: Mapping[str, str], columns: Mapping[str, str]) -> None:
        self.row, self.cells, self.columns = row, cells, columns
        self.bad: list[BadRow] = []

    def wrong(self, column: str, reason: str) -> None:
        self.bad.append(BadRow(number=self.row, column=self.columns.get(column, column), reason=reason))

    def text(self, column: str, *, is_needed: bool = False) -> str:
        text = self.cells.get(column, "").strip()
        text = "" if is_blank(text) else text
        if is_needed and not text:
            self.wrong(column, "There is nothing here.")
        return text

    def read(self, column: str, reader: Callable[[str], T], blank: T, *, is_needed: bool = False) -> T:
        text = self.text(column, is_needed=is_needed)
        if not text:
            return blank
        try:
            return reader(text)
        except NotANumber as wrong:
            self.wrong(column, str(wrong))
            return blank


def _outcome(cells: _Cells) -> Row:
    is_wellby = cells.text("value").casefold() == WELLBY.key
    worth, worth_span = _wellby(cells) if is_wellby else (cells.read("value", amount, NOUGHT, is_needed=True), None)
    spans = {part: span for part in Part if (span := _span(cells, part))}
    if worth_span:
        spans[Part.VALUE] = worth_span
    row = Row(
        whom=cells.text("who", is_needed=True),
        what=cells.text("what", is_needed=True),
        quantity=cells.read("quantity", amount, NOUGHT, is_needed=True),
        value=worth,
        deadweight=cells.read("deadweight", share, None),
        displacement=cells.read("displacement", share, NOUGHT),
        attribution=cells.read("attribution", share, None),
        drop_off=cells.read("drop-off", share, NOUGHT),
        years=cells.read("years", _years, ONE),
        start=cells.read("start", _start, 1),
        source=WELLBY.source if is_wellby else cells.text("source"),
        evidence=cells.text("evidence"),
        reasons={part: cells.text(f"{part} reason") for part in Part},
        chain=cells.text("chain"),
        people=cells.read("of people", _count, None),
        price_year=WELLBY.price_year if is_wellby else cells.read("price year", _count, None),
        is_wellbeing=is_wellby or cells.read("wellbeing", _yes, False),
        is_wellby=is_wellby,
        pairs=cells.read("pairs", _count, None),
        spans=spans,
        together={part: word for part in Part if (word := cells.text(f"{part} together"))},
    )
    for part, span in spans.items():
        at = row.part(part)
        if not cells.bad and at is not None and not span.low <= at <= span.high:
            cells.wrong(f"{part} low", f"{at} does not lie between {span.low} and {span.high}.")
    return row


def _wellby(cells: _Cells) -> tuple[Decimal, Span | None]:
    """What so many points of satisfaction are worth to one person in a year, and from where to where."""
    found = wellby(people=ONE, points=cells.read("points", amount, NOUGHT, is_needed=True), years=ONE)
    return found.each_year, found.total_span


def _span(cells: _Cells, part: Part) -> Span | None:
    reader = share if part in SHARES else amount
    low, high = (cells.read(f"{part} {end}", reader, None) for end in ("low", "high"))
    if low is None and high is None:
        return None
    if low is None or high is None:
        cells.wrong(f"{part} low" if low is None else f"{part} high", "A range needs both of its ends.")
        return None
    if low > high:
        cells.wrong(f"{part} low", f"{low} is above {high}, the high end.")
    return Span(low=low, high=high)


def _input(cells: _Cells, *, is_hours: bool) -> Input:
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


# --- Cells that hold something of their own -----------------------------------------------------------------


def _kind(text: str) -> str:
    if text.casefold() not in KINDS:
        raise NotANumber(f"“{shown(text, 80)}” is none of: {', '.join(KINDS)}.")
    return text.casefold()


def _yes(text: str) -> bool:
    if text.casefold() not in _YES:
        raise NotANumber(f"“{shown(text, 80)}” is neither yes nor no.")
    return _YES[text.casefold()]


def _count(text: str) -> int | None:
    found = number(text)
    if found != found.to_integral_value() or found < 0:
        raise NotANumber(f"“{shown(text, 80)}” is not a whole number.")
    return int(found)


def _years(text: str) -> Decimal:
    found = number(text)
    if not 0 < found <= LAST_YEAR:
        raise NotANumber(f"{shown(text, 80)} is not a number of years from above 0 to {LAST_YEAR}.")
    return found


def _start(text: str) -> int:
    found = number(text)
    if found not in range(1, LAST_YEAR + 1):
        raise NotANumber(f"{shown(text, 80)} is not a year of the map, such as 1 for the first.")
    return int(found)

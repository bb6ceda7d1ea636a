"""The cells of one row of a value map, whatever file it comes from. What cannot be read is gathered."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from ..methods.value_map import NOUGHT, ONE, SHARES, Part, Row, Span
from .feedback import BadRow
from .numbers import NotANumber, amount, number, share
from .sheet import armed, is_blank, shown

SPANS = tuple(f"{part} {end}" for part in Part for end in ("low", "high", "together"))
REASONS = tuple(f"{part} reason" for part in Part)
LAST_YEAR = 100
_YES = {"yes": True, "y": True, "x": True, "no": False, "n": False, "": False}
T = TypeVar("T")


class Cells:
    """The cells of one row by the name of their column, and each column's name as the file has it."""

    def __init__(self, row: int, cells: Mapping[str, str], columns: Mapping[str, str], sheet: str = "") -> None:
        self.row, self.cells, self.columns, self.sheet = row, dict(cells), columns, sheet
        self.bad: list[BadRow] = []

    def wrong(self, column: str, reason: str) -> None:
        name = self.columns.get(column, column)
        self.bad.append(BadRow(number=self.row, column=name, reason=reason, sheet=self.sheet))

    def text(self, column: str, *, is_needed: bool = False) -> str:
        text = armed(self.cells.get(column, "").strip())
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


def outcome(cells: Cells) -> Row:
    """The outcome that stands in this row."""
    row = Row(
        whom=cells.text("who", is_needed=True),
        what=cells.text("what", is_needed=True),
        quantity=cells.read("quantity", amount, NOUGHT, is_needed=True),
        value=cells.read("value", amount, NOUGHT, is_needed=True),
        deadweight=cells.read("deadweight", share, None),
        displacement=cells.read("displacement", share, NOUGHT),
        attribution=cells.read("attribution", share, None),
        drop_off=cells.read("drop-off", share, NOUGHT),
        years=cells.read("years", years, ONE),
        start=cells.read("start", start, 1),
        source=cells.text("source"),
        evidence=cells.text("evidence"),
        reasons={part: why for part in Part if (why := cells.text(f"{part} reason"))},
        chain=cells.text("chain"),
        people=cells.read("of people", count, None),
        price_year=cells.read("price year", count, None),
        is_wellbeing=cells.read("wellbeing", yes, False),
        is_wellby=cells.read("wellby", yes, False),
        pairs=cells.read("pairs", count, None),
        spans={part: found for part in Part if (found := span(cells, part))},
        together={part: word for part in Part if (word := cells.text(f"{part} together"))},
    )
    for part, found in row.spans.items():
        at = row.part(part)
        if not cells.bad and at is not None and not found.low <= at <= found.high:
            cells.wrong(f"{part} low", f"{at} does not lie between {found.low} and {found.high}.")
    return row


def span(cells: Cells, part: Part) -> Span | None:
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


# --- Cells that hold something of their own -----------------------------------------------------------------


def yes(text: str) -> bool:
    if text.casefold() not in _YES:
        raise NotANumber(f"“{shown(text, 80)}” is neither yes nor no.")
    return _YES[text.casefold()]


def count(text: str) -> int | None:
    found = number(text)
    if found != found.to_integral_value() or found < 0:
        raise NotANumber(f"“{shown(text, 80)}” is not a whole number.")
    return int(found)


def years(text: str) -> Decimal:
    found = number(text)
    if not 0 < found <= LAST_YEAR:
        raise NotANumber(f"{shown(text, 80)} is not a number of years from above 0 to {LAST_YEAR}.")
    return found


def start(text: str) -> int:
    found = number(text)
    if found not in range(1, LAST_YEAR + 1):
        raise NotANumber(f"{shown(text, 80)} is not a year of the map, such as 1 for the first.")
    return int(found)

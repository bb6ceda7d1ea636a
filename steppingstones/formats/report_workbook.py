"""A report as a workbook: numbers that a spreadsheet reckons with, words that stay words."""

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import TypeAlias

from .sheet import LONGEST_XLSX_CELL
from .workbook import Cell, Look, Page, write_pages

# A name, the columns, the rows, and which columns hold numbers, counted from 0
SheetData: TypeAlias = tuple[str, Sequence[str], Iterable[Sequence[str]], Collection[int]]
_NUMBER = re.compile(r"([-−]?)(£?)((?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14})(?:\.\d{1,9})?)\s?(%?)")
NARROW, WIDE, LONG = 12, 28, 60  # letters


def write(sheets: Iterable[SheetData]) -> bytes:
    """The workbook. The names of the columns stay in sight."""
    file = BytesIO()
    write_pages([_page(*sheet) for sheet in sheets], file)
    return file.getvalue()


def _page(name: str, header: Sequence[str], rows: Iterable[Sequence[str]], numbers: Collection[int]) -> Page:
    cells: dict[tuple[int, int], Cell] = {
        (1, at): (_fitting(words), Look.HEADING) for at, words in enumerate(header, 1)
    }
    longest = [len(words) for words in header]
    for place, row in enumerate(rows, 2):
        for at, value in enumerate(row):
            if value:
                cells[place, at + 1] = _cell(value) if at in numbers else (_fitting(value), Look.TEXT)
                longest[at] = max(longest[at], len(value))
    widths = {at: NARROW if most <= NARROW else WIDE if most <= WIDE else LONG for at, most in enumerate(longest, 1)}
    return Page(name=name, cells=cells, widths=widths, still=(1, 0))


def _cell(value: str) -> Cell:
    """A number as a number, with its look; all else as words."""
    number = number_of(value)
    if number is None:
        return _fitting(value), Look.TEXT
    return number, Look.SHARE if "%" in value else Look.MONEY if "£" in value else Look.NUMBER


def number_of(value: str) -> Decimal | None:
    """The number that is written there, if that is all. What begins with a nought is a name, such as a phone number.

    >>> number_of("1,234"), number_of("45%"), number_of("020 7946")
    (Decimal('1234'), Decimal('0.45'), None)
    """
    found = _NUMBER.fullmatch(value.strip())
    if not found:
        return None
    number = Decimal(found[3].replace(",", ""))
    return (-number if found[1] else number) / (100 if found[4] else 1)


def _fitting(text: str) -> str:
    """As much as a cell can hold, with a mark where something is missing; other forms have all of it."""
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_XLSX_CELL:
        return text
    return f"{text[: LONGEST_XLSX_CELL // 2 - 2]} …"

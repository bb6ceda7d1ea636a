"""Rows of numbers that hold what was typed: none torn apart, no letter that cannot be read, no formula without result.

Sums must not pass over any of these: `2,5` that was torn apart is read as 2, and two names of which only one letter
cannot be read are one name.
"""

from collections.abc import Iterator, Sequence

from .feedback import BadRow
from .sheet import SURROGATE, Row, Sheet, SpreadsheetError

TORN = "It has more cells than there are headings. Words or numbers with commas need quotation marks around them."
UNREADABLE = "Some letters cannot be read, because the file is not UTF-8. Save it as “CSV UTF-8”."
NUL = "There is a sign in it that no text can hold (NUL). Type the cell again."
UNRECKONED = "It holds a formula without its result. Open the file in a spreadsheet program, save it, and try again."


def whole_rows(sheet: Sheet) -> tuple[list[Row], list[BadRow]]:
    """All rows, of which there must be one, and the cells that do not hold what was typed."""
    rows = list(sheet.rows)
    if not rows:
        raise SpreadsheetError("There is nothing in this file but its headings.")
    return rows, [bad for row in rows for bad in bad_cells(sheet.columns, row)]


def bad_cells(columns: Sequence[str], row: Row) -> Iterator[BadRow]:
    """What is wrong with a row as text, whatever it says.

    >>> torn = Row(number=2, cells=("Zo\\udcff", "2"), has_more_cells=True)
    >>> [bad.column for bad in bad_cells(["who", "score"], torn)]
    ['', 'who']
    """
    if row.has_more_cells:
        yield BadRow(number=row.number, column="", reason=TORN)
    for column, cell in zip(columns, row.cells, strict=True):
        if SURROGATE.search(cell):
            yield BadRow(number=row.number, column=column, reason=UNREADABLE)
        elif "\0" in cell:
            yield BadRow(number=row.number, column=column, reason=NUL)


def unreckoned(columns: Sequence[str], cells: frozenset[tuple[int, int]]) -> list[BadRow]:
    """The cells of a workbook, by row and column from 1, that hold a formula without its result."""
    return [
        BadRow(number=row, column=columns[place - 1], reason=UNRECKONED)
        for row, place in sorted(cells)
        if place <= len(columns)
    ]

"""What every spreadsheet has in common, whatever its file: headings, rows of text, limits, and words for trouble."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST_XLSX_CELL = 32_767  # in the units of UTF-16 that Excel counts
LONGEST_CELL = 10_000

# The first heading of our own CSV files. In those, and when they were saved again as a workbook, an apostrophe that
# defuses a formula is taken off.
OWN = "Stepping Stones voice"
# What makes a spreadsheet program take a cell for a formula, also in the wide forms of East Asian keyboards.
FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")

# Characters that nobody sees, beside those that Unicode calls spaces, controls or formats.
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
SURROGATE = re.compile("[\ud800-\udfff]")


class SpreadsheetError(ValueError):
    """This file cannot be read or written. Its sentences say why, and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row as the spreadsheet numbers it. `has_more_cells` than there are headings: text was torn apart."""

    number: int
    cells: tuple[str, ...]
    has_more_cells: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A spreadsheet. Its rows are read as they are asked for, once, while the file is open."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
    encoding: str = ""  # of a CSV file; none for a workbook
    note: str = ""  # what the reader should know, such as which of several sheets this is


def sheet_of(lines: Iterator[tuple[int, Sequence[str]]], *, encoding: str = "", note: str = "") -> Sheet:
    """The first line that holds anything has the headings; empty lines are passed over."""
    filled = ((number, line) for number, line in lines if any(line))
    try:
        _number, first = next(filled)
    except StopIteration:
        raise SpreadsheetError("There is nothing in this file. It needs headings in its first row.") from None
    columns = headings(first)
    if columns[0] == OWN:
        filled = ((number, [armed(cell) for cell in line]) for number, line in filled)
    return Sheet(columns=columns, rows=_rows(filled, len(columns)), encoding=encoding, note=note)


def _rows(filled: Iterator[tuple[int, Sequence[str]]], width: int) -> Iterator[Row]:
    for count, (number, line) in enumerate(filled, 1):
        if count > MOST_ROWS:
            raise SpreadsheetError(
                f"This file has more than {MOST_ROWS:,} rows. Split it into several files and bring them in one by one."
            )
        cells = (*line[:width], *[""] * (width - len(line)))
        yield Row(number=number, cells=cells, has_more_cells=any(line[width:]))


def headings(first: Sequence[str]) -> tuple[str, ...]:
    """A name for each column, no two the same: a nameless one is called by its letter."""
    if len(first) > MOST_COLUMNS:
        raise SpreadsheetError(
            f"This file has more than {MOST_COLUMNS} columns. Keep those that matter, and try again."
        )
    if any(SURROGATE.search(name) or "\0" in name for name in first):
        raise SpreadsheetError(
            "The headings cannot be read as UTF-8 text. The file may come from an older Excel: "
            "choose the encoding Windows-1252, or save it again as “CSV UTF-8”."
        )
    names: dict[str, None] = {}
    for place, cell in enumerate(first):
        names[_free(" ".join(cell.split()) or f"Column {letters(place)}", names)] = None
    return tuple(names)


def _free(name: str, taken: dict[str, None]) -> str:
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name} ({number})"
    return free


def letters(place: int) -> str:
    """The name that a spreadsheet gives to a column, counted from 0: A, B … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def is_blank(text: str) -> bool:
    """Nothing, or only characters that nobody can see."""
    return all(unicodedata.category(each) in UNSEEN or each in BLANKS for each in text)


def shown(text: str, most: int = 200) -> str:
    """The beginning of a cell, fit for a page: characters that no page can hold are marked."""
    clean = SURROGATE.sub("\ufffd", text).replace("\0", "\ufffd")
    return clean if len(clean) <= most else f"{clean[:most].rstrip()} …"


# --- Words that look like formulas --------------------------------------------------------------------------


def defused(text: str) -> str:
    """The text with an apostrophe before it if it could be taken for a formula, also if it already has some."""
    return f"'{text}" if FORMULA.match(text) else text


def armed(text: str) -> str:
    """What `defused` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text

"""Feedback in a spreadsheet: which columns hold what, and each row as what somebody said, or as a row that is wrong."""

import calendar
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import islice

from .sheet import LONGEST_CELL, SURROGATE, Row, Sheet, SpreadsheetError, is_blank

EARLIEST = 1900
LONGEST_LABEL = 300
LONGEST_HEADING = 100


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns that are brought in. `person` tells which rows are from one person."""

    text: str
    date: str = ""
    labels: tuple[str, ...] = ()
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class FeedbackRow:
    """What somebody said, as typed. `precision` is how much of the date is known: day, month or year.

    `fingerprint` is the same for the same row of the same file, and differs for the second of two equal rows.
    """

    number: int
    words: str
    fingerprint: str
    said_on: date | None = None
    precision: str = "day"
    labels: tuple[tuple[str, str], ...] = ()
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class BadRow:
    """A row that cannot be brought in: where, why, and how to mend it, in sentences."""

    number: int
    column: str
    reason: str
    sheet: str = ""  # of a workbook, where several are read


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """All rows of a file, good and bad, each in their order."""

    good: tuple[FeedbackRow, ...]
    bad: tuple[BadRow, ...]


class _Bad(Exception):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def check_columns(sheet: Sheet, columns: Columns) -> Columns:
    """The same columns, if the file has them all; else a sentence that names those that it has."""
    for name in (columns.text, columns.date, columns.person, *columns.labels):
        if name and name not in sheet.columns:
            near = get_close_matches(name, sheet.columns, n=1)
            meant = f" Did you mean “{near[0]}”?" if near else ""
            have = ", ".join(f"“{each}”" for each in sheet.columns[:30])
            raise SpreadsheetError(f"There is no column “{name}” in this file.{meant} Its columns are: {have}.")
    return columns


def read_feedback(sheet: Sheet, columns: Columns, *, today: date) -> Feedback:
    """Every row of the sheet, good or bad. Words such as "NA" and "None" are words that people wrote."""
    check_columns(sheet, columns)
    seen: Counter[str] = Counter()
    good: list[FeedbackRow] = []
    bad: list[BadRow] = []
    for row in sheet.rows:
        cells = dict(zip(sheet.columns, row.cells, strict=True))
        try:
            good.append(_good(row, cells, columns, seen, today))
        except _Bad as wrong:
            bad.append(BadRow(number=row.number, column=wrong.column, reason=str(wrong)))
    return Feedback(good=tuple(good), bad=tuple(bad))


def _good(row: Row, cells: dict[str, str], columns: Columns, seen: Counter[str], today: date) -> FeedbackRow:
    _check_row(row, cells, columns)
    words = cells[columns.text]
    if is_blank(words):
        raise _Bad(columns.text, "There is no text. Fill it in, or take the row out.")
    said_on, precision = _date(cells, columns, today)
    return FeedbackRow(
        number=row.number,
        words=words,
        fingerprint=_fingerprint(cells, seen),
        said_on=said_on,
        precision=precision,
        labels=tuple(_labels(cells, columns)),
        person=cells[columns.person].strip() if columns.person else "",
    )


def _check_row(row: Row, cells: dict[str, str], columns: Columns) -> None:
    """What is wrong with the row as text, whatever it says."""
    if row.has_more_cells:
        raise _Bad("", "It has more cells than there are headings. Text with commas needs quotation marks around it.")
    for name in (columns.text, columns.date, columns.person, *columns.labels):
        text = cells[name] if name else ""
        if SURROGATE.search(text):
            raise _Bad(
                name,
                "Some letters cannot be read, because the file is not UTF-8. Save it as “CSV UTF-8”, "
                "or choose the encoding Windows-1252.",
            )
        if "\0" in text:
            raise _Bad(name, "There is a sign in it that no text can hold (NUL). Type the cell again.")
        if len(text) > LONGEST_CELL:
            raise _Bad(name, f"It has {len(text):,} letters; {LONGEST_CELL:,} is the most. Split it into two rows.")


def _fingerprint(cells: dict[str, str], seen: Counter[str]) -> str:
    """Made of the whole row, so that it stays the same whichever columns are brought in, and of how often it came."""
    row = json.dumps(sorted(cells.items()), ensure_ascii=True)
    seen[row] += 1
    return hashlib.sha256(f"{row}{seen[row]}".encode()).hexdigest()


def _labels(cells: dict[str, str], columns: Columns) -> Iterator[tuple[str, str]]:
    """The labels of a row, each once. Several in one cell are parted by semicolons."""
    for heading in columns.labels:
        for name in dict.fromkeys(part.strip() for part in cells[heading].split(";")):
            if len(name) > LONGEST_LABEL:
                raise _Bad(heading, f"A label has {len(name)} letters; {LONGEST_LABEL} is the most. Make it shorter.")
            if not is_blank(name):
                yield heading[:LONGEST_HEADING], name


# --- Dates --------------------------------------------------------------------------------------------------

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
SHAPES = (
    ("day", re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[T ]\d.*)?")),
    ("day", re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?: \d.*)?")),
    ("day", re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<m>[A-Za-z]+),? (?P<y>\d{4})")),
    ("month", re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})")),
    ("month", re.compile(r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})")),
    ("month", re.compile(r"(?P<m>[A-Za-z]+),? (?P<y>\d{4})")),
    ("year", re.compile(r"(?P<y>\d{4})")),
)
HOW_TO_WRITE = "Write it like 2024-03-25, 25/03/2024 or, if only the month is known, 2024-03."


def parse_date(text: str, *, today: date) -> tuple[date | None, str]:
    """The date in a cell and how much of it is known. The day comes before the month. Blank is "not known".

    Raises ValueError with a sentence where there is no such date.

    >>> parse_date("2021-07", today=date(2026, 1, 1))
    (datetime.date(2021, 7, 1), 'month')
    >>> parse_date("4/3/2025", today=date(2026, 1, 1))
    (datetime.date(2025, 3, 4), 'day')
    """
    text = text.strip()
    if is_blank(text):
        return None, "day"
    for precision, shape in SHAPES:
        if match := shape.fullmatch(text):
            return _checked(text, match.groupdict(), today), precision
    raise ValueError(f"“{text[:40]}” is not a date that can be read. {HOW_TO_WRITE}")


def _checked(text: str, parts: dict[str, str], today: date) -> date:
    month = parts.get("m") or "1"
    number = int(month) if month.isdecimal() else MONTHS.get(month.lower(), 0)
    try:
        found = date(int(parts["y"]), number, int(parts.get("d") or 1))
    except ValueError:
        raise ValueError(f"There is no such date as “{text[:40]}”. {HOW_TO_WRITE}") from None
    if found.year < EARLIEST:
        raise ValueError(f"“{text[:40]}” is before {EARLIEST}. Check the year.")
    if found > today + timedelta(days=1):
        raise ValueError(f"“{text[:40]}” is in the future. Check the year.")
    return found


def _date(cells: dict[str, str], columns: Columns, today: date) -> tuple[date | None, str]:
    if not columns.date:
        return None, "day"
    try:
        return parse_date(cells[columns.date], today=today)
    except ValueError as wrong:
        raise _Bad(columns.date, str(wrong)) from None


# --- Guessing which column holds what -----------------------------------------------------------------------

LOOK_AT = 100  # rows
A_WORD_FOR_EACH = 25  # different texts in a column of labels, at most


def guess_columns(names: Sequence[str], rows: Iterable[Row], *, today: date) -> Columns:
    """What the columns seem to hold, for a form that people correct: the longest texts, and dates."""
    looked = list(islice(rows, LOOK_AT))
    columns = {name: [row.cells[place] for row in looked] for place, name in enumerate(names)}
    dates = [name for name in names if _are_dates(columns[name], today)]
    text = max([name for name in names if name not in dates] or names, key=lambda name: sum(map(len, columns[name])))
    others = [name for name in names if name != text]
    labels = [name for name in others if name not in dates and _are_labels(columns[name])]
    return Columns(text=text, date=dates[0] if dates else "", labels=tuple(labels[:5]))


def _are_dates(cells: list[str], today: date) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    return sum(_is_date(cell, today) for cell in filled) > len(filled) / 2  # a wrong one is told, not hidden


def _is_date(cell: str, today: date) -> bool:
    try:
        _found, precision = parse_date(cell, today=today)
    except ValueError:
        return False
    return precision != "year"


def _are_labels(cells: list[str]) -> bool:
    """Some texts come again and again."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and len(set(filled)) <= min(A_WORD_FOR_EACH, len(filled) // 2)

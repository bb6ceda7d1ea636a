"""Answers of the same people at two times: every row is one person at one time, with a column for each question."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .feedback import BadRow, Columns, check_columns
from .numbers import NotANumber, number
from .sheet import Row, Sheet, SpreadsheetError, is_blank, shown

Cells = Mapping[str, str]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KNOWN = {"before": 0, "start": 0, "first": 0, "after": 1, "end": 1, "last": 1}


@dataclass(frozen=True, kw_only=True)
class WaveColumns:
    """`first` and `last` are what the column of the time says before and after; empty if the file shows it.

    `zero_to_ten` are columns with the official questions on wellbeing, which are answered in whole numbers.
    """

    person: str
    time: str
    values: tuple[str, ...]
    first: str = ""
    last: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    zero_to_ten: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Waves:
    """For each question, what each person answered before and after; and what could not be read."""

    first: str
    last: str
    before: Mapping[str, Mapping[str, Decimal]]
    after: Mapping[str, Mapping[str, Decimal]]
    bad: tuple[BadRow, ...]


def read_waves(sheet: Sheet, columns: WaveColumns) -> Waves:
    """Every answer of the two times. An empty cell is no answer; rows of other times are passed over."""
    check_columns(sheet, Columns(text=columns.person, date=columns.time, labels=columns.values))
    rows = [(row, _cells(sheet, row)) for row in sheet.rows]
    first, last = _times([cells[columns.time] for _row, cells in rows], columns)
    found: dict[str, dict[str, dict[str, Decimal]]] = {
        time: {value: {} for value in columns.values} for time in (first, last)
    }
    bad: list[BadRow] = []
    seen: Counter[tuple[str, str]] = Counter()
    for row, cells in rows:
        bad += _read(row, cells, columns, found, seen)
    return Waves(first=first, last=last, before=found[first], after=found[last], bad=tuple(bad))


def _cells(sheet: Sheet, row: Row) -> Cells:
    return {name: cell.strip() for name, cell in zip(sheet.columns, row.cells, strict=True)}


def _read(
    row: Row,
    cells: Cells,
    columns: WaveColumns,
    found: Mapping[str, Mapping[str, dict[str, Decimal]]],
    seen: Counter[tuple[str, str]],
) -> Iterator[BadRow]:
    """Put the answers of one row where they belong, and say what cannot be read."""
    person, time = cells[columns.person], cells[columns.time]
    if all(is_blank(cells[value]) for value in columns.values) or (time and time not in found):
        return
    for column in (columns.person, columns.time):
        if is_blank(cells[column]):
            yield BadRow(number=row.number, column=column, reason="There is nothing here. Say who, and when.")
            return
    seen[person, time] += 1
    if seen[person, time] > 1:
        reason = f"“{shown(person, 80)}” has a row for “{shown(time, 80)}” before. Take one of them out."
        yield BadRow(number=row.number, column=columns.person, reason=reason)
        return
    for value in columns.values:
        if is_blank(cells[value]):
            continue
        try:
            found[time][value][person] = _answer(cells[value], value, columns)
        except NotANumber as wrong:
            yield BadRow(number=row.number, column=value, reason=str(wrong))


def _answer(text: str, column: str, columns: WaveColumns) -> Decimal:
    answer = number(text)
    if column in columns.zero_to_ten and answer not in range(11):
        raise NotANumber(f"{shown(text, 80)} is not a whole number from 0 to 10.")
    if columns.least is not None and answer < columns.least:
        raise NotANumber(f"{shown(text, 80)} is below {columns.least}, the lowest answer.")
    if columns.most is not None and answer > columns.most:
        raise NotANumber(f"{shown(text, 80)} is above {columns.most}, the highest answer.")
    return answer


def _times(said: Sequence[str], columns: WaveColumns) -> tuple[str, str]:
    """What the column of the time says before and after."""
    there = list(dict.fromkeys(time for time in said if not is_blank(time)))
    for time in filter(None, (columns.first, columns.last)):
        if time not in there:
            raise SpreadsheetError(f"Nothing in “{columns.time}” is “{time}”. There are: {_listed(there)}.")
    if columns.first and columns.last and columns.first != columns.last:
        return columns.first, columns.last
    ordered = _in_order(there)
    if len(there) != 2 or not ordered or columns.first or columns.last:
        raise SpreadsheetError(
            f"Which time is before and which is after? “{columns.time}” has: {_listed(there)}. "
            "Say it with --first and --last."
        )
    return ordered[0], ordered[1]


def _listed(times: Sequence[str]) -> str:
    return ", ".join(f"“{shown(time, 40)}”" for time in times[:20]) or "nothing"


def _in_order(times: Sequence[str]) -> list[str]:
    """Numbers, days (2026-03-31) and words such as "before" have an order; nothing else has."""
    if all(_DAY.fullmatch(time) for time in times):
        return sorted(times)
    if sorted(_KNOWN.get(time.casefold(), -1) for time in times) == [0, 1]:
        return sorted(times, key=lambda time: _KNOWN[time.casefold()])
    try:
        return sorted(times, key=number)
    except NotANumber:
        return []

"""Two groups in a spreadsheet, or typed in: every row is one person, with what they answered before and after."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..methods.comparative import Person
from .feedback import BadRow, Columns, check_columns
from .numbers import NotANumber, number
from .sheet import Row, Sheet, SpreadsheetError, is_blank, shown
from .whole_rows import bad_cells

LONGEST = 100_000  # points; answers and counts of people are far below
_BETWEEN = re.compile(r"[\s;]+")
_NO_ANSWER = {"-", "–", "—", "?"}


@dataclass(frozen=True, kw_only=True)
class GroupColumns:
    """`together` is what the column of the group says for those who co-produced."""

    group: str
    before: str
    after: str
    together: str
    earlier: str = ""
    team: str = ""


@dataclass(frozen=True, kw_only=True)
class Groups:
    """The people of both groups who answered both times; of the others only how many there are."""

    together: tuple[Person, ...]
    without: tuple[Person, ...]
    other: str
    missing_together: int
    missing_without: int
    bad: tuple[BadRow, ...]


def read_groups(sheet: Sheet, columns: GroupColumns) -> Groups:
    """Every person of the sheet. An empty cell is no answer."""
    extra = tuple(filter(None, (columns.earlier, columns.team)))
    check_columns(sheet, Columns(text=columns.group, labels=(columns.before, columns.after, *extra)))
    found: dict[str, list[Person | None]] = {}
    bad: list[BadRow] = []
    for row in sheet.rows:
        bad += bad_cells(sheet.columns, row)
        cells = {name: cell.strip() for name, cell in zip(sheet.columns, row.cells, strict=True)}
        if all(is_blank(cells[column]) for column in (columns.group, columns.before, columns.after)):
            continue
        if is_blank(cells[columns.group]):
            bad.append(
                BadRow(number=row.number, column=columns.group, reason="There is nothing here. Say which group.")
            )
        else:
            found.setdefault(cells[columns.group], []).append(_person(row, cells, columns, bad))
    other = _other(found, columns)
    return Groups(
        together=tuple(each for each in found[columns.together] if each),
        without=tuple(each for each in found[other] if each),
        other=other,
        missing_together=found[columns.together].count(None),
        missing_without=found[other].count(None),
        bad=tuple(bad),
    )


def _other(found: Mapping[str, object], columns: GroupColumns) -> str:
    there = ", ".join(f"“{shown(name, 40)}”" for name in list(found)[:20]) or "nothing"
    if columns.together not in found:
        raise SpreadsheetError(f"No group in “{columns.group}” is “{columns.together}”. There are: {there}.")
    others = [name for name in found if name != columns.together]
    if len(others) != 1:
        raise SpreadsheetError(f"“{columns.group}” must have two groups. There are: {there}.")
    return others[0]


def _person(row: Row, cells: Mapping[str, str], columns: GroupColumns, bad: list[BadRow]) -> Person | None:
    """Somebody who answered both times, or nobody."""
    said: dict[str, Decimal] = {}
    for column in filter(None, (columns.before, columns.after, columns.earlier)):
        if not is_blank(cells[column]):
            try:
                said[column] = in_reach(cells[column])
            except NotANumber as wrong:
                bad.append(BadRow(number=row.number, column=column, reason=str(wrong)))
    team = cells[columns.team] if columns.team else ""
    if columns.team and is_blank(team):
        bad.append(BadRow(number=row.number, column=columns.team, reason="There is nothing here. Say which team."))
    if columns.before not in said or columns.after not in said:
        return None
    earlier = said.get(columns.earlier) if columns.earlier else None
    return Person(before=said[columns.before], after=said[columns.after], earlier=earlier, team=team)


# --- Typed in ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One group as somebody typed it, one person a line. `missing` did not answer both times."""

    people: tuple[Person, ...]
    missing: int
    bad: tuple[BadRow, ...]


def read_lines(text: str) -> Typed:
    """Two numbers a line (before, after), or a third that was asked once more before that. A dash is no answer.

    >>> read_lines("2 4\\n3 -").missing
    1
    """
    people: list[Person] = []
    bad: list[BadRow] = []
    missing = 0
    for place, line in enumerate(text.splitlines(), 1):
        if is_blank(line):
            continue
        try:
            person = _typed(_BETWEEN.split(line.strip()))
        except NotANumber as wrong:
            bad.append(BadRow(number=place, column="", reason=str(wrong)))
            continue
        missing += person is None
        people += [person] if person else []
    return Typed(people=tuple(people), missing=missing, bad=tuple(bad))


def _typed(cells: list[str]) -> Person | None:
    if not 2 <= len(cells) <= 3:
        raise NotANumber("Write two numbers: before and after, such as 2 4. A third is from once more before that.")
    said = [None if cell in _NO_ANSWER else in_reach(cell) for cell in cells]
    before, after, earlier = [*said, None][:3]
    return None if before is None or after is None else Person(before=before, after=after, earlier=earlier)


def in_reach(text: str) -> Decimal:
    """An answer or a count: no more than two figures after the point, and not beyond what anybody means."""
    found = number(text)
    if abs(found) > LONGEST or found != round(found, 2):
        raise NotANumber(f"“{shown(text, 80)}” is too large, or too fine. Write at most two figures after the point.")
    return found

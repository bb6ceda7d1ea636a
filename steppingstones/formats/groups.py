"""Two groups in a spreadsheet: every row is one person, with what they answered before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..methods.comparative import Person
from .feedback import BadRow, Columns, check_columns
from .numbers import NotANumber, number
from .sheet import Row, Sheet, SpreadsheetError, is_blank, shown


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
                said[column] = number(cells[column])
            except NotANumber as wrong:
                bad.append(BadRow(number=row.number, column=column, reason=str(wrong)))
    team = cells[columns.team] if columns.team else ""
    if columns.team and is_blank(team):
        bad.append(BadRow(number=row.number, column=columns.team, reason="There is nothing here. Say which team."))
    if columns.before not in said or columns.after not in said:
        return None
    earlier = said.get(columns.earlier) if columns.earlier else None
    return Person(before=said[columns.before], after=said[columns.after], earlier=earlier, team=team)

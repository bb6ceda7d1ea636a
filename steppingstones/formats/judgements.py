"""Judgements in a spreadsheet: what each person said about each thing, and the cells that cannot be read.

Either every row is one judgement (a column says who judged, and one says what they said), or every row is one thing
and each person has a column of their own. An empty cell means that this person did not judge this thing.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .feedback import BadRow, Columns, check_columns
from .sheet import Row, Sheet, is_blank, shown

Value = str | float


@dataclass(frozen=True, kw_only=True)
class JudgementColumns:
    """`value` is empty where each of `coders` is a person's own column."""

    unit: str
    coders: tuple[str, ...]
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Judgements:
    """For each thing, what each person said of it; and what could not be read."""

    units: Mapping[str, Mapping[str, Value]]
    bad: tuple[BadRow, ...]


def read_judgements(sheet: Sheet, columns: JudgementColumns, *, scale: str) -> Judgements:
    """Every judgement of the sheet. On every scale but the nominal one values are numbers; on ratio none below 0."""
    check_columns(sheet, Columns(text=columns.unit, labels=(*columns.coders, *filter(None, [columns.value]))))
    units: dict[str, dict[str, Value]] = defaultdict(dict)
    bad: list[BadRow] = []
    for row in sheet.rows:
        cells = {name: cell.strip() for name, cell in zip(sheet.columns, row.cells, strict=True)}
        for unit, coder, column in _judgements(row, cells, columns, bad):
            said, reason = _value(cells[column], scale)
            if coder in units[unit]:
                reason = f"“{shown(coder, 80)}” has judged “{shown(unit, 80)}” in a row before. Take one of them out."
            if reason:
                bad.append(BadRow(number=row.number, column=column, reason=reason))
            else:
                units[unit][coder] = said
    return Judgements(units=dict(units), bad=tuple(bad))


def _judgements(
    row: Row, cells: Mapping[str, str], columns: JudgementColumns, bad: list[BadRow]
) -> Iterator[tuple[str, str, str]]:
    """The thing, the person, and the column that holds what they said of it."""
    needed: Sequence[str] = (columns.unit, columns.coders[0]) if columns.value else (columns.unit,)
    held = (columns.value,) if columns.value else columns.coders
    if all(is_blank(cells[column]) for column in held):
        return
    for column in needed:
        if is_blank(cells[column]):
            bad.append(BadRow(number=row.number, column=column, reason="There is nothing here. Say what, or who."))
            return
    for column in held:
        if not is_blank(cells[column]):
            yield cells[columns.unit], cells[columns.coders[0]] if columns.value else column, column


def _value(text: str, scale: str) -> tuple[Value, str]:
    """What the cell says, and what is wrong with it."""
    if scale == "nominal":
        return text, ""
    try:
        number = float(text)
    except ValueError:
        return 0.0, f"“{shown(text, 80)}” is not a number, such as 3 or 2.5."
    if not math.isfinite(number):
        return 0.0, f"“{shown(text, 80)}” is not a number that can be worked with."
    if scale == "ratio" and number < 0:
        return 0.0, f"{text} is below 0, which the scale “ratio” does not have."
    return number, ""

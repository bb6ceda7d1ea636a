"""Who takes part, in a spreadsheet: for each group, how many take part, and how many there are of all."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .feedback import BadRow, Columns, check_columns
from .numbers import NotANumber, number
from .sheet import Row, Sheet, is_blank, shown


@dataclass(frozen=True, kw_only=True)
class TakerColumns:
    """`topic` is empty where all rows belong to one topic, `of` where whom it is for does not stand in the file.

    `not_said` is what a group is called that did not say.
    """

    group: str
    people: str
    of: str = ""
    topic: str = ""
    not_said: str = ""


@dataclass(frozen=True, kw_only=True)
class Taking:
    """One topic: how many of each group take part, how many there are of all, and how many did not say."""

    counts: Mapping[str, int]
    reference: Mapping[str, float]
    not_said: int = 0


@dataclass(frozen=True, kw_only=True)
class Takers:
    """The topics of the file in their order, and the cells that could not be read."""

    topics: Mapping[str, Taking]
    bad: tuple[BadRow, ...]


def read_takers(sheet: Sheet, columns: TakerColumns) -> Takers:
    """Every group of the sheet. An empty number is nought."""
    labels = tuple(filter(None, (columns.people, columns.of, columns.topic)))
    check_columns(sheet, Columns(text=columns.group, labels=labels))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    reference: dict[str, dict[str, float]] = defaultdict(dict)
    bad: list[BadRow] = []
    for row in sheet.rows:
        cells = {name: cell.strip() for name, cell in zip(sheet.columns, row.cells, strict=True)}
        topic, group = cells[columns.topic] if columns.topic else "", cells[columns.group]
        if is_blank(group) or group in counts[topic]:
            reason = f"“{shown(group, 80)}” is in a row before." if group else "There is nothing here. Say which group."
            bad.append(BadRow(number=row.number, column=columns.group, reason=reason))
            continue
        counts[topic][group] = _people(row, cells, columns.people, bad)
        if group != columns.not_said:
            reference[topic][group] = _number(row, cells, columns.of, bad) if columns.of else 0.0
    topics = {topic: _taking(counts[topic], reference[topic], columns.not_said) for topic in counts}
    return Takers(topics=topics, bad=tuple(bad))


def _taking(counts: Mapping[str, int], reference: Mapping[str, float], not_said: str) -> Taking:
    said = {group: people for group, people in counts.items() if group in reference}
    return Taking(counts=said, reference=reference, not_said=counts.get(not_said, 0))


def _number(row: Row, cells: Mapping[str, str], column: str, bad: list[BadRow]) -> float:
    text = cells[column]
    try:
        found = number(text[:-1] if text.endswith("%") else text) if not is_blank(text) else 0
        if found < 0:
            raise NotANumber(f"{shown(text, 80)} is below 0.")
    except NotANumber as wrong:
        bad.append(BadRow(number=row.number, column=column, reason=str(wrong)))
        return 0.0
    return float(found)


def _people(row: Row, cells: Mapping[str, str], column: str, bad: list[BadRow]) -> int:
    found = _number(row, cells, column, bad)
    if not found.is_integer():
        reason = f"{shown(cells[column], 80)} is not a whole number of people."
        bad.append(BadRow(number=row.number, column=column, reason=reason))
    return int(found)

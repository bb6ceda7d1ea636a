"""Evidence for a claim in a spreadsheet: voices, changes, other explanations, sources, and what was looked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ..methods.contribution import Known, Test
from .feedback import BadRow
from .numbers import NotANumber, number, share
from .sheet import Row, Sheet, SpreadsheetError, is_blank, shown

ENDS = ("if so low", "if so high", "if not low", "if not high")
COLUMNS = ("kind", "link", "what", "status", "origin", *ENDS, "judged by", "judged when", "note")
STATUS = {
    "voice": (),
    "change": ("yes", "no"),
    "rival": ("open", "ruled out", "contributing"),
    "source": ("confirms", "does not confirm"),
    "comparison": (),
    "test": ("found", "not found"),
}
BEFORE, AFTER = "before looking", "after looking"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A test, how many people judged its chances, and whether before they looked; None where that is not said."""

    test: Test
    people: int | None = None
    is_before: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What is known of each link, the tests in their order, and how many outside sources were asked and confirmed."""

    links: Mapping[str, Known]
    tests: tuple[Judged, ...]
    asked: int
    confirmed: int
    bad: tuple[BadRow, ...]


class _Bad(Exception):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def read_evidence(sheet: Sheet) -> Evidence:
    """Every row of the sheet. Each belongs to a link on the way from work to outcome, but tests to the whole."""
    names = _headings(sheet)
    links: dict[str, Known] = {}
    tests: list[Judged] = []
    told: list[str] = []
    bad: list[BadRow] = []
    for row in sheet.rows:
        cells = {name: "" if is_blank(cell) else cell.strip() for name, cell in zip(names, row.cells, strict=True)}
        try:
            kind, status = _kind(cells), _status(cells)
            if kind == "test":
                tests.append(_test(cells, status))
            else:
                link = _needed(cells, "link")
                links[link] = _added(links.get(link, Known()), kind, status)
                told += [status] if kind == "source" else []
        except _Bad as wrong:
            bad.append(_named(row, wrong, names, sheet))
    return Evidence(links=links, tests=tuple(tests), asked=len(told), confirmed=told.count("confirms"), bad=tuple(bad))


def _headings(sheet: Sheet) -> list[str]:
    names = [" ".join(column.casefold().split()) for column in sheet.columns]
    for name, column in zip(names, sheet.columns, strict=True):
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, n=1)
            meant = f" Did you mean “{near[0]}”?" if near else " Words of your own go into “note”."
            raise SpreadsheetError(f"This table has no column “{shown(column, 80)}”.{meant}")
    for name in ("kind", "link", "what"):
        if name not in names:
            raise SpreadsheetError(f"There is no column “{name}” in this file. It is needed.")
    return names


def _named(row: Row, wrong: _Bad, names: list[str], sheet: Sheet) -> BadRow:
    column = sheet.columns[names.index(wrong.column)] if wrong.column in names else wrong.column
    return BadRow(number=row.number, column=column, reason=str(wrong))


def _needed(cells: Mapping[str, str], column: str) -> str:
    if not cells.get(column):
        raise _Bad(column, "There is nothing here.")
    return cells[column]


def _one_of(cells: Mapping[str, str], column: str, allowed: tuple[str, ...]) -> str:
    text = _needed(cells, column)
    if text.casefold() not in allowed:
        raise _Bad(column, f"“{shown(text, 80)}” is none of: {', '.join(allowed)}.")
    return text.casefold()


def _kind(cells: Mapping[str, str]) -> str:
    _needed(cells, "what")
    return _one_of(cells, "kind", tuple(STATUS))


def _status(cells: Mapping[str, str]) -> str:
    allowed = STATUS[_kind(cells)]
    return _one_of(cells, "status", allowed) if allowed else ""


def _added(known: Known, kind: str, status: str) -> Known:
    """What is known of a link with one more row."""
    match kind, status:
        case "voice", _:
            return replace(known, voices=known.voices + 1)
        case "change", "yes":
            return replace(known, has_changed=True)
        case "rival", "open":
            return replace(known, open_rivals=known.open_rivals + 1)
        case "rival", _:
            return replace(known, rivals=known.rivals + 1)
        case "source", "confirms":
            return replace(known, independent=known.independent + 1)
        case "comparison", _:
            return replace(known, is_compared=True)
    return known


def _test(cells: Mapping[str, str], status: str) -> Judged:
    so_low, so_high, not_low, not_high = (_chance(cells, column) for column in ENDS)
    for low, high, column in ((so_low, so_high, "if so low"), (not_low, not_high, "if not low")):
        if low > high:
            raise _Bad(column, f"{low} is above {high}, the high end.")
    test = Test(
        what=cells["what"],
        if_so=(so_low, so_high),
        if_not=(not_low, not_high),
        is_found=status == "found",
        origin=cells.get("origin", ""),
    )
    when = _one_of(cells, "judged when", (BEFORE, AFTER)) if cells.get("judged when") else ""
    return Judged(test=test, people=_people(cells), is_before=when == BEFORE if when else None)


def _chance(cells: Mapping[str, str], column: str) -> float:
    try:
        return float(share(_needed(cells, column)))
    except NotANumber as wrong:
        raise _Bad(column, str(wrong)) from wrong


def _people(cells: Mapping[str, str]) -> int | None:
    if not cells.get("judged by"):
        return None
    try:
        return int(number(cells["judged by"]))
    except NotANumber as wrong:
        raise _Bad("judged by", f"{wrong} Say how many people judged it.") from wrong

"""Costs in a spreadsheet: the sheet to fill in, and its rows as the fields of a form. The form says what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from .sheet import SURROGATE, Sheet, SpreadsheetError, is_blank, shown
from .whole_rows import TORN

# The heading of each column, and the field of the form that it fills.
FIELDS = {
    "day": "on",
    "last day": "until",
    "kind": "kind",
    "words": "words",
    "amount": "money",
    "hours": "hours",
    "paid": "paid",
    "given freely": "is_gift",
    "side": "side",
    "who paid": "payer",
    "people": "people",
    "may be told": "may_be_told",
}
COLUMNS = tuple(FIELDS)
NEEDED = ("day", "kind", "words")
TICKED = ("given freely", "may be told")
YES, NO = ("yes", "y", "x", "true"), ("no", "n", "", "false")
MOST_ROWS = 2000


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One row as the spreadsheet numbers it: the fields of the form, and cells that are neither yes nor no."""

    number: int
    fields: Mapping[str, str]
    bad: Mapping[str, str]


def read_costs(sheet: Sheet, kinds: Mapping[str, str], sides: Mapping[str, str]) -> Iterator[SheetRow]:
    """Every row that holds something. `kinds` and `sides` lead from keys to the words that people write instead."""
    names = _headings(sheet.columns)
    count = 0
    for row in sheet.rows:
        cells = {name: cell.strip() for name, cell in zip(names, row.cells, strict=True)}
        if all(is_blank(cell) for cell in cells.values()):
            continue
        count += 1
        if count > MOST_ROWS:
            raise SpreadsheetError(f"This file has more than {MOST_ROWS:,} rows. Split it into several files.")
        found = _row(row.number, cells, kinds, sides)
        yield replace(found, bad={**found.bad, "words": TORN}) if row.has_more_cells else found


def _headings(columns: Sequence[str]) -> list[str]:
    names = [" ".join(column.casefold().split()) for column in columns]
    for name, column in zip(names, columns, strict=True):
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, n=1)
            meant = f" Did you mean “{near[0]}”?" if near else f" There can be: {', '.join(COLUMNS)}."
            raise SpreadsheetError(f"A sheet of costs has no column “{shown(column, 80)}”.{meant}")
    for name in NEEDED:
        if name not in names:
            raise SpreadsheetError(f"There is no column “{name}” in this file. It is needed.")
    return names


def _row(number: int, cells: Mapping[str, str], kinds: Mapping[str, str], sides: Mapping[str, str]) -> SheetRow:
    fields = {FIELDS[name]: cell for name, cell in cells.items()}
    bad: dict[str, str] = {}
    for name in ("paid", *TICKED):
        said = cells.get(name, "").casefold()
        if said not in (*YES, *NO):
            bad[name] = f"“{shown(said, 80)}” is neither yes nor no."
        fields[FIELDS[name]] = "yes" if said in YES else "no" if said and said in NO else ""
    for name, cell in cells.items():
        if SURROGATE.search(cell):
            bad[name] = "Some letters here cannot be read. Save the file again as “CSV UTF-8” or as .xlsx."
            fields[FIELDS[name]] = ""
    fields |= {FIELDS[name]: "on" if fields[FIELDS[name]] == "yes" else "" for name in TICKED}
    fields["kind"] = _key(cells["kind"], kinds)
    fields["side"] = _key(cells.get("side", ""), sides)
    return SheetRow(number=number, fields=fields, bad=bad)


def _key(cell: str, known: Mapping[str, str]) -> str:
    """The key for what somebody wrote: the key itself, or the words that the page has for it."""
    said = cell.casefold().replace("'", "’")
    return next((key for key, words in known.items() if said in (key.casefold(), words.casefold())), cell)


def column_of(field: str) -> str:
    """The heading of the column that fills a field."""
    return next((name for name, filled in FIELDS.items() if filled == field), "words")

"""Files with a questionnaire (XLSForm): sheets as rows of text, whatever the file is. Junk is refused plainly."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pyxform.xls2json_backends import md_to_dict, xls_to_dict

from .sheet import SURROGATE, SpreadsheetError
from .xlsxfile import read_sheets

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 200
ENDINGS = (".xlsx", ".xls", ".csv")
KNOWN = ("survey", "choices", "settings", "external_choices", "entities", "osm")
MARK_OF_XLS = b"\xd0\xcf\x11\xe0"


class NotAForm(ValueError):
    """This file is no questionnaire, or a wrong one. Its sentences say where, and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One sheet: its headings, and its rows by heading. The first row is row 2, as the headings are row 1."""

    headings: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Book:
    """The sheets that XLSForm knows, by their names in small letters, and the names of all sheets as written."""

    sheets: Mapping[str, Table]
    names: tuple[str, ...]

    def table(self, name: str) -> Table:
        return self.sheets.get(name, Table(headings=(), rows=()))


def read_book(content: bytes, name: str) -> Book:
    """The sheets in a file. `name` says by its ending what it should be; the content must agree."""
    ending = PurePath(name).suffix.lower()
    if len(content) > MOST_BYTES:
        raise NotAForm(f"This file has {len(content) / 1024**2:.0f} MB; {MOST_BYTES // 1024**2} MB is the most.")
    if ending not in ENDINGS:
        raise NotAForm("Questionnaires are Excel workbooks (.xlsx or .xls) or CSV files. Choose one of those.")
    if not content.strip():
        raise NotAForm("There is nothing in this file.")
    if ending == ".xlsx":
        return _of_xlsx(content)
    return _of_xls(content) if ending == ".xls" else book_of(_csv_sheets(content))


def read_text_tables(text: str) -> Book:
    """Sheets written as tables of text with bars, as XLSForm's own examples are."""
    return _of_data(md_to_dict(text))


def _of_xlsx(content: bytes) -> Book:
    if not content.startswith(b"PK"):
        raise NotAForm("The name ends in .xlsx, but this is not an Excel workbook. Save it again as one.")
    try:
        return book_of(read_sheets(io.BytesIO(content), most_rows=MOST_ROWS + 2))
    except SpreadsheetError as error:
        raise NotAForm(str(error)) from None


def _of_xls(content: bytes) -> Book:
    if not content.startswith(MARK_OF_XLS):
        raise NotAForm("The name ends in .xls, but this is not an old Excel workbook. Save it again as .xlsx.")
    try:
        found = xls_to_dict(content)
    except Exception as error:  # xlrd, under it, also fails with errors of Python's that it does not name
        raise NotAForm(
            "This old Excel file cannot be read. It may be damaged, or have a password. Save it as .xlsx and try again."
        ) from error
    return _of_data(found)


def _of_data(data: Mapping[str, object]) -> Book:
    """What the library read, which has the same shape."""
    sheets = {}
    for name in KNOWN:
        rows, heads = data.get(name), data.get(f"{name}_header")
        if isinstance(rows, list) and isinstance(heads, list):
            headings = tuple(str(one) for one in (heads[0] if heads else ()) if one is not None and str(one) != "None")
            kept = tuple({str(head): str(cell) for head, cell in row.items() if cell} for row in rows)
            sheets[name] = Table(headings=headings, rows=kept)
    names = data.get("sheet_names")
    return Book(sheets=_few(sheets), names=tuple(str(one) for one in names) if isinstance(names, list) else ())


# --- CSV ----------------------------------------------------------------------------------------------------


def _csv_sheets(content: bytes) -> dict[str, list[list[str]]]:
    """In a CSV file, the first column names the sheet that the rows after it belong to."""
    text = _text(content)
    mark = max(",;\t", key=text[:5000].count)
    sheets: dict[str, list[list[str]]] = {}
    here = ""
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            if line and line[0].strip():
                here = line[0].strip()
                sheets.setdefault(here, [])
            if here and any(cell.strip() for cell in line[1:]):
                sheets[here].append(line[1:])
    except csv.Error as error:
        raise NotAForm("A quotation mark in this file is opened and never closed. Save it again.") from error
    return sheets


def _text(content: bytes) -> str:
    if content.count(0) > len(content) // 8 and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAForm("This does not look like text. Save the questionnaire as an Excel workbook (.xlsx).")
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    raise NotAForm("The letters in this file cannot be read. Save it again as “CSV UTF-8”.")


# --- From rows to tables ------------------------------------------------------------------------------------


def book_of(sheets: Mapping[str, Sequence[Sequence[str]]]) -> Book:
    """A lone sheet is the one with the questions, whatever its name."""
    found: dict[str, Table] = {}
    for name, lines in sheets.items():
        kind = name.strip().lower()
        if kind not in KNOWN and len(sheets) == 1:
            kind = "survey"
        if kind in KNOWN and kind not in found:
            found[kind] = _table(name, lines)
    return Book(sheets=_few(found), names=tuple(sheets))


def _table(sheet: str, lines: Sequence[Sequence[str]]) -> Table:
    first, *rest = lines or [[]]
    headings = [" ".join(cell.split()) for cell in first]
    for heading in headings:
        if heading and headings.count(heading) > 1:
            raise NotAForm(f"Sheet “{sheet}”: two columns have the heading “{heading}”. Keep one of them.")
    return Table(
        headings=tuple(heading for heading in headings if heading),
        rows=tuple(_row(headings, line) for line in rest),
    )


def _row(headings: Iterable[str], line: Iterable[str]) -> dict[str, str]:
    return {head: cell.strip() for head, cell in zip(headings, line, strict=False) if head and cell.strip()}


def _few(sheets: Mapping[str, Table]) -> Mapping[str, Table]:
    """Nobody writes so much by hand. Empty rows at the end do not count; those between keep their place."""
    kept = {}
    for name, table in sheets.items():
        if len(table.headings) > MOST_COLUMNS:
            raise NotAForm(f"Sheet “{name}” has more than {MOST_COLUMNS} columns.")
        if any(SURROGATE.search(cell) or "\0" in cell for row in table.rows for cell in row.values()):
            raise NotAForm(f"Sheet “{name}” has letters that cannot be read. Save the file again and try once more.")
        rows = list(table.rows)
        while rows and not rows[-1]:
            rows.pop()
        if len(rows) >= MOST_ROWS:
            raise NotAForm(f"Sheet “{name}” has more than {MOST_ROWS:,} rows.")
        kept[name] = Table(headings=table.headings, rows=tuple(rows))
    return kept

"""Excel workbooks: the first sheet as rows of the text that people see, and rows of text as a workbook."""

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO
from xml.etree.ElementTree import iterparse

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from rustpy_xlsxwriter import write_worksheets

from .broken_zip import BROKEN_ZIP
from .sheet import LONGEST_XLSX_CELL, MOST_COLUMNS, OWN, Sheet, SpreadsheetError, sheet_of

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
LAST_ROW = 1_048_576  # of any workbook
MOST_FILLED, MOST_EMPTY = 5000, 1000  # rows of a sheet whose every cell is looked at

Cell = str | Decimal

DAMAGED = "This workbook is damaged. Open it in a spreadsheet program, save it again, and try once more."
TOO_BIG = "This workbook is far bigger inside than it looks. Save the sheet as “CSV UTF-8” and bring in that file."
TOO_LONG = "The sheet “{name}” has more than {most:,} rows. Keep those that belong to the map, and try again."

# What openpyxl has to say about styles and pictures is of no use to people who bring in words.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")


def read_xlsx(file: BinaryIO) -> Sheet:
    """The rows of the first sheet that is not hidden."""
    sheets = _visible(_sheets(file))
    note = f"The file has {len(sheets)} sheets. This is the first one, “{sheets[0].title}”." if sheets[1:] else ""
    return sheet_of(_lines(sheets[0]), note=note)


def _visible(found: list[Any]) -> list[Any]:
    """The sheets that are not hidden; all, where all are hidden."""
    if not found:
        raise SpreadsheetError("There is no sheet in this workbook.")
    return [sheet for sheet in found if sheet.sheet_state == "visible"] or found


def formulas_without_result(file: BinaryIO, last: int) -> frozenset[tuple[int, int]]:
    """Of the sheet that `read_xlsx` reads, as far as row `last`: by row and column from 1."""
    try:
        return frozenset(_unreckoned(_visible(_sheets(file))[0], last))
    except SpreadsheetError:
        raise
    except Exception as error:  # as in `_sheets`
        raise SpreadsheetError(DAMAGED) from error


def read_sheets(file: BinaryIO, *, most_rows: int) -> dict[str, list[list[str]]]:
    """The rows of every sheet by its name, the first row first, as far as `most_rows`."""
    found = {}
    for sheet in _sheets(file):
        sheet.reset_dimensions()
        try:
            lines = islice(_lines_up_to(sheet, MOST_COLUMNS + 1), most_rows)
            found[str(sheet.title)] = [line for _number, line in lines]
        except Exception as error:  # as in `_sheets`: rows are read here, and cells can be broken
            raise SpreadsheetError(DAMAGED) from error
    return found


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A sheet as exactly as it is stored: numbers with all their figures, not as they look.

    `unreckoned` are the cells, by row and column from 1, that hold a formula without its result.
    """

    name: str
    lines: tuple[tuple[str, ...], ...]
    unreckoned: frozenset[tuple[int, int]]


def read_grids(file: BinaryIO, *, most_columns: int) -> list[Grid]:
    """Every sheet that is not hidden. After a thousand empty rows nothing more is looked for."""
    shown = [sheet for sheet in _sheets(file) if sheet.sheet_state == "visible"]
    try:
        return [_grid(sheet, most_columns) for sheet in shown]
    except SpreadsheetError:
        raise
    except Exception as error:  # as in `_sheets`: rows are read here, and cells can be broken
        raise SpreadsheetError(DAMAGED) from error


def _grid(sheet: Any, most_columns: int) -> Grid:
    lines: list[tuple[str, ...]] = []
    empty = 0
    sheet.reset_dimensions()
    for cells in sheet.iter_rows(max_row=LAST_ROW, max_col=most_columns):
        line = [exact(cell) if cell.value is not None else "" for cell in cells]
        while line and not line[-1]:
            line.pop()
        lines.append(tuple(line))
        empty = 0 if line else empty + 1
        if empty == MOST_EMPTY:
            break
        if len(lines) - empty > MOST_FILLED:
            raise SpreadsheetError(TOO_LONG.format(most=MOST_FILLED, name=sheet.title))
    return Grid(name=str(sheet.title), lines=tuple(lines), unreckoned=frozenset(_unreckoned(sheet, len(lines))))


def _unreckoned(sheet: Any, last: int) -> Iterator[tuple[int, int]]:
    """The cells with a formula and no result, as far as `last`. A result may be an empty text, and says so."""
    row, cell, formula, result = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "c", "f", "v"))
    with sheet._get_source() as source:
        for _event, node in iterparse(source):
            if node.tag == cell and node.find(formula) is not None:
                is_empty_text = node.get("t") == "str" and node.find(result) is not None
                if not node.findtext(result) and not is_empty_text:
                    yield coordinate_to_tuple(node.get("r"))
            elif node.tag == row:
                if int(node.get("r", 0)) > last:
                    return
                node.clear()


def exact(cell: Any) -> str:
    """A cell with all figures of its number, and no other look: `0.25` for what shows as 25 %."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format(Decimal(repr(value)), "f")
    return seen(cell)


def _sheets(file: BinaryIO) -> list[Any]:
    _refuse_what_is_dangerous(file)
    try:
        reader = _Reader(file, read_only=True, data_only=True, keep_links=False)
        reader.read()
        return list(reader.wb.worksheets)
    except Exception as error:  # the library has no error of its own: damaged XML ends in any of Python's
        raise SpreadsheetError(DAMAGED) from error


def _refuse_what_is_dangerous(file: BinaryIO) -> None:
    """Small files that unpack to huge ones, and definitions inside XML, which no spreadsheet program writes."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise SpreadsheetError(TOO_BIG)
            if any(part.flag_bits & 1 for part in parts):
                raise SpreadsheetError("This workbook has a password. Save it without one, and try again.")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _refuse_definitions(archive, part)
    except SpreadsheetError:
        raise
    except BROKEN_ZIP as error:
        raise SpreadsheetError(DAMAGED) from error


def _refuse_definitions(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as inside:
        start = inside.read(4096).replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise SpreadsheetError(DAMAGED)


class _Reader(ExcelReader):  # type: ignore[misc]
    def read_strings(self) -> None:
        """As openpyxl does, but without taking `x005F_` out: that would change what people wrote."""
        if part := self.package.find(SHARED_STRINGS):
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(_strings(source))


def _strings(source: Any) -> Iterator[str]:
    item, run, text = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "r", "t"))
    for _event, node in iterparse(source):
        if node.tag == item:
            # Words are in the item itself or in its runs; what tells how to speak them is in neither.
            yield "".join(each.text or "" for each in (*node.findall(text), *node.findall(f"{run}/{text}")))
            node.clear()


def _lines(sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows as wide as their headings, as cells beside them have no name by which they could be chosen."""
    sheet.reset_dimensions()  # some programs write wrong ones
    try:
        wide = (line for _number, line in _lines_up_to(sheet, MOST_COLUMNS + 1) if line)
        yield from _lines_up_to(sheet, len(next(wide, [""])))
    except Exception as error:  # as in `_sheets`: rows are read here, and cells can be broken
        raise SpreadsheetError(DAMAGED) from error


def _lines_up_to(sheet: Any, width: int) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=width), 1):
        line = [seen(cell) if cell.value is not None else "" for cell in cells]
        while line and not line[-1]:
            line.pop()
        yield number, line


# --- What people see ----------------------------------------------------------------------------------------

ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
NUMBER = re.compile(r"(#,##)?(0+)(\.0+)?(%)?")


def seen(cell: Any) -> str:
    """A cell as its spreadsheet shows it, for the kinds that matter: text, dates, whole and broken numbers."""
    value = cell.value
    if isinstance(value, str):
        return ESCAPE.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return seen_number(value, cell.number_format)
    if isinstance(value, datetime | date):
        return seen_date(value, cell.number_format)
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value) if isinstance(value, timedelta) else ""


def seen_number(value: float, look: str) -> str:
    """`seen_number(0.5, "0%")` is "50%"; `seen_number(42, "00000")` is "00042"."""
    found = NUMBER.fullmatch(look)
    if not found:
        whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole or isinstance(value, int) else format(value, ".15g")
    thousands, zeros, places, percent = found.groups()
    value = value * 100 if percent else value
    text = format(value, f"{',' if thousands else ''}.{len(places or '.') - 1}f")
    before, dot, after = text.partition(".")
    return f"{before.zfill(len(zeros))}{dot}{after}{percent or ''}"


def seen_date(value: date, look: str) -> str:
    """As exactly as it shows: Excel makes a typed 2021-07 into 1 July 2021 and shows the month only."""
    parts = QUOTED.sub("", look).lower()
    if "y" in parts and "d" not in parts and "h" not in parts:
        return f"{value.year:04}-{value.month:02}" if "m" in parts else f"{value.year:04}"
    if isinstance(value, datetime) and value.time() != time.min:
        return value.isoformat(" ", "minutes")
    return value.isoformat()[:10]


# --- Writing ------------------------------------------------------------------------------------------------


def write_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]], file: BinaryIO, *, sheet_name: str) -> None:
    """A workbook with one sheet. Text stays text: nothing becomes a formula, a number or a link.

    So nothing need be defused, and it must not be taken for a CSV file of ours in which an apostrophe says so.
    """
    columns = ["voice" if name == OWN else name for name in columns]
    write_sheets([(sheet_name, columns, rows)], file)


def write_sheets(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]], file: BinaryIO) -> None:
    """The same with several sheets, each with its name, its columns and its rows. Rows are used up one by one.

    What is a `Decimal` becomes a number that the spreadsheet can add up; text stays text, whatever it looks like.
    """
    try:
        found: list[tuple[str, Any]] = [(name, _records(columns, rows)) for name, columns, rows in sheets]
        write_worksheets(found, file, freeze_panes={"general": {"row": 1}}, bold_headers=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise SpreadsheetError(f"The workbook could not be written ({error}). Choose CSV instead.") from error


def _records(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[dict[str, str | float]]:
    """The first record has the headings as well, so without rows there is an empty one."""
    number = 1
    for number, row in enumerate(rows, 2):
        if number > LAST_ROW or any(isinstance(cell, str) and _is_too_long(cell) for cell in row):
            raise SpreadsheetError("This is more than an Excel file can hold. Choose CSV instead.")
        cells = (cell if isinstance(cell, str) else float(cell) for cell in row)
        yield dict(zip(columns, cells, strict=True))
    if number == 1:
        yield dict.fromkeys(columns, "")


def _is_too_long(cell: str) -> bool:
    return len(cell.encode("utf-16-le")) // 2 > LONGEST_XLSX_CELL

"""What the commands that work something out from a spreadsheet have in common."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from . import CommandError

BAD_SHOWN = 50


def add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .csv or .xlsx file with headings in its first row")


def add_ways(parser: argparse.ArgumentParser) -> None:
    """The options that each of these commands has."""
    add = parser.add_argument
    add("--encoding", choices=["utf-8", "cp1252"], default="utf-8", help="cp1252 for CSV from an older Excel")
    add("--json", action="store_true", help="print JSON for other programs")


def read_sheet(options: argparse.Namespace, read: Callable):
    """What `read` makes of the spreadsheet. Cells that it cannot read are named, and then nothing is worked out."""
    from ..formats import spreadsheet
    from ..formats.sheet import SpreadsheetError

    def found(file: BinaryIO):
        sheet = spreadsheet.read(file, options.file, encoding=options.encoding)
        try:
            return read(_whole(sheet, file))
        except SpreadsheetError as error:
            raise SpreadsheetError(f"{error} {sheet.note}".strip()) from error

    return read_file(options, found)


def _whole(sheet, file: BinaryIO):
    """The spreadsheet, if each cell holds what was typed into it."""
    from ..formats.whole_rows import unreckoned, whole_rows
    from ..formats.xlsxfile import formulas_without_result

    rows, bad = whole_rows(sheet)
    if not sheet.encoding:
        bad += unreckoned(sheet.columns, formulas_without_result(file, rows[-1].number))
    _refuse(bad)
    return replace(sheet, rows=iter(rows))


def read_file(options: argparse.Namespace, read: Callable):
    """The same, where `read` takes the file as it is."""
    from ..formats.sheet import SpreadsheetError

    try:
        with Path(options.file).open("rb") as file:
            found = read(file)
    except OSError as error:
        raise CommandError(f"{options.file} cannot be read: {error.strerror}.") from error
    except SpreadsheetError as error:
        raise CommandError(f"{error}{_encoding_told(str(error))}") from error
    _refuse(found.bad)
    return found


def _refuse(bad: Sequence) -> None:
    """Name the cells that cannot be read, and stop."""
    if not bad:
        return
    for cell in bad[:BAD_SHOWN]:
        where = f"Sheet “{cell.sheet}”, row" if cell.sheet else "Row"
        column = f", column “{cell.column}”" if cell.column else ""
        print(f"{where} {cell.number}{column}: {cell.reason}", file=sys.stderr)
    if len(bad) > BAD_SHOWN:
        print(f"… and {len(bad) - BAD_SHOWN:,} more cells are wrong.", file=sys.stderr)
    more = _encoding_told(" ".join(cell.reason for cell in bad))
    raise CommandError(f"Some cells cannot be read, so nothing was worked out. Mend them, and try again.{more}")


def _encoding_told(trouble: str) -> str:
    """How a file that is not UTF-8 is read here."""
    return (
        " For a CSV from an older Excel, try --encoding cp1252."
        if "UTF-8 text" in trouble or "not UTF-8" in trouble
        else ""
    )


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns below each other: the first holds words, the others numbers."""
    lines = [list(header), *([str(cell) for cell in row] for row in rows)]
    wide = [max(map(len, column)) for column in zip(*lines, strict=True)]
    told = (
        "  ".join([line[0].ljust(wide[0]), *(cell.rjust(to) for cell, to in zip(line[1:], wide[1:], strict=True))])
        for line in lines
    )
    return "\n".join(line.rstrip() for line in told)


def as_json(found) -> str:
    """Plain values as JSON; amounts as text, because that keeps every figure."""
    return json.dumps(found, indent=2, ensure_ascii=False, default=_plain)


def _plain(value):
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.value if isinstance(value, Enum) else asdict(value)


def few(value: float | None, places: int = 4) -> str:
    """A number as people read it, or a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:,.{places}f}".rstrip("0").rstrip(".") if places else f"{value:,.0f}"


def chance(value: float | None) -> str:
    """How often chance alone brings something; never a bare nought."""
    return "below 0.0001" if value is not None and value < 0.0001 else few(value)

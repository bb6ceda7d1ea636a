"""What the commands that work something out from a spreadsheet have in common."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from decimal import Decimal
from enum import Enum
from pathlib import Path

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

    return read_file(options, lambda file: read(spreadsheet.read(file, options.file, encoding=options.encoding)))


def read_file(options: argparse.Namespace, read: Callable):
    """The same, where `read` takes the file as it is."""
    from ..formats.sheet import SpreadsheetError

    try:
        with Path(options.file).open("rb") as file:
            found = read(file)
    except OSError as error:
        raise CommandError(f"{options.file} cannot be read: {error.strerror}.") from error
    except SpreadsheetError as error:
        raise CommandError(str(error)) from error
    if found.bad:
        _tell_bad(found.bad)
        raise CommandError("Some cells cannot be read, so nothing was worked out. Mend them, and try again.")
    return found


def _tell_bad(bad: Sequence) -> None:
    for cell in bad[:BAD_SHOWN]:
        where = f"Sheet “{cell.sheet}”, row" if cell.sheet else "Row"
        print(f"{where} {cell.number}, column “{cell.column}”: {cell.reason}", file=sys.stderr)
    if len(bad) > BAD_SHOWN:
        print(f"… and {len(bad) - BAD_SHOWN:,} more cells are wrong.", file=sys.stderr)


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

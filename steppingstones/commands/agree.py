"""`./stones agree`: how far people agree who judged the same things, from a spreadsheet."""

import argparse
import json
import sys
from pathlib import Path

from . import CommandError, set_up

NAME = "agree"
HELP = "Say how far people agree who judged the same things (Krippendorff's alpha), from a CSV or XLSX file."
BAD_SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="FILE", help="a .csv or .xlsx file with headings in its first row")
    add("--unit", metavar="COLUMN", required=True, help="the column that says which thing was judged")
    add("--coder", metavar="COLUMN", required=True, action="append", help="the column that says who judged")
    add("--value", metavar="COLUMN", default="", help="what they said; without it, each --coder is a person's column")
    add("--level", choices=["nominal", "ordinal", "interval", "ratio"], default="nominal", help="what the values are")
    add("--seed", type=int, default=1, help="a number; the same one gives the same range again")
    add("--encoding", choices=["utf-8", "cp1252"], default="utf-8", help="cp1252 for CSV from an older Excel")
    add("--json", action="store_true", help="print JSON for other programs")


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..methods.agreement import krippendorff

    if options.value and len(options.coder) > 1:
        raise CommandError("Give one --coder with --value, or several --coder without it.")
    judged = _read(options)
    if judged.bad:
        _tell_bad(judged.bad)
        raise CommandError("Some cells cannot be read, so nothing was worked out. Mend them, and try again.")
    found = krippendorff(judged.units.values(), options.level, seed=options.seed)
    print(_as_json(found, options) if options.json else _as_words(found))
    return 0


def _read(options: argparse.Namespace):
    from ..formats.judgements import JudgementColumns, read_judgements
    from ..formats.sheet import SpreadsheetError
    from ..formats.spreadsheet import read

    columns = JudgementColumns(unit=options.unit, coders=tuple(options.coder), value=options.value)
    try:
        with Path(options.file).open("rb") as file:
            return read_judgements(read(file, options.file, encoding=options.encoding), columns, scale=options.level)
    except OSError as error:
        raise CommandError(f"{options.file} cannot be read: {error.strerror}.") from error
    except SpreadsheetError as error:
        raise CommandError(str(error)) from error


def _tell_bad(bad) -> None:
    for cell in bad[:BAD_SHOWN]:
        print(f"Row {cell.number}, column “{cell.column}”: {cell.reason}", file=sys.stderr)
    if len(bad) > BAD_SHOWN:
        print(f"… and {len(bad) - BAD_SHOWN:,} more cells are wrong.", file=sys.stderr)


def _as_words(found) -> str:
    from ..queries.agreement_words import reading

    lines = [f"{found.units:,} things were judged by two people or more; {found.coders} people judged."]
    if found.units:
        lines.append(f"All said the same of {found.all_agree:,} of them ({found.percent:.1f} %).")
    if found.alpha is not None:
        lines.append(f"Krippendorff's alpha: {found.alpha:.4f}")
    if found.low is not None:
        lines.append(f"Range (95 %): {found.low:.4f} to {found.high:.4f}")
    return "\n".join([*lines, reading(found)])


def _as_json(found, options: argparse.Namespace) -> str:
    from dataclasses import asdict

    from ..queries.agreement_words import reason

    told = asdict(found) | {"level": options.level, "percent": found.percent, "reading": found.reading.value}
    return json.dumps(told | {"reason": reason(found)}, indent=2)

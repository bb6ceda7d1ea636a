"""`./stones export`: all voices of a project into a spreadsheet."""

import argparse
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "export"
HELP = "Write all voices of a project into a spreadsheet."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the project: the word in its address after /p/")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="a file that ends in .csv or .xlsx")


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..formats.sheet import SpreadsheetError
    from ..queries.exports import export_columns, export_rows

    path = Path(options.output)
    write = {".csv": _csv, ".xlsx": _xlsx}.get(path.suffix.lower())
    if write is None:
        raise CommandError("The file must end in .csv or .xlsx.")
    project = find_project(options.slug)
    try:
        write(path, export_columns(project), export_rows(project))
    except (OSError, SpreadsheetError) as error:
        raise CommandError(f"The voices could not be written to {path}: {error}") from error
    print(f"{path}: the voices of {project.name}")
    return 0


def _csv(path: Path, columns, rows) -> None:
    from ..formats.csvfile import csv_pieces

    with path.open("wb") as file:
        file.writelines(csv_pieces(_with(columns, rows)))


def _with(columns, rows):
    yield columns
    yield from rows


def _xlsx(path: Path, columns, rows) -> None:
    from ..formats.xlsxfile import write_xlsx

    with path.open("wb") as file:
        write_xlsx(columns, rows, file, sheet_name="Voices")

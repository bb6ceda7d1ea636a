"""`./stones questionnaire`: write a questionnaire into a file for other programs, or all its answers."""

import argparse
from itertools import chain
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "questionnaire"
HELP = "Write a questionnaire into a file (XLSForm), or all its answers."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("slug", metavar="SLUG", help="the project: the word in its address after /p/")
    add("ref", metavar="CODE", help="the word at the end of the questionnaire's address")
    add("-o", "--output", metavar="FILE", required=True, help="a file that ends in .xlsx; for answers also in .csv")
    add("--answers", action="store_true", help="all answers instead of the questions")


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..formats.sheet import SpreadsheetError

    path = Path(options.output)
    if path.suffix.lower() not in ((".xlsx", ".csv") if options.answers else (".xlsx",)):
        raise CommandError("The file must end in .xlsx, or .csv for answers.")
    found = _find(find_project(options.slug), options.ref)
    write = _answers if options.answers else _questions
    try:
        with path.open("wb") as file:
            write(found, file, is_csv=path.suffix.lower() == ".csv")
    except (OSError, SpreadsheetError) as error:
        raise CommandError(f"{path} could not be written: {error}") from error
    print(f"{path}: {'the answers to ' if options.answers else ''}{found.title}")
    return 0


def _find(project, ref: str):
    found = project.questionnaires.standing().filter(ref=ref).first()
    if found is None:
        known = ", ".join(f"{one.ref} ({one.title})" for one in project.questionnaires.standing()[:20]) or "none yet"
        raise CommandError(f"There is no questionnaire “{ref}” in {project.name}. Those here are: {known}.")
    return found


def _questions(found, file, *, is_csv: bool) -> None:
    from ..formats.xlsform_out import write
    from ..queries.questionnaires import form_of

    write(form_of(found), file)


def _answers(found, file, *, is_csv: bool) -> None:
    from ..formats.csvfile import csv_pieces
    from ..formats.xlsxfile import write_sheets
    from ..queries.answer_sheet import ABOUT
    from ..queries.answer_sheet_reviews import answer_sheet

    sheet = answer_sheet(found)
    if is_csv:
        file.writelines(csv_pieces(chain([sheet.columns], sheet.rows())))
    else:
        write_sheets([("Answers", sheet.columns, sheet.rows()), ("Columns", ABOUT, sheet.dictionary())], file)

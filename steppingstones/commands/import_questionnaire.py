"""`./stones import questionnaire`: make a questionnaire from a file of another program (XLSForm)."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "import questionnaire"
HELP = "Make a questionnaire from an XLSForm (XLSX, XLS or CSV)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="FILE", help="an .xlsx, .xls or .csv file with the sheets survey, choices and settings")
    add("--project", metavar="SLUG", required=True, help="the word in the project's address after /p/")
    add("--title", metavar="WORDS", default="", help="what it is called here (otherwise: what the file says)")
    add("--bring-in-the-rest", action="store_true", help="make it also where something in the file is not kept")
    add("--dry-run", action="store_true", help="say what would happen, and change nothing")


def run(options: argparse.Namespace) -> int:
    set_up()
    understood = _read(options.file)
    project = find_project(options.project)
    for remark in understood.remarks:
        print(f"{remark.place}: {remark.words}", file=sys.stderr)
    if options.dry_run:
        print(f"{understood.questions} questions can be made. Nothing was changed.")
        return 0
    if not understood.questions:
        raise CommandError("There is no question in this file that can be asked here.")
    if understood.remarks and not options.bring_in_the_rest:
        raise CommandError("Not all of the file can be kept, so nothing was made. (--bring-in-the-rest makes it.)")
    return _make(project, understood, options.title)


def _read(name: str):
    from ..formats.xlsform import read
    from ..formats.xlsform_file import MOST_BYTES, NotAForm

    try:
        with Path(name).open("rb") as file:
            return read(file.read(MOST_BYTES + 1), name)
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
    except NotAForm as error:
        raise CommandError(f"{name}: {error}") from error


def _make(project, understood, title: str) -> int:
    from ..actions.questionnaires import write_form

    form = replace(understood.form, title=title[:200]) if title.strip() else understood.form
    made = write_form(project, form, by=None)
    print(f"“{made.title}” in {project.name}: {understood.questions} questions, closed. Its code is {made.ref}.")
    return 0

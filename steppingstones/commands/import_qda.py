"""`./stones import qda`: themes, texts and tags of another program, from a REFI-QDA file into a project."""

import argparse
import sys
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "import qda"
HELP = (
    "Bring themes, texts and tags of another program into a project (REFI-QDA: .qdc, .qdpx; or a list of codes: .txt)."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="FILE", help="a .qdc, .qdpx or .txt file")
    add("--project", metavar="SLUG", required=True, help="the word in the project's address after /p/")
    add("--agreed", action="store_true", help="the people in its texts agreed that the group reads them")
    add("--dry-run", action="store_true", help="say what would happen, and change nothing")


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..actions.qda import NotAgreed, bring_in
    from ..queries.qda import fit_of

    file = _read(options.file)
    project = find_project(options.project)
    for remark in file.remarks:
        print(f"Stays out: {remark.number} {remark.words}", file=sys.stderr)
    if options.dry_run:
        fit = fit_of(project, file)
        print(f"{_told(fit.new_themes, fit.new_texts, fit.new_marks)} would be added. Nothing was changed.")
        return 0
    try:
        done = bring_in(project, file, by=None, is_agreed=options.agreed)
    except NotAgreed as error:
        raise CommandError(f"{error} (--agreed says it.)") from error
    print(f"{_told(done.themes, done.texts, done.marks)} added to {project.name}.")
    return 0


def _told(themes: int, texts: int, marks: int) -> str:
    return f"{themes:,} themes, {texts:,} texts and {marks:,} tags"


def _read(name: str):
    from ..formats.qda_files import read_qda_file
    from ..formats.refi_qda import MOST_BYTES, NotQda

    try:
        with Path(name).open("rb") as file:
            return read_qda_file(file.read(MOST_BYTES + 1), name)
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
    except NotQda as error:
        raise CommandError(f"{name}: {error}") from error

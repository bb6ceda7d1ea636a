"""`./stones import feedback`: what people said, from a spreadsheet into a project."""

import argparse
import sys
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "import feedback"
HELP = "Bring what people said from a spreadsheet (CSV or XLSX) into a project."
BAD_SHOWN = 50
GOOD_SHOWN = 5
CONSENTS = {"group": ["group"], "quote": ["group", "quote"], "public": ["group", "quote", "public"]}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="FILE", help="a .csv or .xlsx file with headings in its first row")
    add("--project", metavar="SLUG", required=True, help="the word in the project's address after /p/")
    add("--text", metavar="COLUMN", required=True, help="the column with what people said")
    add("--date", metavar="COLUMN", default="", help="the column with the date; the day comes before the month")
    add("--label", metavar="COLUMN", action="append", default=[], help="a column with labels, parted by ;")
    add("--person", metavar="COLUMN", default="", help="the column that is the same for all rows of one person")
    add("--consent", choices=CONSENTS, default="group", help="what the people agreed to (otherwise: group)")
    add("--encoding", choices=["utf-8", "cp1252"], default="utf-8", help="cp1252 for CSV from an older Excel")
    add("--new-project", metavar="NAME", default="", help="make the project with this name if it is not there")
    add("--skip-bad-rows", action="store_true", help="leave bad rows out instead of bringing in nothing")
    add("--dry-run", action="store_true", help="say what would happen, and change nothing")


def run(options: argparse.Namespace) -> int:
    set_up()
    from django.db import transaction
    from django.utils import timezone

    from ..actions.imports import ImportRefused, import_feedback
    from .prepare import prepare_tables

    feedback = _read(options, timezone.localdate())
    _tell_bad(feedback.bad)
    if options.dry_run:
        return _tell_dry(feedback)
    prepare_tables()
    choices = {"uses": CONSENTS[options.consent], "skip_bad_rows": options.skip_bad_rows}
    choices |= {"today": timezone.localdate(), "progress": _bar(sys.stderr)}
    try:
        with transaction.atomic():  # a new project comes together with its voices, or not at all
            project = _project(options)
            done = import_feedback(project, feedback, by=None, **choices)
    except ImportRefused as error:
        raise CommandError(f"{error} (--skip-bad-rows leaves them out.)") from error
    print(f"{done.added:,} voices added to {project.name}. {done.already_here:,} were here before.", end=" ")
    print(f"{done.left_out:,} rows were left out." if done.left_out else "")
    return 0


def _read(options: argparse.Namespace, today):
    """The whole file, read and checked before anything is written."""
    from ..formats.feedback import Columns, read_feedback
    from ..formats.sheet import SpreadsheetError
    from ..formats.spreadsheet import read

    chosen = Columns(text=options.text, date=options.date, labels=tuple(options.label), person=options.person)
    try:
        with Path(options.file).open("rb") as file:
            sheet = read(file, options.file, encoding=options.encoding)
            return read_feedback(sheet, chosen, today=today)
    except OSError as error:
        raise CommandError(f"{options.file} cannot be read: {error.strerror}.") from error
    except SpreadsheetError as error:
        raise CommandError(str(error)) from error


def _project(options: argparse.Namespace):
    from django.core.exceptions import ValidationError
    from django.core.validators import MaxLengthValidator, validate_slug

    from ..models import Organisation, Project

    if not options.new_project or Project.objects.filter(slug=options.project).exists():
        return find_project(options.project)
    try:
        validate_slug(options.project)
        MaxLengthValidator(60)(options.project)
    except ValidationError:
        raise CommandError("--project is a short word for an address: letters, digits and hyphens.") from None
    organisation = Organisation.objects.create(name=options.new_project[:200])
    return Project.objects.create(organisation=organisation, slug=options.project, name=options.new_project[:200])


def _tell_bad(bad) -> None:
    for row in bad[:BAD_SHOWN]:
        place = f"Row {row.number}, column “{row.column}”" if row.column else f"Row {row.number}"
        print(f"{place}: {row.reason}", file=sys.stderr)
    if len(bad) > BAD_SHOWN:
        print(f"… and {len(bad) - BAD_SHOWN:,} more rows are wrong.", file=sys.stderr)


def _tell_dry(feedback) -> int:
    for row in feedback.good[:GOOD_SHOWN]:
        labels = "; ".join(name for _heading, name in row.labels)
        print(f"Row {row.number}: {row.said_on or 'no date'} | {row.words[:60]!r} | {labels}")
    print(f"{len(feedback.good):,} rows can be brought in, {len(feedback.bad):,} are wrong. Nothing was changed.")
    return 0


def _bar(terminal):
    """A progress bar, only where somebody is looking."""
    width, bare = 30, getattr(terminal, "bare", terminal)

    def show(done: int, of: int) -> None:
        if terminal.isatty():
            full = width * done // of
            line = f"\r[{'#' * full}{'.' * (width - full)}] {done:,} of {of:,}"
            print(line, end="\n" if done == of else "", file=bare, flush=True)

    return show

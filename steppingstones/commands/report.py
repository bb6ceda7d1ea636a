"""`./stones report`: write a project's report into a file."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import CommandError, find_project, set_up

if TYPE_CHECKING:
    from ..documents.blocks import Document
    from ..models import Report

NAME = "report"
# Those of `queries.report_forms`, which must not be read before somebody writes a report, two for a browser, and the
# picture of one claim.
PICTURE = "picture"
FORMS = ["html", "easy-read", "pdf", "large-print", "word", "easy-read-pdf", "easy-read-word"]
FORMS += ["whole", "audio", "text", "spreadsheet", "data", "poster", PICTURE]
HELP = "Write a project's report as a web page, a PDF, in Easy Read, for Word and in other forms."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the project: the word in its address after /p/")
    parser.add_argument("--format", default="html", metavar="FORM", choices=FORMS, help=f"one of: {', '.join(FORMS)}")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="easy-read: a .pdf or .html file")
    parser.add_argument(
        "--claim", metavar="NUMBER", type=int, default=1, help="picture: of which claim; else the first"
    )
    parser.add_argument("--report", metavar="REF", help="which report; otherwise the newest")
    parser.add_argument(
        "--audience", choices=["group", "outside"], help="who will read it: outside hides small numbers"
    )


def run(options: argparse.Namespace) -> int:
    set_up()
    from django.utils import timezone

    from ..queries.reports import report_document

    report = _report(options)
    data = _written(report_document(report, today=timezone.localdate()), options)
    try:
        Path(options.output).write_bytes(data)
    except OSError as error:
        raise CommandError(f"The report could not be written to {options.output}: {error.strerror}.") from error
    print(f"{options.output}: {report.title}, {len(data):,} bytes")
    return 0


def _report(options: argparse.Namespace) -> "Report":
    """The report that was asked for; a project that has none gets one without claims."""
    from ..models import Report

    project = find_project(options.slug)
    reports = project.reports.standing().select_related("project__organisation").order_by("-created_at")
    report = reports.filter(ref=options.report).first() if options.report else reports.first()
    if report is None and options.report:
        raise CommandError(f"The project has no report “{options.report}”.")
    report = report or Report(project=project, title=project.name)
    report.audience = options.audience or report.audience
    return report


def _written(document: "Document", options: argparse.Namespace) -> bytes:
    from ..documents import easyread, web

    is_pdf = Path(options.output).suffix.lower() == ".pdf"
    if options.format == "html":
        return web.page(document).encode()
    if options.format == "easy-read" and not is_pdf:
        return easyread.page(document).encode()
    if options.format == PICTURE:
        return _picture(document, options.claim)
    return _file(document, "easy-read-pdf" if options.format == "easy-read" else options.format)


def _picture(document: "Document", number: int) -> bytes:
    """One claim to send. The words for those who do not see it are said beside it."""
    from ..documents import share_picture
    from ..documents.blocks import Claim
    from ..documents.press import CannotPrint

    found = [block for block in document.blocks if isinstance(block, Claim) and block.number == number]
    if not found:
        raise CommandError(f"The report has no claim {number}, so there is no picture of it.")
    print(share_picture.alt(document, found[0]))
    try:
        return share_picture.write(document, found[0])
    except CannotPrint as error:
        raise CommandError(str(error)) from error


def _file(document: "Document", form: str) -> bytes:
    from ..documents.press import CannotPrint
    from ..queries import report_forms

    try:
        data, notes = report_forms.FORMS[form].file(document)
    except CannotPrint as error:
        raise CommandError(str(error)) from error
    for note in notes:
        print(note, file=sys.stderr)
    return data

"""`./stones report`: write a project's report into a file."""

import argparse
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "report"
HELP = "Write a project's report as a web page, a PDF or in Easy Read."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the project: the word in its address after /p/")
    parser.add_argument("--format", choices=["html", "pdf", "easy-read"], default="html")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="easy-read: a .pdf or .html file")
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


def _report(options: argparse.Namespace):
    """The report that was asked for; a project that has none gets one without claims."""
    from ..models import Report

    project = find_project(options.slug)
    reports = project.reports.select_related("project__organisation").order_by("-created_at")
    report = reports.filter(ref=options.report).first() if options.report else reports.first()
    if report is None and options.report:
        raise CommandError(f"The project has no report “{options.report}”.")
    report = report or Report(project=project, title=project.name)
    report.audience = options.audience or report.audience
    return report


def _written(document, options: argparse.Namespace) -> bytes:
    from ..documents import easyread, pdf, web

    if options.format == "html":
        return web.page(document).encode()
    if options.format == "pdf":
        return pdf.write(document).data
    if Path(options.output).suffix.lower() == ".pdf":
        return easyread.pdf(document).data
    return easyread.page(document).encode()

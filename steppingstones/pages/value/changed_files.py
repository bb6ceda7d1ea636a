"""What changed, as files that may leave the group."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import easyread, pdf
from ...documents.press import CannotPrint
from ...formats.csvfile import csv_pieces
from ...formats.sheet import SpreadsheetError
from ...formats.xlsxfile import write_xlsx
from ...models import Project, Questionnaire, Round
from ...queries.changed import times_of
from ...queries.changed_outside import columns, paper_of, rows
from .changed import find

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRINT = {"what-changed": pdf.write, "what-changed-easy-read": easyread.pdf}


@project_page()
@require_safe
def as_csv(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    lines = _lines(*chosen(request, project, ref))
    response = StreamingHttpResponse(csv_pieces(lines), content_type="text/csv; charset=utf-8")
    return as_file(response, f"{project.slug}-what-changed.csv")


@project_page()
@require_safe
def as_xlsx(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = chosen(request, project, ref)
    file = TemporaryFile()  # noqa: SIM115 (the response closes it, and then it is gone)
    try:
        write_xlsx(columns(), rows(*found), file, sheet_name=_("What changed"))
    except SpreadsheetError as error:
        file.close()
        messages.error(request, str(error))
        return redirect("value:changed-in", project.slug, ref)
    file.seek(0)
    return as_file(FileResponse(file, content_type=XLSX), f"{project.slug}-what-changed.xlsx")


@project_page()
@require_safe
def as_pdf(request: HttpRequest, project: Project, ref: str, kind: str) -> HttpResponse:
    paper = paper_of(*chosen(request, project, ref), timezone.localdate())
    try:
        data = PRINT[kind](paper).data
    except CannotPrint as error:
        messages.error(request, str(error))
        return redirect("value:changed-in", project.slug, ref)
    return as_file(HttpResponse(data, content_type="application/pdf"), f"{project.slug}-{kind}.pdf")


def chosen(request: HttpRequest, project: Project, ref: str) -> tuple[Questionnaire, Round, Round]:
    """The two times of the page from which somebody comes; 404 where there is nothing to compare."""
    one = find(project, ref)
    times = times_of([one.root.pk])[one.root.pk]
    found = times.chosen(request.GET.get("first", ""), request.GET.get("last", "")) if len(times.ended) > 1 else None
    if found is None:
        raise Http404
    return one, *found


def _lines(one: Questionnaire, first: Round, last: Round) -> Iterator[tuple[str, ...]]:
    yield columns()
    yield from rows(one, first, last)


def as_file(response: Any, name: str) -> HttpResponse:
    """Nothing on the way may keep a copy: consent can change in a minute."""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response

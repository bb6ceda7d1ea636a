"""All voices as a spreadsheet, for facilitators. Written while it is sent, so that size does not matter."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect

from ...access import project_page
from ...formats.csvfile import csv_pieces
from ...formats.sheet import SpreadsheetError
from ...formats.xlsxfile import write_xlsx
from ...models import Project
from ...queries.exports import export_columns, export_rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@project_page(facilitator=True)
def as_csv(request: HttpRequest, project: Project) -> HttpResponse:
    response = StreamingHttpResponse(csv_pieces(_rows(project)), content_type="text/csv; charset=utf-8")
    return as_file(response, f"{project.slug}-voices.csv")


@project_page(facilitator=True)
def as_xlsx(request: HttpRequest, project: Project) -> HttpResponse:
    file = TemporaryFile()  # noqa: SIM115 (the response closes it, and then it is gone)
    try:
        write_xlsx(export_columns(project), export_rows(project), file, sheet_name="Voices")
    except SpreadsheetError as error:
        file.close()
        messages.error(request, str(error))
        return redirect("listen:home", project.slug)
    file.seek(0)
    return as_file(FileResponse(file, content_type=XLSX), f"{project.slug}-voices.xlsx")


def _rows(project: Project) -> Iterator[tuple[str, ...]]:
    yield export_columns(project)
    yield from export_rows(project)


def as_file(response: HttpResponse, name: str) -> HttpResponse:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response

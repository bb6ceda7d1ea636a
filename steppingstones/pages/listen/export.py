"""All voices as a spreadsheet, for facilitators. Written while it is sent, so that size does not matter."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from ...access import project_page
from ...formats.xlsxfile import write_xlsx
from ...models import Project
from ...queries.exports import export_columns, export_rows
from .. import handed_out


@project_page(facilitator=True)
def as_csv(request: HttpRequest, project: Project) -> HttpResponseBase:
    return handed_out.as_csv(_rows(project), f"{project.slug}-voices.csv")


@project_page(facilitator=True)
def as_xlsx(request: HttpRequest, project: Project) -> HttpResponseBase:
    return handed_out.as_xlsx(
        request,
        lambda file: write_xlsx(export_columns(project), export_rows(project), file, sheet_name="Voices"),
        f"{project.slug}-voices.xlsx",
        otherwise=reverse("listen:home", args=[project.slug]),
    )


def _rows(project: Project) -> Iterator[tuple[str, ...]]:
    yield export_columns(project)
    yield from export_rows(project)

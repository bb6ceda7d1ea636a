"""What changed, as files that may leave the group."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import easyread, pdf
from ...formats.xlsxfile import write_xlsx
from ...models import Project, Questionnaire, Round
from ...queries.changed import times_of
from ...queries.changed_outside import columns, paper_of, rows
from .. import handed_out
from .changed import find

PRINT = {"what-changed": pdf.write, "what-changed-easy-read": easyread.pdf}


@project_page()
@require_safe
def as_csv(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return handed_out.as_csv(_lines(*chosen(request, project, ref)), f"{project.slug}-what-changed.csv")


@project_page()
@require_safe
def as_xlsx(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = chosen(request, project, ref)
    return handed_out.as_xlsx(
        request,
        lambda file: write_xlsx(columns(), rows(*found), file, sheet_name=_("What changed")),
        f"{project.slug}-what-changed.xlsx",
        otherwise=reverse("value:changed-in", args=[project.slug, ref]),
    )


@project_page()
@require_safe
def as_pdf(request: HttpRequest, project: Project, ref: str, kind: str) -> HttpResponse:
    paper = paper_of(*chosen(request, project, ref), timezone.localdate())
    back = reverse("value:changed-in", args=[project.slug, ref])
    return handed_out.printed(
        request, lambda: PRINT[kind](paper).data, f"{project.slug}-{kind}.pdf", otherwise=back, is_shown=False
    )


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

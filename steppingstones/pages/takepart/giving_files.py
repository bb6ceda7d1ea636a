"""Papers about one person, for that person: their year, and a certificate of their skills."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ...access import project_page
from ...documents import certificate, pdf
from ...documents.press import Printed
from ...models import Project
from ...queries.giving import chosen_year, is_certificate, lines
from ...queries.giving_papers import certificate_of, year_document
from .. import handed_out
from .giving import facts_of, person_of, rows_of
from .giving_entries import entry_of

MOST = 500  # on paper, the newest; the page has all


@project_page()
def year_paper(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Somebody's year as a PDF, to print and to hand over."""
    person, today = person_of(request, ref), timezone.localdate()
    noted = project.contributions.standing().filter(member=person)
    year = chosen_year(request.GET.get("year", ""), noted, today)
    rows = lines(rows_of(person, year)[: MOST + 1], request.member)
    document = year_document(person, year, facts_of(person, year), rows, most=MOST, today=today)
    return paper(request, lambda: pdf.write(document), f"year-{year}", person.ref)


@project_page()
def certificate_paper(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = entry_of(request, ref)
    if row.removed_at or not is_certificate(row):
        raise Http404
    return paper(request, lambda: certificate.pdf(certificate_of(row)), "certificate", row.member.ref)


def paper(request: HttpRequest, write: Callable[[], Printed], name: str, person: str) -> HttpResponse:
    back = reverse("takepart:giving-year", args=[request.project.slug, person])
    return handed_out.printed(request, lambda: write().data, f"{name}.pdf", otherwise=back)

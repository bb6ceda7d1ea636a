"""Papers about one person, for that person: their year, and a certificate of their skills."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from ...access import project_page
from ...documents import pdf
from ...documents.blocks import Document
from ...documents.press import CannotPrint
from ...models import Contribution, Project
from ...queries.giving import chosen_year, lines
from ...queries.giving_papers import certificate, year_document
from .giving import facts_of, person_of, rows_of
from .giving_entries import entry_of


@project_page()
def year_paper(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Somebody's year as a PDF, to print and to hand over."""
    person, today = person_of(request, ref), timezone.localdate()
    year = chosen_year(request.GET.get("year", ""), today)
    rows = lines(rows_of(person, year).reverse(), request.member)
    document = year_document(person, year, facts_of(person, year), rows, today=today)
    return pdf_of(request, document, f"year-{year}", person.ref)


@project_page()
def certificate_paper(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = entry_of(request, ref)
    if row.removed_at or row.kind != Contribution.Kind.CERTIFICATE:
        raise Http404
    return pdf_of(request, certificate(row, project.organisation.name), "certificate", row.member.ref)


def pdf_of(request: HttpRequest, document: Document, name: str, person: str) -> HttpResponse:
    """A PDF that the browser shows. Nothing on the way may keep a copy: it is about one person."""
    try:
        data = pdf.write(document).data
    except CannotPrint as error:
        messages.error(request, str(error))
        return redirect("takepart:giving-year", request.project.slug, person)
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type="application/pdf", headers=headers)

"""The shared review pages of an organisation, for people who are in its projects. Not a page of one project."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ...access import projects_of
from ...documents import pdf as pdf_writer
from ...documents import web
from ...documents.blocks import Document
from ...models import Organisation
from ...queries.review_pages_together import Shared, shared_pages, together_document
from .. import handed_out


@require_safe
def together(request: HttpRequest, ref: str) -> HttpResponse:
    organisation, shared = _find(request, ref)
    document = _document(organisation, shared)
    context = {"organisation": organisation, "shared": shared, "document": document, "body": web.fragment(document)}
    return render(request, "review/together.html", context)


@require_safe
def together_pdf(request: HttpRequest, ref: str) -> HttpResponse:
    document = _document(*_find(request, ref))
    back = reverse("organisation:review", args=[ref])
    return handed_out.printed(request, lambda: pdf_writer.write(document).data, "reviews.pdf", otherwise=back)


def _find(request: HttpRequest, ref: str) -> tuple[Organisation, list[Shared]]:
    """Only the projects of this organisation that whoever asks is in; without any, it is as if it were not there."""
    projects = list(projects_of(request.user).filter(organisation__ref=ref))
    if not projects:
        raise Http404
    organisation = projects[0].organisation
    return organisation, shared_pages(organisation, projects)


def _document(organisation: Organisation, shared: list[Shared]) -> Document:
    return together_document(organisation, shared, timezone.localdate())

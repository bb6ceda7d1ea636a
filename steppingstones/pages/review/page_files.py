"""A kept review page as PDF and in Easy Read, with the consent of this moment."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import easyread
from ...documents import pdf as pdf_writer
from ...documents.blocks import Document
from ...documents.press import Printed
from ...models import Project, ReviewPage
from ...queries.review_page import document_of
from .. import handed_out
from ..site import site_of
from .page import find


@project_page()
@require_safe
def easy(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    page = there(project, ref)
    document = document_of(page)
    context = {"page": page, "document": document, "body": easyread.fragment(document, picture_url=static)}
    return render(request, "review/page_easy.html", context)


@project_page()
@require_safe
def pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return _file(request, there(project, ref), pdf_writer.write, "review")


@project_page()
@require_safe
def easy_pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return _file(request, there(project, ref), easyread.pdf, "review-easy-read")


def there(project: Project, ref: str) -> ReviewPage:
    """Not one that was taken away: its page offers to bring it back, its files are gone."""
    page = find(project, ref)
    if page.removed_at:
        raise Http404
    return page


def _file(request: HttpRequest, page: ReviewPage, write: Callable[[Document], Printed], kind: str) -> HttpResponse:
    document = document_of(page, site_of(request))
    back = reverse("review:page", args=[page.project.slug, page.ref])
    return handed_out.printed(request, lambda: write(document).data, f"{page.project.slug}-{kind}.pdf", otherwise=back)

"""What a review found, for people outside the group: to read first, and then to print or to send on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import easyread, large_print, pdf, web
from ...documents.blocks import Document
from ...documents.press import Printed
from ...models import Project, Round
from ...queries.review_papers import what_we_found
from ...queries.reviews import of_reviews
from .. import handed_out

WRITERS: dict[str, Callable[[Document], Printed]] = {
    "paper": pdf.write,
    "large": large_print.write,
    "easy": easyread.pdf,
}


def find(project: Project, ref: str) -> Round:
    return get_object_or_404(of_reviews(project).exclude(ended_on=None).select_related("project"), ref=ref)


@project_page()
@require_safe
def read(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    document = what_we_found(one := find(project, ref))
    context = {"round": one, "document": document, "body": web.fragment(document)}
    return render(request, "review/found.html", context)


@project_page()
@require_safe
def easy(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    document = what_we_found(one := find(project, ref))
    body = easyread.fragment(document, picture_url=static)
    context = {"round": one, "document": document, "body": body, "is_easy": True}
    return render(request, "review/found.html", context)


@project_page()
@require_safe
def printed(request: HttpRequest, project: Project, ref: str, kind: str) -> HttpResponse:
    document = what_we_found(find(project, ref))
    back = reverse("review:found", args=[project.slug, ref])
    return handed_out.printed(request, lambda: WRITERS[kind](document).data, f"review-{kind}.pdf", otherwise=back)

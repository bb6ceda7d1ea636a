"""What a review found, for people outside the group: to read first, and then to print or to send on."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import easyread, pdf, web
from ...documents.blocks import Document
from ...documents.press import CannotPrint, Printed
from ...models import Project, Round
from ...queries.review_papers import what_we_found
from ...queries.reviews import of_reviews

WRITERS: dict[str, Callable[[Document], Printed]] = {"paper": pdf.write, "large": pdf.large, "easy": easyread.pdf}


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
    """A PDF that the browser shows. Nothing on the way keeps a copy."""
    try:
        data = WRITERS[kind](what_we_found(find(project, ref))).data
    except CannotPrint as error:
        messages.error(request, str(error))
        return redirect("review:found", project.slug, ref)
    headers = {"Content-Disposition": f'inline; filename="review-{kind}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type="application/pdf", headers=headers)

"""A version as its readers get it: PDF and Easy Read, with the consent of this moment."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import easyread
from ...documents import pdf as pdf_writer
from ...documents.blocks import Document
from ...documents.press import CannotPrint, Printed
from ...models import Project, ReportVersion
from ...queries.sign_offs import document_of
from .sign_off import find


@project_page()
@require_safe
def easy(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    version = find(project, ref, reportversion)
    document = document_of(version)
    body = easyread.fragment(document, picture_url=static)
    return render(request, "show/version_easy.html", {"version": version, "document": document, "body": body})


@project_page()
@require_safe
def pdf(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    return _file(request, find(project, ref, reportversion), pdf_writer.write, "version")


@project_page()
@require_safe
def easy_pdf(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    return _file(request, find(project, ref, reportversion), easyread.pdf, "easy-read-version")


def _file(
    request: HttpRequest, version: ReportVersion, write: Callable[[Document], Printed], kind: str
) -> HttpResponse:
    """Nothing on the way may keep a copy: consent can change in a minute."""
    slug = version.project.slug
    try:
        data = write(document_of(version, request.build_absolute_uri("/").rstrip("/"))).data
    except CannotPrint as error:
        messages.error(request, str(error))
        return redirect("show:version", slug, version.report.ref, version.ref)
    headers = {
        "Content-Disposition": f'inline; filename="{slug}-{kind}-{version.number}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type="application/pdf", headers=headers)

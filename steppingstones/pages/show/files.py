"""A report as its readers get it: web page, PDF and Easy Read, all from one list of blocks."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import timezone

from ...access import project_page
from ...documents import easyread, web
from ...documents import pdf as pdf_writer
from ...documents.blocks import Document
from ...documents.press import CannotPrint, Printed
from ...models import Project, Report
from ...queries.reports import report_document


def _document(request: HttpRequest, report: Report, *, is_page: bool = False) -> Document:
    base = request.build_absolute_uri("/").rstrip("/")
    return report_document(report, today=timezone.localdate(), base_url=base, is_page=is_page)


def _find(project: Project, ref: str) -> Report:
    return get_object_or_404(project.reports.standing().select_related("project__organisation"), ref=ref)


@project_page()
def read(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = _find(project, ref)
    document = _document(request, report, is_page=True)
    context = {"report": report, "document": document, "body": web.fragment(document)}
    return render(request, "show/read.html", context)


@project_page()
def easy_read(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = _find(project, ref)
    document = _document(request, report)
    context = {"report": report, "document": document, "body": easyread.fragment(document, picture_url=static)}
    return render(request, "show/easy_read.html", context)


@project_page()
def pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = _find(project, ref)
    return _file(request, report, pdf_writer.write, "")


@project_page()
def easy_read_pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = _find(project, ref)
    return _file(request, report, easyread.pdf, "-easy-read")


def _file(request: HttpRequest, report: Report, write: Callable[[Document], Printed], kind: str) -> HttpResponse:
    """A PDF that the browser shows. Nothing on the way may keep a copy: consent can change in a minute."""
    try:
        data = write(_document(request, report)).data
    except CannotPrint as error:
        messages.error(request, str(error))
        return redirect("show:report", report.project.slug, report.ref)
    headers = {
        "Content-Disposition": f'inline; filename="{report.project.slug}{kind}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type="application/pdf", headers=headers)

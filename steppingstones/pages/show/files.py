"""A report as its readers get it: web page, Easy Read and files of every form, all from one list of blocks."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from ...access import project_page
from ...documents import easyread, share_picture, web
from ...documents.blocks import Claim, Document
from ...documents.made_small import made_small
from ...models import Project, Report
from ...queries.report_forms import FORMS, ReportForm
from ...queries.report_length import length_if_asked, length_of
from ...queries.reports import report_document
from .. import handed_out
from ..site import site_of
from .finding import find_report

A_PAGE = 70_000  # bytes; styles, letters and what stands around it are 75 kB more
IN_A_NAME = 40  # letters: a name of a file has at most 255 bytes
AN_EASY_PAGE = 30_000  # its pictures are as much again


def _document(request: HttpRequest, report: Report, **which: bool) -> Document:
    return report_document(report, today=timezone.localdate(), base_url=site_of(request), **which)


def paged(request: HttpRequest, written: list[str]) -> dict[str, Any]:
    """One page of what is long, for a template with a pager."""
    page = Paginator(written, 1).get_page(request.GET.get("page"))
    return {"page": page, "body": "".join(page)}


def whole_sections(document: Document) -> list[str]:
    return web.sections(made_small(document, A_PAGE, drawn=A_PAGE), A_PAGE)


def easy_sections(document: Document) -> list[str]:
    return easyread.sections(document, AN_EASY_PAGE, picture_url=static)


@project_page()
def read(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = find_report(project, ref)
    document = _document(request, report, is_page=True)
    pages = paged(request, whole_sections(document))
    context = {"report": report, "document": document, "length": length_if_asked(document), **pages}
    return render(request, "show/read.html", context)


@project_page()
def length(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """How many pages it has on paper, and what takes most room."""
    report = find_report(project, ref)
    found = length_of(_document(request, report))
    return render(request, "show/how_long.html", {"report": report, "length": found})


@project_page()
def easy_read(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = find_report(project, ref)
    document = _document(request, report, is_easy=True)
    context = {"report": report, "document": document, **paged(request, easy_sections(document))}
    return render(request, "show/easy_read.html", context)


@project_page()
def pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return _file(request, find_report(project, ref), FORMS["pdf"])


@project_page()
def easy_read_pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return _file(request, find_report(project, ref), FORMS["easy-read-pdf"])


@project_page()
def written(request: HttpRequest, project: Project, ref: str, written: str) -> HttpResponse:
    if written not in FORMS:
        raise Http404
    return _file(request, find_report(project, ref), FORMS[written])


def _file(request: HttpRequest, report: Report, form: ReportForm) -> HttpResponse:
    document = _document(request, report)
    name = f"{report.project.slug}-{in_a_name(report.title)}-{timezone.localdate().isoformat()}{form.end}"
    back = reverse("show:report", args=[report.project.slug, report.ref])
    return handed_out.printed(
        request, lambda: form.file(document)[0], name, form.kind, otherwise=back, is_shown=form.is_shown
    )


def in_a_name(title: str) -> str:
    """The title of a report in the name of its file, so that no report takes the place of another where files lie."""
    return slugify(title, allow_unicode=True)[:IN_A_NAME].strip("-") or "report"


# --- One claim as a picture -------------------------------------------------------------------------------


@project_page()
def share(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One claim as a picture to send: chosen, looked at, and taken along with words for those who do not see it."""
    report = find_report(project, ref)
    document = _document(request, report, is_page=True)  # it tells no Easy Read
    claims = _claims(document)
    chosen = request.GET.get("claim", "")
    chosen = chosen if chosen in claims else next(iter(claims), "")
    words = share_picture.alt(document, claims[chosen]) if chosen else ""
    context = {"report": report, "claims": claims, "chosen": chosen, "words": words}
    return render(request, "show/share.html", context)


@project_page()
def picture(request: HttpRequest, project: Project, ref: str, claim: str) -> HttpResponse:
    document = _document(request, find_report(project, ref))
    found = _claims(document).get(claim)
    if found is None:
        raise Http404
    back = reverse("show:report", args=[project.slug, ref])
    name = f"{project.slug}-{in_a_name(document.title)}-{found.number}.png"
    return handed_out.printed(
        request, lambda: share_picture.write(document, found), name, handed_out.PNG, otherwise=back
    )


def _claims(document: Document) -> dict[str, Claim]:
    """The claims by their references."""
    claims = (block for block in document.blocks if isinstance(block, Claim))
    return {claim.anchor.removeprefix("claim-"): claim for claim in claims}

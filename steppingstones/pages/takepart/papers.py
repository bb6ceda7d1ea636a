"""The invitation: to read and print, as a PDF, in large print, in Easy Read and as plain text."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse

from ...access import project_page
from ...documents import easyread, large_print, pdf, plain_text, web
from ...documents.blocks import Document
from ...documents.press import Printed
from ...models import Meeting, Project
from ...queries.meeting_papers import invitation
from ...queries.meetings import agenda
from .. import handed_out
from .calendars import address
from .meetings import find

WRITERS: dict[str, Callable[[Document], Printed]] = {
    "paper": pdf.write,
    "large": large_print.write,
    "easy": easyread.pdf,
}


def document_of(request: HttpRequest, found: Meeting) -> Document:
    return invitation(found, agenda(found), found.checks.all(), address(request, found))


@project_page()
def read(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    document = document_of(request, found)
    context = {"meeting": found, "document": document, "body": web.fragment(document)}
    return render(request, "takepart/meetings/invitation.html", context)


@project_page()
def easy(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    document = document_of(request, found)
    body = easyread.fragment(document, picture_url=static)
    context = {"meeting": found, "document": document, "body": body, "is_easy": True}
    return render(request, "takepart/meetings/invitation.html", context)


@project_page()
def text(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return text_file(document_of(request, find(project, ref)))


@project_page()
def printed(request: HttpRequest, project: Project, ref: str, kind: str) -> HttpResponse:
    found = find(project, ref)
    return pdf_file(request, found, document_of(request, found), kind)


def pdf_file(request: HttpRequest, found: Meeting, document: Document, kind: str) -> HttpResponse:
    back = reverse("takepart:meeting", args=[found.project.slug, found.ref])
    return handed_out.printed(request, lambda: WRITERS[kind](document).data, f"meeting-{kind}.pdf", otherwise=back)


def text_file(document: Document) -> HttpResponse:
    headers = {"Cache-Control": "private, no-store"}
    return HttpResponse(plain_text.write(document), content_type="text/plain; charset=utf-8", headers=headers)

"""A version as its readers get it: Easy Read and files of every form, with the consent of this moment."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents.press import CannotPrint
from ...models import Project
from ...queries.report_forms import FORMS
from ...queries.sign_offs import document_of
from .files import easy_sections, paged
from .sign_off import find


@project_page()
@require_safe
def easy(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    version = find(project, ref, reportversion)
    document = document_of(version)
    context = {"version": version, "document": document, **paged(request, easy_sections(document))}
    return render(request, "show/version_easy.html", context)


@project_page()
@require_safe
def written(request: HttpRequest, project: Project, ref: str, reportversion: str, written: str) -> HttpResponse:
    """A file. Nothing on the way may keep a copy: consent can change in a minute."""
    version = find(project, ref, reportversion)
    if written not in FORMS:
        raise Http404
    form = FORMS[written]
    try:
        data, _notes = form.file(document_of(version, request.build_absolute_uri("/").rstrip("/")))
    except CannotPrint as error:
        messages.error(request, str(error))
        return redirect("show:version", project.slug, ref, reportversion)
    shown = "inline" if form.is_shown else "attachment"
    headers = {
        "Content-Disposition": f'{shown}; filename="{project.slug}-version-{version.number}{form.end}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type=form.kind, headers=headers)

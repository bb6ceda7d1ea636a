"""A version as its readers get it: Easy Read and files of every form, with the consent of this moment."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ...access import project_page
from ...models import Project
from ...queries.report_forms import FORMS
from ...queries.sign_offs import document_of
from .. import handed_out
from ..site import site_of
from .files import easy_sections, in_a_name, paged
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
    version = find(project, ref, reportversion)
    if written not in FORMS:
        raise Http404
    form = FORMS[written]
    document = document_of(version, site_of(request))
    name = f"{project.slug}-{in_a_name(document.title)}-version-{version.number}{form.end}"
    back = reverse("show:version", args=[project.slug, ref, reportversion])
    return handed_out.printed(
        request, lambda: form.file(document)[0], name, form.kind, otherwise=back, is_shown=form.is_shown
    )

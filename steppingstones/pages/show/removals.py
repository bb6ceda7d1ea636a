"""Removing a report or a claim, and putting it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals as actions
from ...models import Project
from .claims import find, place_of


@project_page(edit=True)
@require_POST
def report_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.remove(get_object_or_404(project.reports, ref=ref), by=request.member)
    return redirect(f"{reverse('show:reports', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def report_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.put_back(get_object_or_404(project.reports, ref=ref), by=request.member)
    messages.success(request, _("The report is back."))
    return redirect("show:report", project.slug, ref)


@project_page(edit=True)
@require_POST
def claim_remove(request: HttpRequest, project: Project, ref: str, claim: str) -> HttpResponse:
    actions.remove(find(project, ref, claim), by=request.member)
    return redirect(f"{reverse('show:report', args=[project.slug, ref])}?removed={claim}")


@project_page(edit=True)
@require_POST
def claim_restore(request: HttpRequest, project: Project, ref: str, claim: str) -> HttpResponse:
    actions.put_back(find(project, ref, claim), by=request.member)
    messages.success(request, _("The claim is back."))
    return redirect(place_of(find(project, ref, claim)))

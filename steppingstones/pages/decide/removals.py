"""Removing a decision or a change, and putting it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals as actions
from ...models import Project
from .changes import to_change


@project_page(edit=True)
@require_POST
def decision_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.remove(get_object_or_404(project.decisions, ref=ref), by=request.member)
    return redirect(f"{reverse('decide:decisions', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def decision_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.put_back(get_object_or_404(project.decisions, ref=ref), by=request.member)
    messages.success(request, _("The decision is back."))
    return redirect("decide:decision", project.slug, ref)


@project_page(edit=True)
@require_POST
def change_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    change = get_object_or_404(project.changes.select_related("decision"), ref=ref)
    actions.remove(change, by=request.member)
    return redirect(f"{reverse('decide:decision', args=[project.slug, change.decision.ref])}?removed={ref}")


@project_page(edit=True)
@require_POST
def change_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    change = get_object_or_404(project.changes.select_related("decision", "project"), ref=ref)
    actions.put_back(change, by=request.member)
    messages.success(request, _("The change is back."))
    return to_change(change)

"""Removing a report or a claim, and putting it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals as actions
from ...models import Project, Report
from ...queries.sign_offs import is_open
from .claims import find, place_of


def find_report(request: HttpRequest, project: Project, ref: str) -> Report:
    """To take it away takes it offline where it is open, and to put it back opens it again: as opening and closing,
    that is for facilitators."""
    report = get_object_or_404(project.reports, ref=ref)
    if is_open(report) and not request.member.is_facilitator:
        words = _("A version of this report is open to everybody. So only a facilitator removes it or puts it back.")
        raise PermissionDenied(words)
    return report


@project_page(edit=True)
@require_POST
def report_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.remove(find_report(request, project, ref), by=request.member)
    return redirect(f"{reverse('show:reports', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def report_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.put_back(find_report(request, project, ref), by=request.member)
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

"""Reports: the list, one report with its claims, and what it is called."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import reports as actions
from ...models import Project, Report
from ...queries.claims import claims_of
from ...queries.people_words import threshold
from ...queries.reports import evidence_sentences, parts_of
from ..once import once
from .forms import ReportForm


@project_page()
def reports(request: HttpRequest, project: Project) -> HttpResponse:
    found = project.reports.annotate(number_of_claims=Count("claims")).order_by("-created_at", "-pk")
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    return render(request, "show/reports.html", {"page": page})


@project_page(edit=True)
@once
def report_add(request: HttpRequest, project: Project) -> HttpResponse:
    form = ReportForm(request.POST or None, instance=actions.new_report(project))
    if form.is_valid():
        report = actions.save_report(form.instance, by=request.member)
        return redirect("show:report", project.slug, report.ref)
    context = {"form": form, "parts": parts_of(project)}
    return render(request, "show/report_form.html", context, status=422 if form.errors else 200)


@project_page()
def report(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = get_object_or_404(project.reports, ref=ref)
    least = threshold(report.audience)
    claims = [(claim, list(evidence_sentences(claim, least))) for claim in claims_of(report)]
    return render(request, "show/report.html", {"report": report, "claims": claims})


@project_page(edit=True)
def report_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = get_object_or_404(project.reports, ref=ref)
    form = ReportForm(request.POST or None, instance=report)
    if form.is_valid():
        actions.save_report(form.instance, by=request.member)
        return redirect("show:report", project.slug, ref)
    context = {"form": form, "report": Report.objects.get(pk=report.pk), "parts": parts_of(project)}
    return render(request, "show/report_form.html", context, status=422 if form.errors else 200)


@project_page(edit=True)
def report_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = get_object_or_404(project.reports, ref=ref)
    if request.method != "POST":
        return render(request, "show/report_remove.html", {"report": report})
    actions.remove_report(report, by=request.member)
    messages.success(request, _("The report is removed. The voices and decisions are still there."))
    return redirect("show:reports", project.slug)

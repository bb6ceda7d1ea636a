"""Reports: the list, one report with its claims, and what it is called."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ...access import project_page
from ...actions import reports as actions
from ...models import Project, Report
from ...queries.claims import claims_of
from ...queries.news import follows, may_follow
from ...queries.people_words import threshold
from ...queries.personal import to_look_at
from ...queries.remarks import open_in
from ...queries.report_forms import groups_for
from ...queries.report_outlines import most_pages
from ...queries.reports import evidence_sentences
from ...queries.sign_offs import is_open
from ...queries.sureness_words import grades, rule
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .claims import A_PAGE as CLAIMS_A_PAGE
from .forms import ReportForm

A_PAGE = 50
QUOTES_A_PAGE = 10  # each may be as long as a letter


@project_page()
def reports(request: HttpRequest, project: Project) -> HttpResponse:
    number = Count("claims", filter=Q(claims__removed_at=None))
    found = project.reports.standing().annotate(number_of_claims=number).order_by("-created_at", "-pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    removed = put_aside(request, project.reports, "show:report-restore", project.slug)
    told = {"may_follow": may_follow(request.member), "follows": follows(request.member)}
    return render(request, "show/reports.html", {"page": page, **told, **removed})


@project_page(edit=True)
@once
def report_add(request: HttpRequest, project: Project) -> HttpResponse:
    form = ReportForm(request.POST or None, instance=actions.new_report(project))
    if form.is_valid():
        report = actions.save_report(form.instance, by=request.member)
        return redirect("show:report", project.slug, report.ref)
    return form_page(request, "show/report_form.html", form)


@project_page()
def report(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = get_object_or_404(project.reports, ref=ref)
    if report.removed_at:
        return removed(request, report)
    least = threshold(report.audience)
    facts = claims_of(report)
    page = Paginator(facts, CLAIMS_A_PAGE).get_page(request.GET.get("page"))
    remarks = open_in(report)
    page.object_list = [
        (claim, list(evidence_sentences(claim, least)), remarks.of_claim.get(claim.ref, 0))
        for claim in page.object_list
    ]
    aside = put_aside(request, report.claims, "show:claim-restore", project.slug, ref)
    looked = len(to_look_at(report, facts))
    most = most_pages(report)
    found = {"claims": page, "personal": looked, "open_remarks": remarks}
    context = {"report": report, "forms": groups_for(most), "most_pages": most, **found, **aside}
    return render(request, "show/report.html", context)


@project_page()
def how_sure(request: HttpRequest, project: Project) -> HttpResponse:
    """The rule by which a report says how sure it is."""
    return render(request, "show/how_sure_rule.html", {"grades": grades(), "rows": rule()})


@project_page()
def personal(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The quotes in which somebody may be recognised, before the report leaves the group."""
    report = get_object_or_404(project.reports.standing(), ref=ref)
    page = Paginator(to_look_at(report, claims_of(report)), QUOTES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "show/personal.html", {"report": report, "page": page})


def removed(request: HttpRequest, report: Report) -> HttpResponse:
    slug = report.project.slug
    restore = reverse("show:report-restore", args=[slug, report.ref])
    return removed_page(request, report, restore, reverse("show:reports", args=[slug]), typed=("title", "opening"))


@project_page(edit=True)
def report_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = get_object_or_404(project.reports, ref=ref)
    if report.removed_at:
        return removed(request, report)
    form = meanwhile(ReportForm(request.POST or None, instance=report), request)
    if form.is_valid():
        actions.save_report(form.instance, by=request.member)
        return redirect("show:report", project.slug, ref)
    as_kept = Report.objects.get(pk=report.pk)  # the form has changed `report` already
    return form_page(request, "show/report_form.html", form, report=as_kept, is_open=is_open(report))

"""What it took: the sums, and what the group writes down by hand."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import costs as actions
from ...methods.suppression import EVERYTHING
from ...models import Cost, HourRate, Project
from ...queries import costs as queries
from ...queries.costs_shown import cost_facts, costs_shown
from ...queries.giving import threshold_for
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .costs_forms import CostForm, CountingForm, RateForm, first_values

A_PAGE = 30


@project_page()
@require_safe
def costs(request: HttpRequest, project: Project) -> HttpResponse:
    """Everything that it took. Whoever sees every number may look at one year alone."""
    as_others = "as-others" in request.GET
    threshold = threshold_for(request.member, as_others=as_others)
    found = queries.costs_of(project)
    years = queries.years_of(found)
    sees_all = threshold == EVERYTHING
    year = next((each for each in years if sees_all and str(each) == request.GET.get("year")), None)
    if year:
        found = queries.costs_of(project, date(year, 1, 1), date(year, 12, 31))
    context = {
        "found": found,
        "year": year,
        "years": years,
        "shown": costs_shown(found, threshold),
        "sees_all": sees_all,
        "as_others": as_others,
    }
    return render(request, "value/costs.html", context)


# --- By hand ------------------------------------------------------------------------------------------------


@project_page()
@require_safe
def written(request: HttpRequest, project: Project) -> HttpResponse:
    """Each cost that was written down by hand, the newest first."""
    page = Paginator(project.costs.standing(), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "found": [(row, cost_facts(row)) for row in page]}
    removed = put_aside(request, project.costs.all(), "value:cost-restore", project.slug)
    return render(request, "value/costs_written.html", {**context, **removed})


@project_page(edit=True)
@once
def new(request: HttpRequest, project: Project) -> HttpResponse:
    form = CostForm(request.POST or None, initial=first_values(None))
    if form.is_valid():
        actions.write_down(form.put_into(Cost(project=project)), by=request.member)
        messages.success(request, _("It is written down."))
        return redirect("value:costs-written", project.slug)
    return form_page(request, "value/cost_form.html", form)


@project_page(edit=True)
def change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    cost = get_object_or_404(project.costs, ref=ref)
    up = reverse("value:costs-written", args=[project.slug])
    if cost.removed_at:
        restore = reverse("value:cost-restore", args=[project.slug, ref])
        return removed_page(request, cost, restore, up, typed=("words", "payer"))
    form = meanwhile(CostForm(request.POST or None, initial=first_values(cost)), request)
    if form.is_valid():
        actions.write_down(form.put_into(cost), by=request.member)
        messages.success(request, _("The change is kept."))
        return redirect(up)
    return form_page(request, "value/cost_form.html", form, cost=project.costs.get(ref=ref))


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.remove(get_object_or_404(project.costs, ref=ref), by=request.member)
    return redirect(f"{reverse('value:costs-written', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.put_back(get_object_or_404(project.costs, ref=ref), by=request.member)
    messages.success(request, _("It is back."))
    return redirect("value:costs-written", project.slug)


# --- What an hour counts for, and which hours count ---------------------------------------------------------


@project_page(edit=True)
@once
def rates(request: HttpRequest, project: Project) -> HttpResponse:
    form = RateForm(request.POST or None, initial={"table": "own"})
    if form.is_valid():
        rate = form.rate()
        rate.project = project
        try:
            actions.set_rate(rate, by=request.member)
            messages.success(request, _("The rate is kept."))
            return redirect("value:costs-rates", project.slug)
        except actions.RateIsThere as error:
            form.add_error("year", str(error))
    return form_page(request, "value/costs_rates.html", form, rates=project.hourrates.all())


@project_page(edit=True)
@require_POST
def rate_drop(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.drop_rate(get_object_or_404(HourRate, project=project, ref=ref), by=request.member)
    messages.success(request, _("The rate is taken away."))
    return redirect("value:costs-rates", project.slug)


@project_page(edit=True)
def counting(request: HttpRequest, project: Project) -> HttpResponse:
    there = queries.counting_of(project)
    initial = {"meetings": there.meetings, "in_job": there.in_job}
    sent = request.POST if request.method == "POST" else None  # nothing ticked is an answer, too
    form = meanwhile(CountingForm(sent, initial=initial), request)
    if form.is_valid():
        actions.count_hours(project, **form.cleaned_data, by=request.member)
        messages.success(request, _("Kept."))
        return redirect("value:costs", project.slug)
    return form_page(request, "value/costs_counting.html", form)

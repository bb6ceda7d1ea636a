"""Give and get: the sides beside each other, and each person's own year."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ...access import may_see_giving, project_page
from ...actions import giving as actions
from ...methods import giving as sums
from ...models import Member, Project
from ...queries import giving as queries
from ...queries.time_bank import balance_of, gave_and_got
from ..answer import form_page
from ..meanwhile import meanwhile
from ..put_aside import put_aside
from .giving_forms import RateForm

A_PAGE = 50


@project_page()
def giving(request: HttpRequest, project: Project) -> HttpResponse:
    """Who gave and who got, by side, and what people's time costs. Nothing about one person."""
    today = timezone.localdate()
    year = queries.chosen_year(request.GET.get("year", ""), project.contributions.standing(), today)
    as_others = "as-others" in request.GET
    threshold = queries.threshold_for(request.member, as_others=as_others)
    entries = queries.entries(queries.in_year(project, year))
    sees_all = threshold == queries.EVERYTHING
    context = {
        "year": year,
        "years": queries.years_of(project, today.year),
        "is_empty": not entries,
        "sums": queries.sums_of(entries, project.hour_rate, threshold),
        # What is printed can leave the group, whoever prints it.
        "printed": queries.sums_of(entries, project.hour_rate, queries.PUBLISHED) if sees_all else None,
        "rate": queries.in_money(project.hour_rate) if project.hour_rate is not None else "",
        "as_others": as_others,
        "to_answer": queries.years_to_answer(request.member),
    }
    return render(request, "takepart/giving/sides.html", context)


@project_page(facilitator=True)
def giving_people(request: HttpRequest, project: Project) -> HttpResponse:
    """The way to each person's year, for those who note the entries."""
    noted = project.contributions.standing()
    year = queries.chosen_year(request.GET.get("year", ""), noted, timezone.localdate())
    page = Paginator(queries.those_with_entries(project), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "year": year, "people": queries.with_sums(project, year, page.object_list)}
    return render(request, "takepart/giving/people.html", context)


@project_page()
def giving_year(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One person's year, for that person alone; and for facilitators, who note it."""
    person = person_of(request, ref)
    mine = project.contributions.filter(member=person).select_related("member")
    year = queries.chosen_year(request.GET.get("year", ""), mine.standing(), timezone.localdate())
    if not request.member.is_facilitator:
        mine = mine.filter(noted_by=request.member)
    page = Paginator(rows_of(person, year), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "person": person,
        "is_me": person == request.member,
        "year": year,
        "years": queries.years_of(project, timezone.localdate().year, person),
        "facts": facts_of(person, year),
        "page": page,
        "query": f"year={year}",
        "lines": queries.lines(page.object_list, request.member),
        **put_aside(request, mine, "takepart:entry-restore", project.slug),
    }
    return render(request, "takepart/giving/year.html", context)


def person_of(request: HttpRequest, ref: str) -> Member:
    """Somebody whose year may be seen here. To all others it is as if there were none."""
    person = get_object_or_404(request.project.members.select_related("project__organisation"), ref=ref)
    if not may_see_giving(request.member, person):
        raise Http404
    return person


def rows_of(person: Member, year: int) -> Any:
    return queries.entries_of(person, year).select_related("told_to", "member").order_by("-on", "-pk")


def facts_of(person: Member, year: int) -> list[tuple[str, str]]:
    found = sums.year(queries.entries(queries.entries_of(person, year)))
    return queries.year_facts(found, gave_and_got(person, year), balance_of(person))


@project_page(facilitator=True)
def hour_rate(request: HttpRequest, project: Project) -> HttpResponse:
    """What an hour is put at, and where that comes from."""
    initial = {"rate": project.hour_rate, "source": project.hour_rate_source}
    form = meanwhile(RateForm(request.POST or None, initial=initial), request)
    if form.is_valid():
        actions.set_rate(project, form.cleaned_data["rate"], form.cleaned_data["source"], by=request.member)
        messages.success(request, _("The rate is kept."))
        return redirect("takepart:giving", project.slug)
    return form_page(request, "takepart/giving/rate.html", form)


@project_page()
def before_money(request: HttpRequest, project: Project) -> HttpResponse:
    """What to read and whom to ask before taking money. Never advice."""
    return render(request, "takepart/giving/before_money.html")

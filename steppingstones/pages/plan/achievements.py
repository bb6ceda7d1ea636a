"""Achievements: outcomes that count by themselves, with what was done for them and what shows them."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import outcomes as actions
from ...models import Project
from ...queries.outcomes import OutcomeFacts, heard_about, outcomes_of, shown_first
from ..once import once
from .outcome_forms import AchievementForm, ActivitiesForm
from .views import done, status

A_PAGE = 50


@project_page()
def achievements(request: HttpRequest, project: Project) -> HttpResponse:
    outcomes = outcomes_of(project)
    page = Paginator(shown_first(outcomes), A_PAGE).get_page(request.GET.get("page"))
    heard = heard_about(project, page)
    listed = [(outcome, heard[outcome.stone.key]) for outcome in page]
    found = {
        "page": page,
        "shown": [pair for pair in listed if pair[0].is_shown],
        "open": [pair for pair in listed if not pair[0].is_shown],
        "numbers": numbers(outcomes),
    }
    return render(request, "plan/achievements.html", found)


def numbers(outcomes: Sequence[OutcomeFacts]) -> dict[str, int]:
    return {
        "all": len(outcomes),
        "shown": sum(outcome.is_shown for outcome in outcomes),
        "doubted": sum(bool(outcome.voices_against) for outcome in outcomes),
    }


@project_page(edit=True)
@once
def achievement_add(request: HttpRequest, project: Project) -> HttpResponse:
    form = AchievementForm(request.POST or None)
    if form.is_valid():
        stone = actions.add_outcome(project, by=request.member, **form.cleaned_data)
        messages.success(request, _("The achievement is written down."))
        return to_card("plan:achievements", project, f"outcome-{stone.ref}")
    return render(request, "plan/achievement_add.html", {"form": form}, status=status(form))


@project_page(edit=True)
@once
def achievement_activities(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone = get_object_or_404(project.stones.standing().outcomes(), ref=ref)
    form = ActivitiesForm(request.POST or None)
    if form.is_valid() and done(form, actions.add_activities, stone, by=request.member, **form.cleaned_data):
        messages.success(request, _("What you did is written down."))
        return to_card("plan:achievements", project, f"outcome-{ref}")
    return render(request, "plan/achievement_activities.html", {"stone": stone, "form": form}, status=status(form))


def to_card(view: str, project: Project, anchor: str) -> HttpResponse:
    return redirect(f"{reverse(view, args=[project.slug])}#{anchor}")

"""Who works with, learns from and trusts whom: the rounds, their steps, and what is seen when one has ended."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ...access import may_tell_ties_for, project_page
from ...actions import relationships as actions
from ...models import Member, Project, TieRound
from ...queries import relationships as queries
from ...queries.relationships_shown import round_shown
from ..answer import form_page
from ..once import once
from .ties_forms import BeginTiesForm

A_PAGE = 20


@project_page()
@require_safe
def rounds(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(queries.rounds(project), A_PAGE).get_page(request.GET.get("page"))
    is_running = project.tierounds.filter(ended_on=None).exists()
    return render(request, "review/ties.html", {"page": page, "is_running": is_running})


@project_page(edit=True)
@once
def begin(request: HttpRequest, project: Project) -> HttpResponse:
    form = BeginTiesForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.begin(project, **form.cleaned_data, by=request.member)
            messages.success(request, _("It has begun. First, each person says whether they take part."))
            return redirect("review:tie-round", project.slug, made.ref)
        except actions.CannotAskAboutTies as error:
            form.add_error(None, str(error))
    return form_page(request, "review/ties_begin.html", form)


@never_cache
@project_page()
@require_safe
def round_(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    one = find(project, ref)
    there = one.people.filter(member=request.member).first()
    write_for = may_write_for(one, request.member)
    context = {"round": one, "there": there, "is_in": there is not None and there.is_in, "write_for": write_for}
    if one.ended_on:
        return render(request, "review/ties_shown.html", {**context, "found": round_shown(one)})
    people = list(queries.taking_part(one))
    answered = sum(person.answered_on is not None for person in people)
    context |= {"people": people, "answered": answered}
    return render(request, "review/ties_round.html", context)


def may_write_for(one: TieRound, by: Member) -> list[Member]:
    """Those whose part, or answer, this member may write down together with them."""
    found = [(who, part) for who, part in queries.can_be_written_for(one, by) if may_tell_ties_for(by, who)]
    return [who for who, part in found if one.is_joined or (part and part.is_in)]


@project_page(edit=True)
@require_POST
def ask(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return step(request, find(project, ref), actions.ask, _("Now everybody who takes part can answer."))


@project_page(edit=True)
@require_POST
def end(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return step(request, find(project, ref), actions.end, _("Nobody answers any more. Now look at it together."))


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    one = find(project, ref)
    try:
        actions.remove(one, by=request.member)
    except actions.CannotAskAboutTies as error:
        messages.error(request, str(error))
        return to_round(one)
    messages.success(request, _("It is removed."))
    return redirect("review:relationships", project.slug)


def step(request: HttpRequest, one: TieRound, act: Callable[..., None], done: str) -> HttpResponse:
    try:
        act(one, by=request.member)
        messages.success(request, done)
    except actions.CannotAskAboutTies as error:
        messages.error(request, str(error))
    return to_round(one)


def to_round(one: TieRound) -> HttpResponse:
    return redirect("review:tie-round", one.project.slug, one.ref)


def find(project: Project, ref: str) -> TieRound:
    return get_object_or_404(project.tierounds.select_related("project"), ref=ref)

"""A round of weighing: begin it, say what matters to you, type in sheets of paper, end it, look at it together."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import removals
from ...actions import weighing as actions
from ...models import Project, Weighing
from ...queries.weighing import found_of, missing_sides, tracks_shown, weighings
from ..answer import form_page
from ..once import once
from ..put_aside import put_aside, removed_page
from .weigh_forms import WeighForm, WeighingForm

A_PAGE = 20


@project_page()
@require_safe
def rounds(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(weighings(project), A_PAGE).get_page(request.GET.get("page"))
    removed = put_aside(request, project.weighings.all(), "value:weigh-restore", project.slug)
    return render(request, "value/weigh_rounds.html", {"page": page, **removed})


@project_page(edit=True)
@once
def new(request: HttpRequest, project: Project) -> HttpResponse:
    form = WeighingForm(request.POST or None, project=project)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "way", "beans")}
        made = Weighing(project=project, began_on=timezone.localdate(), **given)
        actions.begin(made, form.things, by=request.member)
        messages.success(request, _("It has begun. Now ask people from each side."))
        return redirect("value:weigh-round", project.slug, made.ref)
    return form_page(request, "value/weigh_new.html", form)


@project_page()
@require_safe
def round_(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """While people weigh, only how many have; what they said when it has ended, so that nobody follows anybody."""
    one = get_object_or_404(project.weighings, ref=ref)
    if one.removed_at:
        restore = reverse("value:weigh-restore", args=[project.slug, ref])
        return removed_page(request, one, restore, reverse("value:weigh-rounds", args=[project.slug]))
    found = found_of(one)
    context = {
        "one": one,
        "found": found,
        "missing": missing_sides(one),
        "shown": tracks_shown(found) if one.ended_on else [],
        "has_weighed": one.weighers.filter(member=request.member).exists(),
    }
    return render(request, "value/weigh_round.html", context)


@project_page()
def mine(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Each member for themselves, readers as well: what matters to them is asked, not what they may change.

    Not kept against a second send, which would store a hash of who sent what: a second one is refused anyway.
    """
    one = find(project, ref)
    form = WeighForm(request.POST or None, weighing=one, things=list(one.things.all()), with_side=False)
    if form.is_valid():
        try:
            actions.weigh(one, form.said, member=request.member)
            messages.success(request, _("Thank you. Nobody can tell which is yours."))
            return redirect("value:weigh-round", project.slug, ref)
        except actions.CannotWeigh as error:
            form.add_error(None, str(error))
    return form_page(request, "value/weigh_mine.html", form, one=one)


@project_page(edit=True)
@once
def sheet(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """A sheet of paper from a room. After one comes the next."""
    one = find(project, ref)
    form = WeighForm(request.POST or None, weighing=one, things=list(one.things.all()), with_side=True)
    if form.is_valid():
        try:
            actions.type_sheet(one, form.cleaned_data["side"], form.said, by=request.member)
            messages.success(request, _("The sheet is kept. Here is room for the next one."))
            return redirect("value:weigh-sheet", project.slug, ref)
        except actions.CannotWeigh as error:
            form.add_error(None, str(error))
    return form_page(request, "value/weigh_mine.html", form, one=one, is_sheet=True)


@project_page(edit=True)
@require_POST
def end(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    if actions.end(find(project, ref), today=timezone.localdate(), by=request.member):
        messages.success(request, _("It has ended. Now look at it together, and ask what got worse."))
    else:
        messages.info(request, _("This round had ended before. Nothing was changed."))
    return redirect("value:weigh-round", project.slug, ref)


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.weighings, ref=ref), by=request.member)
    return redirect(f"{reverse('value:weigh-rounds', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.put_back(get_object_or_404(project.weighings, ref=ref), by=request.member)
    messages.success(request, _("The round is back."))
    return redirect("value:weigh-round", project.slug, ref)


def find(project: Project, ref: str) -> Weighing:
    return get_object_or_404(project.weighings.standing(), ref=ref)

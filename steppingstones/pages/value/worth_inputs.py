"""What went in: money, and hours that nobody was paid for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import values as actions
from ...models import Project
from ...queries.worth_costs import TooFew
from ...queries.worth_words import published_wages
from ..answer import form_page
from ..once import once
from .worth import find, removed_meanwhile
from .worth_forms import CostsForm, HoursForm, MoneyForm


@project_page(edit=True)
@once
def money(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return put_in(request, project, ref, MoneyForm(request.POST or None), "value/worth_money.html")


@project_page(edit=True)
@once
def hours(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    form = HoursForm(request.POST or None)
    return put_in(request, project, ref, form, "value/worth_hours.html", published=published_wages())


def put_in(
    request: HttpRequest, project: Project, ref: str, form: forms.Form, template: str, **more: Any
) -> HttpResponse:
    one = find(project, ref, to_write=True)
    if gone := removed_meanwhile(request, one):
        return gone
    if form.is_valid():
        actions.put_in(one, by=request.member, **form.cleaned_data)
        messages.success(request, _("It is written down."))
        return redirect("value:map", project.slug, ref)
    return form_page(request, template, form, map=one, **more)


@project_page(edit=True)
@once
def costs(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The sums of “What it took” between two days."""
    one = find(project, ref, to_write=True)
    if gone := removed_meanwhile(request, one):
        return gone
    form = CostsForm(request.POST or None)
    if form.is_valid():
        try:
            actions.put_in_costs(one, form.cleaned_data["since"], form.cleaned_data["until"], by=request.member)
            messages.success(request, _("It is taken over. It does not change with what it took."))
            return redirect("value:map", project.slug, ref)
        except (actions.CannotValue, TooFew) as error:
            form.add_error(None, str(error))
    return form_page(request, "value/worth_costs.html", form, map=one)


@project_page(edit=True)
@require_POST
def drop(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    of_maps = project.valueinputs.filter(map__kept_on=None, map__removed_at=None).select_related("map")
    each = get_object_or_404(of_maps, ref=ref)
    actions.drop_input(each, by=request.member)
    messages.success(request, _("It is taken away."))
    return redirect("value:map", project.slug, each.map.ref)

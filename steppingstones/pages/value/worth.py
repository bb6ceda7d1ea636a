"""What the work is worth: the maps of a group, each with its result or with what is still missing."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

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
from ...actions import values as actions
from ...models import Project, ValueMap, ValueRow
from ...queries import values as queries
from ...queries.worth_shown import map_shown
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .worth_forms import GoOnForm, LeftOutForm, MapForm

A_PAGE = 20
USUAL = {"convention": ValueMap.When.GUIDE, "looks": ValueMap.Looks.AHEAD}


def with_wish(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """No map is made before the group has said that it uses money: the page of the maps says so, and leads there."""

    @wraps(view)
    def asked(request: HttpRequest, project: Project, **more: Any) -> HttpResponse:
        if project.uses_money != Project.Money.YES:
            return redirect("value:maps", project.slug)
        return view(request, project, **more)

    return asked


@project_page()
@require_safe
def maps(request: HttpRequest, project: Project) -> HttpResponse:
    """Those that are being written, and those that were kept."""
    page = Paginator(queries.maps(project), A_PAGE).get_page(request.GET.get("page"))
    kept = list(queries.kept(project)[:A_PAGE])
    removed = put_aside(request, project.valuemaps.all(), "value:map-restore", project.slug)
    beside = page.paginator.count + len(kept) > 1
    context = {"page": page, "kept": kept, "beside": beside, "wants": project.uses_money == Project.Money.YES}
    return render(request, "value/worth.html", {**context, **removed})


@project_page(edit=True)
@with_wish
@once
def new(request: HttpRequest, project: Project) -> HttpResponse:
    form = MapForm(request.POST or None, initial=USUAL)
    if form.is_valid():
        made = actions.begin(project, **form.cleaned_data, by=request.member)
        messages.success(request, _("The map has begun. Now write its first row."))
        return redirect("value:map", project.slug, made.ref)
    return form_page(request, "value/worth_about.html", form)


@project_page()
@require_safe
def map_(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    one = find(project, ref)
    if one.removed_at:
        restore = reverse("value:map-restore", args=[project.slug, ref])
        return removed_page(request, one, restore, reverse("value:maps", args=[project.slug]))
    shown = map_shown(queries.found_of(one))
    may_write = request.member.can_edit and one.kept_on is None
    removed = put_aside(request, one.rows.all(), "value:row-restore", project.slug) if may_write else {}
    context = {"map": one, "shown": shown, "may_write": may_write, "missing": shown.missing[:A_PAGE], **removed}
    context["more_missing"] = len(shown.missing) - len(context["missing"])
    context["page"] = Paginator(shown.rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "value/worth_map.html", context)


@project_page(edit=True)
def about(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    one = find(project, ref, to_write=True)
    if gone := removed_meanwhile(request, one):
        return gone
    there = {name: getattr(one, name) for name in MapForm.base_fields}
    form = meanwhile(MapForm(request.POST or None, initial=there), request)
    if form.is_valid():
        actions.say_about(one, by=request.member, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("value:map", project.slug, ref)
    return form_page(request, "value/worth_about.html", form, map=one)


@project_page(edit=True)
def left_out(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    one = find(project, ref, to_write=True)
    if gone := removed_meanwhile(request, one):
        return gone
    form = meanwhile(LeftOutForm(request.POST or None, initial={"left_out": one.left_out}), request)
    if form.is_valid():
        actions.say_about(one, by=request.member, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("value:map", project.slug, ref)
    return form_page(request, "value/worth_left_out.html", form, map=one)


@project_page(edit=True)
@once
@require_POST
def keep(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    one = find(project, ref, to_write=True)
    if gone := removed_meanwhile(request, one):
        return gone
    made = actions.keep(one, today=today(), by=request.member)
    messages.success(request, _("It is kept as it is today. This copy does not change any more."))
    return redirect("value:map", project.slug, made.ref)


def today() -> date:
    return timezone.localdate()


@project_page(edit=True)
@with_wish
@once
def go_on(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """A new map that begins as this one is, kept or not."""
    one = get_object_or_404(project.valuemaps.standing(), ref=ref)
    form = GoOnForm(request.POST or None)
    if form.is_valid():
        made = actions.go_on_from(one, form.cleaned_data["name"], by=request.member)
        messages.success(request, _("The new map has everything that the other one has."))
        return redirect("value:map", project.slug, made.ref)
    return form_page(request, "value/worth_go_on.html", form, map=one)


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(find(project, ref), by=request.member)
    return redirect(f"{reverse('value:maps', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.put_back(find(project, ref), by=request.member)
    messages.success(request, _("The map is back."))
    return redirect("value:map", project.slug, ref)


def removed_meanwhile(request: HttpRequest, one: ValueMap, row: ValueRow | None = None) -> HttpResponse | None:
    """Somebody took the map or the row away while somebody else wrote in it: a way back, and what was typed."""
    typed = tuple(name for name in request.POST if name not in ("csrfmiddlewaretoken", "once", "seen"))
    if one.removed_at:
        ways = (("value:map-restore", one.ref), ("value:maps",))
    elif row and row.removed_at:
        ways = (("value:row-restore", row.ref), ("value:map", one.ref))
    else:
        return None
    restore, up = (reverse(name, args=[one.project.slug, *more]) for name, *more in ways)
    return removed_page(request, one if one.removed_at else row, restore, up, typed=typed)


def find(project: Project, ref: str, *, to_write: bool = False) -> ValueMap:
    """A map. A kept one has no pages on which it could be changed."""
    found = project.valuemaps.select_related("project__organisation", "kept_by")
    return get_object_or_404(found.filter(kept_on=None) if to_write else found, ref=ref)

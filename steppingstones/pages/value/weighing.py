"""What counts: the map without money, the door of the room Value; its outcomes, what got worse, and keeping it."""

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
from ...documents import web
from ...models import KeptMap, Project, Stone
from ...queries.money_wish import wish_words
from ...queries.weighing import tracks_shown, weighings
from ...queries.what_counts import choosable, map_of
from ...queries.what_counts_told import document_kept
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .weigh_forms import KeepMapForm, ToldForm, WorseForm

A_PAGE = 20


@project_page()
@require_safe
def weighing(request: HttpRequest, project: Project) -> HttpResponse:
    found = map_of(project)
    context = {
        "map": found,
        "shown": tracks_shown(found.found) if found.found else [],
        "open": weighings(project).filter(ended_on=None)[:A_PAGE],
        "wish": wish_words(project.uses_money),
        **put_aside(request, project.gotworses.all(), "value:worse-restore", project.slug),
    }
    return render(request, "value/weighing.html", context)


@project_page(edit=True)
def told(request: HttpRequest, project: Project, stone: str) -> HttpResponse:
    """Which voices tell what cannot be counted about an outcome."""
    one = outcome(project, stone)
    said = request.POST if request.method == "POST" else None  # nothing chosen is an answer, too
    form = meanwhile(ToldForm(said, stone=one, voices=choosable(project, stone)), request)
    if form.is_valid():
        actions.tell(one, form.cleaned_data["voices"], by=request.member)
        messages.success(request, _("Kept."))
        return redirect(f"{reverse('value:weighing', args=[project.slug])}#o-{stone}")
    return form_page(request, "value/told.html", form, stone=one)


@project_page(edit=True)
@once
def worse(request: HttpRequest, project: Project) -> HttpResponse:
    form = WorseForm(request.POST or None, project=project, initial={"stone": request.GET.get("outcome", "")})
    if form.is_valid():
        given = form.cleaned_data
        said = given["words"], given["for_whom"], given["stone"]
        actions.write_worse(project, *said, today=timezone.localdate(), by=request.member)
        messages.success(request, _("It is written down. It stands on the map."))
        return redirect("value:weighing", project.slug)
    return form_page(request, "value/worse.html", form)


@project_page(edit=True)
@require_POST
def worse_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.gotworses, ref=ref), by=request.member)
    return redirect(f"{reverse('value:weighing', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def worse_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.put_back(get_object_or_404(project.gotworses, ref=ref), by=request.member)
    messages.success(request, _("It is back on the map."))
    return redirect("value:weighing", project.slug)


def outcome(project: Project, ref: str) -> Stone:
    return get_object_or_404(project.stones.standing().outcomes(), ref=ref)


# --- Kept maps --------------------------------------------------------------------------------------------


@project_page()
@require_safe
def kept_maps(request: HttpRequest, project: Project) -> HttpResponse:
    return kept_page(request, project, KeepMapForm())


@project_page(edit=True)
@once
@require_POST
def keep(request: HttpRequest, project: Project) -> HttpResponse:
    form = KeepMapForm(request.POST)
    if form.is_valid():
        row = actions.keep_map(project, form.cleaned_data["name"], today=timezone.localdate(), by=request.member)
        messages.success(request, _("It is kept. It does not change any more."))
        return redirect("value:kept", project.slug, row.ref)
    return kept_page(request, project, form)


def kept_page(request: HttpRequest, project: Project, form: KeepMapForm) -> HttpResponse:
    page = Paginator(project.keptmaps.standing().order_by("-pk"), A_PAGE).get_page(request.GET.get("page"))
    removed = put_aside(request, project.keptmaps.all(), "value:kept-restore", project.slug)
    return form_page(request, "value/kept_maps.html", form, page=page, **removed)


@project_page()
@require_safe
def kept(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find_kept(project, ref)
    if row.removed_at:
        restore = reverse("value:kept-restore", args=[project.slug, ref])
        return removed_page(request, row, restore, reverse("value:kept-maps", args=[project.slug]))
    document = document_kept(row)
    return render(request, "value/kept.html", {"map": row, "document": document, "body": web.fragment(document)})


@project_page(edit=True)
@require_POST
def kept_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(find_kept(project, ref), by=request.member)
    return redirect(f"{reverse('value:kept-maps', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def kept_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.put_back(find_kept(project, ref), by=request.member)
    messages.success(request, _("The map is back."))
    return redirect("value:kept", project.slug, ref)


def find_kept(project: Project, ref: str) -> KeptMap:
    return get_object_or_404(project.keptmaps.select_related("project"), ref=ref)

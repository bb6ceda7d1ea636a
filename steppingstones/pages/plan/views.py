"""The pathway as picture and list, and one page for each stone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import pathway as actions
from ...models import Project, Stone
from ...queries.pathway import pathway_list, pathway_of, picture_of, size_in_words, with_voices
from ...queries.pathway_more import checks_of
from ..meanwhile import meanwhile
from ..once import once
from .forms import LeadsToForm, StoneForm
from .words import in_words

SHOWN = 5  # checks on the page of the pathway; the last of the five questions shows them all
PUT_ASIDE = 20  # removed stones on offer, the last ones first


@project_page()
def pathway(request: HttpRequest, project: Project) -> HttpResponse:
    whole = pathway_of(project)
    found, meant = checks_of(project, whole)
    removed = project.stones.exclude(removed_at=None)
    page = {
        "pathway": whole,
        "size": size_in_words(whole),
        "picture": mark_safe(picture_of(project, whole, linked=True)),
        "levels": pathway_list(project, whole),
        "checks": in_words(found[:SHOWN], project),
        "more_checks": max(len(found) - SHOWN, 0),
        "meant_so": in_words(meant[:SHOWN], project),
        "just_removed": removed.filter(ref=request.GET.get("removed", "")[:12]).first(),
        "put_aside": removed.order_by("-removed_at")[:PUT_ASIDE] if request.member.can_edit else [],
    }
    return render(request, "plan/pathway.html", page)


@project_page()
def picture(request: HttpRequest, project: Project) -> HttpResponse:
    """The picture by itself, for the script that draws it anew after a move."""
    return HttpResponse(picture_of(project, pathway_of(project), linked=True), content_type="image/svg+xml")


@project_page(edit=True)
@once
def stone_add(request: HttpRequest, project: Project) -> HttpResponse:
    wish = {name: request.GET.get(name, "") for name in ("kind", "track")}
    form = StoneForm(request.POST or None, initial=wish)
    if form.is_valid():
        stone = actions.add_stone(project, by=request.member, **form.cleaned_data)
        messages.success(request, _("The stone is on the pathway."))
        return to_stone(project, stone)
    return render(request, "plan/stone_add.html", {"form": form}, status=status(form))


@project_page(edit=True)
def stone_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone = get_object_or_404(with_voices(project.stones), ref=ref)
    if stone.removed_at:
        return render(request, "plan/stone_removed.html", {"stone": stone, "typed": request.POST}, status=410)
    now = {"words": stone.words, "kind": stone.kind, "track": stone.track}
    form = meanwhile(StoneForm(request.POST or None, initial=now), request)
    if form.is_valid() and done(form, actions.change_stone, stone, by=request.member, **form.cleaned_data):
        messages.success(request, _("The change is kept."))
        return to_stone(project, stone)
    whole = pathway_of(project)
    page = {
        "stone": stone,
        "form": form,
        "leads_to": whole.leads_to(ref),
        "led_by": whole.led_by(ref),
    }
    return render(request, "plan/stone_edit.html", page, status=status(form))


@project_page(edit=True)
def stone_links(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone = get_object_or_404(project.stones.standing().exclude(kind__in=["issue", "impact"]), ref=ref)
    # No box ticked is an answer too: it takes all steps away.
    said = request.POST if request.method == "POST" else None
    form = LeadsToForm(said, pathway=pathway_of(project), key=ref)
    if form.is_valid() and done(form, actions.choose_steps, stone, by=request.member, **form.cleaned_data):
        messages.success(request, _("The steps are kept."))
        return to_stone(project, stone)
    return render(request, "plan/stone_links.html", {"stone": stone, "form": form}, status=status(form))


@project_page(edit=True)
@require_POST
def stone_move(request: HttpRequest, project: Project, ref: str, way: str) -> HttpResponse:
    if way not in ("up", "down"):
        raise Http404
    stone = get_object_or_404(project.stones.standing(), ref=ref)
    actions.move_stone(stone, by=request.member, up=way == "up")
    return to_stone(project, stone)


@project_page(edit=True)
@require_POST
def stone_place(request: HttpRequest, project: Project, ref: str, place: int) -> HttpResponse:
    """A stone that was dragged: `place` counts from 0 on its level and track."""
    stone = get_object_or_404(project.stones.standing(), ref=ref)
    actions.place_stone(stone, by=request.member, place=place)
    return to_stone(project, stone)


@project_page(edit=True)
@require_POST
def stone_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone = get_object_or_404(project.stones, ref=ref)
    if stone.removed_at is None:
        actions.remove_stone(stone, by=request.member)
    return redirect(f"{reverse('plan:pathway', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def stone_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone = get_object_or_404(project.stones, ref=ref)
    if stone.removed_at:
        actions.restore_stone(stone, by=request.member)
        messages.success(request, _("The stone is back on the pathway."))
    return to_stone(project, stone)


# --- What the views share ---------------------------------------------------------------------------------


def to_stone(project: Project, stone: Stone) -> HttpResponse:
    return redirect(f"{reverse('plan:pathway', args=[project.slug])}#stone-{stone.ref}")


def done(form, act, stone: Stone, **said) -> bool:
    """Whether the act was done; otherwise the form says why not."""
    try:
        act(stone, **said)
    except actions.PathwayError as error:
        form.add_error(None, str(error))
        return False
    return True


def status(form) -> int:
    return 422 if form.errors else 200

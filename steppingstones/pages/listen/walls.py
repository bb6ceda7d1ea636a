"""Walls: making one, opening and closing it, the big screen, and its end."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import removals
from ...actions import walls as action
from ...actions.codes import code_for, in_print
from ...formats.qr import qr_svg
from ...models import Project, Wall
from ...queries.walls import HIDDEN, WAITS, board, left_out, page_asked, state_of, walls_of
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .wall_forms import GroupForm, WallForm

A_PAGE = 50
CARD = "listen/wall_row.html"


def find(project: Project, ref: str) -> Wall:
    return get_object_or_404(project.walls.standing().select_related("project"), ref=ref)


def to_wall(wall: Wall, place: str = "") -> HttpResponse:
    return redirect(reverse("listen:wall", args=[wall.project.slug, wall.ref]) + place)


@project_page()
def walls(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(walls_of(project), A_PAGE).get_page(request.GET.get("page"))
    aside = put_aside(request, project.walls, "listen:wall-restore", project.slug)
    return render(request, "listen/walls.html", {"page": page, **aside})


@project_page(edit=True)
@once
def make(request: HttpRequest, project: Project) -> HttpResponse:
    form = WallForm(request.POST or None)
    if form.is_valid():
        return to_wall(action.make(project, **form.cleaned_data, by=request.member))
    return form_page(request, "listen/wall_words.html", form)


@project_page(edit=True)
def reword(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    wall = get_object_or_404(project.walls, ref=ref)
    if wall.removed_at:
        return removed(request, wall)
    initial = {name: getattr(wall, name) for name in WallForm.base_fields}
    form = meanwhile(WallForm(request.POST or None, initial=initial), request)
    if form.is_valid():
        action.reword(wall, **form.cleaned_data, by=request.member)
        return to_wall(wall)
    return form_page(request, "listen/wall_words.html", form, wall=wall)


@project_page()
def wall(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The page of whoever leads the session."""
    wall = get_object_or_404(project.walls.select_related("project"), ref=ref)
    if wall.removed_at:
        return removed(request, wall)
    found = board(wall, page=page_asked(request.GET.get("page", "")), in_charge=request.member.can_edit)
    return render(request, "listen/wall.html", {**told(wall, found), "group_form": GroupForm()})


def told(wall: Wall, found) -> dict:
    return {"wall": wall, "board": found, "card": CARD, "level": 3, "state": state_of(wall)}


def removed(request: HttpRequest, wall: Wall) -> HttpResponse:
    slug = wall.project.slug
    restore = reverse("listen:wall-restore", args=[slug, wall.ref])
    return removed_page(request, wall, restore, reverse("listen:walls", args=[slug]), typed=("title", "question"))


@project_page()
def news(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What changed since `?after=N`, for the page of whoever leads; 204 while nothing did."""
    wall = find(project, ref)
    after = request.GET.get("after", "")
    number = int(after) if after.isdecimal() and len(after) < 10 else 0
    if number == wall.last:
        return HttpResponse(status=204)
    found = board(wall, after=min(number, wall.last), in_charge=request.member.can_edit)
    return render(request, "wall/board.html", told(wall, found))


@project_page()
@require_safe
def screen(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """For the projector: no menu, large words, and how to join."""
    wall = find(project, ref)
    address = request.build_absolute_uri(reverse("wall:join", args=[ref]))
    code = qr_svg(address, title=_("QR code"), words=_("It opens the wall on a phone."), fills=True)
    context = {"wall": wall, "board": board(wall), "card": "listen/wall_card.html", "level": 2}
    short = request.build_absolute_uri(reverse("join:join")).partition("://")[2]
    join_code = in_print(code_for(wall=wall)) if wall.is_open else ""
    context |= {"short": short, "join_code": join_code, "code": mark_safe(code)}
    return render(request, "listen/wall_screen.html", context)


@project_page(edit=True)
@require_POST
def open_to_all(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    wall = find(project, ref)
    try:
        action.open_to_all(wall, by=request.member)
    except action.WallError as error:
        messages.error(request, str(error))
    return to_wall(wall)


@project_page(edit=True)
@require_POST
def close(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    wall = find(project, ref)
    action.close(wall, by=request.member)
    messages.success(request, _("Closed. Nobody can put anything up now."))
    return to_wall(wall)


@project_page(edit=True)
@require_POST
def take_away(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.walls, ref=ref), by=request.member)
    return redirect(f"{reverse('listen:walls', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def put_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    wall = get_object_or_404(project.walls.select_related("project"), ref=ref)
    removals.put_back(wall, by=request.member)
    messages.success(request, _("The wall is back."))
    return to_wall(wall)


@project_page(edit=True)
def voices(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The end: what will become a voice, and what will not. Pressed twice, it happens once."""
    wall = find(project, ref)
    if request.method == "POST":
        try:
            say_how_many(request, action.become_voices(wall, by=request.member))
        except action.WallError as error:
            messages.error(request, str(error))
            return to_wall(wall)
        return redirect("listen:wall-stones", project.slug, ref)
    left = left_out(wall)
    page = Paginator(action.to_become_voices(wall).select_related("group"), A_PAGE).get_page(request.GET.get("page"))
    context = {"wall": wall, "page": page, "hidden": left[HIDDEN], "waiting": left[WAITS]}
    context["subjects"] = [(note, action.in_words(note), action.subject_of(wall, note)) for note in page]
    return render(request, "listen/wall_voices.html", context)


def say_how_many(request: HttpRequest, number: int) -> None:
    if number:
        words = ngettext("%(number)s note is a voice now.", "%(number)s notes are voices now.", number)
        messages.success(request, words % {"number": number})

"""The free editor: all stones on one page, one of them open, and an address for each act.

An act's address shows the editor with the act's form when it is asked for, and does the act when it is sent. The
script asks for the same addresses with `X-Part: work` and gets the part of the page that changes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import pathway as actions
from ...actions import pathway_history as history
from ...actions import pathway_together as together
from ...methods.pathway import Kind, Pathway, Track
from ...models import Member, PathwayEdit, Project, Stone
from ...queries.pathway import pathway_of
from ...queries.pathway_acts import acts_in_words
from ...queries.pathway_outline import neighbour, outline
from ...queries.pathway_since import last_number, last_touch, name_of, stone_changes
from ..once import once
from .editor_forms import (
    ActForm,
    AddForm,
    BeforeForm,
    BelowForm,
    LinkForm,
    LinkFromForm,
    MergeForm,
    RetypeForm,
    RewordForm,
    SplitForm,
)
from .editor_panel import panel, why_not
from .settle import seen_by, settle_of, settle_sent

Act = Callable[..., Stone | None]
TYPED = ("words", "first", "second")  # what people typed, whatever the form was


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The pathway as the page shows it. The number is read first: what comes in between counts as not seen."""

    project: Project
    number: int
    pathway: Pathway


def desk_of(project: Project) -> Desk:
    return Desk(number=last_number(project), pathway=pathway_of(project), project=project)


@project_page(edit=True)
def editor(request: HttpRequest, project: Project) -> HttpResponse:
    at, level = request.GET.get("at", "")[:12], request.GET.get("level", "")[:10]
    return show(request, desk_of(project), at=at, level=level)


# --- Acts with a form -------------------------------------------------------------------------------------


@project_page(edit=True)
@once
def below(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return ask(request, project, ref, "below", BelowForm, beside(before=False))


@project_page(edit=True)
@once
def before(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return ask(request, project, ref, "before", BeforeForm, beside(before=True))


def beside(*, before: bool) -> Act:
    def act(stone: Stone, *, by: Member, seen: int, words: str) -> Stone:
        return actions.add_beside(stone, by=by, words=words, before=before)

    return act


@project_page(edit=True)
def reword(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return ask(request, project, ref, "reword", RewordForm, together.change_seen)


@project_page(edit=True)
def retype(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return ask(request, project, ref, "retype", RetypeForm, together.change_seen)


@project_page(edit=True)
def link(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    def act(stone: Stone, *, by: Member, seen: int, other: str) -> Stone:
        return actions.link_stones(stone, by=by, target=other)

    return ask(request, project, ref, "link", LinkForm, act)


@project_page(edit=True)
def link_from(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    def act(stone: Stone, *, by: Member, seen: int, other: str) -> Stone:
        actions.link_stones(project.stones.get(ref=other), by=by, target=stone.ref)
        return stone

    return ask(request, project, ref, "link-from", LinkFromForm, act)


@project_page(edit=True)
@once
def split(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return ask(request, project, ref, "split", SplitForm, together.split_seen)


@project_page(edit=True)
@once
def merge(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return ask(request, project, ref, "merge", MergeForm, together.merge_seen)


@project_page(edit=True)
@require_POST
def settle(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What two people changed at once, as the second of them chooses."""
    desk = desk_of(project)
    if ref not in desk.pathway.by_key:
        return gone(request, desk, ref)
    form = settle_sent(request, project, desk.pathway.by_key[ref])
    if not form.is_valid():
        return show(request, desk, at=ref, act="settle", form=form, code=422)
    return attempt(request, desk, ref, "settle", form, together.change_seen, form.settled)


@project_page(edit=True)
@once
def add(request: HttpRequest, project: Project, kind: str, track: str) -> HttpResponse:
    """A stone at the end of a lane."""
    if kind not in set(Kind) or track not in set(Track) or (kind == Kind.ISSUE) != (track == Track.BOTH):
        raise Http404
    form = AddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        stone = actions.add_stone(project, by=request.member, kind=kind, track=track, **form.cleaned_data)
        return to(project, stone)
    code = 422 if form.errors else 200
    return show(request, desk_of(project), level=kind, lane=f"{kind}-{track}", form=form, code=code)


# --- Acts without one -------------------------------------------------------------------------------------


@project_page(edit=True)
@require_POST
def move(request: HttpRequest, project: Project, ref: str, way: str) -> HttpResponse:
    if way not in ("up", "down"):
        raise Http404

    def act(stone: Stone, *, by: Member, seen: int) -> Stone:
        return actions.move_stone(stone, by=by, up=way == "up")

    return press(request, project, ref, act)


@project_page(edit=True)
@require_POST
def unlink(request: HttpRequest, project: Project, ref: str, stone: str) -> HttpResponse:
    """Take away the step from `ref` to `stone`. The page stays at the one that was open."""
    get_object_or_404(project.stones, ref=stone)
    open_one = project.stones.standing().filter(ref=request.POST.get("at", "")[:12]).first()

    def act(source: Stone, *, by: Member, seen: int) -> Stone:
        actions.unlink_stones(source, by=by, target=stone)
        return open_one or source

    return press(request, project, ref, act)


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    def act(stone: Stone, *, by: Member, seen: int) -> Stone | None:
        beside = neighbour(pathway_of(project), stone.ref)
        together.remove_seen(stone, by=by, seen=seen)
        return project.stones.filter(ref=beside).first()

    return press(request, project, ref, act)


@project_page(edit=True)
@require_POST
def undo(request: HttpRequest, project: Project) -> HttpResponse:
    return turn(request, project, history.undo)


@project_page(edit=True)
@require_POST
def undo_skip(request: HttpRequest, project: Project) -> HttpResponse:
    return turn(request, project, history.skip)


@project_page(edit=True)
@require_POST
def redo(request: HttpRequest, project: Project) -> HttpResponse:
    return turn(request, project, history.redo)


# --- What the acts share ----------------------------------------------------------------------------------


def ask(request: HttpRequest, project: Project, ref: str, act: str, kind: type[ActForm], do: Act) -> HttpResponse:
    """The form of an act; when it is sent, the act."""
    desk = desk_of(project)
    if ref not in desk.pathway.by_key:
        return gone(request, desk, ref)
    if words := why_not(act, desk.pathway, desk.pathway.by_key[ref]):
        return show(request, desk, at=ref, refusal=words, code=422)
    form = kind(request.POST if request.method == "POST" else None, pathway=desk.pathway, key=ref)
    if not form.is_valid():
        return show(request, desk, at=ref, act=act, form=form, code=422 if form.errors else 200)
    return attempt(request, desk, ref, act, form, do, form.cleaned_data)


def attempt(
    request: HttpRequest, desk: Desk, ref: str, act: str, form: forms.Form, do: Act, said: dict[str, Any]
) -> HttpResponse:
    """Do the act, or show why not beside what was typed."""
    project, seen = desk.project, seen_by(request, desk.number)
    try:
        stone = do(get_object_or_404(project.stones, ref=ref), by=request.member, seen=seen, **said)
    except together.BothChanged as error:
        choose = settle_of(error, seen, request.member)
        return show(request, desk_of(project), at=ref, act="settle", form=choose, refusal=str(error), code=409)
    except actions.PathwayError as error:
        form.add_error(None, str(error))
        return show(request, desk_of(project), at=ref, act=act, form=form, code=422)
    return to(project, stone)


def press(request: HttpRequest, project: Project, ref: str, do: Act) -> HttpResponse:
    """An act of one press."""
    row, number = get_object_or_404(project.stones, ref=ref), last_number(project)
    if row.removed_at:
        return gone(request, desk_of(project), ref)
    try:
        stone = do(row, by=request.member, seen=seen_by(request, number))
    except actions.PathwayError as error:
        return show(request, desk_of(project), at=ref, refusal=str(error), code=422)
    return to(project, stone)


def turn(request: HttpRequest, project: Project, do: Callable[..., PathwayEdit]) -> HttpResponse:
    """Undo or redo, and then the page at the stone that it was about."""
    try:
        made = do(project, by=request.member)
    except history.Stuck as error:
        return show(request, desk_of(project), refusal=str(error), may_skip=do is history.undo, code=422)
    except actions.PathwayError as error:
        return show(request, desk_of(project), refusal=str(error), code=422)
    refs = [(after or before)["key"] for before, after in made.difference["stones"]]
    refs += [ref for before, after in made.difference["steps"] for ref in [(after or before)["source"]]]
    found = {stone.ref: stone for stone in project.stones.standing().filter(ref__in=refs)}
    return to(project, next((found[ref] for ref in refs if ref in found), None))


def to(project: Project, stone: Stone | None) -> HttpResponse:
    url = reverse("plan:editor", args=[project.slug])
    return redirect(f"{url}?at={stone.ref}#stone-{stone.ref}" if stone else url)


def gone(request: HttpRequest, desk: Desk, ref: str) -> HttpResponse:
    """Somebody took the stone off meanwhile. What was typed is shown, and the stone can come back."""
    stone = get_object_or_404(desk.project.stones, ref=ref)
    touch = last_touch(stone_changes(desk.project, ref, seen_by(request, desk.number)))
    typed = [request.POST[name] for name in TYPED if request.POST.get(name)]
    lost = {"stone": stone, "who": name_of(touch.who), "typed": typed}
    return show(request, desk, gone=lost, code=410)


def show(
    request: HttpRequest,
    desk: Desk,
    *,
    at: str = "",
    act: str = "",
    form: forms.Form | None = None,
    code: int = 200,
    **more: Any,
) -> HttpResponse:
    """The whole page, or for the script the part that changes."""
    project, stone = desk.project, desk.pathway.by_key.get(at)
    undo, redo = history.on_offer(project, request.member)
    words = acts_in_words(project, [edit for edit in (undo, redo) if edit])
    page = {
        "number": desk.number,
        "levels": outline(desk.pathway, at=at, level=more.get("level", "")),
        "open": panel(project, desk.pathway, stone, act, form) if stone else None,
        "undo": words[undo.number] if undo else "",
        "redo": words[redo.number] if redo else "",
        "form": form,
        "here": reverse("plan:editor", args=[project.slug]),
        **more,
    }
    part = request.headers.get("X-Part") == "work"
    answer = render(request, "plan/editor_work.html" if part else "plan/editor.html", page, status=code)
    patch_vary_headers(answer, ["X-Part"])
    return answer

"""Leading a session at the wall: groups of notes, and what is shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import walls as action
from ...models import Project, WallGroup, WallNote
from ...queries.walls import place_of
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .wall_forms import GroupForm
from .walls import find, to_wall


def find_note(project: Project, ref: str) -> WallNote:
    """What somebody has taken down is not there for anybody."""
    notes = project.wallnotes.filter(wall__removed_at=None).exclude(way_back_hash=None)
    return get_object_or_404(notes.select_related("wall__project"), ref=ref)


def find_group(project: Project, ref: str) -> WallGroup:
    return get_object_or_404(project.wallgroups.filter(wall__removed_at=None).select_related("wall__project"), ref=ref)


@project_page(edit=True)
@once
def group_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    wall = find(project, ref)
    form = GroupForm(request.POST or None)
    if form.is_valid():
        group = action.make_group(wall, form.cleaned_data["name"], by=request.member)
        return to_wall(wall, f"#group-{group.ref}")
    return form_page(request, "listen/wall_group.html", form, wall=wall)


@project_page(edit=True)
def group_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    group = find_group(project, ref)
    form = meanwhile(GroupForm(request.POST or None, initial={"name": group.name}), request)
    if form.is_valid():
        action.rename_group(group, form.cleaned_data["name"], by=request.member)
        return to_wall(group.wall, f"#group-{ref}")
    return form_page(request, "listen/wall_group.html", form, wall=group.wall, group=group)


@project_page(edit=True)
@require_POST
def group_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    group = find_group(project, ref)
    action.remove_group(group, by=request.member)
    return to_wall(group.wall)


@project_page(edit=True)
@require_POST
def put_in_group(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """`group` is the ref of a group of the same wall; nothing takes the note out of its group."""
    note, wanted = find_note(project, ref), request.POST.get("group", "")
    group = note.wall.groups.filter(ref=wanted[:12]).first()
    if wanted and group is None:
        raise Http404
    return done(note, action.put_in_group, group, by=request.member)


@project_page(edit=True)
@require_POST
def show(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return done(find_note(project, ref), action.show, by=request.member)


@project_page(edit=True)
@require_POST
def hide(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return done(find_note(project, ref), action.hide, by=request.member)


@project_page(edit=True)
@require_POST
def thank(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return done(find_note(project, ref), action.thank, by=request.member)


@project_page(edit=True)
@require_POST
def thank_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return done(find_note(project, ref), action.thank, by=request.member, is_thanked=False)


def done(note: WallNote, act: Any, *given: Any, **named: Any) -> HttpResponse:
    """Do it, and lead back to where the note now is."""
    act(note, *given, **named)
    return to_wall(note.wall, place_of(note, in_charge=True))

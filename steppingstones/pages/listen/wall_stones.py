"""After a session: what the notes of a wall show about the plan."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions.evidence import CannotLink, link_voices
from ...models import Project, Wall, WallGroup
from ...queries.voices import cards
from ...queries.walls import heaps, voices_of
from ..answer import form_page
from ..once import once
from .wall_forms import NotesShowForm
from .wall_session import find_group

SHOWN = 20  # voices on the page on which a stone is chosen


@project_page()
def stones(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Group by group: what its notes are linked to."""
    wall = find_ended(project, ref)
    return render(request, "listen/wall_stones.html", {"wall": wall, "heaps": heaps(wall)})


@project_page(edit=True)
@once
def link_group(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    group = find_group(project, ref)
    return link(request, find_ended(project, group.wall.ref), group)


@project_page(edit=True)
@once
def link_loose(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The notes that are in no group."""
    return link(request, find_ended(project, ref), None)


def link(request: HttpRequest, wall: Wall, group: WallGroup | None) -> HttpResponse:
    voices = voices_of(wall, group)
    if not (count := voices.count()):
        raise Http404
    form = NotesShowForm(request.POST or None, project=wall.project)
    if form.is_valid():
        try:
            link_voices(voices, form.cleaned_data["stone"], stance=form.cleaned_data["stance"], by=request.member)
        except CannotLink as error:
            form.add_error("stone", str(error))
        else:
            messages.success(request, _("Linked."))
            return redirect("listen:wall-stones", wall.project.slug, wall.ref)
    some = cards(wall.project, voices.order_by("pk")[:SHOWN])
    shown = {"wall": wall, "group": group, "cards": some, "count": count, "more": count - len(some)}
    return form_page(request, "listen/wall_link.html", form, **shown)


def find_ended(project: Project, ref: str) -> Wall:
    """A wall whose notes have become voices: before that there is nothing to link."""
    return get_object_or_404(project.walls.standing().exclude(ended_on=None).select_related("project"), ref=ref)

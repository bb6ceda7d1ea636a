"""A meeting while it goes on, for the phone of whoever leads it. Each button works without scripts."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import meeting_session as action
from ...actions.meetings import MeetingError
from ...models import Meeting, Member, Project, Side
from ...queries import meeting_session as query
from ..answer import form_page
from ..once import once
from .agenda import find_item
from .meetings import PAGE, find
from .session_forms import CameForm, NewWallForm, NoteForm, WallForm


@project_page(edit=True)
@once
def run(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The page, and its notes: one is sent to the page itself."""
    found = find(project, ref)
    page = Paginator(query.notes_of(found).reverse(), PAGE).get_page(request.GET.get("page"))
    talked = query.talked_about(found, reversed(page.object_list))
    form = note_form(found, talked, request.POST if request.method == "POST" else None)
    if form.is_valid():
        noted = form.noted()
        action.take_note(found, noted, by=request.member)
        return to_run(project, ref, f"#item-{noted.item.ref if noted.item else 'more'}")
    return form_page(request, "takepart/meetings/run.html", form, **context(found, page), parts=talked)


def context(found: Meeting, page: Page) -> dict[str, Any]:
    sides = query.room(found)
    return {
        "meeting": found,
        "page": page,
        "sides": sides,
        "here": sum(side.here for side in sides),
        "came_form": CameForm(queryset=query.not_on_the_list(found, sides)),
        "prompts": query.during(found, sides),
        "wall_form": WallForm(project=found.project, initial={"wall": found.wall and found.wall.ref}),
        "new_wall_form": NewWallForm(),
    }


def note_form(found: Meeting, talked: list[query.Talked], sent: Any = None) -> NoteForm:
    """One for the whole page: the names of everybody under each thing on the agenda would make it heavy."""
    people = list(found.project.members.present().order_by("name", "pk"))
    items = [each.item for each in talked if each.item]
    return NoteForm(sent, people=people, items=items, initial={"item": query.talked_about_last(talked)})


# --- Beginning and ending ---------------------------------------------------------------------------------


@project_page(edit=True)
@require_POST
def begin(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    try:
        action.begin(find(project, ref), by=request.member)
    except MeetingError as error:
        messages.error(request, str(error))
        return redirect("takepart:meeting", project.slug, ref)
    return to_run(project, ref)


@project_page(edit=True)
@require_POST
def end(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    try:
        action.end(find(project, ref), by=request.member)
    except MeetingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The meeting is over. Now write the minutes."))
    return redirect("takepart:minutes", project.slug, ref)


# --- Who is here ------------------------------------------------------------------------------------------


@project_page(edit=True)
@require_POST
def here(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    action.come(find(project, ref), member_of(project, member), by=request.member)
    return to_run(project, ref, f"#who-{member}")


@project_page(edit=True)
@require_POST
def away(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    action.go(find(project, ref), member_of(project, member), by=request.member)
    return to_run(project, ref, f"#who-{member}")


@project_page(edit=True)
@require_POST
def came(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    form = CameForm(request.POST, queryset=project.members.present())
    if not form.is_valid():
        messages.error(request, _("Choose who is here."))
        return to_run(project, ref, "#here")
    member = form.cleaned_data["member"]
    action.come(found, member, by=request.member)
    return to_run(project, ref, f"#who-{member.ref}")


@project_page(edit=True)
@require_POST
def spoke(request: HttpRequest, project: Project, ref: str, member: str, steps: int) -> HttpResponse:
    action.spoke(find(project, ref), member_of(project, member), steps)
    return to_run(project, ref, f"#who-{member}")


@project_page(edit=True)
@require_POST
def others(request: HttpRequest, project: Project, ref: str, side: str, steps: int) -> HttpResponse:
    action.others(find(project, ref), side_of(side), steps)
    return to_run(project, ref, f"#side-{side}")


@project_page(edit=True)
@require_POST
def others_spoke(request: HttpRequest, project: Project, ref: str, side: str) -> HttpResponse:
    action.others_spoke(find(project, ref), side_of(side))
    return to_run(project, ref, f"#side-{side}")


# --- Decisions and the wall -------------------------------------------------------------------------------


@project_page(edit=True)
@require_POST
def decide(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    item = find_item(project, ref)
    decision = action.begin_decision(item, by=request.member)
    messages.success(request, _("The question is in the register. Write what was decided when you know."))
    return redirect("decide:decision", project.slug, decision.ref)


@project_page(edit=True)
@require_POST
def wall(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    form = WallForm(request.POST, project=project)
    if form.is_valid():
        action.use_wall(found, form.cleaned_data["wall"], by=request.member)
    else:
        messages.error(request, _("This wall is not there any more. Choose another."))
    return to_run(project, ref, "#wall")


@project_page(edit=True)
@once
@require_POST
def new_wall(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    form = NewWallForm(request.POST)
    if form.is_valid():
        made = action.make_wall(found, form.cleaned_data["question"], by=request.member)
        return redirect("listen:wall", project.slug, made.ref)
    return form_page(request, "takepart/meetings/wall_new.html", form, meeting=found)


# --- Finding ----------------------------------------------------------------------------------------------


def member_of(project: Project, ref: str) -> Member:
    return get_object_or_404(project.members.present(), ref=ref)


def side_of(side: str) -> str:
    if side not in Side.values:
        raise Http404
    return side


def to_run(project: Project, ref: str, place: str = "") -> HttpResponse:
    return redirect(reverse("takepart:meeting-run", args=[project.slug, ref]) + place)

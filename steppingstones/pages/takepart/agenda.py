"""The agenda: any member may add to it, readers too; it is put in order by those who can change things."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import meetings as action
from ...models import AgendaItem, Project
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .meeting_forms import AgendaForm
from .meetings import find


@project_page()
@once
def add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    form = AgendaForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        action.add_item(found, given["words"], given["minutes"], by=request.member)
        messages.success(request, _("It is on the agenda."))
        return to_agenda(project, ref)
    return form_page(request, "takepart/meetings/agenda_item.html", form, meeting=found)


@project_page()
def change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    item = own_item(request, project, ref)
    form = AgendaForm(request.POST or None, initial={"words": item.words, "minutes": item.minutes})
    if meanwhile(form, request).is_valid():
        item.words, item.minutes = form.cleaned_data["words"], form.cleaned_data["minutes"]
        action.change_item(item, by=request.member)
        return to_agenda(project, item.meeting.ref)
    return form_page(request, "takepart/meetings/agenda_item.html", form, meeting=item.meeting, item=item)


@project_page(edit=True)
@require_POST
def move(request: HttpRequest, project: Project, ref: str, steps: int) -> HttpResponse:
    item = find_item(project, ref)
    action.move_item(item, steps, by=request.member)
    return to_agenda(project, item.meeting.ref)


@project_page()
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """It cannot be put back, so the page asks first."""
    item = own_item(request, project, ref)
    if request.method != "POST":
        return render(request, "takepart/meetings/agenda_remove.html", {"item": item, "meeting": item.meeting})
    try:
        action.remove_item(item, by=request.member)
    except action.MeetingError as error:
        messages.error(request, str(error))
    return to_agenda(project, item.meeting.ref)


def own_item(request: HttpRequest, project: Project, ref: str) -> AgendaItem:
    """Whoever added it may mend it or take it off, and those who can change things."""
    item = find_item(project, ref)
    if not (request.member.can_edit or item.added_by == request.member):
        raise PermissionDenied(_("Somebody else added this. Ask a facilitator to change it."))
    return item


def find_item(project: Project, ref: str) -> AgendaItem:
    standing = project.agendaitems.filter(meeting__removed_at=None)
    return get_object_or_404(standing.select_related("meeting", "added_by", "project"), ref=ref)


def to_agenda(project: Project, ref: str) -> HttpResponse:
    return redirect(reverse("takepart:meeting", args=[project.slug, ref]) + "#agenda")

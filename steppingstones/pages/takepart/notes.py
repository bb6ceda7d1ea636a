"""One note of a meeting: mended, or erased."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import meeting_session as action
from ...actions.meetings import MeetingError
from ...models import MeetingNote, Project
from ..answer import form_page
from ..meanwhile import meanwhile
from .meetings import PAGE
from .session_forms import NoteForm, as_noted


@project_page(edit=True)
def note(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find_note(project, ref)
    people = project.members.present() | project.members.filter(pk=row.member_id)
    items = list(row.meeting.agenda.all())
    start = as_noted(row)
    form = NoteForm(request.POST or None, people=list(people.order_by("name", "pk")), items=items, initial=start)
    if meanwhile(form, request).is_valid():
        try:
            action.change_note(row, form.noted(), by=request.member)
        except MeetingError as error:
            form.add_error(None, str(error))
        else:
            return to_notes(project, row)
    return form_page(request, "takepart/meetings/note.html", form, note=row)


@project_page(edit=True)
def erase(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find_note(project, ref)
    if request.method != "POST":
        has_minutes = row.meeting.minutes.exists()
        return render(request, "takepart/meetings/note_erase.html", {"note": row, "has_minutes": has_minutes})
    try:
        action.erase_note(row, by=request.member)
    except MeetingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The note was erased."))
    return to_notes(project, row)


def find_note(project: Project, ref: str) -> MeetingNote:
    standing = project.meetingnotes.filter(meeting__removed_at=None)
    return get_object_or_404(standing.select_related("meeting", "item", "member"), ref=ref)


def to_notes(project: Project, row: MeetingNote) -> HttpResponse:
    """The page of the notes on which it stands, or stood: the newest come first."""
    about = row.item.ref if row.item else "more"
    newer = row.meeting.notes.filter(order__gt=row.order).count()
    place = f"?page={newer // PAGE + 1}#item-{about}" if newer >= PAGE else f"#item-{about}"
    return redirect(reverse("takepart:meeting-run", args=[project.slug, row.meeting.ref]) + place)

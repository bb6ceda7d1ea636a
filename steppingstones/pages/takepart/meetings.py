"""Meetings: the list, one meeting, planning, changing and calling off."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import meetings as action
from ...models import Meeting, Project
from ...queries import meetings as query
from ...queries.meeting_check import check_of
from ...queries.meeting_words import paper_words, when, who_leads
from ...queries.minutes import open_minutes, to_read_again
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .meeting_forms import AgendaForm, CallOffForm, MeetingForm

PAGE = 50


@project_page()
def meetings(request: HttpRequest, project: Project) -> HttpResponse:
    shows_past = request.GET.get("show") == "past"
    rows = query.past(project) if shows_past else query.coming(project)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    found = [(each, when(each)) for each in page.object_list]
    aside = put_aside(request, project.meetings, "takepart:meeting-restore", project.slug)
    waiting = [] if request.GET.get("page") else open_minutes(project, request.member)
    again = to_read_again(project)[:PAGE] if request.member.can_edit and not request.GET else []
    context = {"again": again, "page": page, "found": found, "shows_past": shows_past, "waiting": waiting, **aside}
    return render(request, "takepart/meetings/list.html", context)


@project_page(edit=True)
@once
def plan(request: HttpRequest, project: Project) -> HttpResponse:
    row = Meeting(project=project, facilitator=request.member if request.member.is_facilitator else None)
    form = MeetingForm(request.POST or None, instance=row, project=project)
    if form.is_valid():
        action.save_meeting(form.instance, by=request.member)
        messages.success(request, _("The meeting is planned. Now say who is invited."))
        return redirect("takepart:meeting", project.slug, row.ref)
    return form_page(request, "takepart/meetings/plan.html", form)


@project_page()
def meeting(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(all_of(project), ref=ref)
    if found.removed_at:
        return removed(request, found)
    asked = query.invited(found)
    lines = query.checklist(found, asked)
    context = {
        "meeting": found,
        "when": when(found),
        "leads": who_leads(found),
        "papers": paper_words(found.formats),
        "agenda": list(query.agenda(found)),
        "agenda_form": AgendaForm(auto_id="id_agenda_%s"),
        "asked": asked,
        "answers": query.answers(asked),
        "mine": next((each for each in asked if each.member_id == request.member.pk), None),
        "lines": lines,
        "is_past": found.ends_at < timezone.now(),
        "has_minutes": found.minutes.exists(),
        "check": check_of(found),
        "prompts": query.before(found, asked, lines) if found.status == Meeting.Status.PLANNED else [],
    }
    return render(request, "takepart/meetings/meeting.html", context)


@project_page(edit=True)
def change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(all_of(project), ref=ref)
    if found.removed_at:
        return removed(request, found)
    form = meanwhile(MeetingForm(request.POST or None, instance=found, project=project), request)
    if form.is_valid():
        action.save_meeting(form.instance, by=request.member)
        messages.success(request, _("Changed."))
        return redirect("takepart:meeting", project.slug, ref)
    as_kept = project.meetings.get(pk=found.pk)  # the form has changed `found` already
    return form_page(request, "takepart/meetings/plan.html", form, meeting=as_kept)


@project_page(edit=True)
def call_off(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    form = CallOffForm(request.POST or None, initial={"why": found.called_off_why})
    if form.is_valid():
        try:
            action.call_off(found, form.cleaned_data["why"], by=request.member)
        except action.MeetingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The meeting is called off. Calendars will show it."))
            return redirect("takepart:meeting", project.slug, ref)
    return form_page(request, "takepart/meetings/call_off.html", form, meeting=found)


@project_page(edit=True)
@require_POST
def call_on(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    action.call_on(find(project, ref), by=request.member)
    messages.success(request, _("The meeting takes place after all."))
    return redirect("takepart:meeting", project.slug, ref)


@project_page(edit=True)
@require_POST
def take_away(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    action.remove(get_object_or_404(project.meetings, ref=ref), by=request.member)
    return redirect(f"{reverse('takepart:meetings', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def put_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    action.put_back(get_object_or_404(project.meetings, ref=ref), by=request.member)
    messages.success(request, _("The meeting is back, with all that belongs to it."))
    return redirect("takepart:meeting", project.slug, ref)


# --- Finding ----------------------------------------------------------------------------------------------


def all_of(project: Project):
    return project.meetings.select_related("project", "facilitator", "wall")


def find(project: Project, ref: str) -> Meeting:
    return get_object_or_404(all_of(project).standing(), ref=ref)


def removed(request: HttpRequest, found: Meeting) -> HttpResponse:
    slug = request.project.slug
    restore = reverse("takepart:meeting-restore", args=[slug, found.ref])
    up = reverse("takepart:meetings", args=[slug])
    return removed_page(request, found, restore, up, typed=("title", "purpose", "words"))

"""Noting what was given and got, one entry for each person."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import may_see_giving, project_page
from ...actions import giving as actions
from ...actions import removals
from ...models import Contribution, Meeting, Project
from ...queries.giving import hours_noted, last_meetings, line, may_change
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import removed_page
from .giving_forms import AnswerForm, EntryForm, GaveForm, GotForm

FORMS: dict[str, type[EntryForm]] = {Contribution.Way.GAVE: GaveForm, Contribution.Way.GOT: GotForm}


@project_page(edit=True)
@once
def gave_add(request: HttpRequest, project: Project) -> HttpResponse:
    return entry_add(request, project, Contribution.Way.GAVE)


@project_page(edit=True)
@once
def got_add(request: HttpRequest, project: Project) -> HttpResponse:
    return entry_add(request, project, Contribution.Way.GOT)


def entry_add(request: HttpRequest, project: Project, way: str) -> HttpResponse:
    """`?meeting=…` brings everybody who was there, `?who=…` one person."""
    meeting = project.meetings.standing().filter(ref=request.GET.get("meeting", "")[:12]).first()
    noted = hours_noted(meeting) if meeting and way == Contribution.Way.GAVE else set()
    form = FORMS[way](
        request.POST or None,
        instance=Contribution(project=project, way=way),
        project=project,
        by=request.member,
        who=[member for member in who_first(request, project, meeting) if member.pk not in noted],
        initial=first_values(meeting, way),
    )
    if form.is_valid() and (kept := keep_new(request, form, meeting)):
        words = ngettext("It is noted for %(n)d person.", "It is noted for %(n)d people.", len(kept))
        messages.success(request, words % {"n": len(kept)})
        return to_year(kept[0]) if len(kept) == 1 else redirect("takepart:giving-people", project.slug)
    meetings = last_meetings(project) if request.member.is_facilitator else []
    more = {"way": way, "meeting": meeting, "meetings": meetings, "noted": len(noted)}
    return form_page(request, "takepart/giving/entry_form.html", form, **more)


def first_values(meeting: Meeting | None, way: str) -> dict[str, Any]:
    """The day of the meeting, and for what was given how long it took."""
    if meeting is None:
        return {}
    hours = Decimal((meeting.ends_at - meeting.starts_at).total_seconds() / 3600).quantize(Decimal("0.01"))
    took = {"kind": Contribution.Kind.HOURS, "hours": hours} if way == Contribution.Way.GAVE and hours > 0 else {}
    return {"on": timezone.localdate(meeting.starts_at), **took}


def who_first(request: HttpRequest, project: Project, meeting: Meeting | None) -> list:
    present = project.members.present()
    if meeting:
        return list(present.filter(attendances__meeting=meeting))
    return list(present.filter(ref=request.GET.get("who", "")[:12]))


def keep_new(request: HttpRequest, form: EntryForm, meeting: Meeting | None) -> list[Contribution]:
    """Note it for everybody who was chosen, or say on the form why not."""
    who = form.cleaned_data.get("who", [request.member])
    try:
        return actions.note_for(list(who), form.save(commit=False), by=request.member, meeting=meeting)
    except actions.NotNoted as error:
        form.add_error(None, str(error))
        return []


@project_page(edit=True)
@once
def entry_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = entry_of(request, ref)
    if not may_change(request.member, row):
        raise Http404
    if row.removed_at:
        restore = reverse("takepart:entry-restore", args=[project.slug, ref])
        return removed_page(request, row, restore, year_address(row), typed=("words",))
    form = FORMS[row.way](request.POST or None, instance=row, project=project, by=request.member)
    if meanwhile(form, request).is_valid():
        try:
            actions.change(form.save(commit=False), by=request.member)
        except actions.NotNoted as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The change is kept."))
            return to_year(row)
    return form_page(request, "takepart/giving/entry_form.html", form, way=row.way, entry=entry_of(request, ref))


@project_page()
@once
def entry_answer(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What the person says to what they were offered; a facilitator writes it down on their word."""
    row = entry_of(request, ref)
    if row.removed_at or row.way != Contribution.Way.GOT:
        raise Http404
    is_me = row.member == request.member
    form = meanwhile(AnswerForm(request.POST or None, row=row, is_me=is_me), request)
    if form.is_valid():
        try:
            actions.say(row, form.cleaned_data["answer"], form.cleaned_data.get("taken"), by=request.member)
        except actions.NotNoted as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The answer is kept."))
            return to_year(row)
    shown = line(row, request.member)
    return form_page(request, "takepart/giving/answer.html", form, line=shown, is_me=is_me)


@project_page(edit=True)
@require_POST
def entry_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = changeable(request, ref)
    removals.remove(row, by=request.member)
    return redirect(f"{year_address(row)}&removed={ref}")


@project_page(edit=True)
@require_POST
def entry_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = changeable(request, ref)
    removals.put_back(row, by=request.member)
    messages.success(request, _("It is back."))
    return to_year(row)


def entry_of(request: HttpRequest, ref: str) -> Contribution:
    """An entry about oneself, or for facilitators about anybody. To all others it is as if there were none."""
    rows = request.project.contributions.select_related("member", "noted_by", "told_to", "project__organisation")
    row = get_object_or_404(rows, ref=ref)
    if not may_see_giving(request.member, row.member):
        raise Http404
    return row


def changeable(request: HttpRequest, ref: str) -> Contribution:
    row = entry_of(request, ref)
    if not may_change(request.member, row):
        raise Http404
    return row


def year_address(row: Contribution) -> str:
    return f"{reverse('takepart:giving-year', args=[row.project.slug, row.member.ref])}?year={row.on.year}"


def to_year(row: Contribution) -> HttpResponse:
    return redirect(year_address(row))

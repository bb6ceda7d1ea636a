"""Meetings in the calendars that people have: one as a file, and all that a member is invited to as a feed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page, public_page
from ...actions import calendars as action
from ...formats import calendar as writer
from ...models import Meeting, Project
from ...queries.meeting_papers import event
from .. import handed_out

KIND = "text/calendar; charset=utf-8"


@project_page()
@require_safe
def one(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(project.meetings.select_related("project").standing(), ref=ref)
    data = writer.write([event(found, address(request, found))])
    return handed_out.kept(data, f"meeting-{found.ref}.ics", KIND)


@project_page()
def calendar(request: HttpRequest, project: Project) -> HttpResponse:
    return render(request, "takepart/meetings/calendar.html", {"has_feed": bool(request.member.calendar_hash)})


@project_page()
@never_cache
@require_POST
def make(request: HttpRequest, project: Project) -> HttpResponse:
    """The address is shown by the answer to the form, once: only its hash is kept."""
    secret = action.make_feed(by=request.member)
    url = request.build_absolute_uri(reverse("calendar-feed", args=[secret]))
    return render(request, "takepart/meetings/calendar.html", {"has_feed": True, "feed": url})


@project_page()
@require_POST
def end(request: HttpRequest, project: Project) -> HttpResponse:
    action.end_feed(by=request.member)
    return redirect("takepart:calendar", project.slug)


@public_page
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar program fetches. A meeting that was removed stays in it, as called off, or it would not go."""
    member = action.whose(secret)
    if member is None:
        raise Http404
    invited = Meeting.objects.filter(project=member.project, invited__member=member).select_related("project")
    events = [event(each, address(request, each)) for each in invited.order_by("starts_at", "pk")]
    data = writer.write(events, name=member.project.name, is_feed=True)
    return HttpResponse(data, content_type=KIND, headers={"Cache-Control": "private, no-store"})


def address(request: HttpRequest, found: Meeting) -> str:
    return request.build_absolute_uri(reverse("takepart:meeting", args=[found.project.slug, found.ref]))

"""Meetings: planned, held and closed."""

from django.urls import path

from . import agenda, calendars, invited, meetings, papers

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.plan, name="meeting-new"),
    path("meetings/calendar/", calendars.calendar, name="calendar"),
    path("meetings/calendar/new/", calendars.make, name="calendar-new"),
    path("meetings/calendar/end/", calendars.end, name="calendar-end"),
    path("meetings/<slug:ref>/", meetings.meeting, name="meeting"),
    path("meetings/<slug:ref>/change/", meetings.change, name="meeting-change"),
    path("meetings/<slug:ref>/call-off/", meetings.call_off, name="meeting-call-off"),
    path("meetings/<slug:ref>/call-on/", meetings.call_on, name="meeting-call-on"),
    path("meetings/<slug:ref>/remove/", meetings.take_away, name="meeting-remove"),
    path("meetings/<slug:ref>/restore/", meetings.put_back, name="meeting-restore"),
    path("meetings/agenda/<slug:ref>/", agenda.change, name="agenda-item"),
    path("meetings/agenda/<slug:ref>/up/", agenda.move, {"steps": -1}, name="agenda-up"),
    path("meetings/agenda/<slug:ref>/down/", agenda.move, {"steps": 1}, name="agenda-down"),
    path("meetings/agenda/<slug:ref>/remove/", agenda.remove, name="agenda-remove"),
    path("meetings/<slug:ref>/agenda/", agenda.add, name="agenda-add"),
    path("meetings/<slug:ref>/invited/", invited.invited, name="meeting-invited"),
    path("meetings/<slug:ref>/invite/", invited.invite, name="meeting-invite"),
    path("meetings/<slug:ref>/answer/", invited.answer, name="meeting-answer"),
    path("meetings/<slug:ref>/answer/<slug:member>/", invited.answer_for, name="meeting-answer-for"),
    path("meetings/<slug:ref>/access/", invited.checklist, name="meeting-access"),
    path("meetings/<slug:ref>/meeting.ics", calendars.one, name="meeting-ics"),
    path("meetings/<slug:ref>/invitation/", papers.read, name="invitation"),
    path("meetings/<slug:ref>/invitation/easy-read/", papers.easy, name="invitation-easy"),
    path("meetings/<slug:ref>/invitation.pdf", papers.printed, {"kind": "paper"}, name="invitation-pdf"),
    path("meetings/<slug:ref>/invitation-large.pdf", papers.printed, {"kind": "large"}, name="invitation-large-pdf"),
    path("meetings/<slug:ref>/invitation-easy-read.pdf", papers.printed, {"kind": "easy"}, name="invitation-easy-pdf"),
    path("meetings/<slug:ref>/invitation.txt", papers.text, name="invitation-text"),
]

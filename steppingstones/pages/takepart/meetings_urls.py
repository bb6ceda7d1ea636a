"""Meetings: planned, held and closed."""

from django.urls import path

from . import meetings

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.plan, name="meeting-new"),
    path("meetings/<slug:ref>/", meetings.meeting, name="meeting"),
    path("meetings/<slug:ref>/change/", meetings.change, name="meeting-change"),
    path("meetings/<slug:ref>/call-off/", meetings.call_off, name="meeting-call-off"),
    path("meetings/<slug:ref>/call-on/", meetings.call_on, name="meeting-call-on"),
    path("meetings/<slug:ref>/remove/", meetings.take_away, name="meeting-remove"),
    path("meetings/<slug:ref>/restore/", meetings.put_back, name="meeting-restore"),
]

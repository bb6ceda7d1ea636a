"""The addresses of who works with, learns from and trusts whom."""

from django.urls import path

from . import ties, ties_told

urlpatterns = [
    path("relationships/", ties.rounds, name="relationships"),
    path("relationships/new/", ties.begin, name="tie-begin"),
    path("relationships/<slug:ref>/", ties.round_, name="tie-round"),
    path("relationships/<slug:ref>/ask/", ties.ask, name="tie-ask"),
    path("relationships/<slug:ref>/end/", ties.end, name="tie-end"),
    path("relationships/<slug:ref>/remove/", ties.remove, name="tie-remove"),
    path("relationships/<slug:ref>/part/", ties_told.part, name="tie-part"),
    path("relationships/<slug:ref>/answer/", ties_told.answer, name="tie-answer"),
    path("relationships/<slug:ref>/for/<slug:member>/part/", ties_told.part_for, name="tie-part-for"),
    path("relationships/<slug:ref>/for/<slug:member>/answer/", ties_told.answer_for, name="tie-answer-for"),
]

"""Decide: what was decided because of what people said, and what changed."""

from django.urls import path

from . import changes, views

app_name = "decide"
urlpatterns = [
    path("", views.decisions, name="decisions"),
    path("add/", views.decision_add, name="decision-add"),
    path("change/<slug:ref>/", changes.change, name="change"),
    path("change/<slug:ref>/edit/", changes.change_edit, name="change-edit"),
    path("<slug:ref>/", views.decision, name="decision"),
    path("<slug:ref>/edit/", views.decision_edit, name="decision-edit"),
    path("<slug:ref>/voices/", views.decision_voices, name="decision-voices"),
    path("<slug:ref>/changes/add/", changes.change_add, name="change-add"),
]

"""The addresses of what changed, within the room Value."""

from django.urls import path

from . import changed

urlpatterns = [
    path("changed/", changed.changed, name="changed"),
    path("changed/<slug:ref>/", changed.questionnaire, name="changed-in"),
    path("changed/<slug:ref>/<slug:question>/", changed.question, name="changed-question"),
    path("changed/<slug:ref>/<slug:question>/better/", changed.better, name="changed-better"),
    path("changed/<slug:ref>/<slug:question>/shows/", changed.shows, name="changed-shows"),
    path("changed/<slug:ref>/<slug:question>/<slug:stone>/not/", changed.shows_not, name="changed-shows-not"),
]

"""The people room."""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("", views.members, name="members"),
    path("add/", views.add, name="add"),
    path("<slug:ref>/", views.edit, name="edit"),
    path("<slug:ref>/leave/", views.leave, name="leave"),
    path("<slug:ref>/invite/", views.invite, name="invite"),
]

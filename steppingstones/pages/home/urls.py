"""The front door: what this is, signing in, and the list of one's projects."""

from allauth.account import views as allauth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from . import views

rooms = [
    path("", views.welcome, name="welcome"),
    path("projects/", views.projects, name="projects"),
    path("p/<slug:slug>/", views.project, name="project"),
]

# django-allauth finds these by name; only signing in by code is open.
signing_in = [
    path("sign-in/", login_not_required(allauth.request_login_code), name="account_login"),
    path("sign-in/code/", login_not_required(allauth.confirm_login_code), name="account_confirm_login_code"),
    path("sign-out/", allauth.logout, name="account_logout"),
]

urlpatterns = [path("", include((rooms, "home"))), *signing_in]

"""The front door: what this is, signing in, one's projects, and each project's overview."""

from allauth.account import views as allauth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from ..answer import as_ours
from . import accessibility, examples, views

rooms = [
    path("", views.welcome, name="welcome"),
    path("accessibility/", accessibility.of_site, name="accessibility"),
    path("enter/<str:secret>/", views.enter, name="enter"),
    path("try/", examples.try_it, name="try"),
    path("projects/", views.projects, name="projects"),
    path("projects/new/", views.project_new, name="project-new"),
    path("projects/example/", examples.add, name="example-add"),
    path("p/<slug:slug>/", views.project, name="project"),
    path("p/<slug:slug>/about/", views.project_edit, name="project-edit"),
    path("p/<slug:slug>/routes/", views.routes, name="routes"),
    path("p/<slug:slug>/remove-example/", examples.remove, name="example-remove"),
]

# django-allauth finds these by name. Only signing in by code is open; names that stand for anything else lead there.
sign_in = login_not_required(as_ours(allauth.request_login_code))
signing_in = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/", sign_in, name="account_request_login_code"),
    path("sign-in/", sign_in, name="account_signup"),
    path("sign-in/", sign_in, name="account_reauthenticate"),
    path("sign-in/", sign_in, name="account_inactive"),
    path("sign-in/", sign_in, name="account_email_verification_sent"),
    path("sign-in/code/", login_not_required(as_ours(allauth.confirm_login_code)), name="account_confirm_login_code"),
    path("sign-out/", login_not_required(allauth.logout), name="account_logout"),
]

urlpatterns = [path("", include((rooms, "home"))), *signing_in]

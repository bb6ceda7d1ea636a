"""The front door."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from ...access import project_page, projects_of, public_page
from ...actions.people import LinkError, check_sign_in_link, use_sign_in_link
from ...models import Project, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public_page
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "home/welcome.html")


@public_page
@never_cache
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """A sign-in link. Opening it shows a button, so that programs that look into links do not use it up."""
    try:
        if request.method != "POST":
            check_sign_in_link(secret)
            return render(request, "home/enter.html")
        user = use_sign_in_link(secret)
    except LinkError as error:
        return render(request, "home/enter.html", {"error": error}, status=410)
    login(request, user, backend=BACKEND)
    return redirect(start_of(user))


def start_of(user: User) -> str:
    """Where this person's day begins: the only project they are in, or the list of them."""
    slugs = projects_of(user).values_list("slug", flat=True)[:2]
    return reverse("home:project", args=slugs) if len(slugs) == 1 else reverse("home:projects")


def projects(request: HttpRequest) -> HttpResponse:
    return render(request, "home/projects.html", {"projects": projects_of(request.user)})


@project_page()
def project(request: HttpRequest, project: Project) -> HttpResponse:
    return render(request, "home/project.html")

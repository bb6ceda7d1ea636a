"""The front door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...access import project_page, projects_of, public_page
from ...models import Project


@public_page
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "home/welcome.html")


def projects(request: HttpRequest) -> HttpResponse:
    return render(request, "home/projects.html", {"projects": projects_of(request.user)})


@project_page()
def project(request: HttpRequest, project: Project) -> HttpResponse:
    return render(request, "home/project.html")

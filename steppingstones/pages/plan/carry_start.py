"""Starting from something: one of the pathways that come with the program, or a copy from another project of mine."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from ...access import project_page, projects_of
from ...formats.pathway import PathwayFile
from ...models import Project, Stone
from ...queries.pathway_carry import carried, example_of, for_a_start, library
from ..once import once
from .carry import brought, show, way_of

MOST_PROJECTS = 50


@project_page(edit=True)
def start(request: HttpRequest, project: Project) -> HttpResponse:
    with_stones = Stone.objects.standing().values("project")
    others = projects_of(request.user).exclude(pk=project.pk).filter(pk__in=with_stones)[:MOST_PROJECTS]
    return render(request, "plan/carry_start.html", {"examples": library(), "others": others})


@project_page(edit=True)
def example(request: HttpRequest, project: Project, example: str) -> HttpResponse:
    return show(request, project, file_of(example), example=example)


@project_page(edit=True)
@require_POST
@once
def example_keep(request: HttpRequest, project: Project, example: str) -> HttpResponse:
    file, way = file_of(example), way_of(request, project)
    if way.is_valid():
        return brought(request, project, file, way)
    return show(request, project, file, way, example=example)


def file_of(name: str) -> PathwayFile:
    found = example_of(name)
    if found is None:
        raise Http404
    return found.file


@project_page(edit=True)
def copy(request: HttpRequest, project: Project, other: str) -> HttpResponse:
    return show(request, project, copy_of(request, project, other), other=other)


@project_page(edit=True)
@require_POST
@once
def copy_keep(request: HttpRequest, project: Project, other: str) -> HttpResponse:
    file, way = copy_of(request, project, other), way_of(request, project)
    if way.is_valid():
        return brought(request, project, file, way)
    return show(request, project, file, way, other=other)


def copy_of(request: HttpRequest, project: Project, slug: str) -> PathwayFile:
    """Only of projects that I am in; others look as if they were not there."""
    other = get_object_or_404(projects_of(request.user).exclude(pk=project.pk), slug=slug)
    return for_a_start(carried(other))

"""Removing a barrier, something that was tried, or a lesson, and putting it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals
from ...models import Project
from .barriers import to_tried
from .lessons import to_lesson


@project_page(edit=True)
@require_POST
def barrier_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.barriers, ref=ref), by=request.member)
    return redirect(f"{reverse('takepart:barriers', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def barrier_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.put_back(get_object_or_404(project.barriers, ref=ref), by=request.member)
    return redirect("takepart:barrier", project.slug, ref)


@project_page(edit=True)
@require_POST
def tried_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    tried = get_object_or_404(project.trieds.select_related("barrier"), ref=ref)
    removals.remove(tried, by=request.member)
    return redirect(f"{reverse('takepart:barrier', args=[project.slug, tried.barrier.ref])}?removed={ref}")


@project_page(edit=True)
@require_POST
def tried_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    tried = get_object_or_404(project.trieds.select_related("barrier", "project"), ref=ref)
    removals.put_back(tried, by=request.member)
    return to_tried(tried)


@project_page(edit=True)
@require_POST
def lesson_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.lessons, ref=ref), by=request.member)
    return redirect(f"{reverse('takepart:lessons', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def lesson_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    lesson = get_object_or_404(project.lessons, ref=ref)
    removals.put_back(lesson, by=request.member)
    return to_lesson(lesson)

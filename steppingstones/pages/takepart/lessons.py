"""The learning log, and one search over barriers, tries and lessons."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import learning as actions
from ...models import Lesson, Project
from ...queries import learning as queries
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .learning_forms import BARRIERS, LESSONS, TRIES, LearningFilter, LessonForm

A_PAGE = 50
OF_EACH = 10  # as long as nobody asks for one of the three lists


@project_page()
def lessons(request: HttpRequest, project: Project) -> HttpResponse:
    """The newest first; `?went=…` shows what went right, wrong, or both."""
    went = request.GET.get("went", "")
    went = went if went in Lesson.Went.values else ""
    numbers = queries.how_they_went(project)
    context = {
        "page": Paginator(queries.lessons(project, went), A_PAGE).get_page(request.GET.get("page")),
        "query": f"went={went}" if went else "",
        "chosen": went,
        "total": sum(numbers.values()),
        "ways": [(way.value, way.label, numbers.get(way.value, 0)) for way in Lesson.Went],
        **put_aside(request, project.lessons, "takepart:lesson-restore", project.slug),
    }
    return render(request, "takepart/lessons.html", context)


@project_page(edit=True)
@once
def lesson_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Write down what happened. `?barrier=…` brings the barrier that it is about."""
    about = project.barriers.standing().filter(ref=request.GET.get("barrier", "")[:12]).first()
    lesson = Lesson(project=project, barrier=about, on=timezone.localdate())
    return lesson_form(request, LessonForm(request.POST or None, instance=lesson, project=project))


@project_page(edit=True)
@once
def lesson_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    lesson = get_object_or_404(project.lessons.select_related("barrier"), ref=ref)
    if lesson.removed_at:
        restore = reverse("takepart:lesson-restore", args=[project.slug, ref])
        up = reverse("takepart:lessons", args=[project.slug])
        return removed_page(request, lesson, restore, up, typed=("words", "learned", "differently"))
    form = meanwhile(LessonForm(request.POST or None, instance=lesson, project=project), request)
    return lesson_form(request, form, lesson=lesson)


def lesson_form(request: HttpRequest, form: LessonForm, **more: Any) -> HttpResponse:
    if form.is_valid():
        lesson = form.save(commit=False)
        try:
            actions.keep(lesson, by=request.member)
        except actions.NotOfThisGroup as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is in the log."))
            return to_lesson(lesson)
    return form_page(request, "takepart/lesson_form.html", form, **more)


def to_lesson(lesson: Lesson) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('takepart:lessons', args=[lesson.project.slug])}#lesson-{lesson.ref}")


@project_page()
def find(request: HttpRequest, project: Project) -> HttpResponse:
    """Barriers, tries and lessons with these words, of this kind, that helped or did not. The address can be shared."""
    filters = LearningFilter(request.GET)
    asked = {**{"q": "", "kind": "", "helped": "", "what": ""}, **filters.wanted}
    wanted = queries.Wanted(words=asked["q"], kind=asked["kind"], helped=asked["helped"])
    rows = {
        BARRIERS: queries.find_barriers(project, wanted),
        TRIES: queries.find_tried(project, wanted),
        LESSONS: queries.find_lessons(project, wanted),
    }
    chosen = [asked["what"]] if asked["what"] else list(rows)
    size = A_PAGE if asked["what"] else OF_EACH
    pages = {what: Paginator(rows[what], size).get_page(request.GET.get("page")) for what in chosen}
    query = request.GET.copy()
    query.pop("page", None)
    whole = query.urlencode()
    query.pop("what", None)
    context = {
        "filters": filters,
        "asked": asked,
        "pages": pages,
        "told": queries.tell(pages[BARRIERS].object_list) if BARRIERS in pages else [],
        "whole": whole,
        "rest": query.urlencode(),
        "total": sum(page.paginator.count for page in pages.values()),
    }
    return render(request, "takepart/learning_find.html", context)

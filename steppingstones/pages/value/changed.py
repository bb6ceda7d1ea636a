"""What changed: questionnaires that were asked more than once, and the outcomes that their questions show."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import changed as actions
from ...actions.pathway import PathwayError
from ...methods.questionnaire import Kind
from ...models import Project, Question, Questionnaire
from ...queries import changed as queries
from ...queries.changed_shown import overview, shown
from ...queries.changed_words import pairing_told
from ..meanwhile import meanwhile
from .changed_forms import BetterForm, ShowsForm

A_PAGE = 20
QUESTIONS = 10


@project_page()
@require_safe
def changed(request: HttpRequest, project: Project) -> HttpResponse:
    """The group's questionnaires that were asked more than once, the newest first."""
    page = Paginator(queries.asked_again(project), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "value/changed.html", {"page": page, "found": overview(page.object_list)})


@project_page()
@require_safe
def questionnaire(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Two times of one questionnaire, question by question. The first and the last, unless others are chosen."""
    one = find(project, ref)
    times = queries.times_of([one.root.pk])[one.root.pk]
    chosen = times.chosen(request.GET.get("first", ""), request.GET.get("last", ""))
    context = {"questionnaire": one, "times": times, "chosen": chosen, "pairing": pairing_told(one.root.pairing)}
    if chosen:
        context["query"] = f"first={chosen[0].ref}&last={chosen[1].ref}"  # so that the next page shows the same times
        context["page"] = Paginator(shown(one, *chosen), QUESTIONS).get_page(request.GET.get("page"))
    return render(request, "value/changed_in.html", context)


@project_page()
@require_safe
def question(request: HttpRequest, project: Project, ref: str, question: str) -> HttpResponse:
    return page(request, *find_question(project, ref, question))


@project_page(edit=True)
@require_POST
def better(request: HttpRequest, project: Project, ref: str, question: str) -> HttpResponse:
    one, asked = find_question(project, ref, question)
    form = better_form(asked, request, is_sent=True)
    if form.is_valid():
        actions.say_direction(asked, by=request.member, **form.cleaned_data)
        messages.success(request, _("It is kept."))
        return to_question(one, asked)
    return page(request, one, asked, better=form)


@project_page(edit=True)
@require_POST
def shows(request: HttpRequest, project: Project, ref: str, question: str) -> HttpResponse:
    one, asked = find_question(project, ref, question)
    form = ShowsForm(request.POST, project=project)
    if form.is_valid():
        try:
            actions.show_by(asked, form.cleaned_data["stone"], by=request.member)
            messages.success(request, _("This question shows the outcome now."))
            return to_question(one, asked)
        except (actions.TiedAlready, PathwayError) as error:
            form.add_error("stone", str(error))
    return page(request, one, asked, shows=form)


@project_page(edit=True)
@require_POST
def shows_not(request: HttpRequest, project: Project, ref: str, question: str, stone: str) -> HttpResponse:
    one, asked = find_question(project, ref, question)
    try:
        actions.show_no_more(asked, get_object_or_404(project.stones, ref=stone), by=request.member)
        messages.success(request, _("This question does not show the outcome any more."))
    except PathwayError as error:
        messages.error(request, str(error))
    return to_question(one, asked)


def page(request: HttpRequest, one: Questionnaire, asked: Question, **wrong: Any) -> HttpResponse:
    """One question: which way is better, and what it shows. `wrong` are forms that need another look."""
    context = {
        "questionnaire": one,
        "question": asked,
        "moves": asked.kind in queries.MOVING,
        "better": wrong.get("better") or better_form(asked, request),
        "shows": wrong.get("shows") or ShowsForm(project=one.project),
        "stones": queries.stones_shown(one).get(asked.key, []),
        "form": next(iter(wrong.values()), None),
    }
    return render(request, "value/changed_question.html", context, status=422 if wrong else 200)


def better_form(asked: Question, request: HttpRequest, *, is_sent: bool = False) -> BetterForm:
    """The other form of the page may have been sent instead."""
    sent = request.POST if is_sent else None
    return meanwhile(BetterForm(sent, instance=queries.direction_of(asked)), request)


def find(project: Project, ref: str) -> Questionnaire:
    """The newest version of a questionnaire that was asked more than once, by the `ref` of any of them."""
    any_version = get_object_or_404(project.questionnaires.standing(), ref=ref)
    found = queries.asked_again(project).filter(top=any_version.root.pk).select_related("first").first()
    if found is None:
        raise Http404
    found.project = project
    return found


def find_question(project: Project, ref: str, question: str) -> tuple[Questionnaire, Question]:
    one = find(project, ref)
    asked = get_object_or_404(one.questions.exclude(kind__in=[k for k in Kind if not k.asks]), ref=question)
    asked.questionnaire = one
    return one, asked


def to_question(one: Questionnaire, asked: Question) -> HttpResponse:
    return redirect(reverse("value:changed-question", args=[one.project.slug, one.ref, asked.ref]))

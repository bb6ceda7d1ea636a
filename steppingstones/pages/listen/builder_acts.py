"""What can be done with a question besides wording it: move it, copy it, remove it."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import questionnaires as action
from ...models import Project, Question
from ..once import once
from .builder import find_question, home, item_of, place


@project_page(edit=True)
@require_POST
def move(request: HttpRequest, project: Project, ref: str, steps: int) -> HttpResponse:
    question = find_question(project, ref)
    try:
        action.move_question(question, steps=steps, by=request.member)
    except action.QuestionnaireError as error:
        messages.error(request, str(error))
    return redirect(place(question))


@project_page(edit=True)
@once
@require_POST
def copy(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The same question again, right after it. Its key is its own, as it is another question."""
    question = find_question(project, ref)
    try:
        item = replace(item_of(question), key="")
        new = action.add_question(question.questionnaire, item, by=request.member, after=question)
    except action.QuestionnaireError as error:
        messages.error(request, str(error))
        return redirect(place(question))
    return redirect(place(new))


@project_page(edit=True)
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    question = find_question(project, ref)
    if request.method != "POST":
        return render(request, "listen/question_remove.html", {"question": question, "here": place(question)})
    after = next_to(question)
    try:
        action.remove_question(question, by=request.member)
    except action.QuestionnaireError as error:
        messages.error(request, str(error))
        return redirect(place(question))
    return redirect(place(after) if after else home(question.questionnaire))


def next_to(question: Question) -> Question | None:
    """The question that takes its place in the list."""
    row = list(question.questionnaire.questions.select_related("questionnaire__project"))
    here = row.index(question)
    return next(iter(row[here + 1 :]), None) or next(iter(reversed(row[:here])), None)

"""When a question is asked: what earlier answers have to be. Answers are chosen from those that the question has."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import questionnaire_conditions as conditions
from ...actions.questionnaires import QuestionnaireError
from ...methods.questionnaire import Clause, Kind, Test
from ...methods.questionnaire_check import MOST_CLAUSES, tests_for, values_of
from ...methods.questionnaire_form import Item
from ...models import Project, Question
from ...queries.questionnaire_builder import Row, rows_of
from ..answer import NEEDS_ANOTHER_LOOK
from .builder import Panel, find_question, kept, show

ASKED = {
    Test.ONE_OF: _("is one of these"),
    Test.NONE_OF: _("is none of these"),
    Test.AT_LEAST: _("is this number or more"),
    Test.AT_MOST: _("is this number or less"),
    Test.ANSWERED: _("was answered, whatever the answer is"),
    Test.NOT_ANSWERED: _("was not answered"),
}
VALUED = (Test.ONE_OF, Test.NONE_OF)
COMPARED = (Test.AT_LEAST, Test.AT_MOST)


class ClauseForm(forms.Form):
    test = forms.ChoiceField(
        label=_("The answer"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what the answer has to be."),
            "invalid_choice": _("Choose one of these."),
        },
    )
    values = forms.MultipleChoiceField(
        label=_("Which answers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from these answers.")},
    )
    number = forms.IntegerField(
        label=_("Which number"),
        required=False,
        min_value=-1_000_000,
        max_value=1_000_000,
        error_messages={"invalid": _("Write a whole number, such as 5.")},
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        offered = tests_for(item.kind)
        self.fields["test"].choices = [(test.value, ASKED[test]) for test in offered]
        self.fields["test"].initial = offered[0].value
        self.fields["values"].choices = list(values_of(item).items())
        if not set(offered) & set(VALUED):
            del self.fields["values"]
        if not set(offered) & set(COMPARED):
            del self.fields["number"]
        for field in self.fields.values():
            field.sometimes_needed = True

    def clean(self) -> None:
        test, number = self.cleaned_data.get("test"), self.cleaned_data.get("number")
        if test in VALUED and not self.cleaned_data.get("values") and "values" not in self.errors:
            self.add_error("values", _("Tick at least one answer."))
        if test in COMPARED and number is None and "number" not in self.errors:
            self.add_error("number", _("Write the number."))
        elif test in COMPARED and self.item.kind is not Kind.NUMBER and str(number) not in values_of(self.item):
            self.add_error("number", _("This question does not have this number. Look at its answers."))

    def clause(self) -> Clause:
        test = Test(self.cleaned_data["test"])
        values = self.cleaned_data["values"] if test in VALUED else []
        if test in COMPARED:
            values = [str(self.cleaned_data["number"])]
        return Clause(question=self.item.key, test=test, values=tuple(values))


@project_page(edit=True)
def only_if(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What it hangs on now, and which earlier answer to look at next."""
    return open_at(request, find_question(project, ref))


@project_page(edit=True)
def about(request: HttpRequest, project: Project, ref: str, question: str) -> HttpResponse:
    """One clause about the answer to one earlier question."""
    later = find_question(project, ref)
    rows = rows_of(later.questionnaire)
    about = next((row for row in earlier(rows, ref) if row.ref == question), None)
    if about is None:
        raise Http404
    form = ClauseForm(request.POST or None, item=about.item)
    if form.is_valid() and kept(form, lambda: conditions.add_clause(later, form.clause(), by=request.member)):
        return redirect(here(later))
    status = NEEDS_ANOTHER_LOOK if form.errors else 200
    return open_at(request, later, status, form=form, about=about)


@project_page(edit=True)
@require_POST
def take_away(request: HttpRequest, project: Project, ref: str, place: int) -> HttpResponse:
    question = find_question(project, ref)
    try:
        conditions.take_clause(question, place, by=request.member)
    except QuestionnaireError as error:
        messages.error(request, str(error))
    return redirect(here(question))


@project_page(edit=True)
@require_POST
def all_or_any(request: HttpRequest, project: Project, ref: str, is_any: bool) -> HttpResponse:
    question = find_question(project, ref)
    try:
        conditions.set_any(question, is_any, by=request.member)
    except QuestionnaireError as error:
        messages.error(request, str(error))
    return redirect(here(question))


def open_at(request: HttpRequest, question: Question, status: int = 200, **more: Any) -> HttpResponse:
    rows = rows_of(question.questionnaire)
    row = next(row for row in rows if row.ref == question.ref)
    panel = Panel(template="listen/builder_only_if.html", ref=question.ref)
    can_add = len(row.clauses) < MOST_CLAUSES
    more = {"row": row, "earlier": earlier(rows, question.ref), "can_add": can_add, **more}
    return show(request, question.questionnaire, panel, status, only_if=more)


def earlier(rows: list[Row], ref: str) -> list[Row]:
    """The questions before this one that have an answer to look at."""
    place = next(number for number, row in enumerate(rows) if row.ref == ref)
    return [row for row in rows[:place] if tests_for(row.item.kind)]


def here(question: Question) -> str:
    address = reverse("listen:only-if", args=[question.project.slug, question.ref])
    return f"{address}#question-{question.ref}"

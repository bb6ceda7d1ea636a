"""The question bank: questions to add to a questionnaire, and ready sets that make one."""

from dataclasses import replace

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import questionnaires as action
from ...methods.questionnaire import Kind
from ...methods.questionnaire_form import Item
from ...models import Project
from ...queries.question_bank import bank, ready_set
from ...queries.questionnaire_builder import kind_name
from ..answer import form_page
from ..once import once
from .builder import find, kept, place


class BankForm(forms.Form):
    questions = forms.MultipleChoiceField(
        label=_("Questions"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one question."),
            "invalid_choice": _("Choose from the questions on this page."),
        },
    )
    faces = forms.ChoiceField(
        label=_("Questions with faces"),
        choices=[("", _("As the bank has them")), ("5", _("All with five faces")), ("3", _("All with three faces"))],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose three or five.")},
    )
    faces.sometimes_needed = True

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["questions"].choices = [(key, item.words) for key, item in bank().items.items()]

    def items(self) -> list[Item]:
        """In the order of the bank, whatever the order in which they were ticked."""
        ticked = set(self.cleaned_data["questions"])
        return [self._with_faces(item) for key, item in bank().items.items() if key in ticked]

    def _with_faces(self, item: Item) -> Item:
        faces = self.cleaned_data["faces"]
        return replace(item, most=int(faces)) if faces and item.kind is Kind.FACES else item


@project_page()
@require_safe
def sets(request: HttpRequest, project: Project) -> HttpResponse:
    return render(request, "listen/bank_sets.html", {"sets": bank().sets})


@project_page(edit=True)
@once
@require_POST
def make(request: HttpRequest, project: Project, ready: str) -> HttpResponse:
    """A questionnaire with the questions of a ready set, closed, free to change."""
    found = ready_set(ready)
    if found is None:
        raise Http404
    made = action.write_form(project, found.form, by=request.member)
    return redirect("listen:questionnaire", project.slug, made.ref)


@project_page(edit=True)
@once
def choose(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Several questions from the bank, added at once at the end."""
    questionnaire = find(project, ref)
    form = BankForm(request.POST or None)
    made: list = []

    def add() -> None:
        made.extend(action.add_questions(questionnaire, form.items(), by=request.member))

    if form.is_valid() and kept(form, add):
        return redirect(place(made[0]))
    topics = [(topic, [(item, kind_name(item.kind)) for item in topic.items]) for topic in bank().topics]
    return form_page(
        request,
        "listen/bank.html",
        form,
        questionnaire=questionnaire,
        topics=topics,
        ticked=set(form["questions"].value() or []),
        has={one.key for one in questionnaire.questions.all()},
        here=reverse("listen:questionnaire", args=[project.slug, ref]),
    )

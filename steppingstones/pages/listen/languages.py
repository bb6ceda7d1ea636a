"""A questionnaire in other languages: the list of them, and the translator's page with the words side by side."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import translations as action
from ...actions.questionnaires import QuestionnaireError
from ...methods.languages import LANGUAGES, language
from ...methods.questionnaire_form import Form, places
from ...models import Project, Questionnaire
from ...queries.questionnaires import form_of
from ..answer import form_page
from ..meanwhile import meanwhile
from .forms import WordsField

LONGEST = 10_000
LINE = 120  # longer words get more room
WHAT_IT_IS = {  # what the words themselves do not say
    ".help": gettext_lazy("Help with the question above."),
    ".easy_words": gettext_lazy("The question in easy words: short words, one idea."),
    ".least_words": gettext_lazy("What the lowest number means."),
    ".most_words": gettext_lazy("What the highest number means."),
}


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("Another language"),
        error_messages={
            "required": gettext_lazy("Choose a language."),
            "invalid_choice": gettext_lazy("Choose a language from the list."),
        },
    )

    def __init__(self, *args: Any, questionnaire: Questionnaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = {questionnaire.language, *questionnaire.languages}
        free = [one for one in LANGUAGES.values() if one.code not in there]
        names = [(one.code, f"{one.name} – {one.own_name}") for one in free]
        self.fields["language"].choices = [("", _("Choose a language")), *sorted(names, key=lambda pair: pair[1])]


class WordsForm(forms.Form):
    """A field for each place that has words. Its label is the words as they were written."""

    def __init__(self, *args: Any, asked: Form, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {"lang": code, "dir": language(code).direction}
        for place, words in places(asked).items():
            rows = 2 + len(words) // LINE + words.count("\n")
            is_long = place == "opening" or len(words) > LINE or "\n" in words
            widget = forms.Textarea(attrs={**attributes, "rows": rows}) if is_long else None
            self.fields[place] = WordsField(
                label=words,
                required=False,
                max_length=LONGEST if place == "opening" else limit(place),
                widget=widget or forms.TextInput(attrs=attributes),
                help_text=next((hint for end, hint in WHAT_IT_IS.items() if place.endswith(end)), ""),
            )
            self.fields[place].sometimes_needed = True  # all can be left empty: the page says so once


def limit(place: str) -> int:
    """As much room as the words themselves have."""
    if place == "title":
        return 200
    return 300 if place.startswith("c.") else 2000 if place.endswith(".help") else 1000


@project_page()
def languages(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    return page(request, questionnaire, LanguageForm(questionnaire=questionnaire))


@project_page(edit=True)
@require_POST
def add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    form = LanguageForm(request.POST, questionnaire=questionnaire)
    if form.is_valid():
        code = form.cleaned_data["language"]
        action.add_language(questionnaire, code, by=request.member)
        return redirect("listen:translate", project.slug, ref, code)
    return page(request, questionnaire, form)


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str, lang: str) -> HttpResponse:
    questionnaire = find(project, ref)
    try:
        action.remove_language(questionnaire, lang, by=request.member)
    except QuestionnaireError as error:
        messages.error(request, str(error))
    return redirect("listen:languages", project.slug, ref)


@project_page(edit=True)
def translate(request: HttpRequest, project: Project, ref: str, lang: str) -> HttpResponse:
    questionnaire = find(project, ref)
    if lang not in questionnaire.languages:
        raise Http404
    asked = form_of(questionnaire)
    said = asked.translations.get(lang, {})
    form = meanwhile(WordsForm(request.POST or None, asked=asked, code=lang, initial=said), request)
    if form.is_valid() and kept(form, questionnaire, lang, request):
        messages.success(request, _("Kept."))
        return redirect("listen:languages", project.slug, ref)
    context = {"questionnaire": questionnaire, "to": language(lang), "original": language(asked.language)}
    return form_page(request, "listen/translate.html", form, **context)


def kept(form: WordsForm, questionnaire: Questionnaire, code: str, request: HttpRequest) -> bool:
    try:
        action.translate(questionnaire, code, form.cleaned_data, by=request.member)
    except QuestionnaireError as error:
        form.add_error(None, str(error))
        return False
    return True


def page(request: HttpRequest, questionnaire: Questionnaire, form: LanguageForm) -> HttpResponse:
    asked = form_of(questionnaire)
    wanted = places(asked)
    offered = [
        {"language": language(code), "done": sum(bool(said.get(place)) for place in wanted), "of": len(wanted)}
        for code, said in asked.translations.items()
    ]
    context = {"questionnaire": questionnaire, "offered": offered, "original": language(asked.language)}
    return form_page(request, "listen/languages.html", form, **context)


def find(project: Project, ref: str) -> Questionnaire:
    return get_object_or_404(project.questionnaires.standing(), ref=ref)

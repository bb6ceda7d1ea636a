"""The words around the questions in other languages: by hand, part by part, or from a translator's spreadsheet."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ...access import project_page
from ...actions import phrases as action
from ...formats.phrases import NoPhrases, read_phrases, rows_of
from ...formats.sheet import SpreadsheetError
from ...formats.spreadsheet import read
from ...methods.languages import LANGUAGES, Language
from ...methods.phrase_list import PARTS, PHRASES, Part
from ...methods.phrases import LONGEST, faults, shown
from ...models import Project, Questionnaire
from ...queries.phrases import languages_in_use, said_in_language
from .. import handed_out
from ..answer import form_page
from ..meanwhile import meanwhile
from .forms import WordsField, file

LINE = 70  # longer phrases get more room


class PartForm(forms.Form):
    """A field for each phrase of one part. Its label is the phrase in English."""

    def __init__(self, *args: Any, part: Part, to: Language, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phrases = {f"p{number}": phrase for number, phrase in enumerate(part.phrases)}
        attributes = {"lang": to.code, "dir": to.direction}
        for name, phrase in self.phrases.items():
            widget = forms.Textarea(attrs={**attributes, "rows": 3}) if len(phrase) > LINE else None
            self.fields[name] = WordsField(
                label=shown(phrase),
                required=False,
                max_length=LONGEST,
                widget=widget or forms.TextInput(attrs=attributes),
            )
            self.fields[name].sometimes_needed = True  # all can be left empty: the page says so once

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        for name, phrase in self.phrases.items():
            for fault in faults(phrase, found.get(name) or ""):
                self.add_error(name, fault)
        return found

    @property
    def said(self) -> dict[str, str]:
        return {phrase: self.cleaned_data[name] for name, phrase in self.phrases.items()}


class SheetForm(forms.Form):
    file = file(
        gettext_lazy("The spreadsheet of your translator"),
        accept=".csv,.xlsx",
        hint=gettext_lazy("English in the first column, the other language in the second."),
    )


@project_page()
def phrases(request: HttpRequest, project: Project) -> HttpResponse:
    """Which languages there are, and how far each is."""
    found = [{"language": one, "done": done} for one, done in languages_in_use(project)]
    return render(request, "listen/phrases.html", {"found": found, "of": len(PHRASES)})


@project_page()
def language(request: HttpRequest, project: Project, lang: str) -> HttpResponse:
    """The parts of one language."""
    to = find(lang)
    said = said_in_language(project.pk, to.code)
    done = [{"part": part, "done": sum(one in said for one in part.phrases), "of": len(part.phrases)} for part in PARTS]
    context = {"to": to, "parts": done, "left": len(PHRASES) - len(said), "of": len(PHRASES), "form": SheetForm()}
    return render(request, "listen/phrase_parts.html", context)


@project_page(edit=True)
def part(request: HttpRequest, project: Project, lang: str, part: str) -> HttpResponse:
    to, chosen = find(lang), next((each for each in PARTS if each.key == part), None)
    if chosen is None:
        raise Http404
    said = said_in_language(project.pk, to.code)
    now = {f"p{number}": shown(said.get(phrase, "")) for number, phrase in enumerate(chosen.phrases)}
    form = meanwhile(PartForm(request.POST or None, part=chosen, to=to, initial=now), request)
    if form.is_valid():
        action.put_into(project, to.code, form.said, by=request.member)
        messages.success(request, _("Kept."))
        return redirect("listen:phrase-language", project.slug, to.code)
    return form_page(request, "listen/phrase_part.html", form, to=to, part=chosen)


@project_page()
def as_csv(request: HttpRequest, project: Project, lang: str) -> HttpResponse:
    """For a translator who works in a spreadsheet."""
    to = find(lang)
    rows = rows_of(to.name, said_in_language(project.pk, to.code))
    return handed_out.as_csv(rows, f"words-{to.code}.csv")


@project_page(edit=True)
def bring_in(request: HttpRequest, project: Project, lang: str) -> HttpResponse:
    """All of it, or nothing: a row that needs mending is named."""
    to = find(lang)
    form = SheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            said = read_phrases(read(sent, sent.name))
        except (SpreadsheetError, NoPhrases) as error:
            form.add_error("file", str(error))
        else:
            action.put_into(project, to.code, said, by=request.member)
            words = ngettext("%(n)d phrase is kept.", "%(n)d phrases are kept.", len(said))
            messages.success(request, words % {"n": len(said)})
            return redirect("listen:phrase-language", project.slug, to.code)
    return form_page(request, "listen/phrase_file.html", form, to=to)


def find(lang: str) -> Language:
    """A language that is not the site's own."""
    if lang not in LANGUAGES or lang == Questionnaire._meta.get_field("language").default:
        raise Http404
    return LANGUAGES[lang]

"""Before and after: the rounds of a questionnaire, how answers are paired, and its versions."""

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import questionnaire_versions as action
from ...actions.questionnaires import QuestionnaireError
from ...documents.cards import CardSheet, pdf
from ...methods.cards import MOST_CARDS, different_cards
from ...models import Project, Questionnaire
from ...queries.questionnaires import family, round_now
from .. import handed_out
from ..once import once

ON_A_PRINT = 40  # five pages of eight
FIRST_CARDS = range(1, MOST_CARDS + 1, ON_A_PRINT)


class PairingForm(forms.Form):
    pairing = forms.ChoiceField(
        label=gettext_lazy("How are a person’s answers put beside their earlier ones?"),
        choices=Questionnaire.Pairing.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one of these."),
            "invalid_choice": gettext_lazy("Choose one of these."),
        },
    )


class RoundForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of this time"),
        max_length=100,
        help_text=gettext_lazy("Such as: Before, After, or Spring 2026."),
        error_messages={"required": gettext_lazy("Write a name for this time, such as: Before.")},
    )


@project_page()
def rounds(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return page(request, find(project, ref))


@project_page(edit=True)
@require_POST
def pairing(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    form = PairingForm(request.POST)
    if form.is_valid():
        try:
            action.choose_pairing(questionnaire, form.cleaned_data["pairing"], by=request.member)
            messages.success(request, _("Kept."))
            return to_page(project, ref)
        except QuestionnaireError as error:
            form.add_error(None, str(error))
    return page(request, questionnaire, pairing_form=form)


@project_page(edit=True)
@once
@require_POST
def begin(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    form = RoundForm(request.POST)
    if form.is_valid():
        try:
            action.begin_round(questionnaire, form.cleaned_data["name"], by=request.member)
            return to_page(project, ref)
        except QuestionnaireError as error:
            form.add_error(None, str(error))
    return page(request, questionnaire, round_form=form)


@project_page(edit=True)
@require_POST
def end(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    action.end_round(find(project, ref), by=request.member)
    messages.success(request, _("This time has ended."))
    return to_page(project, ref)


@project_page(edit=True)
@once
@require_POST
def new_version(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    try:
        new = action.new_version(questionnaire, by=request.member)
    except QuestionnaireError as error:
        messages.error(request, str(error))
        return redirect("listen:questionnaire", project.slug, ref)
    words = _("This is version %(number)s. Change it, then open it. Until then people answer the version before.")
    messages.success(request, words % {"number": new.number})
    return redirect("listen:questionnaire", project.slug, new.ref)


@project_page()
def versions(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    rows = family(questionnaire).annotate(people=Count("responses"))
    return render(request, "listen/versions.html", {"questionnaire": questionnaire, "versions": rows})


@project_page()
def cards(request: HttpRequest, project: Project, ref: str, first: int) -> HttpResponse:
    """Cards to cut out. The same numbers are the same cards each time, so that no two people get the same one."""
    questionnaire = find(project, ref)
    if first not in FIRST_CARDS or questionnaire.root.pairing != Questionnaire.Pairing.CARD:
        raise Http404
    codes = different_cards(MOST_CARDS, questionnaire.root.ref)[first - 1 : first - 1 + ON_A_PRINT]
    keep = _("Keep this card. You will need it next time. It does not say who you are.")
    sheet = CardSheet(title=questionnaire.title, group=project.name, keep=keep, codes=codes, first=first)
    back = reverse("listen:questionnaire", args=[project.slug, ref])
    return handed_out.printed(request, lambda: pdf(sheet).data, f"cards-{first}.pdf", otherwise=back)


def page(
    request: HttpRequest,
    questionnaire: Questionnaire,
    pairing_form: PairingForm | None = None,
    round_form: RoundForm | None = None,
) -> HttpResponse:
    root = questionnaire.root
    wrong = pairing_form or round_form
    context = {
        "questionnaire": questionnaire,
        "form": wrong,
        "pairing_form": pairing_form or PairingForm(initial={"pairing": root.pairing}),
        "round_form": round_form or RoundForm(),
        "pairing": root.get_pairing_display(),
        "is_fixed": family(root).exclude(opened_on=None).exists(),
        "uses_cards": root.pairing == Questionnaire.Pairing.CARD,
        "uses_members": root.pairing == Questionnaire.Pairing.MEMBER,
        "people": questionnaire.project.members.present().order_by("name"),
        "prints": [(first, min(first + ON_A_PRINT - 1, MOST_CARDS)) for first in FIRST_CARDS],
        "now": round_now(root),
        "rounds": root.rounds.annotate(people=Count("responses")),
    }
    return render(request, "listen/rounds.html", context, status=422 if wrong else 200)


def to_page(project: Project, ref: str) -> HttpResponse:
    return redirect("listen:rounds", project.slug, ref)


def find(project: Project, ref: str) -> Questionnaire:
    return get_object_or_404(project.questionnaires.standing().select_related("first"), ref=ref)

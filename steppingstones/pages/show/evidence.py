"""Choosing what a claim rests on: by side, time and theme, or voice by voice. What speaks against it never is."""

from typing import Any, TypeAlias

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from ...access import project_page
from ...actions import reports as actions
from ...models import Claim, Giver, Project
from ...queries.chosen_evidence import evidence_of, themes_to_choose, voices_to_pick
from ...queries.reading import Reading
from ..answer import form_page
from ..meanwhile import meanwhile
from ..typed import Day
from .claims import find, removed

Choices: TypeAlias = list[tuple[str, str]]
NOBODY_LEFT = _(
    "Saved. But nobody is left whose voice counts for this claim. The report says so. You can choose again."
)


class EvidenceForm(forms.ModelForm):
    """Which of the voices that support the stone count for this claim. Where nothing is chosen, all do."""

    sides = forms.MultipleChoiceField(
        label=_("Only what was said by"),
        help_text=_("Leave all empty, and what every side said counts."),
        choices=Giver.SIDES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose one of these sides.")},
    )
    said_from = Day(label=_("Only what was said on this day or later"))
    said_until = Day(label=_("Only what was said on this day or before"))
    themes = forms.MultipleChoiceField(
        label=_("Only what is about one of these themes"),
        help_text=_("What is tagged later counts as well. The parts of a theme count if you tick them, too."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these themes is not there any more. Choose again.")},
    )
    picked = forms.MultipleChoiceField(
        label=_("Or only these voices"),
        help_text=_("Tick none, and new voices join by themselves. If you tick some, only those count."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these voices may not be used any more. Choose again.")},
    )

    class Meta:
        model = Claim
        fields = ("sides", "said_from", "said_until", "themes", "picked")

    def __init__(self, *args: Any, themes: Choices, voices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("themes", themes), ("picked", voices)):
            self.fields[name].choices = choices
            if not choices:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("said_from"), given.get("said_until")
        if first and last and last < first:
            self.add_error("said_until", _("This day is before the first one. Choose a later day, or leave it empty."))
        return given


@project_page(edit=True)
def claim_evidence(request: HttpRequest, project: Project, ref: str, claim: str) -> HttpResponse:
    found = find(project, ref, claim)
    if found.removed_at:
        return removed(request, found)
    reading = Reading(project)
    offered = {"themes": themes_to_choose(found, reading), "voices": voices_to_pick(found, reading)}
    form = meanwhile(EvidenceForm(request.POST or None, instance=found, **offered), request)
    if form.is_valid():
        actions.choose_evidence(form.save(commit=False), by=request.member)
        if found.is_chosen and not evidence_of([found], reading)[found].supporting.count:
            messages.warning(request, NOBODY_LEFT)
        return redirect("show:claim", project.slug, ref, claim)
    return form_page(request, "show/claim_evidence.html", form, claim=found, report=found.report)

"""Forms that join a voice to what it shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Decision, Project
from ..stone_choice import stance_field
from ..voice_lists import TickVoices


class LedToForm(forms.Form):
    """The decision that was taken because of a voice."""

    decision = forms.ModelChoiceField(
        queryset=Decision.objects.none(),
        to_field_name="ref",
        label=_("Which decision did it lead to?"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a decision."),
            "invalid_choice": _("This decision is not in the list any more. Choose another one."),
        },
    )

    def __init__(self, *args: Any, project: Project, shown: list[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = project.decisions.standing()
        self.fields["decision"].choices = [(decision.ref, decision.question) for decision in shown]


class TickVoicesFor(TickVoices):
    """Voices ticked for a stone, and whether they support it."""

    stance = stance_field()

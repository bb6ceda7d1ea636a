"""Forms that join a voice to what it shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Decision, Evidence, Project, Stone
from ...queries.evidence import stones_by_place
from ..voice_lists import TickVoices


def stance_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Does it support this, or speak against it?"),
        choices=[(Evidence.Stance.FOR, _("It supports it")), (Evidence.Stance.AGAINST, _("It speaks against it"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose whether it supports this or speaks against it."),
            "invalid_choice": _("Choose whether it supports this or speaks against it."),
        },
    )


class ShowsForm(forms.Form):
    """What a voice shows: one stone of the pathway, for or against."""

    stone = forms.ModelChoiceField(
        queryset=Stone.objects.none(),
        to_field_name="ref",
        label=_("Which stone is it about?"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a stone."),
            "invalid_choice": _("This stone was removed from the pathway. Choose another one."),
        },
    )
    stance = stance_field()

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stones = project.stones.standing().in_order()
        self.fields["stone"].queryset = stones
        self.fields["stone"].choices = [
            (place, [(stone.ref, stone.words) for stone in found]) for place, found in stones_by_place(stones)
        ]


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

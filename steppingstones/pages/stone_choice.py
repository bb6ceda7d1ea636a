"""Choosing the stone that voices are about, for or against: the same in every room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Evidence, Project, Stone
from ..queries.evidence import stones_by_place

ONE = (_("Does it support this, or speak against it?"), _("It supports it"), _("It speaks against it"))
SEVERAL = (_("Do they support this, or speak against it?"), _("They support it"), _("They speak against it"))


def stance_field(words: tuple[Any, Any, Any] = ONE) -> forms.ChoiceField:
    label, supports, speaks_against = words
    return forms.ChoiceField(
        label=label,
        choices=[(Evidence.Stance.FOR, supports), (Evidence.Stance.AGAINST, speaks_against)],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose whether it supports this or speaks against it."),
            "invalid_choice": _("Choose whether it supports this or speaks against it."),
        },
    )


class ShowsForm(forms.Form):
    """What voices show: one stone of the pathway, for or against."""

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

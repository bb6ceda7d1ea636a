"""What a member says about a question that is asked more than once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Direction, Stone
from ...queries.changed import can_be_shown
from ..typed import choice


class BetterForm(forms.ModelForm):
    """Which way is better, and whether people came because they were doing badly in it."""

    better = choice(_("Which answers are better?"), Direction.Better.choices, missing=_("Choose one of these."))
    chosen_for_low = forms.BooleanField(
        label=_("People take part because they were doing badly in this"),
        help_text=_("Whoever begins very low often gets better anyway. The page then says so."),
        required=False,
    )

    class Meta:
        model = Direction
        fields = ("better", "chosen_for_low")


class ShowsForm(forms.Form):
    """The outcome that a question shows."""

    stone = forms.ModelChoiceField(
        label=_("Which outcome does this question show?"),
        help_text=_("Then the page “With and without” counts what changed here, and the pathway says how you know."),
        queryset=Stone.objects.none(),
        to_field_name="ref",
        empty_label=_("Choose an outcome"),
        error_messages={
            "required": _("Choose an outcome."),
            "invalid_choice": _("This outcome is not there any more. Choose another."),
        },
    )

    def __init__(self, *args: Any, project: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["stone"].queryset = can_be_shown(project)

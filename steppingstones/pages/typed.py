"""Fields that forms of several rooms share."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST = 10_000


def long_text(label: Any, *, help_text: Any = "", missing: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


def one_line(label: Any, *, help_text: Any = "", missing: Any = "", most: int = 300) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=most,
        error_messages={"required": missing},
    )


def choice(label: Any, choices: Any, *, help_text: Any = "", missing: Any = "") -> forms.ChoiceField:
    """One of a few, all in sight."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        required=bool(missing),
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing or _("Choose one of these.")},
    )


class Day(forms.DateField):
    """A day. `is_past`: it has been, or is today."""

    def __init__(self, *, label: Any, help_text: Any = "", missing: Any = "", is_past: bool = True) -> None:
        self.is_past = is_past
        super().__init__(
            label=label,
            help_text=help_text,
            required=bool(missing),
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={
                "required": missing,
                "invalid": _("Write the date as day, month and year, such as 4/3/2026."),
            },
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and self.is_past and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Write a day that has been."))
        return day


def by_place(stones: Any) -> forms.ModelChoiceField:
    """A stone of the pathway, or none; `stones` are filled in by the form."""
    return forms.ModelChoiceField(
        queryset=stones,
        to_field_name="ref",
        required=False,
        label=_("Which stone is it about?"),
        empty_label=_("None of them"),
        error_messages={"invalid_choice": _("This stone was removed from the pathway. Choose another one.")},
    )

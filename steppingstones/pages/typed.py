"""Fields that forms of several rooms share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..methods.giving import number
from ..queries.giving_words import figure

LONGEST = 10_000
MOST_MONEY = Decimal("9999999.99")


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


class AsTyped:
    """For a number field of Django, put first among its bases: “1,200” is meant as 1200, and “1,5” as 1.5."""

    def to_python(self, value: Any) -> Any:
        found = number(value) if isinstance(value, str) else None
        return super().to_python(value if found is None else str(found))  # type: ignore[misc]


class Whole(AsTyped, forms.IntegerField):
    """How many."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})


class Figure(AsTyped, forms.FloatField):
    """How much, or a part in a hundred."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})


HAS_PASSED = _("This day has passed. Choose today or a later day, or leave it empty.")


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


class DayToCome(Day):
    """A day for something new: it is not late already."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(label=label, is_past=False)

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day < timezone.localdate():
            raise forms.ValidationError(HAS_PASSED)
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


class Number(forms.CharField):
    """A number as people write it: “1,5” and “1.5” are the same."""

    def __init__(self, *, most: Decimal, may_be_nothing: bool = True, missing: Any = "", **kwargs: Any) -> None:
        super().__init__(required=bool(missing), error_messages={"required": missing}, **kwargs)
        self.most, self.may_be_nothing = most, may_be_nothing
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        # Plain figures, in whatever language the page is: they are read again when the form is sent.
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        typed = super().to_python(value)
        if not typed:
            return None
        found = number(typed)
        if found is None:
            raise forms.ValidationError(_("Write a number, such as 2 or 1.5."))
        if found < 0 or (found == 0 and not self.may_be_nothing):
            raise forms.ValidationError(_("Write a number above nought."))
        if found > self.most:
            raise forms.ValidationError(_("Write at most %(most)s."), params={"most": figure(self.most)})
        if found != found.quantize(Decimal("0.01")):
            raise forms.ValidationError(_("Write at most two figures after the point."))
        return found.quantize(Decimal("0.01"))

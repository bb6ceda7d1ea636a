"""What people say when they ask for sign-off, and when they sign."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import BOTH_SIDES, Side, SignOff
from ..typed import choice, long_text, one_line

ADDRESS = re.compile(r"(?=.{3})[a-z0-9]+(-[a-z0-9]+)*")


class AskForm(forms.Form):
    others = forms.MultipleChoiceField(
        label=_("Who else must sign?"),
        help_text=_("One person of each side that you tick. You need not tick any."),
        choices=[pair for pair in Side.choices if pair[0] not in BOTH_SIDES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class OpenForm(forms.Form):
    """The address at which everybody can read it."""

    address = one_line(
        _("Words for its address"),
        help_text=_(
            "Only if you like, such as our-day-centre. People remember words, and can guess them. Without words nobody "
            "can guess the address."
        ),
        most=40,
    )

    def clean_address(self) -> str:
        words = self.cleaned_data["address"].strip().lower()
        if words and not ADDRESS.fullmatch(words):
            raise forms.ValidationError(
                _("Use 3 to 40 letters from a to z, digits and single hyphens, such as our-day-centre.")
            )
        return words


class SignForm(forms.Form):
    """A yes, a yes with other words beside it, or a no."""

    answer = choice(
        _("Do you agree that it goes out?"), SignOff.Answer.choices, missing=_("Choose what you say to this version.")
    )
    words = long_text(_("What do you see differently?"), help_text=_("In your own words. It can be short."))
    printed = choice(
        _("Shall these words stand in the report?"),
        SignOff.Printed.choices,
        help_text=_("The program keeps which words are yours, so that you can change them or take them back."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("printed", SignOff.Printed.NOT)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        words, answer = said.get("words", "").strip(), said.get("answer")
        if answer and answer != SignOff.Answer.AGREE and not words and "words" not in self.errors:
            self.add_error("words", _("Write what you see differently. A few words are enough."))
        if answer == SignOff.Answer.AGREE and words:
            self.add_error("answer", _("You wrote what you see differently. Choose the second or the third answer."))
        said["printed"] = said.get("printed") or SignOff.Printed.NOT
        return said

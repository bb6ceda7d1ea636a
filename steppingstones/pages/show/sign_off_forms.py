"""What people say when they ask for sign-off, and when they sign."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import BOTH_SIDES, Side, SignOff
from ..typed import choice, long_text


class AskForm(forms.Form):
    others = forms.MultipleChoiceField(
        label=_("Who else must sign?"),
        help_text=_("One person of each side that you tick. You need not tick any."),
        choices=[pair for pair in Side.choices if pair[0] not in BOTH_SIDES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


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

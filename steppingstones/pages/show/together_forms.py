"""What people write when they write a report together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...methods.other_words import even_lines
from ..typed import long_text


class SayForm(forms.Form):
    words = long_text(_("What do you say about it?"), missing=_("Write what you want to say about it."))


class SuggestForm(forms.Form):
    """Other words than those that are there."""

    suggested = long_text(
        _("The words that you suggest"),
        help_text=_("Change the words as you like. Nothing changes in the report until somebody else takes them."),
        missing=_("Write the words that you suggest."),
        rows=4,
    )
    words = long_text(_("Why?"), rows=2)

    def clean_suggested(self) -> str:
        suggested = self.cleaned_data["suggested"]
        if even_lines(self.initial["suggested"]).strip() == even_lines(suggested):
            raise forms.ValidationError(_("These are the words that are there. Change some of them first."))
        return suggested


class TakeForm(forms.Form):
    """The words as they will be: those that were suggested, or what comes of both."""

    words = long_text(
        _("The words that will stand there"),
        help_text=_("You can still change them, such as to keep something of both."),
        missing=_("Write the words that will stand there."),
        rows=4,
    )
    why = long_text(_("Why do you take them?"), rows=2)


class SettleForm(forms.Form):
    """A suggestion is left for a reason; of what was said, an answer is enough."""

    why = long_text(_("Why do the words stay?"), missing=_("Say why, so that whoever suggested it understands."))

    def __init__(self, *args: Any, suggests: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not suggests:
            why = self.fields["why"]
            why.label, why.required = _("Your answer"), False

"""The one box for every code."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...actions.codes import LENGTH, MOST_TYPED, strange_in, tidied


class CodeForm(forms.Form):
    """Six letters and numbers, typed in any way."""

    code = forms.CharField(
        label=gettext_lazy("Your code"),
        help_text=gettext_lazy("It has 6 letters and numbers. Big or small letters, both are fine."),
        max_length=MOST_TYPED,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code-box"}
        ),
        error_messages={"required": gettext_lazy("Type the code. It is 6 letters and numbers.")},
    )

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        if strange := strange_in(typed):
            raise forms.ValidationError(strange_words(strange))
        code = tidied(typed)
        if len(code) != LENGTH:
            words = _("A code has %(right)s letters and numbers. You typed %(typed)s. Look at it again.")
            raise forms.ValidationError(words % {"right": LENGTH, "typed": len(code)})
        return code


class HelperForm(forms.Form):
    """Who sits beside somebody."""

    helped_by = forms.CharField(
        label=gettext_lazy("Is somebody helping you today? Their name"),
        help_text=gettext_lazy("The group then sees that you did things with their help."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def strange_words(strange: str) -> str:
    """What is in no code, and what it may be."""
    if len(strange) > 1:
        first = _("These are in no code: %(letters)s.") % {"letters": " ".join(strange[:LENGTH])}
    else:
        first = _("There is no %(letters)s in a code.") % {"letters": strange}
    may_be = {"O": "Q, D, 8", "0": "Q, D, 8", "I": "T, J, 7", "L": "T, 7, 4", "1": "T, J, 7", "A": "4, R", "E": "3, F"}
    hints = [
        _("%(letter)s may be one of %(others)s.") % {"letter": letter, "others": may_be[letter]}
        for letter in strange
        if letter in may_be
    ]
    return " ".join([first, *(hints or [_("Look at the code again.")])])


__all__ = ["CodeForm", "HelperForm"]

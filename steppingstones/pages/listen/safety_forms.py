"""Forms for what worries somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .forms import text


class WorryForm(forms.Form):
    words = text(
        _("What worries you?"),
        rows=4,
        hint=_("In a few words, if you like. Only those who look after people’s safety read it."),
    )


class DoneForm(forms.Form):
    done = text(
        _("What was done"),
        required=_("Write what was done."),
        rows=6,
        hint=_("Who was told, on which day, and what they said. Add to it as things happen."),
    )


class GuidanceForm(forms.Form):
    words = text(
        _("What to do when something worries you"),
        rows=14,
        hint=_("One thing on each line. Name your own contacts, with telephone numbers. Empty brings our text back."),
    )

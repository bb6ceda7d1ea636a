"""Forms for taking a note back to the person who said it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...models import Voice
from .forms import text

RIGHT, PUT_RIGHT = "right", "put-right"


class CheckForm(forms.Form):
    """Somebody read a note to the person, or talked it through with them, and writes down what they said."""

    said = forms.ChoiceField(
        label=_("What did the person say?"),
        choices=[(RIGHT, _("It is right")), (PUT_RIGHT, _("It should say something else"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the person said."), "invalid_choice": _("Choose one of these.")},
    )
    words = text(
        _("What it should say"), rows=4, hint=_("Only if it should say something else. What was written is kept too.")
    )
    words.sometimes_needed = True
    how = forms.ChoiceField(
        label=_("How did you ask?"),
        choices=[
            (Voice.CheckedHow.ALOUD, _("I read it to them")),
            (Voice.CheckedHow.TOGETHER, _("We talked it through")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you asked."), "invalid_choice": _("Choose one of these ways.")},
    )
    on = forms.DateField(
        label=_("When"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day."), "invalid": _("Write the day like this: 2026-03-04.")},
    )

    def __init__(self, *args: Any, voice: Voice, **kwargs: Any) -> None:
        super().__init__(*args, initial={"words": voice.words}, **kwargs)

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Choose the day on which you asked."))
        if day.year < 1900:
            raise forms.ValidationError(_("This day is too long ago. Look at the year again."))
        return day

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("said") == PUT_RIGHT and "words" in given and not given["words"].strip():
            self.add_error("words", _("Write what it should say."))


class WordsForm(forms.Form):
    """The person changes what was written down for them."""

    words = text(_("What should it say?"), required=_("Write what it should say. To take it away, go back."), rows=5)

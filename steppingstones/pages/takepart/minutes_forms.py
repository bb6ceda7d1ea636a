"""Forms of minutes: writing them, agreeing to them, giving them to somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...actions.minutes import NotTheLast
from ...models import MinutesView
from ...queries.meeting_words import PAPERS_TO_TICK
from .meeting_forms import text

LONGEST = 100_000


class MinutesForm(forms.Form):
    words = text(
        _("Minutes"),
        rows=18,
        most=LONGEST,
        missing=_("Write the minutes."),
        hint=_("An empty line begins a new part. Lines that begin with “- ” become a list."),
    )
    easy = text(
        _("The same in easier words"),
        rows=8,
        most=LONGEST,
        hint=_("One short idea on each line. Each gets a picture in Easy Read."),
    )


def which_number() -> forms.IntegerField:
    """The number of the minutes that were on the page."""
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


class ViewForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Are the minutes right?"),
        choices=MinutesView.Answer.choices[1:],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )
    words = text(_("What must be changed?"), rows=4)
    number = which_number()

    def __init__(self, *args: Any, last: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last = self.fields["number"].initial = last
        self.fields["words"].sometimes_needed = True

    def clean(self) -> dict[str, Any]:
        """Nobody agrees to words that came while they read others. The form comes back with the new ones."""
        given = super().clean()
        if given.get("number") not in (None, self.last):
            self.data = self.data.copy()
            self.data["number"] = self.last
            self.add_error(None, NotTheLast.words)
        if given.get("answer") == MinutesView.Answer.CHANGE and not given.get("words", "").strip():
            self.add_error("words", _("Write what must be changed."))
        return given


class GiveForm(forms.Form):
    sent_as = forms.ChoiceField(
        label=_("In which form?"),
        choices=PAPERS_TO_TICK,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a form."), "invalid_choice": _("Choose one of these.")},
    )
    number = which_number()

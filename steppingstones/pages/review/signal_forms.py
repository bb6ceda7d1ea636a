"""What people type about signals."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ...queries.signal_records import RecordTold
from ..typed import long_text

A_LINE = 80


class SignalForm(forms.Form):
    """Why it is so. `records` are those that it may be about; `about` was chosen before, and may not stand out now."""

    words = long_text(
        _("Why is this so?"),
        help_text=_(
            "This is so because … Whoever in the group sees this page reads it, with your name. Name nobody else."
        ),
        missing=_("Write why this is so."),
    )
    thing = forms.ChoiceField(
        label=_("Is it about one of them?"),
        required=False,
        error_messages={"invalid_choice": _("This one is not on the list any more. Choose another one.")},
    )

    def __init__(self, *args: Any, records: Sequence[RecordTold], about: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = [(each.ref, Truncator(" ".join(each.words.split())).chars(A_LINE)) for each in records]
        if about and about not in dict(chosen):
            chosen.append((about, _("One that does not stand out any more")))
        if chosen:
            self.fields["thing"].choices = [("", _("About all of them")), *chosen]
        else:
            del self.fields["thing"]

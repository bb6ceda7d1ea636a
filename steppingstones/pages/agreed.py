"""What people agreed to when notes of what they said become voices; for each room in which notes are taken."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Consent
from ..queries.conversations import NoteShown
from .who_said import MORE_USES


class AgreedForm(forms.Form):
    """What each person agreed to, note by note, beside the group reading it. Nothing is ticked beforehand."""

    def __init__(self, *args: Any, notes: Sequence[NoteShown], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notes = notes
        self.shown = hashlib.sha256(json.dumps([[note.ref, note.words] for note in notes]).encode()).hexdigest()[:16]
        self.fields["as_shown"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=self.shown)
        for note in notes:
            self.fields[f"uses_{note.ref}"] = forms.MultipleChoiceField(
                label=_("What else did they agree to?"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[each for each in MORE_USES if note.name or each[0] != Consent.Use.QUOTE_NAMED],
                error_messages={"invalid_choice": _("Choose from these uses.")},
            )

    def clean(self) -> None:
        if self.cleaned_data.get("as_shown") != self.shown:
            self.add_error(None, _("Somebody changed these notes while you were looking at them. Look once more."))

    def pairs(self) -> list[tuple[NoteShown, forms.BoundField]]:
        return [(note, self[f"uses_{note.ref}"]) for note in self.notes]

    def agreed(self) -> dict[str, list[str]]:
        return {note.ref: self.cleaned_data[f"uses_{note.ref}"] for note in self.notes}

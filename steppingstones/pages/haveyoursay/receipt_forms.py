"""What somebody without an account changes on their receipt: until when their words may be used."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions.consent import Terms, Use, terms_of
from ...models import Voice

LABELS = {
    Use.GROUP: _("The group can read my words until"),
    Use.QUOTE: _("The group can use my words until"),
    Use.PUBLIC: _("People outside the group can see my words until"),
    Use.RESEARCH: _("Researchers can study my words until"),
}


class UntilForm(forms.Form):
    """The last day of each use; an empty field sets no end."""

    def __init__(self, *args: Any, voice: Voice, **kwargs: Any) -> None:
        self.now = terms_of(voice)
        initial = {f"until_{use}": self.now.until.get(use) for use in LABELS}
        super().__init__(*args, initial=initial, **kwargs)
        for use, label in LABELS.items():
            self.fields[f"until_{use}"] = forms.DateField(
                label=label,
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages={"invalid": _("Write the day like this: 2027-03-04.")},
            )

    def clean(self) -> None:
        for name, day in list(self.cleaned_data.items()):
            if day and day < timezone.localdate():
                self.add_error(name, _("This day has passed. Choose a later one, or take the tick away."))

    @property
    def has_end(self) -> bool:
        return any(field.value() or field.errors for field in self)

    def terms(self) -> Terms | None:
        """With who decided, as it was. Nothing, where no field came: then the last days stay as they were."""
        if not any(name in self.data for name in self.fields):
            return None
        until = {use: self.cleaned_data[f"until_{use}"] for use in LABELS}
        return Terms(until=until, decided_by=self.now.decided_by, decided_how=self.now.decided_how)

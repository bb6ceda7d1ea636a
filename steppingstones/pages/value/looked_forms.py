"""What people type about something that they look for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import EvidenceTest, Expectation
from ...queries.looked_for import choices, ends_of, key_of
from ..typed import choice, long_text, one_line


class TestForm(forms.ModelForm):
    """What to look for, and where."""

    __test__ = False  # not a test of pytest's

    what = long_text(
        _("What could you look for?"),
        help_text=_("Something that should be there if doing it together had a part: a date, a letter, a number."),
        missing=_("Write what you look for."),
        rows=2,
    )
    origin = one_line(
        _("Where do you look?"),
        help_text=_("Such as: the minutes of June. What comes from one place counts as one source."),
        missing=_("Write where you look."),
        most=200,
    )

    class Meta:
        model = EvidenceTest
        fields = ("what", "origin")


class ExpectForm(forms.Form):
    """What one expects, in words."""

    so = choice(
        _("Suppose that doing it together had a part. Would you find this?"), [], missing=_("Choose how likely it is.")
    )
    so_not = choice(
        _("Suppose that it had no part. Would you find this all the same?"), [], missing=_("Choose how likely it is.")
    )

    def __init__(self, *args: Any, there: Expectation | None = None, **options: Any) -> None:
        if there:
            so, so_not = key_of(there.so_low, there.so_high), key_of(there.not_low, there.not_high)
            options["initial"] = {"so": so, "so_not": so_not}
        super().__init__(*args, **options)
        for name in ("so", "so_not"):
            self.fields[name].choices = choices()

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return ends_of(self.cleaned_data["so"]), ends_of(self.cleaned_data["so_not"])


class LookForm(forms.Form):
    """What came of looking."""

    result = choice(_("Did you look? Was it there?"), EvidenceTest.Result.choices)
    found_words = long_text(_("What did you find, or not find?"), rows=2)

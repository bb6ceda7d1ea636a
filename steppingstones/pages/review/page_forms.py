"""What people type for the review page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import OutcomeArea, Stone
from ..typed import choice, long_text, one_line


class SayForm(forms.Form):
    """What the group says about one part."""

    words = long_text(
        _("What do you say about this?"),
        help_text=_("It stands above what was gathered. Leave it empty if you have nothing to add."),
        rows=6,
    )
    easy = long_text(
        _("The same in Easy Read"),
        help_text=_("Short words. One idea on each line. We guess a picture for each line."),
        rows=4,
    )


class AreasForm(forms.Form):
    """What each outcome is mostly about."""

    def __init__(self, *args: Any, stones: Sequence[Stone], areas: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.stones = stones
        for stone in stones:
            choices = [("", _("We cannot say yet")), *OutcomeArea.Area.choices]
            self.fields[stone.ref] = choice(stone.words, choices)
            self.initial[stone.ref] = areas.get(stone.ref, "")

    @property
    def areas(self) -> dict[Stone, str]:
        return {stone: self.cleaned_data[stone.ref] for stone in self.stones if stone.ref in self.changed_data}


class KeepForm(forms.Form):
    name = one_line(
        _("Name of this page"),
        help_text=_("Such as: Spring 2026."),
        missing=_("Write a name for this page, such as: Spring 2026."),
        most=100,
    )
    is_shared = forms.BooleanField(
        label=_("Share it with the organisation"),
        help_text=_("People who are in several of its projects, and in this one, see it beside the others."),
        required=False,
    )

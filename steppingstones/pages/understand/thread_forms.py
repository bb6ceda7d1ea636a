"""What somebody asks about the changes here. It is in the address, so that it can be shared and gone back to."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Project, Stone
from ...queries.evidence import CHANGE_LEADS_TO, stones_by_place
from ...queries.thread_page import Asked

A_DAY = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"]


def day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=A_DAY,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class AskForm(forms.Form):
    """Changes that lead to a stone, from one day to another, and whether the page is to show outside."""

    stone = forms.ChoiceField(label=_("Only changes that lead to"), required=False)
    first = day(_("From"))
    last = day(_("Until"))
    outside = forms.BooleanField(label=_("To show outside: hide small numbers"), required=False)

    def __init__(self, data: Any, *, project: Project) -> None:
        super().__init__(data, auto_id="ask-%s", use_required_attribute=False)
        found = project.stones.standing().filter(kind__in=CHANGE_LEADS_TO).in_order()
        self.stones: dict[str, Stone] = {stone.ref: stone for stone in found}
        self.fields["stone"].choices = [
            ("", _("Any stone")),
            *(
                (place, [(stone.ref, stone.words[:80]) for stone in here])
                for place, here in stones_by_place(self.stones.values())
            ),
        ]
        self.is_valid()  # what cannot be understood is left out, not complained about

    @property
    def asked(self) -> Asked:
        wanted = self.cleaned_data
        return Asked(
            stone=self.stones.get(wanted.get("stone", "")),
            first=wanted.get("first"),
            last=wanted.get("last"),
            is_outside=bool(wanted.get("outside")),
        )

    def address(self, without: str = "") -> str:
        """What is asked for, as it stands in the address."""
        asked = {name: str(self[name].value() or "") for name in self.fields if name != without}
        return urlencode({name: value for name, value in asked.items() if value and name not in self.errors})

    @property
    def is_used(self) -> bool:
        return bool({name for name, value in self.cleaned_data.items() if value} - {"outside"})

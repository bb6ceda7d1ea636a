"""What people type about their wish."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Member, MoneyWish, Project
from ..typed import choice, long_text


class WishForm(forms.Form):
    """Whether the group uses money, and who agreed to that."""

    uses = choice(
        _("Do you put what you value into money?"),
        Project.Money.choices,
        help_text=_("What it took, in hours and in money, is told either way."),
        missing=_("Choose one of these."),
    )
    agreed = forms.ModelMultipleChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Who agreed to this?"),
        help_text=_("Tick those who said yes. Ask people from each side."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Somebody who was ticked is not in this group any more. Tick again."),
        },
    )
    why = long_text(_("Why?"), help_text=_("In your own words. People who join later will ask."))

    def __init__(self, *args: Any, project: Project, last: MoneyWish | None, **options: Any) -> None:
        super().__init__(*args, **options)
        members = project.members.present().order_by("name", "pk")
        self.fields["agreed"].queryset = members
        self.initial["uses"] = project.uses_money
        if last:
            self.initial |= {"agreed": list(members.filter(money_wishes=last)), "why": last.why}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        said = given.get("uses")
        if said in (Project.Money.YES, Project.Money.NEVER) and not given.get("agreed") and "agreed" not in self.errors:
            self.add_error("agreed", _("Tick who agreed. It is a choice of the group, and not of one person alone."))
        return given

"""What people type about a version of the pathway, and why something was changed."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...models import Member, PathwayVersion, Project
from ...queries.compared import NOW
from ...queries.versions import by_side
from .forms import LeadsToForm, More, StoneForm

LONGEST = 2_000
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"]


def reason(label: str, help_text: str = "") -> forms.CharField:
    """Why something was changed, in the group's own words."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": _("This is too long: use at most %(limit_value)d letters. You have %(show_value)d.")
        },
    )


class WhyForm(forms.Form):
    why = reason(_("Why?"), _("What made the difference? Everyone in the group can read it."))


class StoneChangeForm(StoneForm):
    """A stone that is there already: what it becomes, more about it, and why."""

    more = More(label=_("More about it"), help_text=_("What has no room on the stone. The picture does not show it."))
    why = reason(_("Why this change?"))
    field_order = ("words", "more", "kind", "track", "why")

    def clean(self) -> dict:
        data = super().clean()
        if self.add_prefix("more") not in self.data:  # nobody was asked, so nobody took it away
            data.pop("more", None)
        return with_reason_for_change(self, data)


class StepsForm(LeadsToForm):
    """What a stone leads to, and why it is so now."""

    why = reason(_("Why this change?"))

    def clean(self) -> dict:
        return with_reason_for_change(self, super().clean())


def with_reason_for_change(form: forms.Form, data: dict) -> dict:
    """A reason is kept beside a change. Without one it would be lost, so people are asked."""
    if data.get("why") and set(form.changed_data) == {"why"}:
        form.add_error("why", _("Nothing is changed yet. Make the change too, or take out the reason."))
    return data


class VersionForm(forms.Form):
    """The name of a version, when it was agreed and who agreed."""

    name = forms.CharField(
        label=_("Name of this version"),
        help_text=_("Such as: Spring, or: After the summer party."),
        max_length=200,
        error_messages={
            "required": _("Give this version a name."),
            "max_length": _("This is too long: use at most %(limit_value)d letters. You have %(show_value)d."),
        },
    )
    why = reason(_("Why this version?"), _("What is new in it, and what led to it?"))
    agreed_on = forms.DateField(
        label=_("When did the group agree it?"),
        help_text=_("Leave this empty while it is not agreed."),
        required=False,
        input_formats=DAYS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the date as day, month and year, such as 4/3/2026.")},
    )
    agreed_by = forms.ModelMultipleChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Who agreed?"),
        help_text=_("Tick those who said yes, and nobody else."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Somebody who was ticked is not in this group any more. Tick again.")},
    )

    def __init__(self, *args: Any, project: Project, version: PathwayVersion | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        # Whoever agreed stays on the list after leaving the group.
        here = Q(left_at=None) | (Q(versions_agreed=version) if version else Q())
        members = project.members.filter(here).distinct()
        self.fields["agreed_by"].queryset = members
        self.fields["agreed_by"].choices = [
            (label, [(member.ref, member.name) for member in found]) for _side, label, found in by_side(members)
        ]

    def clean_agreed_on(self) -> Any:
        day = self.cleaned_data["agreed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Write a day that has been, or leave it empty."))
        return day


class CompareForm(forms.Form):
    """Two points in the life of the pathway."""

    first = forms.ChoiceField(label=_("From"))
    second = forms.ChoiceField(label=_("To"), initial=NOW)

    def __init__(self, *args: Any, points: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("first", "second"):
            self.fields[name].choices = points

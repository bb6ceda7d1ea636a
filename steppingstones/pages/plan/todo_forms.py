"""What people type about things to do."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...models import Action, Member, Project
from ..typed import HAS_PASSED
from .before_forms import Words


class ActionForm(forms.ModelForm):
    """What there is to do, who looks after it, and by when."""

    words = Words(
        label=_("What is to be done?"),
        missing=_("Write what is to be done."),
        most=1000,
        help_text=_("One thing, such as: Invite the neighbours to the next meeting."),
    )
    member = forms.ModelChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("Nobody yet"),
        label=_("Who looks after it?"),
        error_messages={"invalid_choice": _("This person is not in the group any more. Choose somebody else.")},
    )
    due_on = forms.DateField(
        label=_("By when?"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the date as day, month and year, such as 4/3/2026.")},
    )

    class Meta:
        model = Action
        fields = ("words", "member", "due_on")

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        # Whoever looks after it stays on the list after leaving the group, so that a change of words loses nobody.
        here = Q(left_at=None) | (Q(to_do=self.instance) if self.instance.pk else Q())
        self.fields["member"].queryset = project.members.filter(here).distinct().order_by("name", "pk")
        if self.instance.member:
            self.initial["member"] = self.instance.member.ref

    def clean_due_on(self) -> date | None:
        """Something new is not late already. What was written down earlier may be."""
        day = self.cleaned_data["due_on"]
        if day and not self.instance.pk and day < timezone.localdate():
            raise forms.ValidationError(HAS_PASSED)
        return day

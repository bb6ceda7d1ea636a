"""What people type about those who have a stake."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...models import Level, Member, Project, Stakeholder
from ...queries.people import SIDES_IN_WORDS
from .before_forms import Words, by_side


class StakeholderForm(forms.ModelForm):
    """Who it is, what is at stake for them, how much they can change and how much it matters to them."""

    name = forms.CharField(
        label=_("Who?"),
        max_length=200,
        help_text=_("A person, a group or an organisation. Such as: People who live next door."),
        error_messages={"required": _("Write who it is.")},
    )
    side = forms.ChoiceField(
        label=_("Which side?"),
        choices=SIDES_IN_WORDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a side."), "invalid_choice": _("Choose one of these sides.")},
    )
    stake = Words(label=_("What is at stake for them?"), help_text=_("What could they win or lose?"))
    power = forms.TypedChoiceField(
        label=_("How much power do they have?"),
        choices=Level.choices,
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("How much can they change about this work?"),
        error_messages={"required": _("Choose how much power they have."), "invalid_choice": _("Choose one of these.")},
    )
    interest = forms.TypedChoiceField(
        label=_("How much does it matter to them?"),
        choices=Level.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how much it matters to them."),
            "invalid_choice": _("Choose one of these."),
        },
    )
    is_in = forms.TypedChoiceField(
        label=_("Are they in the room?"),
        choices=[("yes", _("Yes: they take part, or somebody speaks for them")), ("no", _("No: they are missing"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")},
    )
    members = forms.ModelMultipleChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Which members speak for them?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Somebody who was ticked is not in this group any more. Tick again.")},
    )

    class Meta:
        model = Stakeholder
        fields = ("name", "side", "stake", "power", "interest", "is_in", "members")

    field_order = Meta.fields

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        row = self.instance
        here = Q(left_at=None) | (Q(speaks_for=row) if row.pk else Q())
        members = project.members.filter(here).distinct().order_by("name", "pk")
        self.fields["members"].queryset = members
        self.fields["members"].choices = by_side(members)
        if row.pk:
            self.initial |= {"is_in": "yes" if row.is_in else "no", "members": list(row.members.all())}
        else:
            for asked in ("power", "interest", "is_in"):
                self.initial.pop(asked, None)

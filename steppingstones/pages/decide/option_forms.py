"""Forms for an option, and for what a decision changes in the pathway."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...models import Member, Option, Project, Stone
from ...queries.evidence import stones_by_place
from .forms import LONGEST_OPTION, by_side, text


class OptionForm(forms.ModelForm):
    """What could be decided, and who put it forward."""

    words = text(_("What could be decided?"), rows=3, most=LONGEST_OPTION, missing=_("Write what could be decided."))
    put_forward_by = forms.ModelChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Who put it forward?"),
        help_text=_("Somebody of the group. Their side is shown with their name."),
        error_messages={"invalid_choice": _("This person is not in the group any more. Choose again.")},
    )

    class Meta:
        model = Option
        fields = ("words", "put_forward_by")

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Q(left_at=None) | Q(pk=self.instance.put_forward_by_id)
        members = self.instance.project.members.filter(here).order_by("name", "pk")
        field = self.fields["put_forward_by"]
        field.queryset = members
        field.choices = [("", _("Nobody in particular, or not known")), *by_side(members)]
        if self.instance.put_forward_by_id:
            self.initial["put_forward_by"] = self.instance.put_forward_by.ref


class ReshapeForm(forms.Form):
    """Which stone of the pathway a decision changes, and how."""

    stone = forms.ModelChoiceField(
        queryset=Stone.objects.none(),
        to_field_name="ref",
        label=_("Which stone does it change?"),
        error_messages={
            "required": _("Choose a stone."),
            "invalid_choice": _("This stone was removed from the pathway. Choose another one."),
        },
    )
    how = text(
        _("What does it change?"),
        rows=3,
        most=2000,
        help_text=_("Such as: It comes first now. Or: It is for young people too."),
        missing=_("Write what it changes."),
    )

    def __init__(self, *args: Any, project: Project, stone: Stone | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stone:
            del self.fields["stone"]
            return
        stones = project.stones.standing().in_order()
        self.fields["stone"].queryset = stones
        places = [(place, [(each.ref, each.words) for each in found]) for place, found in stones_by_place(stones)]
        self.fields["stone"].choices = [("", _("Choose a stone")), *places]

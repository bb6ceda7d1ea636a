"""Forms for tagging together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...actions.rounds import FEWEST, MOST, Draw
from ...models import Member, Project

MOST_SEED = 999_999_999


class RoundForm(forms.Form):
    """Who tags which voices."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("Such as: First try with our themes."),
        error_messages={"required": _("Write a title.")},
    )
    taggers = forms.ModelMultipleChoiceField(
        label=_("Who tags?"),
        queryset=Member.objects.none(),
        to_field_name="ref",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least two people. Until each has finished, nobody sees the others’ tags."),
        error_messages={
            "required": _("Tick at least two people."),
            "invalid_choice": _("Somebody you ticked is not in the group any more. Look again."),
        },
    )
    how_many = forms.IntegerField(
        label=_("How many voices, drawn by lot"),
        required=False,
        min_value=1,
        max_value=MOST,
        help_text=_("Leave it empty to take all voices that you found above, at most 500."),
        error_messages={
            "invalid": _("Write a number, such as 20."),
            "min_value": _("Write 1 or more."),
            "max_value": _("Write at most 500."),
        },
    )
    seed = forms.IntegerField(
        label=_("Number of the draw"),
        required=False,
        min_value=0,
        max_value=MOST_SEED,
        help_text=_("With the same number the same voices are drawn again. Leave it empty for a new draw."),
        error_messages={
            "invalid": _("Write a number, such as 7."),
            "min_value": _("Write 0 or more."),
            "max_value": _("Write a smaller number."),
        },
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editors = project.members.present().exclude(role=Member.Role.READER).order_by("name")
        self.fields["taggers"].queryset = editors

    def clean_taggers(self) -> Any:
        found = self.cleaned_data["taggers"]
        if len(found) < FEWEST:
            raise forms.ValidationError(_("Tick at least two people."))
        return found

    def draw(self) -> Draw:
        return Draw(how_many=self.cleaned_data["how_many"], seed=self.cleaned_data["seed"])


class WhyForm(forms.Form):
    words = forms.CharField(
        label=_("Why you see it so"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Both views stay. Nobody has to give in."),
    )

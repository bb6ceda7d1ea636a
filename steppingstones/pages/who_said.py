"""Who said something, and what they agreed to: for each room in which members write down what others said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Consent, Giver, Member, Project

MORE_USES = [(use.value, use.label) for use in Consent.Use if use != Consent.Use.GROUP]


class WhoSaidForm(forms.Form):
    """Somebody in the group, somebody with a name, or somebody of a side."""

    member = forms.ModelChoiceField(
        label=_("Who said it: somebody in the group"),
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("Nobody in the group"),
        error_messages={"invalid_choice": _("Choose somebody who is in the group now.")},
    )
    name = forms.CharField(
        label=_("Or somebody else: their name"),
        required=False,
        max_length=200,
        help_text=_("Only if they want it kept."),
    )
    side = forms.ChoiceField(
        label=_("Their side"),
        choices=[(Giver.UNKNOWN, _("Not said")), *Giver.SIDES[:-1]],
        required=False,
        initial=Giver.UNKNOWN,
        help_text=_("For somebody in the group, their side is known."),
        error_messages={"invalid_choice": _("Choose one of these sides.")},
    )
    uses = forms.MultipleChoiceField(
        label=_("What else did they agree to?"),
        choices=MORE_USES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The group can read it. Tick more only if they said so."),
        error_messages={"invalid_choice": _("Choose from these uses.")},
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = project.members.present().order_by("name")

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("member") and given.get("name"):
            self.add_error("name", _("Choose somebody in the group or write a name, not both."))
        named = given.get("member") or given.get("name")
        if Consent.Use.QUOTE_NAMED in given.get("uses", ()) and not named:
            self.add_error("uses", _("Say who it was, or take away the tick for the name."))

    def who(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"member": given["member"], "name": given["name"], "side": given["side"] or Giver.UNKNOWN}

    def agreed(self) -> frozenset[str]:
        """What it may be used for; the group always reads what is written down for it."""
        return frozenset({Consent.Use.GROUP, *self.cleaned_data.get("uses", ())})

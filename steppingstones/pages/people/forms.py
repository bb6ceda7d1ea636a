"""Forms of the people room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Member
from ...queries.meeting_words import NEEDS_TO_TICK, PAPERS_TO_TICK
from ...queries.people import SIDES_IN_WORDS

LONG = 10_000


class OwnForm(forms.ModelForm):
    """What everyone may change about themselves."""

    side = forms.ChoiceField(
        label=_("Side"),
        choices=SIDES_IN_WORDS,
        widget=forms.RadioSelect,
        help_text=_("From where this person looks at the work."),
        error_messages={"required": _("Choose a side."), "invalid_choice": _("Choose one of these sides.")},
    )
    access_needs = forms.CharField(
        label=_("What helps this person take part"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Such as: large print, a quiet room, somebody beside them. Only facilitators and this person see it."
        ),
    )
    needs = forms.MultipleChoiceField(
        label=_("What a meeting must have"),
        choices=NEEDS_TO_TICK,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The group is told how many people need it, not who. Facilitators and this person see who."),
        error_messages={"invalid_choice": _("Choose from this list.")},
    )
    formats = forms.MultipleChoiceField(
        label=_("How this person wants papers"),
        choices=PAPERS_TO_TICK,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Such as minutes of meetings. Those who hand them out see it."),
        error_messages={"invalid_choice": _("Choose from this list.")},
    )
    ways = forms.CharField(
        label=_("How this person likes to be heard"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as on the phone, in pictures, one to one. Only facilitators and this person see it."),
    )

    class Meta:
        model = Member
        fields = ("name", "side", "access_needs", "needs", "formats", "ways")
        labels = {"name": _("Name")}
        help_texts = {"name": _("The name that this person wants to be called by.")}
        error_messages = {"name": {"required": _("Type a name.")}}

    def about(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data


class MemberForm(OwnForm):
    """What a facilitator may change about anybody."""

    role = forms.ChoiceField(
        label=_("What they do here"),
        choices=Member.Role.choices,
        initial=Member.Role.CO_PRODUCER,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they do here."), "invalid_choice": _("Choose one of these.")},
    )
    email = forms.EmailField(
        label=_("Email"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("With an email they can sign in. We write to them and say how. Nobody needs one to take part."),
        error_messages={
            "invalid": _("Type the whole address, such as name@example.org."),
        },
    )
    keeps_safe = forms.BooleanField(
        label=_("Looks after people’s safety"),
        required=False,
        help_text=_("Is told when something that was said worries somebody, and reads what the worry is."),
    )
    field_order = ("name", "side", "role", "keeps_safe", "email", "access_needs", "needs", "formats", "ways")

    class Meta(OwnForm.Meta):
        fields = ("name", "side", "role", "keeps_safe", "access_needs", "needs", "formats", "ways")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.user:
            self.initial["email"] = self.instance.user.email or ""

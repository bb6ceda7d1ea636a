"""A form with one of each kind of field, for the gallery. It is never saved."""

from django import forms
from django.utils.translation import gettext_lazy as _

CHANNELS = [("spoken", _("Said in person")), ("phone", _("On the phone")), ("written", _("Written on paper"))]
USES = [("group", _("This group can read it")), ("quote", _("The group can quote it, without a name"))]


class EveryField(forms.Form):
    words = forms.CharField(
        label=_("What was said"),
        help_text=_("As they said it. Do not tidy it up."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what was said.")},
    )
    name = forms.CharField(label=_("Who said it"), required=False, max_length=200)
    said_on = forms.DateField(
        label=_("When"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the day, or write it as 2026-03-14.")},
    )
    channel = forms.ChoiceField(
        label=_("How it was said"),
        choices=CHANNELS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it was said.")},
    )
    uses = forms.MultipleChoiceField(
        label=_("What it may be used for"), choices=USES, widget=forms.CheckboxSelectMultiple, required=False
    )
    stone = forms.ChoiceField(
        label=_("The stone it is about"), choices=[("1", _("People feel at home")), ("2", _("People make friends"))]
    )
    file = forms.FileField(label=_("A photo of the notes"), required=False)
    agreed = forms.BooleanField(
        label=_("They said that I may write this down"),
        error_messages={"required": _("Ask first. Then tick this.")},
    )


def closed(form: forms.Form) -> forms.Form:
    """The same form when it cannot be filled in."""
    for field in form.fields.values():
        field.disabled = True
    return form

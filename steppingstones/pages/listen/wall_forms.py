"""Forms for walls."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..stone_choice import SEVERAL, ShowsForm, stance_field
from .forms import text


class WallForm(forms.Form):
    title = text(_("Title"), required=_("Write a title."), limit=200, hint=_("Such as: Spring meeting."))
    question = text(
        _("What people are asked"),
        required=_("Write what people are asked."),
        limit=500,
        rows=3,
        hint=_("Short, and one thing at a time. It stands in large letters on the screen."),
    )
    is_moderated = forms.BooleanField(
        label=_("Somebody looks at each note before it is shown."),
        required=False,
        help_text=_("Then each note waits on your page until you show it."),
    )


class GroupForm(forms.Form):
    name = text(_("Name of the group"), required=_("Write a name."), limit=200, hint=_("Such as: Getting there."))


class NotesShowForm(ShowsForm):
    """What the notes of one group show."""

    stance = stance_field(SEVERAL)

"""What holds for the whole app, set once when it starts."""

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

TOO_LONG = _("This is too long: use at most %(limit_value)d letters. You have %(show_value)d.")


class SteppingStones(AppConfig):
    """The app. What every field says by itself is in our own words; a test sees that no form has others."""

    name = "steppingstones"

    def ready(self) -> None:
        forms.CharField.default_error_messages = {
            "max_length": TOO_LONG,
            "null_characters_not_allowed": _("There is a character in this that cannot be kept. Type the words again."),
        }
        forms.CharField.widget_attrs = uncut


def uncut(field: forms.CharField, widget: forms.Widget) -> dict[str, str]:
    """No `maxlength`: browsers cut off without a word what is pasted. We keep it, and say that it is too long."""
    return {}

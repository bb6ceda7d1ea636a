"""What holds for the whole app, set once when it starts."""

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SteppingStones(AppConfig):
    """The app. Its errors in every form are in our own words, also where a form names none for itself."""

    name = "steppingstones"

    def ready(self) -> None:
        forms.CharField.default_error_messages = {
            "max_length": _("Make this shorter: %(limit_value)s letters at most."),
            "null_characters_not_allowed": _("There is a character in this that cannot be kept. Type the words again."),
        }

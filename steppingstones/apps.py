"""What holds for the whole app, set once when it starts."""

from django import forms
from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
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
        self.keep_the_index()

    def keep_the_index(self) -> None:
        """The index for searching is made with the tables, whether by migrations or without."""
        from .models.search_index import drop_triggers, make_index

        pre_migrate.connect(drop_triggers, sender=self, dispatch_uid="drop_triggers")
        post_migrate.connect(make_index, sender=self, dispatch_uid="make_index")


def uncut(field: forms.CharField, widget: forms.Widget) -> dict[str, str]:
    """No `maxlength`: browsers cut off without a word what is pasted. We keep it, and say that it is too long."""
    return {}

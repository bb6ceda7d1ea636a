"""What cannot be kept about a decision as it is, in words for the person who wrote it."""

from django.utils.translation import gettext_lazy as _


class NotWrittenDown(Exception):
    """This cannot be kept as it is. Its words are for the person who wrote it."""

    words = _("This could not be written down.")

    def __str__(self) -> str:
        return str(self.words)

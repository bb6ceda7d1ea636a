"""When something that was said worries somebody. Seen only by those who are named for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member
from .voices import Voice


class Worry(WithRef, OfProject):
    """A member is worried about what one voice says, and what was done about it."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="worries")
    raised_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="worries_raised")
    raised_on = models.DateField()
    words = models.TextField(_("what worries you"), blank=True)
    done = models.TextField(_("what was done"), blank=True)
    closed_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="worries_closed")
    closed_on = models.DateField(null=True)

    personal = ("raised_on", "words", "done", "closed_on")

"""What counts for whom, and whether the group ever puts it into money."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member, Project


class MoneyWish(WithRef, OfProject):
    """What the group said, on one day, about putting what it values into money. The newest is the one that holds."""

    uses = models.CharField(max_length=7, choices=Project.Money.choices)
    why = models.TextField(_("why"), blank=True)
    agreed = models.ManyToManyField(Member, related_name="money_wishes", blank=True)
    said_on = models.DateField()
    said_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="money_wishes_written")

    personal = ("why",)
    impersonal = ("uses", "said_on")

    def __str__(self) -> str:
        return str(self.get_uses_display())

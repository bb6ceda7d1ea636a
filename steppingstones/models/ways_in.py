"""Ways in without an email: short codes to type, cards with a QR code, and codes to hand over."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .monitoring import Monitoring
from .people import Member
from .questions import Questionnaire
from .walls import Wall


class Code(OfProject):
    """A short code that opens one thing for everybody who types it. Codes that have ended are never used again."""

    code = models.CharField(max_length=12, unique=True)
    questionnaire = models.OneToOneField(Questionnaire, on_delete=models.CASCADE, null=True, related_name="code")
    wall = models.OneToOneField(Wall, on_delete=models.CASCADE, null=True, related_name="code")
    monitoring = models.OneToOneField(Monitoring, on_delete=models.CASCADE, null=True, related_name="code")

    impersonal = ("code",)

    class Meta:
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(questionnaire=None, wall=None)
                | models.Q(questionnaire=None, monitoring=None)
                | models.Q(wall=None, monitoring=None),
                name="a_code_opens_one_thing",
            ),
        ]


class WayInQuerySet(models.QuerySet):
    def standing(self) -> "WayInQuerySet":
        """Those that nobody has ended, of people who are still in the group."""
        return self.filter(ended_at=None, member__left_at=None)

    def opening(self, now: datetime) -> "WayInQuerySet":
        """Those that would let somebody in now: each card, and a code that is young and unused."""
        code = models.Q(kind=WayIn.Kind.CODE, used_at=None, expires_at__gt=now)
        return self.standing().filter(models.Q(kind=WayIn.Kind.CARD) | code)


class WayIn(WithRef, OfProject):
    """How a member gets in without an email: a card that lasts until it is ended, or a code that works once and soon.

    Only the hash of its secret is kept.
    """

    class Kind(models.TextChoices):
        CARD = "card", _("Card with a QR code")
        CODE = "code", _("Code to hand over")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="ways_in")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="ways_in_made")
    made_on = models.DateField()
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = WayInQuerySet.as_manager()
    personal = ("secret_hash", "made_on", "used_at", "ended_at")
    impersonal = ("kind", "expires_at")

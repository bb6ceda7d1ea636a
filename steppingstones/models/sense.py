"""Making sense together: people sort cards of what was said, say what it means, and choose what matters most."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .meetings import Meeting
from .people import Member, Side
from .standing import StandingQuerySet
from .voices import Voice


class SenseSession(WithRef, OfProject):
    """One session. What comes of it is the interpretation of those who were there, signed by them."""

    title = models.CharField(_("title"), max_length=200)
    question = models.CharField(_("what you want to understand"), max_length=500, blank=True)
    held_on = models.DateField(_("date"))
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="sense_sessions"
    )
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="sense_made")
    # Most significant change: which card, and why just this one.
    most = models.ForeignKey("steppingstones.SenseCard", on_delete=models.SET_NULL, null=True, related_name="+")
    most_why = models.TextField(_("why this change matters most"), blank=True)
    closed_on = models.DateField(null=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("most_why",)
    impersonal = ("title", "question", "held_on", "closed_on", "removed_at")

    def __str__(self) -> str:
        return self.title


class SensePile(WithRef, OfProject):
    """Cards that belong together, what they mean, and how much weight the people there put on them."""

    session = models.ForeignKey(SenseSession, on_delete=models.CASCADE, related_name="piles")
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(_("what they have in common"), max_length=200)
    means = models.TextField(_("what it means"), blank=True)
    weight = models.PositiveIntegerField(_("weight"), default=0)

    personal = ("means",)
    impersonal = ("order", "title", "weight")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class SenseCard(WithRef, OfProject):
    """One voice on a card, in a pile, or still to be sorted."""

    session = models.ForeignKey(SenseSession, on_delete=models.CASCADE, related_name="cards")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="sense_cards")
    pile = models.ForeignKey(SensePile, on_delete=models.SET_NULL, null=True, blank=True, related_name="cards")
    order = models.PositiveIntegerField(default=0)

    impersonal = ("order",)

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["session", "voice"], name="one_card_for_each_voice"),
        ]


class SenseMaker(OfProject):
    """A member who was there, and when they signed that this is what the people there meant."""

    session = models.ForeignKey(SenseSession, on_delete=models.CASCADE, related_name="makers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="sense_sessions")
    signed_on = models.DateField(null=True)

    personal = ("signed_on",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["session", "member"], name="one_sense_maker_each"),
        ]


class OthersInSense(OfProject):
    """How many people of one side were there who are not in the group."""

    session = models.ForeignKey(SenseSession, on_delete=models.CASCADE, related_name="others")
    side = models.CharField(max_length=12, choices=Side.choices)
    number = models.PositiveIntegerField(default=0)

    personal = ("side", "number")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["session", "side"], name="one_number_in_sense_each_side"),
        ]

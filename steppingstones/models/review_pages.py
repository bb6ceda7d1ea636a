"""The regular review page of a project: gathered from what is known, said in the group's words, and kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .pathway import Stone
from .people import Member
from .standing import StandingQuerySet


class ReviewPageQuerySet(StandingQuerySet):
    def kept(self) -> "ReviewPageQuerySet":
        """Those that are finished, the newest first."""
        return self.exclude(kept_on=None).order_by("-kept_on", "-pk")


class ReviewPage(WithRef, OfProject):
    """A review page. `kept` is what was gathered on a day, `said` what the group says about it; once it has a day of
    keeping, neither changes.

    `counted_to` is the last entry of Give and get that is in it, and `costs_to` the last cost, so that the next page
    counts only what came after.
    """

    name = models.CharField(_("name of this review page"), max_length=100, blank=True)
    said = models.JSONField(_("what the group says"), default=dict, blank=True)  # by part: words, and easy words
    kept = models.JSONField(default=dict, editable=False)
    gathered_on = models.DateField(null=True, editable=False)
    kept_on = models.DateField(null=True, editable=False)
    kept_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="review_pages_kept")
    counted_to = models.PositiveBigIntegerField(default=0, editable=False)
    costs_to = models.PositiveBigIntegerField(default=0, editable=False)
    is_shared = models.BooleanField(_("share it with the organisation"), default=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = ReviewPageQuerySet.as_manager()
    personal = ("said", "kept")
    impersonal = ("name", "gathered_on", "kept_on", "counted_to", "costs_to", "is_shared", "removed_at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(kept_on=None), name="one_review_page_is_being_written"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OutcomeArea(OfProject):
    """What an outcome is mostly about, as the group says. One that has none here is not said."""

    class Area(models.TextChoices):
        SOCIAL = "social", _("Social: friends, family, having a say, being part of things")
        WELLBEING = "wellbeing", _("Wellbeing: health, mood, feeling safe, a good day")
        ENVIRONMENTAL = "environmental", _("Environmental: nature, air, energy, waste, places")

    stone = models.OneToOneField(Stone, on_delete=models.CASCADE, related_name="area")
    area = models.CharField(_("what it is mostly about"), max_length=13, choices=Area.choices)

    impersonal = ("area",)

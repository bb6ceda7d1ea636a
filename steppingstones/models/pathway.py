"""The pathway: stones across the water, from the issue to the impact, on two tracks."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef


class StoneQuerySet(models.QuerySet):
    def standing(self) -> "StoneQuerySet":
        """Those that have not been removed."""
        return self.filter(removed_at=None)

    def outcomes(self) -> "StoneQuerySet":
        return self.filter(kind__in=[Stone.Kind.SHORT, Stone.Kind.LONG])

    def in_order(self) -> "StoneQuerySet":
        """The group's own order within one kind and track."""
        return self.order_by("order", "id")


class Stone(WithRef, OfProject):
    """A place on the pathway. The values of `Kind` are those of `methods.pathway`."""

    class Kind(models.TextChoices):
        ISSUE = "issue", _("Issue")
        ACTIVITY = "activity", _("Activity")
        SHORT = "short", _("Short-term outcome")
        LONG = "long", _("Long-term outcome")
        IMPACT = "impact", _("Impact")

    class Track(models.TextChoices):
        PROJECT = "project", _("Project")
        CO_PRODUCTION = "coproduction", _("Co-production")
        BOTH = "both", _("Both")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    track = models.CharField(max_length=12, choices=Track.choices)
    words = models.TextField(_("what it says"))
    order = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StoneQuerySet.as_manager()
    impersonal = ("kind", "track", "words", "order", "removed_at")

    class Meta:
        constraints: ClassVar[list] = [
            # The issue is where both tracks start; everything else is on one of them.
            models.CheckConstraint(
                condition=Q(kind="issue", track="both") | (~Q(kind="issue") & ~Q(track="both")),
                name="only_the_issue_is_on_both_tracks",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Step(OfProject):
    """One stone leads to another. `methods.pathway` refuses loops and steps that run backwards."""

    source = models.ForeignKey(Stone, on_delete=models.CASCADE, related_name="steps_on")
    target = models.ForeignKey(Stone, on_delete=models.CASCADE, related_name="steps_here")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["source", "target"], name="one_step_between_two_stones"),
            models.CheckConstraint(condition=~Q(source=models.F("target")), name="no_step_to_itself"),
        ]

"""What would have been done without co-production: written down by professionals, sealed, and compared afterwards."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .decisions import Decision
from .people import Member
from .voices import Voice


class PlanBefore(WithRef, OfProject):
    """One plan without co-production. Once sealed, its items never change: `seal` is the hash of what they said."""

    class ShownIn(models.TextChoices):
        """Which reports tell what co-production changed in this plan. None, until the group says so."""

        NONE = "none", _("In no report")
        GROUP = "group", _("In reports for the group itself")
        ALL = "all", _("In all reports, also for people outside the group")

    title = models.CharField(_("title"), max_length=200)
    written_by = models.ManyToManyField(Member, related_name="plans_before", blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    sealed_at = models.DateTimeField(null=True, editable=False)
    sealed_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    seal = models.CharField(max_length=64, blank=True, editable=False)
    shown_in = models.CharField(_("which reports show it"), max_length=5, choices=ShownIn.choices, default=ShownIn.NONE)

    impersonal = ("title", "made_at", "sealed_at", "seal", "shown_in")

    def __str__(self) -> str:
        return self.title


class TakenOutQuerySet(models.QuerySet):
    def standing(self) -> "TakenOutQuerySet":
        """Those that have not been taken out."""
        return self.filter(removed_at=None)


class PlannedItem(WithRef, OfProject):
    """One thing that would have been done."""

    plan = models.ForeignKey(PlanBefore, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveIntegerField(default=0)
    words = models.TextField(_("what we would do"))
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = TakenOutQuerySet.as_manager()
    impersonal = ("order", "words", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["order", "pk"]

    def __str__(self) -> str:
        return self.words


class PlanNote(WithRef, OfProject):
    """Something added to a sealed plan. It stands beside the plan, never in it."""

    plan = models.ForeignKey(PlanBefore, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(_("note"))
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = TakenOutQuerySet.as_manager()
    impersonal = ("words", "at", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["at", "pk"]


class PlanOutcomeQuerySet(models.QuerySet):
    def current(self) -> "PlanOutcomeQuerySet":
        """What the group says now; the others are earlier marks, or were taken away."""
        return self.filter(ended_at=None)


class PlanOutcome(WithRef, OfProject):
    """What became of one item of a plan, or something new that was not in it, and which decisions and voices did it.

    Marking again ends a mark and makes another one that `replaces` it, so that the earlier one stays to be read.
    """

    class Fate(models.TextChoices):
        KEPT = "kept", _("Kept")
        CHANGED = "changed", _("Changed")
        DROPPED = "dropped", _("Dropped")
        NEW = "new", _("New")

    plan = models.ForeignKey(PlanBefore, on_delete=models.CASCADE, related_name="outcomes")
    item = models.ForeignKey(PlannedItem, on_delete=models.CASCADE, null=True, related_name="outcomes")
    replaces = models.OneToOneField("self", on_delete=models.SET_NULL, null=True, related_name="replaced_by")
    fate = models.CharField(max_length=7, choices=Fate.choices)
    words = models.TextField(_("what happened instead"), blank=True)
    decisions = models.ManyToManyField(Decision, related_name="plan_outcomes", blank=True)
    voices = models.ManyToManyField(Voice, related_name="plan_outcomes", blank=True)
    marked_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = PlanOutcomeQuerySet.as_manager()
    impersonal = ("fate", "words", "marked_at", "ended_at")

    class Meta:
        ordering: ClassVar[list] = ["pk"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(item=None, fate="new") | (models.Q(item__isnull=False) & ~models.Q(fate="new")),
                name="only_new_things_were_not_in_the_plan",
            ),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(ended_at=None), name="one_fate_of_an_item_at_a_time"
            ),
        ]

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

    title = models.CharField(_("title"), max_length=200)
    written_by = models.ManyToManyField(Member, related_name="plans_before", blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    sealed_at = models.DateTimeField(null=True, editable=False)
    sealed_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    seal = models.CharField(max_length=64, blank=True, editable=False)

    impersonal = ("title", "made_at", "sealed_at", "seal")

    def __str__(self) -> str:
        return self.title


class PlannedItem(WithRef, OfProject):
    """One thing that would have been done."""

    plan = models.ForeignKey(PlanBefore, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveIntegerField(default=0)
    words = models.TextField(_("what we would do"))

    impersonal = ("order", "words")

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

    impersonal = ("words", "at")

    class Meta:
        ordering: ClassVar[list] = ["at", "pk"]


class PlanOutcome(WithRef, OfProject):
    """What became of one item of a plan, or something new that was not in it, and which decisions and voices did it."""

    class Fate(models.TextChoices):
        KEPT = "kept", _("Kept")
        CHANGED = "changed", _("Changed")
        DROPPED = "dropped", _("Dropped")
        NEW = "new", _("New")

    plan = models.ForeignKey(PlanBefore, on_delete=models.CASCADE, related_name="outcomes")
    item = models.OneToOneField(PlannedItem, on_delete=models.CASCADE, null=True, related_name="outcome")
    fate = models.CharField(max_length=7, choices=Fate.choices)
    words = models.TextField(_("what happened instead"), blank=True)
    decisions = models.ManyToManyField(Decision, related_name="plan_outcomes", blank=True)
    voices = models.ManyToManyField(Voice, related_name="plan_outcomes", blank=True)
    marked_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)

    impersonal = ("fate", "words", "marked_at")

    class Meta:
        ordering: ClassVar[list] = ["pk"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(item=None, fate="new") | (models.Q(item__isnull=False) & ~models.Q(fate="new")),
                name="only_new_things_were_not_in_the_plan",
            ),
        ]

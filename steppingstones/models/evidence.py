"""The links of the golden thread that people make: what supports, or speaks against, what."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .decisions import Change, Decision
from .pathway import Stone
from .people import Member
from .voices import Voice


class EvidenceQuerySet(models.QuerySet):
    def standing(self) -> "EvidenceQuerySet":
        """Links of which neither end has been removed."""
        here = {f"{end}__removed_at": None for end in ("stone", "decision", "change", "change__decision")}
        return self.filter(**here)


class Evidence(WithRef, OfProject):
    """A voice supports (or speaks against) a stone; a voice led to a decision; a change leads to a stone.

    The rest of the thread is in the rows themselves: a change belongs to its decision, a step joins two stones.
    """

    class Stance(models.TextChoices):
        FOR = "for", _("supports it")
        AGAINST = "against", _("speaks against it")

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, null=True, related_name="evidence")
    change = models.ForeignKey(Change, on_delete=models.CASCADE, null=True, related_name="evidence")
    stone = models.ForeignKey(Stone, on_delete=models.CASCADE, null=True, related_name="evidence")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, related_name="evidence")
    stance = models.CharField(max_length=7, choices=Stance.choices, default=Stance.FOR)
    linked_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = EvidenceQuerySet.as_manager()
    impersonal = ("stance",)

    class Meta:
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=Q(voice__isnull=False, change=None, stone__isnull=False, decision=None)
                | Q(voice__isnull=False, change=None, stone=None, decision__isnull=False)
                | Q(voice=None, change__isnull=False, stone__isnull=False, decision=None),
                name="evidence_joins_two_things",
            ),
            models.UniqueConstraint(
                fields=["voice", "stone"],
                condition=Q(voice__isnull=False, stone__isnull=False),
                name="one_link_voice_stone",
            ),
            models.UniqueConstraint(
                fields=["voice", "decision"],
                condition=Q(voice__isnull=False, decision__isnull=False),
                name="one_link_voice_decision",
            ),
            models.UniqueConstraint(
                fields=["change", "stone"],
                condition=Q(change__isnull=False, stone__isnull=False),
                name="one_link_change_stone",
            ),
        ]

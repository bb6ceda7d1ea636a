"""What a report is made of, once a group has changed the ready outline of its kind."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .reports import Report
from .standing import StandingQuerySet


class ReportPart(WithRef, OfProject):
    """One part of a report, in its place. The numbers and quotes in it are counted and looked up at each reading.

    `heading` stands in place of the usual one, and `words` under it, before all else.
    """

    class Part(models.TextChoices):
        CONTEXT = "context", _("About this project")
        CLAIMS = "claims", _("What you say, each with what it rests on")
        AREAS = "areas", _("Outcomes: social, wellbeing, environmental")
        ACHIEVEMENTS = "achievements", _("What was achieved")
        BENEFITS = "benefits", _("What people get out of it, by whom")
        CHANGED = "changed", _("What changed: the same questions, asked before and after")
        COUNTS = "counts", _("What counts: what matters to whom, and what got worse")
        WITHOUT = "without", _("With and without co-production: the stories of outcomes")
        BEFORE = "before", _("What co-production changed in the plan")
        SAID_DID = "said-did", _("You said, we did")
        DECISIONS = "decisions", _("What was decided and what changed")
        HEARD = "heard", _("Who was heard")
        RIVER = "river", _("How far people’s words have got, as a river")
        FEEDBACK = "feedback", _("What people said, by theme and by question")
        TOGETHER = "together", _("How well we work together, as each side sees it")
        LEARNED = "learned", _("What was hard, and what we learned")
        COSTS = "costs", _("What it took: money and hours")
        WORTH = "worth", _("What it is worth in money")
        PATHWAY = "pathway", _("The pathway")
        NEXT = "next", _("What comes next")
        OWN = "own", _("Words of your own")
        MADE = "made", _("How this report was made")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(_("part"), max_length=12, choices=Part.choices)
    order = models.PositiveIntegerField(default=0)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    words = models.TextField(_("what you say about it"), blank=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("part", "order", "heading", "words", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.heading or str(self.get_part_display())

"""Reports: sentences that rest on evidence."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .pathway import Stone
from .voices import Voice


class ReportQuerySet(models.QuerySet):
    def standing(self) -> "ReportQuerySet":
        """Those that have not been removed."""
        return self.filter(removed_at=None)


class Report(WithRef, OfProject):
    """A report. Its numbers are counted anew each time it is written, so that a withdrawn voice is never in it."""

    class Audience(models.TextChoices):
        GROUP = "group", _("The group itself: exact numbers, and quotes that may be shared in the group")
        OUTSIDE = "outside", _("People outside the group: small numbers hidden, and only quotes that may be public")

    class Kind(models.TextChoices):
        IMPACT = "impact", _("Impact: the difference that the work made, and that doing it together made")
        ACHIEVEMENTS = "achievements", _("Achievements: what was done, and what is better now")
        BENEFITS = "benefits", _("Benefits: who gets what out of it")
        FEEDBACK = "feedback", _("Feedback and evaluation: what people said, and what was done about it")
        COMMISSIONER = "commissioner", _("For a commissioner: outcomes, what people think, and what it took")
        FUNDER = "funder", _("For a funder: the short form")
        PEOPLE = "people", _("For everybody who took part: you said, we did, and what comes next")
        PRACTICE = "practice", _("For other groups: what we did, what was hard, and what you could copy")

    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind of report"), max_length=12, choices=Kind.choices, blank=True)
    opening = models.TextField(_("what readers should know first"), blank=True)
    audience = models.CharField(_("who will read it"), max_length=8, choices=Audience.choices, default=Audience.GROUP)
    # Words that the group chose for its address, which stay its own when it is closed. Without them it is a key.
    address = models.CharField(max_length=40, null=True, unique=True, editable=False)  # noqa: DJ001
    created_at = models.DateTimeField(default=timezone.now)

    removed_at = models.DateTimeField(null=True, editable=False)

    objects = ReportQuerySet.as_manager()
    impersonal = ("title", "kind", "opening", "audience", "address", "created_at", "removed_at")

    def __str__(self) -> str:
        return self.title


class ClaimQuerySet(models.QuerySet):
    def standing(self) -> "ClaimQuerySet":
        """Those that have not been removed, by themselves or with their report."""
        return self.filter(removed_at=None, report__removed_at=None)


class Claim(WithRef, OfProject):
    """A sentence about one stone. The group words it; the numbers beside it come from the data.

    It rests on all that speaks for the stone, or on what was chosen of it: what some `sides` said, from one day until
    another, about some `themes`, or the voices that were `picked`, both by their references. What speaks against it is
    never chosen.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="claims")
    stone = models.ForeignKey(Stone, on_delete=models.CASCADE, related_name="claims")
    order = models.PositiveIntegerField(default=0)
    words = models.TextField(_("what we say"))
    easy_words = models.TextField(_("the same in Easy Read"), blank=True)
    picture = models.CharField(_("picture for Easy Read"), max_length=60, blank=True)
    sides = models.JSONField(default=list, blank=True)
    said_from = models.DateField(null=True, blank=True)
    said_until = models.DateField(null=True, blank=True)
    themes = models.JSONField(default=list, blank=True)
    picked = models.JSONField(default=list, blank=True)
    quotes = models.ManyToManyField(Voice, through="steppingstones.ClaimQuote", related_name="quoted_in")

    removed_at = models.DateTimeField(null=True, editable=False)

    objects = ClaimQuerySet.as_manager()
    impersonal = (
        "order",
        "words",
        "easy_words",
        "picture",
        "sides",
        "said_from",
        "said_until",
        "themes",
        "picked",
        "removed_at",
    )

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.words

    @property
    def is_chosen(self) -> bool:
        """Whether it rests on only some of what speaks for its stone."""
        return bool(self.sides or self.said_from or self.said_until or self.themes or self.picked)


class ClaimQuote(OfProject):
    """This voice was chosen to be quoted under this claim. Whether it may be is looked up each time."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE)
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["claim", "voice"], name="one_quote_once_in_a_claim"),
        ]

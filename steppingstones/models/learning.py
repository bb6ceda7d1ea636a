"""What gets in the way, what was tried, what the group learned, and the risks that it carries together."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .pathway import Stone
from .people import Member
from .standing import StandingQuerySet


class Barrier(WithRef, OfProject):
    """Something that got in the way. `key` is one of `methods.barriers`, or empty for one of the group's own."""

    key = models.CharField(_("kind of barrier"), max_length=20, blank=True)
    words = models.TextField(_("what got in the way"))
    met_on = models.DateField(_("when"), null=True, blank=True)
    stone = models.ForeignKey(Stone, on_delete=models.SET_NULL, null=True, blank=True, related_name="barriers")
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="barriers_noted")
    over_on = models.DateField(null=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("key", "words", "met_on", "over_on", "removed_at")

    def __str__(self) -> str:
        return self.words


class Tried(WithRef, OfProject):
    """One thing that was tried against a barrier, and whether it helped."""

    class Helped(models.TextChoices):
        NOT_YET = "", _("Not known yet")
        YES = "yes", _("It helped")
        PARTLY = "partly", _("It helped a little")
        NO = "no", _("It did not help")

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="tried")
    words = models.TextField(_("what was tried"))
    on = models.DateField(_("when"), null=True, blank=True)
    helped = models.CharField(_("did it help?"), max_length=6, choices=Helped.choices, blank=True)
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("words", "on", "helped", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["id"]

    def __str__(self) -> str:
        return self.words


class Lesson(WithRef, OfProject):
    """An entry of the learning log. What went wrong is as welcome as what went right."""

    class Went(models.TextChoices):
        RIGHT = "right", _("It went right")
        WRONG = "wrong", _("It went wrong")
        BOTH = "both", _("Some of both")

    went = models.CharField(_("how did it go?"), max_length=5, choices=Went.choices)
    words = models.TextField(_("what happened"))
    learned = models.TextField(_("what we learned"), blank=True)
    differently = models.TextField(_("what we do differently now"), blank=True)
    on = models.DateField(_("when"), null=True, blank=True)
    barrier = models.ForeignKey(Barrier, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons")
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="lessons_noted")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("went", "words", "learned", "differently", "on", "removed_at")

    def __str__(self) -> str:
        return self.words


class Risk(WithRef, OfProject):
    """Something that could go wrong, with what could go wrong if it were not co-produced beside it."""

    words = models.TextField(_("what could go wrong"))
    without = models.TextField(_("what could go wrong if we do not do it together"))
    doing = models.TextField(_("what we do about it"), blank=True)
    carried_by = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="risks_carried"
    )
    carried_outside = models.CharField(_("somebody outside who carries it"), max_length=200, blank=True)
    review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    written_by = models.ManyToManyField(Member, related_name="risks_written", blank=True)
    closed_on = models.DateField(null=True, editable=False)
    closed_why = models.TextField(_("why it is closed"), blank=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("carried_outside",)
    impersonal = ("words", "without", "doing", "review_on", "closed_on", "closed_why", "removed_at")

    def __str__(self) -> str:
        return self.words


class RiskView(OfProject):
    """How one member sees a risk, and the risk of not co-producing: how likely, and how bad. 1 is low, 3 is high."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="views")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="risk_views")
    likely = models.PositiveSmallIntegerField(_("how likely"))
    bad = models.PositiveSmallIntegerField(_("how bad"))
    likely_without = models.PositiveSmallIntegerField(_("how likely, without co-production"), null=True, blank=True)
    bad_without = models.PositiveSmallIntegerField(_("how bad, without co-production"), null=True, blank=True)
    words = models.TextField(_("what you want to say about it"), blank=True)

    personal = ("likely", "bad", "likely_without", "bad_without", "words")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["risk", "member"], name="one_view_of_a_risk_each"),
        ]


class RiskReview(WithRef, OfProject):
    """The group looked at a risk again on a day, and what it found."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="reviews")
    on = models.DateField()
    words = models.TextField(_("what we found"), blank=True)
    by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="risks_reviewed")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("on", "words", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["on", "id"]

    def __str__(self) -> str:
        return self.words

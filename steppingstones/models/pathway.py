"""The pathway: stones across the water, from the issue to the impact, on two tracks."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member


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
    more = models.TextField(_("more about it"), blank=True)
    order = models.PositiveIntegerField(default=0)
    for_whom = models.JSONField(_("for whom"), default=list, blank=True)
    benefits = models.JSONField(_("benefits"), default=list, blank=True)
    shaped_by = models.ManyToManyField(Member, through="steppingstones.Shaping", related_name="stones_shaped")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StoneQuerySet.as_manager()
    impersonal = ("kind", "track", "words", "more", "order", "for_whom", "benefits", "removed_at")

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
    assumption = models.TextField(_("what must hold"), blank=True)
    because = models.TextField(_("why we think so"), blank=True)
    sure = models.PositiveSmallIntegerField(_("how sure, in percent"), null=True, blank=True)

    impersonal = ("assumption", "because", "sure")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["source", "target"], name="one_step_between_two_stones"),
            models.CheckConstraint(condition=~Q(source=models.F("target")), name="no_step_to_itself"),
        ]


class Shaping(OfProject):
    """This member helped to find or word this stone."""

    stone = models.ForeignKey(Stone, on_delete=models.CASCADE, related_name="shapings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="shapings")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["stone", "member"], name="one_shaping_each"),
        ]


class Indicator(WithRef, OfProject):
    """How the group will know that a stone is reached. The values of `Way` are those of `methods.pathway`."""

    class Way(models.TextChoices):
        QUESTION = "question", _("A question that we ask")
        COUNT = "count", _("Something that we count")
        STORY = "story", _("A story that people tell")
        DATE = "date", _("Something that is there by a day")

    stone = models.ForeignKey(Stone, on_delete=models.CASCADE, related_name="indicators")
    way = models.CharField(max_length=8, choices=Way.choices)
    words = models.TextField(_("what we look at"))
    question = models.ForeignKey(
        "steppingstones.Question", on_delete=models.SET_NULL, null=True, blank=True, related_name="indicators"
    )
    baseline = models.CharField(_("where we start"), max_length=60, blank=True)
    target = models.CharField(_("where we want to be"), max_length=60, blank=True)
    unit = models.CharField(_("of what"), max_length=60, blank=True)
    due = models.DateField(_("by when"), null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, editable=False)

    impersonal = ("way", "words", "baseline", "target", "unit", "due", "order", "removed_at")

    def __str__(self) -> str:
        return self.words


class MeantSo(OfProject):
    """The group looked at something that seemed to be missing, and means it so. `gap` is one of `methods.pathway`."""

    stone = models.ForeignKey(Stone, on_delete=models.CASCADE, null=True, related_name="meant_so")
    gap = models.CharField(max_length=30)
    track = models.CharField(max_length=12, choices=Stone.Track.choices, default=Stone.Track.BOTH)
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    impersonal = ("gap", "track", "at")


class Benefit(WithRef, OfProject):
    """An entry in the group's own bank of benefits: something good that people can get out of taking part."""

    words = models.CharField(_("benefit"), max_length=200)
    for_whom = models.CharField(_("mostly for"), max_length=12)
    order = models.PositiveIntegerField(default=0)

    impersonal = ("words", "for_whom", "order")

    def __str__(self) -> str:
        return self.words


class PathwayEdit(OfProject):
    """One act on the pathway, kept as the difference that it made. Only added to, so that everything can be undone.

    `number` counts a project's acts from 1. An undo or redo is an act as well, `about` the edit that it turns round.
    """

    class Act(models.TextChoices):
        EDIT = "edit", _("changed")
        UNDO = "undo", _("undone")
        REDO = "redo", _("done again")

    number = models.PositiveIntegerField()
    act = models.CharField(max_length=4, choices=Act.choices, default=Act.EDIT)
    about = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="turned_round")
    verb = models.CharField(max_length=30)
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="pathway_edits")
    at = models.DateTimeField(default=timezone.now)
    why = models.TextField(_("why"), blank=True)
    supporter = models.CharField(max_length=200, blank=True)  # who sat beside the member and helped
    difference = models.JSONField()
    carried = models.JSONField(default=list)  # what went along beside the stones, as evidence

    personal = ("supporter",)
    impersonal = ("number", "act", "verb", "at", "why", "difference", "carried")

    class Meta:
        ordering: ClassVar[list] = ["number"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["project", "number"], name="one_pathway_edit_each_number"),
        ]


class PathwayVersion(WithRef, OfProject):
    """The pathway as the group agreed it on a day: frozen, with who agreed."""

    name = models.CharField(_("name of this version"), max_length=200)
    why = models.TextField(_("why it changed"), blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    agreed_by = models.ManyToManyField(Member, related_name="versions_agreed", blank=True)
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    after = models.PositiveIntegerField(default=0)  # the number of the last edit in it
    pathway = models.JSONField()

    impersonal = ("name", "why", "agreed_on", "made_at", "after", "pathway")

    class Meta:
        ordering: ClassVar[list] = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.name

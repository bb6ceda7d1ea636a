"""What co-production itself did: the story of an outcome, what else could explain it, and what was looked for."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..methods.comparative import Placed
from .base import OfProject, WithRef
from .decisions import Change, Decision
from .pathway import Stone
from .people import Member
from .standing import StandingQuerySet
from .voices import Voice


class ContributionStory(WithRef, OfProject):
    """How co-production led to one outcome, as the group tells it. Its chain is the pathway; the rest stands here.

    `changed_at` is when anything in it was last written: who agreed before that agreed to something else.
    """

    stone = models.ForeignKey(Stone, on_delete=models.CASCADE, related_name="stories")
    question = models.CharField(_("question"), max_length=300)
    words = models.TextField(_("the story"))
    risks = models.TextField(_("what could have gone wrong on the way"), blank=True)
    written_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="stories_written")
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("question", "words", "risks", "made_at", "changed_at", "removed_at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["stone"], condition=models.Q(removed_at=None), name="one_story_of_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return self.question


class StoryAgreement(OfProject):
    """This member agrees that the story is told rightly, as it stood at that time."""

    story = models.ForeignKey(ContributionStory, on_delete=models.CASCADE, related_name="agreements")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="stories_agreed")
    agreed_at = models.DateTimeField(default=timezone.now)

    personal = ("agreed_at",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["story", "member"], name="one_agreement_to_a_story_each"),
        ]


class OtherExplanation(WithRef, OfProject):
    """Something else that could be why the outcome came about, and what the group found when it looked."""

    class Verdict(models.TextChoices):
        OPEN = "open", _("Not looked into yet")
        OUT = "out", _("Looked into: it was not that")
        PART = "part", _("Looked into: it had a part")

    story = models.ForeignKey(ContributionStory, on_delete=models.CASCADE, related_name="others")
    words = models.TextField(_("what else could explain it"))
    verdict = models.CharField(max_length=4, choices=Verdict.choices, default=Verdict.OPEN)
    why = models.TextField(_("why you say so"), blank=True)
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("words", "verdict", "why", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["pk"]

    def __str__(self) -> str:
        return self.words


class StoryPiece(WithRef, OfProject):
    """Something that speaks for or against the story, or one of its other explanations (`other`).

    It is a record of the thread, or own words with where they come from. Only the latter can be from somebody apart
    from the group.
    """

    class Stance(models.TextChoices):
        FOR = "for", _("speaks for it")
        AGAINST = "against", _("speaks against it")

    story = models.ForeignKey(ContributionStory, on_delete=models.CASCADE, related_name="pieces")
    other = models.ForeignKey(OtherExplanation, on_delete=models.CASCADE, null=True, related_name="pieces")
    stance = models.CharField(max_length=7, choices=Stance.choices)
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, null=True, related_name="story_pieces")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, related_name="story_pieces")
    change = models.ForeignKey(Change, on_delete=models.CASCADE, null=True, related_name="story_pieces")
    words = models.TextField(_("what it says"), blank=True)
    source = models.CharField(_("where it comes from"), max_length=300, blank=True)
    is_apart = models.BooleanField(_("from somebody apart from the group"), default=False)
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("stance", "words", "source", "is_apart", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["pk"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(voice__isnull=False, decision=None, change=None, words="", is_apart=False)
                | models.Q(voice=None, decision__isnull=False, change=None, words="", is_apart=False)
                | models.Q(voice=None, decision=None, change__isnull=False, words="", is_apart=False)
                | (models.Q(voice=None, decision=None, change=None) & ~models.Q(words="") & ~models.Q(source="")),
                name="a_piece_is_one_record_or_own_words",
            ),
        ]

    def __str__(self) -> str:
        return self.words or str(self.get_stance_display())


class EvidenceTest(WithRef, OfProject):
    """Something that the group looks for, because it should be there if co-production had a part, or should not.

    Tests with the same `origin` come from one source, such as one meeting, and count once.
    """

    class Result(models.TextChoices):
        NOT_YET = "", _("Not looked yet")
        FOUND = "found", _("Looked, and found")
        NOT_FOUND = "missing", _("Looked, and not found")

    story = models.ForeignKey(ContributionStory, on_delete=models.CASCADE, related_name="tests")
    what = models.TextField(_("what you look for"))
    origin = models.CharField(_("where you look"), max_length=200)
    result = models.CharField(max_length=7, choices=Result.choices, blank=True, default=Result.NOT_YET)
    found_words = models.TextField(_("what you found"), blank=True)
    looked_at = models.DateTimeField(null=True, editable=False)
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("what", "origin", "result", "found_words", "looked_at", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["pk"]

    def __str__(self) -> str:
        return self.what


class Expectation(OfProject):
    """What one member expects of a test, in percent from where to where: if it is true (`so`), and if not (`not`)."""

    test = models.ForeignKey(EvidenceTest, on_delete=models.CASCADE, related_name="expected")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="expected")
    so_low = models.PositiveSmallIntegerField()
    so_high = models.PositiveSmallIntegerField()
    not_low = models.PositiveSmallIntegerField()
    not_high = models.PositiveSmallIntegerField()
    expected_at = models.DateTimeField(default=timezone.now)

    personal = ("so_low", "so_high", "not_low", "not_high", "expected_at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["test", "member"], name="one_expectation_of_a_test_each"),
            models.CheckConstraint(
                condition=models.Q(so_low__lte=models.F("so_high"), not_low__lte=models.F("not_high")),
                name="an_expectation_goes_from_low_to_high",
            ),
        ]


class GroupComparison(WithRef, OfProject):
    """Two groups before and after, of which one co-produced: plain numbers, nobody's name.

    `people` is a list of `[is_together, before, after, earlier or null, team or 0]`, in the order of the numbers and
    not of any list of names.
    """

    PLACED: ClassVar[list] = [
        (Placed.LOT.value, _("By lot, as names out of a hat")),
        (Placed.WAITING.value, _("The others begin later, by a rule that has nothing to do with them")),
        (Placed.CHOSEN.value, _("People, or somebody for them, chose the group")),
    ]

    stone = models.ForeignKey(Stone, on_delete=models.CASCADE, related_name="comparisons")
    other = models.CharField(_("the group without co-production"), max_length=200)
    asked = models.CharField(_("what was asked or counted"), max_length=300)
    placed = models.CharField(max_length=7, choices=PLACED)
    low_is_good = models.BooleanField(_("fewer is better"), default=False)
    source = models.CharField(_("where the numbers come from"), max_length=300)
    people = models.JSONField()
    missing_together = models.PositiveIntegerField(default=0)
    missing_without = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("people", "missing_together", "missing_without")
    impersonal = ("other", "asked", "placed", "low_is_good", "source", "made_at", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["pk"]

    def __str__(self) -> str:
        return self.asked

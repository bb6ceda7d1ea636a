"""Decisions, who was there, and the changes that came of them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member


class DecisionQuerySet(models.QuerySet):
    def standing(self) -> "DecisionQuerySet":
        """Those that have not been removed."""
        return self.filter(removed_at=None)


class Decision(WithRef, OfProject):
    """What the group decided and why. Which voices led to it are `Evidence` rows."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open: still to be decided")
        DECIDED = "decided", _("Decided")
        DOING = "doing", _("Decided, and being done")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    SETTLED = (Status.DECIDED, Status.DOING, Status.DONE)  # something has been decided

    question = models.CharField(_("what had to be decided"), max_length=300)
    decided = models.TextField(_("what was decided"), blank=True)
    why = models.TextField(_("why"), blank=True)
    dropped_why = models.TextField(_("why it was dropped"), blank=True)
    decided_on = models.DateField(_("date"), null=True, blank=True)
    status = models.CharField(_("how far it is"), max_length=8, choices=Status.choices, default=Status.DECIDED)
    present = models.ManyToManyField(Member, through="steppingstones.Presence", related_name="decisions")
    meeting = models.ForeignKey(
        "steppingstones.Meeting", on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    # The review that it came of, and the key of the statement that was looked at there.
    round = models.ForeignKey(
        "steppingstones.Round", on_delete=models.SET_NULL, null=True, editable=False, related_name="decisions"
    )
    statement = models.CharField(max_length=64, blank=True, editable=False)

    removed_at = models.DateTimeField(null=True, editable=False)

    objects = DecisionQuerySet.as_manager()
    impersonal = ("question", "decided", "why", "dropped_why", "decided_on", "status", "statement", "removed_at")

    def __str__(self) -> str:
        return self.question


class Option(WithRef, OfProject):
    """Something that could have been decided, who put it forward, and the voices that ask for it."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    order = models.PositiveIntegerField(default=0)
    words = models.TextField(_("option"))
    put_forward_by = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="options_put_forward"
    )
    voices = models.ManyToManyField("steppingstones.Voice", related_name="options", blank=True)

    impersonal = ("order", "words")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.words


class Reshaping(OfProject):
    """A decision changes something in the pathway: which stone, and how."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="reshapings")
    stone = models.ForeignKey("steppingstones.Stone", on_delete=models.CASCADE, related_name="reshapings")
    how = models.TextField(_("what it changes"), blank=True)

    impersonal = ("how",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["decision", "stone"], name="one_reshaping_of_a_stone_by_a_decision"),
        ]


class Presence(OfProject):
    """This member was there when it was decided."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["decision", "member"], name="one_presence_each"),
        ]


class SharedView(OfProject):
    """How shared a decision was, as one member saw it."""

    class Rung(models.IntegerChoices):
        """The ladder, from below: from being told to leading."""

        TOLD = 1, _("Told: it was decided before, and people heard of it")
        CONSULTED = 2, _("Asked: people said what they think, others decided")
        INVOLVED = 3, _("Involved: people shaped it, others had the last word")
        CO_PRODUCED = 4, _("Co-produced: it was decided together, as equals")
        LED = 5, _("Led: the people it is about decided, others helped")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="shared_views")
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    rung = models.PositiveSmallIntegerField(_("how shared it was"), choices=Rung.choices)

    personal = ("rung",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["decision", "member"], name="one_shared_view_each"),
        ]


class SaidDid(OfProject):
    """A decision in two sentences for everybody: what people said, and what was done. Empty ones are written anew."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="said_did")
    said = models.TextField(_("you said"), blank=True)
    did = models.TextField(_("we did"), blank=True)
    is_left_out = models.BooleanField(_("leave it out"), default=False)
    # How far the decision was then: what was said of an open one is wrong of one that was dropped.
    status = models.CharField(max_length=8, choices=Decision.Status.choices, blank=True, editable=False)

    impersonal = ("said", "did", "is_left_out", "status")


class ChangeQuerySet(models.QuerySet):
    def standing(self) -> "ChangeQuerySet":
        """Those that have not been removed, by themselves or with their decision."""
        return self.filter(removed_at=None, decision__removed_at=None)


class Change(WithRef, OfProject):
    """What became different because of a decision. Which stones it leads to are `Evidence` rows."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="changes")
    words = models.TextField(_("what changed"))
    changed_on = models.DateField(_("when"), null=True, blank=True)
    for_whom = models.CharField(_("for whom"), max_length=300, blank=True)

    removed_at = models.DateTimeField(null=True, editable=False)

    objects = ChangeQuerySet.as_manager()
    impersonal = ("words", "changed_on", "for_whom", "removed_at")

    def __str__(self) -> str:
        return self.words

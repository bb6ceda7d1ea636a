"""Who has a stake in the work, who is in the room, and who is missing; and what the group agreed to do about it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member, Side
from .standing import StandingQuerySet


class Level(models.IntegerChoices):
    """How much: for power and for interest."""

    LITTLE = 1, _("A little")
    SOME = 2, _("Some")
    MUCH = 3, _("A lot")


class Stakeholder(WithRef, OfProject):
    """A person, a group or an organisation that the work matters to, or that matters to the work."""

    name = models.CharField(_("who"), max_length=200)
    side = models.CharField(_("side"), max_length=12, choices=Side.choices)
    stake = models.TextField(_("what is at stake for them"), blank=True)
    power = models.PositiveSmallIntegerField(_("power"), choices=Level.choices, default=Level.SOME)
    interest = models.PositiveSmallIntegerField(_("interest"), choices=Level.choices, default=Level.SOME)
    is_in = models.BooleanField(_("in the room"), default=False)
    members = models.ManyToManyField(Member, related_name="speaks_for", blank=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("name", "side", "stake")
    impersonal = ("power", "interest", "is_in", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["pk"]

    def __str__(self) -> str:
        return self.name


class Action(WithRef, OfProject):
    """Something that the group agreed to do, and who looks after it.

    What came of a review has its `round` and the key of its `statement`, and is asked about again at the next one.
    What came of looking at who gained has its `gain`.
    """

    class Helped(models.TextChoices):
        YES = "yes", _("Yes, it helped")
        PARTLY = "partly", _("It helped a little")
        NO = "no", _("No, it did not help")

    words = models.TextField(_("what to do"))
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="to_do")
    due_on = models.DateField(_("by when"), null=True, blank=True)
    stakeholder = models.ForeignKey(
        Stakeholder, on_delete=models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    round = models.ForeignKey(
        "steppingstones.Round", on_delete=models.SET_NULL, null=True, editable=False, related_name="actions"
    )
    statement = models.CharField(max_length=64, blank=True, editable=False)
    gain = models.ForeignKey(
        "steppingstones.Monitoring", on_delete=models.SET_NULL, null=True, editable=False, related_name="actions"
    )
    helped = models.CharField(_("did it help?"), max_length=6, choices=Helped.choices, blank=True)
    helped_words = models.TextField(_("what came of it"), blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("words", "due_on", "statement", "helped", "helped_words", "made_at", "done_at", "removed_at")

    class Meta:
        ordering: ClassVar[list] = ["pk"]

    def __str__(self) -> str:
        return self.words

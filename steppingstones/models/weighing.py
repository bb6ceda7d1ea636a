"""What counts for whom, and whether the group ever puts it into money."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .pathway import Stone
from .people import Member, Project, Side
from .standing import StandingQuerySet
from .voices import Voice


class MoneyWish(WithRef, OfProject):
    """What the group said, on one day, about putting what it values into money. The newest is the one that holds."""

    uses = models.CharField(max_length=7, choices=Project.Money.choices)
    why = models.TextField(_("why"), blank=True)
    agreed = models.ManyToManyField(Member, related_name="money_wishes", blank=True)
    said_on = models.DateField()
    said_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="money_wishes_written")

    personal = ("why",)
    impersonal = ("uses", "said_on")

    def __str__(self) -> str:
        return str(self.get_uses_display())


class Weighing(WithRef, OfProject):
    """A round in which people say, each for themselves, what matters to them. Anonymous; only their side is kept."""

    class Way(models.TextChoices):
        ORDER = "order", _("Cards in order: what comes first, second, third?")
        POINTS = "points", _("Beans: everybody gives out the same number, as they like")
        PAIRS = "pairs", _("Two at a time: which of these matters more to you?")

    name = models.CharField(_("name of this round"), max_length=100)
    way = models.CharField(_("how people say it"), max_length=6, choices=Way.choices)
    beans = models.PositiveSmallIntegerField(_("how many beans each person has"), default=10)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, editable=False)
    # Each track with the sides that may be told, chosen when the round ended: then it is forgotten who typed in what.
    told = models.JSONField(default=list, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("name", "way", "beans", "began_on", "ended_on", "told", "removed_at")

    def __str__(self) -> str:
        return self.name


class WeighedThing(WithRef, OfProject):
    """Something that is weighed: an outcome, with its words of that day, or something in people's own words."""

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="things")
    stone = models.ForeignKey(Stone, on_delete=models.SET_NULL, null=True, related_name="weighed")
    words = models.CharField(max_length=1000)
    track = models.CharField(max_length=12, choices=Stone.Track.choices)
    order = models.PositiveSmallIntegerField(default=0)

    impersonal = ("words", "track", "order")

    class Meta:
        ordering: ClassVar[list] = ["order", "pk"]

    def __str__(self) -> str:
        return self.words


class Weigher(OfProject):
    """A member who has weighed. What they said is never here."""

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="weighers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="weighed")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["weighing", "member"], name="one_weighing_each"),
        ]


class Weight(OfProject):
    """What one person said: a place, or points, by the ref of the thing; or of two refs the one that matters more.

    There is no member and no time. With each new one all are written anew, in another order, as anonymous votes are.
    `typist` is a key of whoever typed in a sheet of paper, and is erased when the round ends.
    """

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="weights")
    side = models.CharField(max_length=12, choices=Side.choices)
    said = models.JSONField(default=dict)
    typist = models.CharField(max_length=64, blank=True)

    personal = ("side", "said", "typist")


class ToldOfOutcome(OfProject):
    """The group chose this voice to tell what cannot be counted about an outcome."""

    stone = models.ForeignKey(Stone, on_delete=models.CASCADE, related_name="told")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="tells_of")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["stone", "voice"], name="one_telling_of_each_outcome"),
        ]


class GotWorse(WithRef, OfProject):
    """Something that was lost or got worse, as the group says it. Without an outcome: about all of the work."""

    stone = models.ForeignKey(Stone, on_delete=models.SET_NULL, null=True, related_name="got_worse")
    words = models.TextField(_("what was lost, or got worse"))
    for_whom = models.CharField(_("for whom"), max_length=200, blank=True)
    written_on = models.DateField()
    written_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="wrote_worse")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("words", "for_whom")
    impersonal = ("written_on", "removed_at")

    def __str__(self) -> str:
        return self.words


class KeptMap(WithRef, OfProject):
    """The map without money as it was on a day. Quotes in it are only references: consent may change."""

    name = models.CharField(_("name of this map"), max_length=100)
    kept = models.JSONField(default=list, editable=False)
    kept_on = models.DateField()
    kept_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="maps_kept")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("kept",)
    impersonal = ("name", "kept_on", "removed_at")

    def __str__(self) -> str:
        return self.name

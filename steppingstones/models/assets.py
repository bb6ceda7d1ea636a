"""What people and places can offer, and what is still missing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .pathway import Stone
from .people import Member
from .standing import StandingQuerySet


class AssetKind(models.TextChoices):
    SKILL = "skill", _("A skill or knowledge")
    TIME = "time", _("Time or helping hands")
    CONNECTION = "connection", _("Knowing people")
    PLACE = "place", _("A place")
    THING = "thing", _("A thing")
    MONEY = "money", _("Money")


class Asset(WithRef, OfProject):
    """A gift of a person, a place or a group. A person's is shown from when they agreed."""

    kind = models.CharField(_("what kind"), max_length=10, choices=AssetKind.choices)
    words = models.CharField(_("what it is"), max_length=300)
    more = models.TextField(_("more about it"), blank=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, null=True, blank=True, related_name="assets")
    whose = models.CharField(_("whose it is, if nobody in the group"), max_length=200, blank=True)
    where = models.CharField(_("where"), max_length=200, blank=True)
    agreed_on = models.DateField(_("when they agreed that the group sees this"), null=True, blank=True)
    added_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="assets_added")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("words", "more", "whose", "where", "agreed_on")
    impersonal = ("kind", "removed_at")

    def __str__(self) -> str:
        return self.words


class Need(WithRef, OfProject):
    """Something that the group needs and does not have, until assets meet it."""

    kind = models.CharField(_("what kind"), max_length=10, choices=AssetKind.choices)
    words = models.CharField(_("what is missing"), max_length=300)
    stone = models.ForeignKey(Stone, on_delete=models.SET_NULL, null=True, blank=True, related_name="needs")
    met_by = models.ManyToManyField(Asset, related_name="meets", blank=True)
    made_on = models.DateField()
    closed_on = models.DateField(null=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("kind", "words", "made_on", "closed_on", "removed_at")

    def __str__(self) -> str:
        return self.words

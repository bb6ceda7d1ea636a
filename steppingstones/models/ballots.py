"""Ways to decide together: consent, faces, ranking. An anonymous vote cannot be traced, not even in the raw rows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .decisions import Decision, Option
from .people import Member


class Ballot(WithRef, OfProject):
    """The group is asked once, in one way. Whether it is anonymous is chosen before it opens, for good."""

    class Way(models.TextChoices):
        CONSENT = "consent", _("Consent: can everybody live with it?")
        FACES = "faces", _("Faces: how does each option feel?")
        RANKING = "ranking", _("Ranking: which comes first, second, third?")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="ballots")
    way = models.CharField(_("how to decide"), max_length=7, choices=Way.choices)
    # For consent: the one option that people say yes or no to.
    proposal = models.ForeignKey(Option, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # What people say something about: the options that there were when it was opened.
    options = models.ManyToManyField(Option, related_name="ballots", blank=True)
    why = models.TextField(_("why in this way"), blank=True)
    is_anonymous = models.BooleanField(_("nobody can see who said what"), default=False)
    opened_on = models.DateField(null=True, editable=False)
    closed_on = models.DateField(null=True, editable=False)

    impersonal = ("way", "why", "is_anonymous", "opened_on", "closed_on")

    def __str__(self) -> str:
        return str(self.get_way_display())

    @property
    def is_open(self) -> bool:
        return self.opened_on is not None and self.closed_on is None


class Voter(OfProject):
    """A member who may take part, and whether they have. How they voted is never here."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="voters")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="ballots")
    has_voted = models.BooleanField(default=False)

    personal = ("has_voted",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["ballot", "member"], name="one_voter_each"),
        ]


class Vote(OfProject):
    """What one person said: a number for each option (by its ref), and why.

    Where the ballot is anonymous there is no member, no side and no time, and with each vote all of them are
    written anew in another order, so that the order of the rows tells nothing either.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="votes")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, null=True, related_name="votes")
    said = models.JSONField(default=dict)
    why = models.TextField(_("why"), blank=True)

    personal = ("said", "why")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["ballot", "member"], name="one_vote_each"),
        ]

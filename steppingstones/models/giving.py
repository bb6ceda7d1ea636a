"""Give and get: what each person puts in and gets out, and the time bank between members."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member
from .standing import StandingQuerySet


class Contribution(WithRef, OfProject):
    """Something that a member gave or got. What it says of one person is for that person and the facilitator."""

    class Way(models.TextChoices):
        GAVE = "gave", _("Gave")
        GOT = "got", _("Got")

    class Kind(models.TextChoices):
        """What can be given comes first, then what can be got."""

        HOURS = "hours", _("Hours")
        SKILL = "skill", _("A skill")
        TRAVEL = "travel", _("Travel")
        THING = "thing", _("A thing or a place")
        PAY = "pay", _("Pay")
        VOUCHER = "voucher", _("Voucher")
        EXPENSES = "expenses", _("Expenses paid back")
        TRAINING = "training", _("Training")
        REFERENCE = "reference", _("Reference")
        CERTIFICATE = "certificate", _("Certificate of skills")
        THANKS = "thanks", _("Thanks")

    class Answer(models.TextChoices):
        """What the person said to what they were offered. Nobody has to take it."""

        OFFERED = "offered", _("Offered, no answer yet")
        TAKEN = "taken", _("Taken")
        LESS = "less", _("Took less")
        REFUSED = "refused", _("Did not want it")
        PASSED_ON = "passed-on", _("Gave it away")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="contributions")
    way = models.CharField(max_length=4, choices=Way.choices)
    kind = models.CharField(_("what"), max_length=11, choices=Kind.choices)
    words = models.CharField(_("more about it"), max_length=500, blank=True)
    on = models.DateField(_("date"))
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=2, null=True, blank=True)
    money = models.DecimalField(_("amount in pounds"), max_digits=10, decimal_places=2, null=True, blank=True)
    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True)
    # How much of the money, where they took less.
    taken = models.DecimalField(_("how much they took"), max_digits=10, decimal_places=2, null=True, blank=True)
    # A facilitator who noted the answer on the person's word.
    told_to = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    meeting = models.ForeignKey(
        "steppingstones.Meeting", on_delete=models.SET_NULL, null=True, blank=True, related_name="contributions"
    )
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="contributions_noted")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("way", "kind", "words", "on", "hours", "money", "answer", "taken")
    impersonal = ("removed_at",)

    class Meta:
        indexes: ClassVar[list] = [models.Index(fields=["project", "on"], name="contributions_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}" if self.words else str(self.get_kind_display())


class TimeOffer(WithRef, OfProject):
    """On the board of the time bank: something that a member can do for others, or needs from them."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="time_offers")
    is_ask = models.BooleanField(default=False)
    words = models.CharField(_("what"), max_length=300)
    more = models.TextField(_("more about it"), blank=True)
    made_on = models.DateField()
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("is_ask", "words", "more", "made_on")
    impersonal = ("removed_at",)

    def __str__(self) -> str:
        return self.words


class TimeExchange(WithRef, OfProject):
    """Hours that one member gave to another. They count once both have said so; none on one end is the group itself.

    A balance is what somebody gave less what they got, so that all balances and the group's add up to zero.
    """

    giver = models.ForeignKey(Member, on_delete=models.RESTRICT, null=True, related_name="time_given")
    receiver = models.ForeignKey(Member, on_delete=models.RESTRICT, null=True, related_name="time_got")
    offer = models.ForeignKey(TimeOffer, on_delete=models.SET_NULL, null=True, related_name="exchanges")
    words = models.CharField(_("what was done"), max_length=300)
    hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=2)
    done_on = models.DateField(_("date"))
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    giver_said_on = models.DateField(null=True, editable=False)
    receiver_said_on = models.DateField(null=True, editable=False)
    # Somebody without an account says it to a facilitator, who is kept here.
    giver_told_to = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    receiver_told_to = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    refused_on = models.DateField(null=True, editable=False)
    refused_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    refused_why = models.CharField(_("why it is not right"), max_length=500, blank=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("words", "hours", "done_on", "giver_said_on", "receiver_said_on", "refused_on", "refused_why")
    impersonal = ("removed_at",)

    class Meta:
        constraints: ClassVar[list] = [
            models.CheckConstraint(condition=Q(hours__gt=0), name="exchanged_hours_are_more_than_none"),
            models.CheckConstraint(
                condition=Q(giver=None, receiver__isnull=False)
                | Q(giver__isnull=False, receiver=None)
                | (Q(giver__isnull=False, receiver__isnull=False) & ~Q(giver=models.F("receiver"))),
                name="exchange_is_between_two",
            ),
        ]

    def __str__(self) -> str:
        return self.words

"""What co-production took, as the group writes it down, and what an hour counts for."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Side
from .standing import StandingQuerySet


class CostKind(models.TextChoices):
    """What something was for. Give and get has its own words, which are led to these."""

    STAFF = "staff", _("Staff time")
    PEOPLE = "people", _("People’s time")
    PLACE = "place", _("Places")
    FOOD = "food", _("Food and drink")
    TRAVEL = "travel", _("Travel")
    TRAINING = "training", _("Training")
    PAYMENT = "payment", _("Pay and vouchers")
    EXPENSES = "expenses", _("Expenses paid back")
    EQUIPMENT = "equipment", _("Equipment and materials")
    OTHER = "other", _("Something else")


class Cost(WithRef, OfProject):
    """Something that it took and that no other room knows: money, hours, or what somebody gave."""

    kind = models.CharField(_("what kind"), max_length=9, choices=CostKind.choices)
    words = models.CharField(_("what it was for"), max_length=200)
    on = models.DateField(_("date"))
    until = models.DateField(_("last day"), null=True, blank=True)
    money = models.DecimalField(_("amount in pounds"), max_digits=10, decimal_places=2, null=True, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=2, null=True, blank=True)
    side = models.CharField(_("side"), max_length=12, choices=Side.choices, blank=True)
    payer = models.CharField(_("who paid or gave it"), max_length=200, blank=True)
    is_paid = models.BooleanField(_("somebody is paid for these hours"), default=True)
    is_gift = models.BooleanField(_("it was given freely"), default=False)
    people = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    may_be_told = models.BooleanField(_("files may tell it"), default=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = (
        *("kind", "words", "on", "until", "money", "hours", "side", "payer"),
        *("is_paid", "is_gift", "people", "may_be_told", "removed_at"),
    )

    class Meta:
        ordering: ClassVar[list] = ["-on", "-pk"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=Q(money__isnull=False) | Q(hours__isnull=False), name="a_cost_has_an_amount_or_hours"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("on")), name="a_cost_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return self.words


class HourRate(WithRef, OfProject):
    """What an hour counts for from a year on, with where that comes from. Unpaid hours need none."""

    class Of(models.TextChoices):
        STAFF = "staff", _("Staff time that is paid")
        PEOPLE = "people", _("Other time that is paid, where no amount is written down")
        UNPAID = "unpaid", _("Time for which nobody is paid")

    class Basis(models.TextChoices):
        """Three ways to say what an hour of somebody is worth."""

        REPLACEMENT = "replacement", _("What it would cost to pay somebody else for it (replacement cost)")
        OPPORTUNITY = "opportunity", _("What they could have earned meanwhile (opportunity cost)")
        FLOOR = "floor", _("The least that people can live on (living-wage floor)")

    of = models.CharField(_("for which hours"), max_length=6, choices=Of.choices)
    since = models.DateField(_("from which day"))
    amount = models.DecimalField(_("pounds an hour"), max_digits=7, decimal_places=2)
    basis = models.CharField(_("by what"), max_length=11, choices=Basis.choices)
    source = models.CharField(_("where this comes from"), max_length=300)

    impersonal = ("of", "since", "amount", "basis", "source")

    class Meta:
        ordering: ClassVar[list] = ["of", "-since", "-pk"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["project", "of", "since"], name="one_rate_for_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.get_of_display())


def in_their_job() -> list[str]:
    return [Side.PROFESSIONAL.value, Side.COMMISSIONER.value]


class HoursCounted(OfProject):
    """How a group wants hours to be counted. `in_job` are the sides that come in the time of their job."""

    meetings = models.BooleanField(_("count the hours of meetings"), default=True)
    in_job = models.JSONField(_("who comes in the time of their job"), default=in_their_job, blank=True)

    impersonal = ("meetings", "in_job")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["project"], name="one_way_to_count_hours"),
        ]

"""What the work is worth beside what went in: value maps, their rows, each number with its ground, and what went in.

A number that nobody wrote down has no row here, or none in `at`: blank is never nought.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..methods.value import Convention
from .base import OfProject, WithRef
from .pathway import Stone
from .people import Member
from .standing import StandingQuerySet

SHARES = ("deadweight", "displacement", "attribution", "drop-off")


def amount(label: Any = "", **options: Any) -> models.DecimalField:
    """Fifteen figures are what SQLite keeps exactly: below a thousand millions, with six after the point."""
    return models.DecimalField(label, max_digits=15, decimal_places=6, null=True, blank=True, **options)


class ValueMapQuerySet(StandingQuerySet):
    def being_written(self) -> "ValueMapQuerySet":
        return self.filter(kept_on=None).order_by("-pk")

    def kept(self) -> "ValueMapQuerySet":
        return self.exclude(kept_on=None).order_by("-kept_on", "-pk")


class ValueMap(WithRef, OfProject):
    """A map. A kept one is a copy of another as it was on a day, and does not change."""

    class Looks(models.TextChoices):
        AHEAD = "ahead", _("Ahead: what we expect (a forecast)")
        BACK = "back", _("Back: what has happened (evaluated)")

    class When(models.TextChoices):
        GUIDE = Convention.GUIDE.value, _("From the first year on (as in the SROI guide)")
        BASE_YEAR_0 = Convention.BASE_YEAR_0.value, _("From the second year on (as in the Green Book)")
        MID_YEAR = Convention.MID_YEAR.value, _("From the middle of each year on")

    name = models.CharField(_("name"), max_length=100)
    span = models.CharField(_("what time it is about"), max_length=100, blank=True)
    looks = models.CharField(_("which way it looks"), max_length=5, choices=Looks.choices, default=Looks.AHEAD)
    convention = models.CharField(
        _("from when on a year is worth less"), max_length=11, choices=When.choices, default=When.GUIDE
    )
    # Without a rate, the dated table of the Green Book.
    rate = models.DecimalField(max_digits=7, decimal_places=6, null=True, blank=True)
    price_year = models.PositiveIntegerField(_("in the prices of which year"), null=True, blank=True)
    seed = models.PositiveIntegerField(default=1, editable=False)
    left_out = models.TextField(_("what counts and has no amount"), blank=True)  # one on each line
    copy_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="copies")
    kept_on = models.DateField(null=True, editable=False)
    kept_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="value_maps_kept")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = ValueMapQuerySet.as_manager()
    impersonal = (
        *("name", "span", "looks", "convention", "rate", "price_year", "seed", "left_out", "kept_on", "removed_at"),
    )

    class Meta:
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=Q(rate=None) | Q(rate__gte=0, rate__lt=1), name="a_rate_of_a_value_map_is_a_part"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_forecast(self) -> bool:
        return self.looks == self.Looks.AHEAD

    @property
    def things_left_out(self) -> list[str]:
        return [line.strip() for line in self.left_out.splitlines() if line.strip()]


class ValueRow(WithRef, OfProject):
    """One outcome for one group of people. Its numbers are `ValueFigure`s.

    With `points` it is worth what the Treasury's table says for so many points of satisfaction with life.
    """

    map = models.ForeignKey(ValueMap, on_delete=models.CASCADE, related_name="rows")
    whom = models.CharField(_("who is affected"), max_length=200)
    what = models.CharField(_("what changes for them"), max_length=300, blank=True)
    stone = models.ForeignKey(Stone, on_delete=models.SET_NULL, null=True, blank=True, related_name="value_rows")
    people = models.PositiveIntegerField(_("of how many people"), null=True, blank=True)
    start = models.PositiveSmallIntegerField(_("in which year it begins"), default=1)
    chain = models.CharField(_("chain"), max_length=100, blank=True)
    is_wellbeing = models.BooleanField(_("its worth is that of feeling better"), default=False)
    points = amount(_("points of satisfaction with life"))
    pairs = models.PositiveIntegerField(_("asked before and after"), null=True, blank=True)
    price_year = models.PositiveIntegerField(_("in the prices of which year"), null=True, blank=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = (
        *("whom", "what", "people", "start", "chain", "is_wellbeing", "points", "pairs", "price_year", "removed_at"),
    )

    class Meta:
        ordering: ClassVar[list] = ["pk"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=Q(start__gte=1, start__lte=100), name="a_value_begins_in_a_year_of_the_map"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} ({self.whom})" if self.what else self.whom


class ValueFigure(OfProject):
    """One number of a row: what it is thought to be, from where to where it may be, and what it rests on."""

    class Part(models.TextChoices):
        QUANTITY = "quantity", _("How many")
        YEARS = "years", _("How long")
        DEADWEIGHT = "deadweight", _("Would have come anyway")
        ATTRIBUTION = "attribution", _("Due to others")
        DISPLACEMENT = "displacement", _("Only moved from elsewhere")
        DROP_OFF = "drop-off", _("Lost each year")
        VALUE = "value", _("Worth of one")

    class Grade(models.TextChoices):
        EVIDENCE = "evidence", _("Evidence: it was measured or counted")
        TOLD = "told", _("Told by people: they said so")
        ASSUMED = "assumed", _("Assumed: we think so")
        UNSEEN = "unseen", _("Not looked at yet")

    row = models.ForeignKey(ValueRow, on_delete=models.CASCADE, related_name="figures")
    part = models.CharField(max_length=12, choices=Part.choices)
    at = amount()
    low = amount()
    high = amount()
    words = models.TextField(blank=True)  # the source of a worth, the evidence for a quantity, the reason for a part
    grade = models.CharField(max_length=8, choices=Grade.choices, default=Grade.UNSEEN)
    together = models.CharField(max_length=100, blank=True)  # numbers with the same word move as one

    impersonal = ("part", "at", "low", "high", "words", "grade", "together")

    class Meta:
        ordering: ClassVar[list] = ["pk"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["row", "part"], name="one_figure_of_each_part"),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__lte=F("high"), at__gte=F("low"), at__lte=F("high")),
                name="a_figure_lies_in_its_range",
            ),
            models.CheckConstraint(
                condition=~Q(part__in=SHARES)
                | ((Q(at=None) | Q(at__gte=0, at__lte=1)) & (Q(low=None) | Q(low__gte=0, high__lte=1))),
                name="a_share_is_a_part_of_the_whole",
            ),
            models.CheckConstraint(
                condition=~Q(part="years") | Q(at=None) | Q(at__gt=0, at__lte=100), name="years_are_more_than_none"
            ),
        ]


class ValueInput(WithRef, OfProject):
    """What went in: money, or hours that nobody was paid for. Hours without `each` are shown and not counted."""

    map = models.ForeignKey(ValueMap, on_delete=models.CASCADE, related_name="inputs")
    whom = models.CharField(_("who gave it"), max_length=200, blank=True)
    what = models.CharField(_("what it was"), max_length=300)
    money = amount(_("amount in pounds"))
    hours = amount(_("hours"))
    each = amount(_("what an hour is taken to be worth"))
    basis = models.CharField(_("why an hour is worth that"), max_length=300, blank=True)

    impersonal = ("whom", "what", "money", "hours", "each", "basis")

    class Meta:
        ordering: ClassVar[list] = ["pk"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=Q(money__isnull=False, hours=None, each=None) | Q(money=None, hours__isnull=False),
                name="what_went_in_is_money_or_hours",
            ),
            models.CheckConstraint(
                condition=Q(each=None) | ~Q(basis=""), name="an_hour_is_worth_something_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.what

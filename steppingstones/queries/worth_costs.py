"""What went into a value map, from what it took. Only sums of enough people: everybody in the group reads the map."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from ..methods import costs as sums
from ..methods.costs import Line
from ..methods.suppression import PUBLISHED
from ..models import Project
from .costs import as_the_group_reads, costs_of, rate_words, year_of

SIX_PLACES = Decimal("0.000001")


class TooFew(Exception):
    """A sum is of too few people."""

    def __str__(self) -> str:
        return _(
            "Too few people are in one of the sums of “What it took”, so it would tell what one of them gave or got. "
            "Write down by hand what went in."
        )


class PartOfAYear(TooFew):
    """Sums of two times that differ by a day would tell what one person gave on that day."""

    def __str__(self) -> str:
        return _(
            "People’s hours and pay are told in whole years only, so that nobody can work out those of one day. "
            "Choose from 1 January to 31 December, or leave both days empty."
        )


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What went in between two days: in money, with paid hours and gifts, and unpaid hours with what one counts for."""

    money: Decimal
    hours: Decimal
    each: Decimal | None = None
    basis: str = ""

    @property
    def is_nothing(self) -> bool:
        return not self.money and not self.hours


def taken(project: Project, since: date | None, until: date | None) -> Taken:
    found = as_the_group_reads(costs_of(project, since, until))
    if sums.people_in(found.pieces) and not _are_whole_years(since, until):
        raise PartOfAYear
    line = sums.total(found.pieces, found.rates, PUBLISHED, [year_of])
    if line.together is None or line.unpaid is None:
        raise TooFew
    money = _sum(line)
    if not line.unpaid or not line.worth_unpaid:
        return Taken(money=money, hours=line.unpaid)
    each = (line.worth_unpaid / line.unpaid).quantize(SIX_PLACES, ROUND_HALF_UP)
    rates = sorted({rate for rate in found.rates if rate.of == sums.UNPAID}, key=lambda rate: rate.since)
    return Taken(money=money, hours=line.unpaid, each=each, basis="; ".join(map(rate_words, rates))[:300])


def _are_whole_years(since: date | None, until: date | None) -> bool:
    begins = since is None or (since.month, since.day) == (1, 1)
    return begins and (until is None or (until.month, until.day) == (12, 31))


def _sum(line: Line) -> Decimal:
    return sum((part for part in (line.money, line.gifts, line.worth_paid) if part is not None), Decimal(0))

"""What it took: written down, put right, taken away; what an hour counts for; and how hours are counted."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ..models import Cost, HourRate, HoursCounted, Member, Project
from . import removals
from .history import note
from .review_pages import gather_again


class RateIsThere(Exception):
    """There is a rate from that year on."""

    def __str__(self) -> str:
        return str(_("There is a rate for these hours from this year on. Take it away first, or choose another year."))


@transaction.atomic
def write_down(cost: Cost, *, by: Member) -> Cost:
    """A new one, or one that was put right."""
    is_new = cost.pk is None
    cost.save()
    note(by, "wrote down" if is_new else "changed", cost)
    gather_again(cost.project)
    return cost


@transaction.atomic
def bring_in(project: Project, costs: Iterable[Cost], *, by: Member) -> Sequence[Cost]:
    """All of a spreadsheet, or nothing of it."""
    kept = []
    for cost in costs:
        cost.project = project
        cost.save()
        note(by, "brought in", cost)
        kept.append(cost)
    gather_again(project)
    return kept


@transaction.atomic
def remove(cost: Cost, *, by: Member) -> None:
    removals.remove(cost, by=by)
    gather_again(cost.project)


@transaction.atomic
def put_back(cost: Cost, *, by: Member) -> None:
    removals.put_back(cost, by=by)
    gather_again(cost.project)


@transaction.atomic
def set_rate(rate: HourRate, *, by: Member) -> HourRate:
    try:
        with transaction.atomic():
            rate.save()
    except IntegrityError:
        raise RateIsThere from None
    note(by, "set the rate", rate)
    return rate


@transaction.atomic
def drop_rate(rate: HourRate, *, by: Member) -> None:
    note(by, "took away", rate)
    rate.delete()


@transaction.atomic
def count_hours(project: Project, *, meetings: bool, in_job: Sequence[str], by: Member) -> HoursCounted:
    said = {"meetings": meetings, "in_job": list(in_job)}
    counting, _is_new = HoursCounted.objects.update_or_create(project=project, defaults=said)
    note(by, "said how hours are counted", project)
    return counting

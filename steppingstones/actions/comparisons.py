"""Two groups beside each other: kept as plain numbers, and only if nobody can be found out."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods.comparative import Person
from ..models import GroupComparison, Member
from .history import note

FEWEST = 5  # people of a group who answered both times; the numbers of fewer could tell of single people
MOST_OF_ONE = 20  # comparisons of one outcome
MOST = 120  # of both groups: a page is not to make people wait; the command line takes more


class CannotCompare(Exception):
    """These numbers are not kept. Its words are for the person who brought them."""

    words = _("These numbers could not be kept.")

    def __str__(self) -> str:
        return str(self.words)


class TooFew(CannotCompare):
    words = _(
        "A group has fewer than 5 people who answered both times. Their numbers could tell of single people, "
        "so nothing is kept."
    )


class TooMany(CannotCompare):
    words = _("There are more than 120 people. Work this out with “./stones compare”, or with a statistics program.")


class Enough(CannotCompare):
    words = _("There are 20 comparisons of this outcome. Take away what says least, then add this.")


@transaction.atomic
def keep(
    row: GroupComparison, together: Sequence[Person], without: Sequence[Person], missing: tuple[int, int], *, by: Member
) -> GroupComparison:
    """Keep a new comparison. What few people were asked once more before is left out: it could tell of them."""
    if min(len(together), len(without)) < FEWEST:
        raise TooFew
    if len(together) + len(without) > MOST:
        raise TooMany
    if GroupComparison.objects.standing().filter(stone=row.stone_id).count() >= MOST_OF_ONE:
        raise Enough
    has_earlier = all(sum(each.earlier is not None for each in side) >= FEWEST for side in (together, without))
    row.people = _plain(together, without, has_earlier=has_earlier)
    row.missing_together, row.missing_without = missing
    row.made_by = by
    row.save()
    note(by, "wrote down", row)
    return row


@transaction.atomic
def change(row: GroupComparison, *, by: Member) -> None:
    """Put the words right. The numbers stay as they came."""
    row.save()
    note(by, "changed", row)


def _plain(together: Sequence[Person], without: Sequence[Person], *, has_earlier: bool) -> list[list]:
    """In the order of the numbers, so that the order of a list of names is nowhere. Teams become numbers."""
    names = sorted({each.team for side in (together, without) for each in side if each.team})
    numbers = {name: number for number, name in enumerate(names, 1)}
    rows = [
        [is_together, *_scores(each, has_earlier=has_earlier), numbers.get(each.team, 0)]
        for is_together, side in ((True, together), (False, without))
        for each in side
    ]
    return sorted(rows, key=lambda row: [str(cell) for cell in row])


def _scores(each: Person, *, has_earlier: bool) -> list[str | None]:
    earlier = str(each.earlier) if has_earlier and each.earlier is not None else None
    return [str(each.before), str(each.after), earlier]

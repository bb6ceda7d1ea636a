"""Numbers of people as words, such as "12 people (7 with lived experience, 5 professionals)".

Small numbers are hidden from readers outside the group.
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods import suppression
from ..methods.suppression import Count
from ..methods.suppression_sides import Heard, How, how
from ..methods.thread import People
from ..models import Giver, Side

ORDER = [*Side.values, Giver.UNKNOWN]


def threshold(audience: str) -> int:
    """How many people there must be before their number is told to this audience."""
    return suppression.EVERYTHING if audience == "group" else suppression.PUBLISHED


def how_many_people(side: str, number: int) -> str:
    """ "2 people with lived experience"."""
    words = {
        Side.LIVED_EXPERIENCE: ngettext(
            "%(number)s person with lived experience", "%(number)s people with lived experience", number
        ),
        Side.CARER: ngettext("%(number)s carer", "%(number)s carers", number),
        Side.PROFESSIONAL: ngettext("%(number)s professional", "%(number)s professionals", number),
        Side.COMMUNITY: ngettext(
            "%(number)s person from the community", "%(number)s people from the community", number
        ),
        Side.COMMISSIONER: ngettext("%(number)s commissioner", "%(number)s commissioners", number),
    }
    return words[Side(side)] % {"number": number}


def count_words(number: int, least: int) -> str:
    """ "12 people", or "fewer than 5 people" where the number is hidden."""
    shown = suppression.count(number, least)
    if shown.value is None:
        return _("fewer than %(n)d people") % {"n": least}
    return ngettext("%(n)d person", "%(n)d people", number) % {"n": number}


def total_words(number: int, parts: Iterable[int], least: int) -> str:
    """The number as `count_words` tells it, beside parts of it that are told too: less exactly, where it would give
    small numbers away."""
    if number < least or suppression.stands_beside(number, parts, least):
        return count_words(number, least)
    return _("at least %(n)d people") % {"n": least}


def people_words(people: People, least: int, parts: Iterable[People] = (), heard: Heard | None = None) -> str:
    """The people and their sides. Where one side is small, the sides are named without numbers.

    `parts` are some of these people who are told of beside them, `heard` are all whom the same readers are told of.
    """
    parts, told = list(parts), how(people.by_side, heard, least)
    total = number_told(people, least, parts, heard)
    if told == How.NOT:
        return total
    if told == How.NUMBERS and _sides_stand_beside(people, parts, least):
        sides = ", ".join(side_counts(suppression.split(people.by_side, least)))
        return _("%(total)s (%(sides)s)") % {"total": total, "sides": sides}
    names = [str(side_name(side)) for side in ORDER if people.by_side.get(side)]
    return _("%(total)s (from these sides: %(sides)s)") % {"total": total, "sides": ", ".join(names).lower()}


def number_told(people: People, least: int, parts: Iterable[People] = (), heard: Heard | None = None) -> str:
    """Their number without the sides: less exactly, where beside the numbers of all sides it would tell of a few, or
    where all who were heard are told as they were before some of these came."""
    is_more = heard is not None and people.count > heard.count and people.count >= least
    if is_more or how(people.by_side, heard, least) == How.ROUGHLY:
        return _("at least %(n)d people") % {"n": least}
    return total_words(people.count, [part.count for part in parts], least)


def guarded_words(people: People, least: int) -> str:
    """The same, but a small side is not even named: beside what they said, that would point at somebody."""
    is_small = any(part.is_hidden for part in suppression.split(people.by_side, least).values())
    return count_words(people.count, least) if is_small else people_words(people, least)


def _sides_stand_beside(people: People, parts: list[People], least: int) -> bool:
    """Whether the numbers of the sides can be told beside these parts: then their sum, the total, can be too."""
    numbers = [(people.count, [part.count for part in parts])]
    numbers += [(number, [part.by_side.get(side, 0) for part in parts]) for side, number in people.by_side.items()]
    return all(suppression.stands_beside(number, some, least) for number, some in numbers)


def side_counts(shown: Mapping[str, Count]) -> list[str]:
    return [side_count(side, shown[side].value or 0) for side in ORDER if side in shown and shown[side].value]


def side_name(side: str) -> str:
    return dict(Giver.SIDES).get(side, side)


def side_count(side: str, number: int) -> str:
    """ "1 carer", "7 with lived experience": the number with its side."""
    words = {
        Side.LIVED_EXPERIENCE: _("%(n)d with lived experience"),
        Side.CARER: ngettext("%(n)d carer", "%(n)d carers", number),
        Side.PROFESSIONAL: ngettext("%(n)d professional", "%(n)d professionals", number),
        Side.COMMUNITY: _("%(n)d from the community"),
        Side.COMMISSIONER: ngettext("%(n)d commissioner", "%(n)d commissioners", number),
        Giver.UNKNOWN: _("%(n)d who did not say"),
    }
    return words[side] % {"n": number}

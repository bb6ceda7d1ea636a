"""Words that the parts of a review page share, and what each part is handed and hands back.

A review page may leave the group, again and again. So people are counted in bands, a side is named only where it has
enough people, and nothing here asks for a name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..documents.blocks import BulletList, EasyRow, Item
from ..documents.kept import KeptBlock
from ..methods.bands import band
from ..methods.suppression import PUBLISHED
from ..methods.suppression_sides import Heard, How, how
from ..methods.thread import People
from ..models import Project, ReviewPage
from .outcomes import OutcomeFacts
from .people_words import ORDER, side_name

Facts = dict[str, Any]
MOST = 12  # of one kind on a page; the others are on the site
PROCESS, OUTCOMES, COSTS, LEARNED, SINCE, NEXT = PARTS = ("process", "outcomes", "costs", "learned", "since", "next")
HEADINGS = {
    PROCESS: gettext_lazy("How well we work together"),
    OUTCOMES: gettext_lazy("What came of it"),
    COSTS: gettext_lazy("What was put in, and what people got"),
    LEARNED: gettext_lazy("What was hard, and what we learned"),
    SINCE: gettext_lazy("What changed since last time"),
    NEXT: gettext_lazy("What comes next"),
}
EASY_HEADINGS = {
    PROCESS: gettext_lazy("Working together"),
    OUTCOMES: gettext_lazy("What got better"),
    COSTS: gettext_lazy("What it took"),
    LEARNED: gettext_lazy("What was hard"),
    SINCE: gettext_lazy("What is new"),
    NEXT: gettext_lazy("What we do next"),
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """For which page something is gathered. `before` are the facts of the page before, if there is one."""

    project: Project
    today: date
    page: ReviewPage
    outcomes: Sequence[OutcomeFacts]
    heard: Heard
    before: Facts | None = None
    counted_to: int = 0  # the last entry of Give and get that some page has counted
    costs_to: int = 0  # the last cost by hand that some page has counted
    counted_on: date | None = None  # the day of the page before


@dataclass(frozen=True, kw_only=True)
class Told:
    """A part of the page, and the facts behind it with which the next page is compared."""

    blocks: Sequence[KeptBlock] = ()
    facts: Facts = field(default_factory=dict)


def band_words(number: int) -> str:
    """ "10 to 19 people": never exactly how many."""
    found = band(number)
    if not number:
        return _("nobody")
    if found.low < PUBLISHED:
        return _("fewer than %(n)d people") % {"n": PUBLISHED}
    if found.high is None:
        return _("%(n)d people or more") % {"n": found.low}
    return _("%(low)d to %(high)d people") % {"low": found.low, "high": found.high}


def people_in_bands(people: People, heard: Heard | None = None) -> str:
    """ "5 to 9 people, among them: carer": no side is named where one has few people, or where a report that tells the
    number exactly could not tell it by side. `heard` are all who were heard; without them no side is named."""
    told, numbers = band_words(people.count), people.by_side
    if heard is None or how(numbers, heard) != How.NUMBERS:
        return told
    sides = ", ".join(str(side_name(side)) for side in ORDER if numbers.get(side))
    return _("%(people)s, among them: %(sides)s") % {"people": told, "sides": sides.lower()}


def opening(words: str) -> str:
    return words[:1].upper() + words[1:]


def listed(items: Iterable[Item], easy: tuple[EasyRow, ...] = (), most: int = MOST) -> list[KeptBlock]:
    """A list, not without end; nothing where there is nothing."""
    found = list(items)
    more = len(found) - most
    if more > 0:
        words = ngettext("%(n)d more is on the site.", "%(n)d more are on the site.", more)
        found = [*found[:most], Item(text=words % {"n": more})]
    return [BulletList(items=tuple(found), easy=easy)] if found else []


def inside(*pairs: tuple[str, str]) -> tuple[Item, ...]:
    """What stands under an item, each with its label, where there is something to say."""
    return tuple(Item(label=label, text=words) for label, words in pairs if words)

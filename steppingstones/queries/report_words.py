"""Words that the parts of a report share: days, numbers with the small ones hidden, and rows of Easy Read."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..documents.blocks import EasyRow
from ..documents.easy_rows import SourceRow, row
from ..documents.pictures import people_id, suggest
from ..methods import suppression
from ..methods.suppression_sides import Heard
from ..methods.thread import People
from .people_words import count_words, number_told

MOST_OUTLINES = 30  # beside an easy sentence; among more, those who said so would not be found


def day(value: date | None, precision: str = "day") -> str:
    """ "4 March 2026", "March 2026", or "" where the day is not known."""
    if value is None:
        return ""
    return date_format(value, {"day": "j F Y", "month": "F Y", "year": "Y"}[precision])


def easy(words: str, idea: str = "", about: str = "") -> tuple[EasyRow, ...]:
    """One row of Easy Read, with the first picture that fits the idea (or else the words)."""
    found = suggest(idea or words) or suggest(words)
    return (EasyRow(words=words, picture=found[0] if found else "", about=about),)


def keyed(
    key: str, pattern: str, idea: str = "", *, typed: str = "", beside: str = "", **facts: str
) -> tuple[SourceRow, ...]:
    """One row that knows what it is about, so that the group can write its own in place of it."""
    found = (suggest(idea) if idea else []) or suggest(pattern)
    return (row(key, pattern, found[0] if found else "", typed=typed, beside=beside, **facts),)


def crowd_of(number: int, told: str, least: int, heard: int) -> str:
    """The picture of people for a number that is told exactly; of others there is none. The group also sees out of how
    many: to people outside, the others would be one more number.
    """
    if number < least or told.casefold() != count_words(number, least).casefold():
        return ""
    of = heard if least == suppression.EVERYTHING and heard <= MOST_OUTLINES else number
    return people_id(number, of)


def number_words(number: int, least: int) -> str:
    shown = suppression.count(number, least)
    return _("fewer than %(n)d") % {"n": least} if shown.value is None else str(shown.value)


def opening_words(people: People, least: int, heard: Heard | None = None) -> str:
    words = number_told(people, least, heard=heard)
    return words[:1].upper() + words[1:]

"""A review page on how well the group works together: reviews, records, who takes part and who works with whom."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..documents.blocks import Heading, Item, Paragraph
from ..documents.kept import KeptBlock
from .relationships import ties_told
from .report_words import easy
from .review_page_gaps import EASY_GAPS, reviews_told
from .review_page_words import Asked, Told, inside, listed
from .signals import OF_FEW, signals_of
from .who_shown import who_told


def process(asked: Asked) -> Told:
    blocks, facts = reviews_told(asked)
    return Told(blocks=[*blocks, *_records(asked), *_who(asked), *_ties(asked)], facts={"reviews": facts})


def _ties(asked: Asked) -> Iterator[KeptBlock]:
    """Who works with whom across the sides, as far as that may leave the group."""
    told = ties_told(asked.project)
    if told:
        yield Heading(text=_("Who works with whom"), level=3)
        yield from (Paragraph(text=words) for words in told)


def _who(asked: Asked) -> Iterator[KeptBlock]:
    """Who takes part, in numbers that were frozen when the monitoring ended."""
    told = who_told(asked.project)
    if told:
        yield Heading(text=_("Who takes part"), level=3)
        yield from listed(Item(text=words) for words in told)


def _records(asked: Asked) -> Iterator[KeptBlock]:
    """What the records show that should be looked at. Without numbers: some are of few people."""
    found = [
        each for each in signals_of(asked.project, asked.today) if each.is_to_look_at and each.signal.kind not in OF_FEW
    ]
    if found:
        yield Heading(text=_("What the records tell us to look at"), level=3)
        rows = tuple(row for each in found[:EASY_GAPS] for row in easy(each.easy, "look"))
        yield from listed((Item(text=each.title, items=inside(("", each.easy))) for each in found), rows)

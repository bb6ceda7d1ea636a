"""What counts without money, as a part of a report: what matters to whom, what no number tells, and what got worse."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, Heading, Paragraph, Quote
from ..documents.kept import KeptBlock, Said, from_data, retold, to_data
from .claims import QuoteFacts, before_reading, easy_quote
from .outcomes import OutcomeFacts
from .report_words import easy
from .telling import Telling
from .weighing import Found, last_found
from .what_counts import MOST_TOLD, Lost
from .what_counts_blocks import lost_blocks, weighed_blocks


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told of one outcome: voices that may be quoted in this report, and what was lost."""

    words: str
    quotes: tuple[QuoteFacts, ...]
    lost: tuple[Lost, ...]


def what_counts(telling: Telling) -> Iterator[AnyBlock]:
    """Nothing where the group has not used the map without money."""
    chosen, lost = telling.chosen, telling.lost
    quotes = telling.quotes(voice for _stone, voice in chosen) if chosen else {}
    told = [_told(each, chosen, quotes, lost) for each in telling.outcomes]
    blocks = list(_blocks(last_found(telling.project), told, lost))
    if telling.is_outside and blocks:
        blocks = from_data(retold(to_data(blocks), telling.mask))
    yield from (quoted(block, quotes) for block in blocks)


def _told(
    facts: OutcomeFacts,
    chosen: Sequence[tuple[str, str]],
    quotes: Mapping[str, QuoteFacts],
    lost: Iterable[Lost],
) -> Told:
    key = facts.stone.key
    said = [quotes[voice] for stone, voice in chosen if stone == key and voice in quotes]
    here = (each for each in lost if each.stone == key)
    return Told(words=facts.stone.words, quotes=tuple(said[:MOST_TOLD]), lost=tuple(here))


def _blocks(found: Found | None, told: Sequence[Told], lost: Sequence[Lost]) -> Iterator[KeptBlock]:
    if found:
        yield from weighed_blocks(found)
    told = [each for each in told if each.quotes or each.lost]
    if not (found or told or lost):
        return
    yield Heading(text=_("What no number can tell, and what got worse"), easy_text=_("What people say"))
    for each in told:
        yield Heading(text=each.words, level=3, easy_text=each.words)
        yield from (Said(voice=quote.ref) for quote in each.quotes)
        yield from lost_blocks(each.lost)
    elsewhere = {row for each in told for row in each.lost}
    yield from lost_blocks(row for row in lost if row not in elsewhere)
    if not lost:
        words = _("Nobody has said what got worse: ask.")
        yield Paragraph(text=words, easy=easy(words, "ask"))


def quoted(block: KeptBlock, quotes: Mapping[str, QuoteFacts]) -> AnyBlock:
    if not isinstance(block, Said):
        return block
    quote = quotes[block.voice]
    told = {"words": quote.words, "who": quote.who, "before": before_reading(quote), "voice": quote.ref}
    return Quote(**told, easy=tuple(easy_quote(quote)))

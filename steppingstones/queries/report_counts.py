"""What counts without money, as a part of a report: what matters to whom, what no number tells, and what got worse."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, Heading, Paragraph, Quote
from ..documents.kept import KeptBlock, Said, from_data, retold, to_data
from ..methods.personal_details import find
from ..models import GotWorse, Report
from .claims import QuoteFacts, before_reading, easy_quote, quotable
from .outcomes import OutcomeFacts
from .personal import names_known
from .report_words import easy
from .said_did import masks
from .weighing import Found, last_found
from .what_counts import MOST_TOLD, chosen_voices
from .what_counts_blocks import lost_blocks, weighed_blocks


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told of one outcome: voices that may be quoted in this report, and what was lost."""

    words: str
    quotes: tuple[QuoteFacts, ...]
    lost: tuple[GotWorse, ...]


def what_counts(report: Report, facts: Sequence[OutcomeFacts]) -> Iterator[AnyBlock]:
    """Nothing where the group has not used the map without money."""
    lost = list(report.project.gotworses.standing().select_related("stone").order_by("-pk"))
    chosen = chosen_voices(report.project)
    quotes = quotes_for(report, [voice for _stone, voice in chosen]) if chosen else {}
    told = [_told(each, chosen, quotes, lost) for each in facts]
    blocks = list(_blocks(last_found(report.project), told, lost))
    if report.audience == Report.Audience.OUTSIDE and blocks:
        blocks = from_data(retold(to_data(blocks), masks(report.project)))
    yield from (quoted(block, quotes) for block in blocks)


def quotes_for(report: Report, refs: Sequence[str]) -> dict[str, QuoteFacts]:
    """Out of the group go only those in which nothing personal seems to stand, as nobody looks at them once more."""
    quotes = quotable(report, refs)
    if report.audience == Report.Audience.GROUP or not quotes:
        return quotes
    names = names_known(report.project)
    return {ref: quote for ref, quote in quotes.items() if not find(quote.words, names)}


def _told(
    facts: OutcomeFacts,
    chosen: Sequence[tuple[str, str]],
    quotes: Mapping[str, QuoteFacts],
    lost: Iterable[GotWorse],
) -> Told:
    key = facts.stone.key
    said = [quotes[voice] for stone, voice in chosen if stone == key and voice in quotes]
    here = (each for each in lost if each.stone and each.stone.ref == key)
    return Told(words=facts.stone.words, quotes=tuple(said[:MOST_TOLD]), lost=tuple(here))


def _blocks(found: Found | None, told: Sequence[Told], lost: Sequence[GotWorse]) -> Iterator[KeptBlock]:
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
    elsewhere = {row.pk for each in told for row in each.lost}
    yield from lost_blocks(row for row in lost if row.pk not in elsewhere)
    if not lost:
        words = _("Nobody has said what got worse: ask.")
        yield Paragraph(text=words, easy=easy(words, "ask"))


def quoted(block: KeptBlock, quotes: Mapping[str, QuoteFacts]) -> AnyBlock:
    if not isinstance(block, Said):
        return block
    quote = quotes[block.voice]
    told = {"words": quote.words, "who": quote.who, "before": before_reading(quote), "voice": quote.ref}
    return Quote(**told, easy=tuple(easy_quote(quote)))

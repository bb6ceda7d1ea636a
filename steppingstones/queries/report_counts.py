"""What counts without money, as a part of a report: what matters to whom, what no number tells, and what got worse."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, Heading, Paragraph, Quote
from ..documents.kept import KeptBlock, Said, from_data, retold, to_data
from ..methods.personal_details import find
from ..models import Report
from .claims import QuoteFacts, before_reading, easy_quote, quotable
from .outcomes import OutcomeFacts
from .personal import names_known
from .report_words import easy
from .said_did import masks
from .what_counts import Map, Outcome, map_of
from .what_counts_blocks import lost_blocks, weighed_blocks


def what_counts(report: Report, facts: Sequence[OutcomeFacts]) -> Iterator[AnyBlock]:
    """Nothing where the group has not used the map without money."""
    found = map_of(report.project, facts)
    refs = [voice.ref for _track, outcomes in found.tracks for each in outcomes for voice in each.told]
    quotes = _quotes(report, refs) if refs else {}
    blocks = list(_blocks(found, quotes))
    if report.audience == Report.Audience.OUTSIDE and blocks:
        blocks = from_data(retold(to_data(blocks), masks(report.project)))
    yield from (_quoted(block, quotes) for block in blocks)


def _quotes(report: Report, refs: Sequence[str]) -> dict[str, QuoteFacts]:
    """Out of the group go only those in which nothing personal seems to stand, as nobody looks at them once more."""
    quotes = quotable(report, refs)
    if report.audience == Report.Audience.GROUP or not quotes:
        return quotes
    names = names_known(report.project)
    return {ref: quote for ref, quote in quotes.items() if not find(quote.words, names)}


def _blocks(found: Map, quotes: Mapping[str, QuoteFacts]) -> Iterator[KeptBlock]:
    told = [each for _track, outcomes in found.tracks for each in outcomes if _is_told(each, quotes)]
    if found.found:
        yield from weighed_blocks(found.found)
    if not (found.found or told or found.worse):
        return
    yield Heading(text=_("What no number can tell, and what got worse"), easy_text=_("What people say"))
    for each in told:
        yield Heading(text=each.words, level=3, easy_text=each.words)
        yield from (Said(voice=voice.ref) for voice in each.told if voice.ref in quotes)
        yield from lost_blocks(each.worse)
    yield from lost_blocks(found.worse)
    if not found.has_worse:
        words = _("Nobody has said what got worse: ask.")
        yield Paragraph(text=words, easy=easy(words, "ask"))


def _is_told(outcome: Outcome, quotes: Mapping[str, QuoteFacts]) -> bool:
    return bool(outcome.worse) or any(voice.ref in quotes for voice in outcome.told)


def _quoted(block: KeptBlock, quotes: Mapping[str, QuoteFacts]) -> AnyBlock:
    if not isinstance(block, Said):
        return block
    quote = quotes[block.voice]
    told = {"words": quote.words, "who": quote.who, "before": before_reading(quote), "voice": quote.ref}
    return Quote(**told, easy=tuple(easy_quote(quote)))

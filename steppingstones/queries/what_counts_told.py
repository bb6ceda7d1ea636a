"""The map without money as a list of blocks, for paper, Easy Read and to be kept.

It may leave the group: people stand in bands, sides of few people are not told, and voices only as far as their people
agree to be quoted outside.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..documents.blocks import Document, Heading, Notice, Paragraph, Table
from ..documents.blocks import Facts as Pairs
from ..documents.kept import KeptBlock, Said, from_data, retold, to_data
from ..models import GotWorse, KeptMap, Project
from .report_words import day, easy
from .review_page import masks, with_words
from .weighing import Found, TrackShown, tracks_shown
from .what_counts import Map, Outcome, map_of


def kept_blocks(project: Project) -> list[Any]:
    """The map of today as plain data."""
    return to_data(list(_blocks(map_of(project))))


def document_now(project: Project, base_url: str = "") -> Document:
    """The map of today, without names."""
    return _document(project, retold(kept_blocks(project), masks(project)), _("What counts"), "", base_url)


def document_kept(row: KeptMap, base_url: str = "") -> Document:
    return _document(row.project, row.kept, row.name, _("Kept on %(day)s") % {"day": day(row.kept_on)}, base_url)


def _document(project: Project, data: list[Any], title: str, made_on: str, base_url: str) -> Document:
    blocks = with_words(project, from_data(data))
    return Document(title=title, subtitle=project.name, made_on=made_on, blocks=blocks, base_url=base_url)


def _blocks(found: Map) -> Iterator[KeptBlock]:
    yield Notice(
        text=_("Not all that counts can be counted. Nothing here is put into money, and no two sides are added up."),
        easy=(*easy(_("This is what matters to us."), "heart"), *easy(_("We do not use money here."), "coin")),
    )
    if found.found:
        yield from _weighed(found.found)
    for name, outcomes in found.tracks:
        yield Heading(text=name, easy_text=name)
        for each in outcomes:
            yield from _outcome(each)
    if not found.tracks:
        yield Paragraph(text=_("There is no outcome on the pathway yet."))
    yield Heading(text=_("What was lost, or got worse"), easy_text=_("What got worse"))
    yield from worse_blocks(found)


def _weighed(found: Found) -> Iterator[KeptBlock]:
    yield Heading(text=_("What matters to whom"), easy_text=_("What matters most"))
    shown = tracks_shown(found)
    if not shown:
        yield Paragraph(text=_("Fewer than 5 people of each side weighed it, so nothing of it is told."))
    for track in shown:
        yield from _track(track)
    if found.has_small:
        yield Paragraph(text=_("Of some sides too few people weighed it. What they said is kept, and told to nobody."))


def _track(track: TrackShown) -> Iterator[KeptBlock]:
    yield Heading(text=track.name, level=3)
    yield Table(
        caption=_("The place of each, by side"),
        header=(_("What"), *(side.name for side in track.sides)),
        rows=tuple((words, *places) for _letter, words, places in track.rows),
    )
    for each in track.sentences:
        yield Paragraph(text=each, easy=easy(each, "heart"))
    for side in track.sides:
        told = " ".join(filter(None, [side.people, side.circle, side.agreement]))
        yield Paragraph(text=f"{side.name}: {told}")


def _outcome(outcome: Outcome) -> Iterator[KeptBlock]:
    yield Heading(text=outcome.words, level=3, easy_text=outcome.words)
    yield Pairs(
        pairs=(
            (_("How much it matters, and to whom"), outcome.matters or _("Nobody has been asked yet, or too few.")),
            (_("How far it has come"), outcome.shown_by),
        ),
        easy=easy(
            _("We have something that shows this.") if outcome.is_shown else _("Nothing shows this yet."), "search"
        ),
    )
    for voice in outcome.told:
        yield Said(voice=voice.ref)
    yield from _worse(outcome.worse)


def worse_blocks(found: Map) -> Iterator[KeptBlock]:
    yield from _worse(found.worse)
    if not found.has_worse:
        words = _("Nobody has said what got worse: ask.")
        yield Paragraph(text=words, easy=easy(words, "ask"))
    elif not found.worse:
        yield Paragraph(text=_("It stands with the outcomes above."))


def _worse(rows: Iterable[GotWorse]) -> Iterator[KeptBlock]:
    for row in rows:
        told = _("%(words)s (for %(whom)s)") % {"words": row.words, "whom": row.for_whom} if row.for_whom else row.words
        words = _("Lost, or worse: %(words)s") % {"words": told}
        yield Notice(text=words, kind="warn", easy=easy(words, "down"))

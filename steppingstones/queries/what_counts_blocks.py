"""The map without money as blocks. They may leave the group: people stand in bands, and sides of few are not told."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from ..documents.blocks import Facts as Pairs
from ..documents.blocks import Heading, Notice, Paragraph, Table
from ..documents.kept import KeptBlock, Said
from .report_words import easy
from .weighing import Found, TrackShown, tracks_shown
from .what_counts import Lost, Map, Outcome


def map_blocks(found: Map) -> Iterator[KeptBlock]:
    """All of it."""
    yield Notice(
        text=_("Not all that counts can be counted. Nothing here is put into money, and no two sides are added up."),
        easy=(*easy(_("This is what matters to us."), "heart"), *easy(_("We do not use money here."), "coin")),
    )
    if found.found:
        yield from weighed_blocks(found.found)
    for name, outcomes in found.tracks:
        yield Heading(text=name, easy_text=name)
        for each in outcomes:
            yield from _outcome(each)
    if not found.tracks:
        yield Paragraph(text=_("There is no outcome on the pathway yet."))
    yield Heading(text=_("What was lost, or got worse"), easy_text=_("What got worse"))
    yield from worse_blocks(found)


def weighed_blocks(found: Found) -> Iterator[KeptBlock]:
    """What each side said matters, beside the others; sides of few people are not told."""
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
    for at, each in enumerate(track.sentences):
        told = track.easy_sentences if at == 0 else ()
        yield Paragraph(text=each, easy=tuple(row for words, idea in told for row in easy(words, idea)))
    for side in track.sides:
        told = " ".join(filter(None, [f"{side.people}.", side.circle, side.agreement]))
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
    yield from lost_blocks(outcome.worse)


def worse_blocks(found: Map) -> Iterator[KeptBlock]:
    yield from lost_blocks(found.worse)
    if not found.has_worse:
        words = _("Nobody has said what got worse: ask.")
        yield Paragraph(text=words, easy=easy(words, "ask"))
    elif not found.worse:
        yield Paragraph(text=_("It stands with the outcomes above."))


def lost_blocks(rows: Iterable[Lost]) -> Iterator[KeptBlock]:
    """Each thing that was lost or got worse, with for whom."""
    for row in rows:
        told = {"words": row.words, "whom": row.for_whom}
        pattern = _("Lost, or worse, for %(whom)s: %(words)s") if row.for_whom else _("Lost, or worse: %(words)s")
        words = pattern % told
        yield Notice(text=words, kind="warn", easy=easy(words, "down"))

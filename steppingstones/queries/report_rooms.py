"""Parts of a report that other rooms tell. Each comes as its room hands it out to people outside the group: counts in
bands, small numbers hidden, names left out, and quotes as far as their people agree to be quoted outside.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from ..documents.blocks import Facts, Heading, Paragraph
from ..documents.kept import KeptBlock, from_data, retold, to_data
from ..models import ReportPart
from .changed_outside import blocks_of as change_blocks
from .costs_paper import for_report as costs_told
from .report_counts import what_counts
from .report_words import easy
from .review_page_gaps import reviews_told
from .review_page_learned import following, learned
from .review_page_outcomes import outcomes
from .said_did import Names, Told, may_be_told
from .standing_of_claims import standings_in
from .story_paper import in_short as story_in_short
from .telling import Telling
from .values import found_of, kept
from .worth_outside import in_short as worth_in_short

MOST_STORIES = MOST_ASKED = 6
MOST_SAID = 60


def areas(telling: Telling) -> Iterator[KeptBlock]:
    if telling.outcomes:
        said = {stone.ref: stone.area.area for stone in telling.reading.stones if hasattr(stone, "area")}
        yield Heading(text=_("What came of it"), easy_text=_("What we hoped for, and what we see"))
        yield from _told(telling, outcomes(telling.asked, telling.of_outcomes, said).blocks)


def together(telling: Telling) -> Iterator[KeptBlock]:
    yield Heading(text=_("How well we work together"), easy_text=_("Working together"))
    yield from _told(telling, reviews_told(telling.asked, telling.reading)[0])


def what_was_learned(telling: Telling) -> Iterator[KeptBlock]:
    yield Heading(text=_("What was hard, and what we learned"), easy_text=_("What was hard"))
    yield from _told(telling, learned(telling.asked).blocks)


def what_is_next(telling: Telling) -> Iterator[KeptBlock]:
    yield Heading(text=_("What comes next"), easy_text=_("What we do next"))
    yield from _told(telling, following(telling.asked, telling.reading.actions).blocks)


def costs(telling: Telling) -> Iterator[KeptBlock]:
    yield Heading(text=_("What it took"), easy_text=_("What it took"))
    yield from _deeper(costs_told(telling.project))


def worth(telling: Telling) -> Iterator[KeptBlock]:
    """The newest kept value map, in short. Nothing where the group said that it never uses money.

    What has no price is told in any case: here, if the report does not tell it elsewhere.
    """
    newest = None if telling.project.never_uses_money else kept(telling.project).first()
    if newest and ReportPart.Part.COUNTS not in telling.parts:
        yield from what_counts(telling)
    if newest:
        yield Heading(text=_("What it is worth in money"), easy_text=_("What it is worth"))
        yield Paragraph(text=_("From the value map “%(name)s”.") % {"name": telling.mask(newest.name)})
        yield from _told(telling, worth_in_short(found_of(newest)))


def what_changed(telling: Telling) -> Iterator[KeptBlock]:
    """Each questionnaire that was asked before and after, its first time beside its last."""
    again = [one.pk for one, _ended in telling.reading.asking.again[:MOST_ASKED]]
    twice = [each for each in telling.reading.changed if each.questionnaire.pk in again]
    if twice:
        yield Heading(text=_("What changed"), easy_text=_("What changed"))
    for each in twice:
        yield Heading(text=each.questionnaire.title, level=3, easy_text=each.questionnaire.title)
        found = change_blocks(each.questionnaire, each.first, each.last, each.changed)
        yield from _told(telling, _lower(found))


def with_and_without(telling: Telling) -> Iterator[KeptBlock]:
    reading = telling.reading
    standings = standings_in(reading.pathway, reading.thread, reading.stories)
    stories = [(story, standings[ref]) for ref, story in reading.stories.items() if story.number and ref in standings]
    if stories:
        yield Heading(text=_("What doing it together did"), easy_text=_("Did it help to work together?"))
    for story, standing in sorted(stories, key=lambda each: each[0].number)[:MOST_STORIES]:
        yield Heading(text=standing.stone.words, level=3, easy_text=standing.stone.words)
        yield from _told(telling, _lower(story_in_short(story, standing)))


def you_said_we_did(telling: Telling) -> Iterator[KeptBlock]:
    reading = telling.reading
    newest_first = sorted(reading.decisions.values(), key=lambda each: (each.decided_on or date.min, each.pk))[::-1]
    told = may_be_told(newest_first, Names(telling.project, reading.names))[:MOST_SAID]
    if told:
        yield Heading(text=_("You said, we did"), easy_text=_("You said, we did"))
    for each in told:
        yield from _said(each)


def _said(each: Told) -> Iterator[KeptBlock]:
    """Side by side, and without a heading: one that says the same each time leads nobody anywhere."""
    did = each.did.removeprefix(f"{each.answer} do this. ")  # which the answer says already
    said = _("You said")
    rows = (*easy(f"{said}: {each.said}", "talk"), *easy(f"{each.answer}: {did}"))
    yield Facts(pairs=((said, each.said), (each.answer, did)), easy=rows)


# --- From paper to part -------------------------------------------------------------------------------------


def _told(telling: Telling, blocks: Iterable[KeptBlock]) -> Iterator[KeptBlock]:
    """Without the names that the group knows, and a step lower than on paper of its own."""
    yield from _deeper(from_data(retold(to_data(list(blocks)), telling.mask)))


def _deeper(blocks: Iterable[KeptBlock]) -> Iterator[KeptBlock]:
    """Under the heading of the part."""
    for block in blocks:
        yield replace(block, level=3) if isinstance(block, Heading) and block.level == 2 else block


def _lower(blocks: Iterable[KeptBlock]) -> Iterator[KeptBlock]:
    """All headings at the lowest step."""
    yield from (replace(block, level=4) if isinstance(block, Heading) else block for block in blocks)

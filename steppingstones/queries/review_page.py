"""The review page: gathered from what a project knows, and as it was kept. Both are the same plain data.

docs/decisions/review-pages.md says why.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from django.db.models import Max
from django.utils.translation import gettext as _

from ..documents import web
from ..documents.blocks import AnyBlock, Document, EasyRow, Heading, Notice, Paragraph, Quote
from ..documents.kept import KeptBlock, Said, from_data, retold, to_data, voices_in
from ..models import Project, Report, ReviewPage
from .claims import QuoteFacts, before_reading, quotable
from .outcomes import outcomes_in
from .reading import Reading
from .report_words import day, easy
from .review_page_costs import costs
from .review_page_learned import following, learned
from .review_page_outcomes import outcomes
from .review_page_process import process
from .review_page_since import deeds, since
from .review_page_words import (
    COSTS,
    EASY_HEADINGS,
    HEADINGS,
    LEARNED,
    NEXT,
    OUTCOMES,
    PARTS,
    PROCESS,
    SINCE,
    Asked,
    Facts,
    Told,
)
from .said_did import masks

Page = dict[str, list]  # the blocks of each part as data, and under FACTS what the next page compares with
FACTS = "facts"
GATHER: dict[str, Callable[[Asked], Told]] = {
    PROCESS: process,
    OUTCOMES: outcomes,
    COSTS: costs,
    LEARNED: learned,
    NEXT: following,
}


def pages(project: Project):
    """The kept pages, the newest first."""
    return project.reviewpages.standing().kept()


def in_the_making(project: Project) -> ReviewPage:
    """The page that is being written; a new one, not kept anywhere, while nobody has written in it."""
    return project.reviewpages.filter(kept_on=None).first() or ReviewPage(project=project)


# --- Gathering --------------------------------------------------------------------------------------------


def gather(page: ReviewPage, today: date) -> Page:
    """What is known now, without names. The words of the group stand beside it: `page.said`."""
    asked, mask = _asked(page, today), masks(page.project)
    told = {part: GATHER[part](asked) for part in PARTS if part in GATHER}
    facts = retold({**deeds(asked), **_together(told.values())}, mask)
    told[SINCE] = since(asked.before, facts)
    return {**{part: retold(to_data(told[part].blocks), mask) for part in PARTS}, FACTS: facts}


def _asked(page: ReviewPage, today: date) -> Asked:
    """Pages that were removed have left the group all the same, so that they count here."""
    last = pages(page.project).exclude(pk=page.pk).first()
    ever = page.project.reviewpages.exclude(pk=page.pk).aggregate(Max("counted_to"), Max("costs_to"), Max("kept_on"))
    reading = Reading(page.project)
    return Asked(
        project=page.project,
        today=today,
        page=page,
        outcomes=outcomes_in(reading.pathway, reading.evidence),
        heard=reading.beside,
        before=last.kept[FACTS] if last else None,
        counted_to=ever["counted_to__max"] or 0,
        costs_to=ever["costs_to__max"] or 0,
        counted_on=ever["kept_on__max"],
    )


def _together(told: Iterable[Told]) -> Facts:
    return {name: value for each in told for name, value in each.facts.items()}


def _opening(page: ReviewPage, part: str) -> Iterator[KeptBlock]:
    """The heading of a part, and what the group says about it."""
    said = page.said.get(part, {})
    yield Heading(text=str(HEADINGS[part]), easy_text=str(EASY_HEADINGS[part]))
    if said.get("words") or said.get("easy"):
        rows = tuple(row for line in said.get("easy", "").splitlines() if line.strip() for row in easy(line.strip()))
        yield Notice(text=said.get("words") or said["easy"], easy=rows)


def parts_shown(page: ReviewPage) -> list[tuple[str, str]]:
    """Each part by its key, written for a page of the site. The quotes of all are looked up at once."""
    page.said = retold(page.said, masks(page.project))
    blocks = {part: [*_opening(page, part), *from_data(page.kept.get(part, []))] for part in PARTS}
    shown = iter(with_words(page.project, [block for part in PARTS for block in blocks[part]]))
    parts = {part: tuple(islice(shown, len(blocks[part]))) for part in PARTS}
    return [(part, web.fragment(Document(title="", blocks=found))) for part, found in parts.items()]


def names_masked(page: ReviewPage) -> bool:
    """Whether a name stood somewhere."""
    return _("(a name)") in str((page.kept, page.said))


# --- Reading ----------------------------------------------------------------------------------------------


def document_of(page: ReviewPage, base_url: str = "") -> Document:
    """A kept page for the writers, with the words that may be shown at this moment."""
    blocks = [block for part in PARTS for block in (*_opening(page, part), *from_data(page.kept[part]))]
    project = page.project
    return Document(
        title=page.name,
        subtitle=f"{project.name}, {project.organisation.name}",
        made_on=_("Kept on %(day)s") % {"day": day(page.kept_on)},
        base_url=base_url,
        blocks=(*with_words(project, blocks), *_how_made()),
    )


def part_shown(page: ReviewPage, part: str) -> str:
    """What was gathered for one part, written for the page on which the group writes about it."""
    blocks = from_data(page.kept.get(part, []))
    return web.fragment(Document(title="", blocks=with_words(page.project, blocks)))


def with_words(project: Project, blocks: Sequence[KeptBlock]) -> tuple[AnyBlock, ...]:
    """The blocks with what people said, as far as they agree to that today; a mark where they do not any more."""
    voices = voices_in(blocks)
    quotes = quotable(Report(project=project, audience=Report.Audience.OUTSIDE), voices) if voices else {}
    mask = masks(project) if quotes else str
    return tuple(_with_words(block, quotes, mask) for block in blocks)


def _with_words(block: KeptBlock, quotes: dict[str, QuoteFacts], mask: Callable[[str], str]) -> AnyBlock:
    if not isinstance(block, Said):
        return block
    if block.voice not in quotes:
        return Paragraph(text=_("Words stood here that may not be shown any more."))
    quote = quotes[block.voice]
    words = mask(quote.words)
    who = _("Somebody who says otherwise") if block.is_against else _("Somebody in this project")
    return Quote(words=words, who=who, before=before_reading(quote), easy=_easy_quote(quote, words))


def _easy_quote(quote: QuoteFacts, words: str) -> tuple[EasyRow, ...]:
    before = easy(before_reading(quote), "warning") if quote.before else ()
    return before + easy(_("Someone said: “%(words)s”") % {"words": words}, "talk")


def _how_made() -> Iterator[AnyBlock]:
    yield Heading(text=_("How this page was made"))
    yield Paragraph(
        text=_(
            "It was gathered from what the group has written down. The group added what it says. "
            "People are told in bands, such as 5 to 9, and small numbers not at all, so that nobody can be picked out. "
            "Names are left out. Quotes are here only while their people agree to it."
        )
    )

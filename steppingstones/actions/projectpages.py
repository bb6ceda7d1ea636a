"""Review pages of a project that is made from files."""

from typing import TYPE_CHECKING

from ..formats.projectpages import KnownInPages, PageFiles
from ..models import OutcomeArea
from ..queries.review_page_words import PARTS
from . import review_pages

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInPages(parts=PARTS, areas=OutcomeArea.Area.values)


def make_pages(made: "Made", files: PageFiles) -> None:
    """Each as it was on its day, as far as things have days. What the files bring later is news for the next one."""
    for row in files.pages:
        for part, (words, easy) in row.said.items():
            review_pages.say(made.project, part, words, easy, by=made.by)
        review_pages.keep(made.project, row.name, is_shared=True, today=row.kept_on, by=made.by)


def make_areas(made: "Made", files: PageFiles) -> None:
    review_pages.say_areas(made.project, {made.stones[stone]: area for stone, area in files.areas}, by=made.by)

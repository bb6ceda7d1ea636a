"""What is too large for a small page: a table goes on under the names of its columns, a pathway stands as its list."""

import re

import pytest

from steppingstones.documents.blocks import (
    BulletList,
    Document,
    Facts,
    Heading,
    Item,
    Paragraph,
    Pathway,
    Quote,
    Table,
)
from steppingstones.documents.made_small import made_small
from steppingstones.documents.web import fragment, sections

from .reports import SQUARE, a_claim, a_report


def small(*blocks) -> Document:
    return made_small(Document(title="", blocks=blocks), 10_000)


def heaviest(document: Document) -> int:
    return max(len(page.encode()) for page in sections(document, 10_000))


def test_what_is_small_stays_as_it_is():
    assert made_small(a_report(), 10_000) == a_report()


def test_a_long_table_goes_on_under_the_names_of_its_columns():
    rows = tuple((f"Decision {number}", "Why " * 20) for number in range(400))
    made = small(Heading(text="Decided"), Table(caption="Decisions", header=("What", "Why"), rows=rows))
    tables = [block for block in made.blocks if isinstance(block, Table)]
    assert tuple(row for each in tables for row in each.rows) == rows
    assert {each.header for each in tables} == {("What", "Why")}
    assert heaviest(made) <= 10_000


def test_a_pathway_too_large_for_a_page_stands_there_as_its_list():
    items = tuple(Item(text=f"Stone {number}", label="Project") for number in range(300))
    level = Item(text="Impact", items=items)
    made = small(Heading(text="The pathway"), Pathway(svg=SQUARE + " " * 40_000, alt="Stones.", items=(level,)))
    lists = [block for block in made.blocks if isinstance(block, BulletList)]
    assert tuple(item for each in lists for item in each.items) == items
    assert "Impact" in [block.text for block in made.blocks if isinstance(block, Heading)]
    assert heaviest(made) <= 10_000


LONG = tuple(f"Thing {number}: " + "so it went on. " * (200 if number % 9 else 1) for number in range(60))
MANY = {
    "facts": tuple(Facts(pairs=(("You said", words), ("We did", "A bench."))) for words in LONG),
    "one list of facts": (Facts(pairs=tuple((words, words) for words in LONG)),),
    "quotes": tuple(Quote(words=words, who="A carer") for words in LONG),
    "quotes of a claim": (a_claim(quotes=tuple(Quote(words=words) for words in LONG)),),
    "a claim without quotes": (a_claim(quotes=(), evidence=LONG[:4], against=LONG[4:8]),),
    "a list": (BulletList(items=LONG),),
    "lists": (BulletList(items=LONG[:9]), BulletList(items=LONG[9:])),
    "short items": (BulletList(items=tuple(f"Thing {number}: tea" for number in range(800))),),
    "paragraphs": tuple(Paragraph(text=words) for words in LONG),
    "small headings": tuple(
        block for words in LONG for block in (Heading(text=words[:9], level=4), Paragraph(text=words))
    ),
}


@pytest.mark.parametrize("blocks", MANY.values(), ids=MANY)
def test_whatever_there_is_much_of_goes_over_several_pages_and_nothing_is_lost(blocks):
    document = Document(title="", blocks=(Heading(text="You said, we did"), *blocks))
    pages = sections(made_small(document, 25_000), 25_000)
    assert max(len(page.encode()) for page in pages) <= 26_000  # the heading of the part stands on each
    told = re.findall(r"Thing \d+: [a-z]+", "".join(pages))
    assert told == re.findall(r"Thing \d+: [a-z]+", fragment(document))


def test_a_claim_that_goes_on_says_its_words_again_and_keeps_what_speaks_against_it_at_its_beginning():
    whole = a_claim(quotes=tuple(Quote(words=words) for words in LONG))
    first, *others = (block for block in small(whole).blocks)
    assert (first.against, first.evidence) == (whole.against, whole.evidence)
    assert {(other.words, other.against) for other in others} == {(whole.words, ())}
    assert len({block.anchor or block.number for block in (first, *others)}) > len(others)


def test_a_heading_stands_above_what_it_is_about():
    blocks = (Paragraph(text="a" * 6_000), Heading(text="Here", level=4), Paragraph(text="b" * 6_000))
    (_first, second) = sections(Document(title="", blocks=blocks), 10_000)
    assert second.startswith("<h2")
    assert "bbb" in second

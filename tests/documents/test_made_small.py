"""What is too large for a small page: a table goes on under the names of its columns, a pathway stands as its list."""

from steppingstones.documents.blocks import BulletList, Document, Heading, Item, Pathway, Table
from steppingstones.documents.made_small import made_small
from steppingstones.documents.web import sections

from .reports import SQUARE, a_report


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

"""One report in all its forms, each read back: the same facts stand in every one of them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from io import BytesIO
from typing import get_args

import openpyxl
import pytest

from steppingstones.documents.blocks import (
    AnyBlock,
    BulletList,
    Claim,
    Drawing,
    Facts,
    Heading,
    Item,
    Link,
    Notice,
    Paragraph,
    Pathway,
    Picture,
    Quote,
    Table,
)
from steppingstones.documents.spoken import spoken
from steppingstones.queries.report_forms import FORMS
from tests.awkward import STRINGS

from . import word_reader
from .pdf_reader import alts_of, bare, text_of
from .reports import SQUARE, a_report
from .test_pdf import everywhere

# Forms that choose from a report, and so cannot hold all of it.
CHOSEN = {"easy-read-pdf", "easy-read-word", "poster"}
# What is no word that readers see: how a block looks, where it leads, what it is told from.
NO_WORDS = {"level", "anchor", "kind", "track", "has_evidence", "number", "url", "thread_url", "svg", "data", "easy"}
NO_WORDS |= {"easy_text", "picture", "voice", "stone_ref", "amounts", "marks", "names"}
# What a spreadsheet is not for.
NO_FIGURES = (Heading, Paragraph, BulletList, Notice, Link, Picture, Pathway)


def quote(number: int) -> Quote:
    return Quote(words=f"mark{number}1x", who=f"mark{number}2x", before=f"mark{number}3x")


def marked() -> tuple[AnyBlock, ...]:
    """Every kind of block, with words of its own in every field."""
    item = Item(text="mark11x", label="mark12x", items=(Item(text="mark13x", label="mark14x"),))
    bars = Drawing(kind="bars", words="mark58x", amounts=((55, 55), None))
    return (
        Heading(text="mark20x"),
        Paragraph(text="mark21x"),
        BulletList(items=("mark22x", item)),
        quote(3),
        Facts(pairs=(("mark41x", "mark42x"),)),
        Table(
            caption="mark51x",
            header=("mark52x", "mark53x"),
            rows=(("mark54x", "55"), ("mark56x", "mark57x")),
            drawing=bars,
        ),
        Picture(data=SQUARE.encode(), kind="svg", alt="mark61x", caption="mark62x"),
        Pathway(svg=SQUARE, alt="mark63x", caption="mark64x", items=(Item(text="mark65x", label="mark66x"),)),
        Notice(text="mark71x"),
        Link(text="mark72x", url="/p/"),
        Claim(
            number=1,
            words="mark81x",
            stone="mark82x",
            stone_kind="mark83x",
            track="project",
            track_label="mark84x",
            has_evidence=True,
            evidence=("mark85x", "mark86x"),
            quotes=(quote(90), quote(91)),
            against=("mark87x", quote(92)),
            sure="mark88x",
            why_so_sure=("mark89x",),
        ),
    )


def read_pdf(data: bytes) -> str:
    return "\n".join([text_of(data), *alts_of(data)])


def read_word(data: bytes) -> str:
    return "\n".join([word_reader.text(data), *word_reader.alts(data)])


def read_text(data: bytes) -> str:
    return data.decode()


def read_workbook(data: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(data))
    return "\n".join(str(value) for sheet in book for row in sheet.values for value in row if value is not None)


def strings_in(data) -> Iterator[str]:
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from strings_in(each)
    else:
        yield str(data)


def read_data(data: bytes) -> str:
    return "\n".join(strings_in(json.loads(data)))


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": read_pdf,
    "whole": read_pdf,
    "large-print": read_pdf,
    "word": read_word,
    "text": read_text,
    "audio": read_text,
    "spreadsheet": read_workbook,
    "data": read_data,
}
each = pytest.mark.parametrize("form", list(READERS))


def told(form: str, document) -> str:
    return READERS[form](FORMS[form].file(document)[0])


def words_in(value) -> Iterator[str]:
    """All that a block says, except what is left to other forms."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NO_WORDS:
                yield from words_in(getattr(value, field.name))


def facts_of(form: str, blocks) -> list[str]:
    left_out = NO_FIGURES if form == "spreadsheet" else ()
    return [words for block in blocks if not isinstance(block, left_out) for words in words_in(block)]


def test_each_form_is_either_read_back_here_or_chooses():
    assert set(READERS) | CHOSEN == set(FORMS)


def test_each_kind_of_block_and_each_of_its_fields_is_tried():
    """Whoever adds a kind of block, or a field, adds it to `marked`, and then to each writer."""
    tried = {type(block): block for block in (*marked(), quote(1), Item(text="a", label="b", items=("c",)))}

    assert {*get_args(AnyBlock), Item} == set(tried)
    for block in tried.values():
        empty = [field.name for field in fields(block) if getattr(block, field.name) == usual(field)]
        assert set(empty) <= NO_WORDS, type(block)


def usual(field):
    return field.default if field.default is not MISSING else MISSING


@each
def test_each_word_of_each_block_stands_in_each_form(form):
    said = bare(told(form, a_report(blocks=marked())))

    assert [words for words in facts_of(form, marked()) if bare(words) not in said] == []


@each
def test_a_report_says_the_same_in_each_form(form):
    report = a_report()
    said = bare(told(form, report))
    change = spoken if form == "audio" else str

    assert [words for words in facts_of(form, report.blocks) if bare(change(words)) not in said] == []


@each
def test_for_whom_a_report_is_stands_in_each_form(form):
    assert bare("For the group only") in bare(told(form, a_report()))


@each
def test_a_claim_without_evidence_says_so_in_each_form(form):
    assert bare("We have no evidence for this yet") in bare(told(form, a_report())) or form == "data"


@each
def test_awkward_words_stop_no_form(form):
    assert told(form, a_report(title=STRINGS[7], blocks=tuple(one for words in STRINGS for one in everywhere(words))))

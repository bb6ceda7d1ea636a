"""A report in short, for readers who ask for few pages: what the group says, how sure it is, the numbers, and what
speaks against it. Quotes, reasons, tables and pictures stay in the whole report, and how many these are is said first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from .blocks import (
    AnyBlock,
    BulletList,
    Claim,
    Document,
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
    has_words,
    with_levels,
)
from .repeated import without_empty

_MOST_NAMED = 3


def in_short(document: Document) -> Document:
    """The same report with less of each. A document that says nothing of its pages stays as it is."""
    if not document.most_pages:
        return document
    left_out: Counter[str] = Counter()
    told = without_empty(list(_shortened(document, left_out)))
    return replace(document, blocks=(*_said_first(document, left_out), *told), has_contents=False)


def _shortened(document: Document, left_out: Counter[str]) -> Iterator[AnyBlock]:
    blocks = document.blocks
    is_after_claim = False  # and nothing but sentences since: then a list is how the group would know
    before: AnyBlock | None = None
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Claim):
            yield _claim(block, left_out)
        elif isinstance(block, Quote | Table | Picture | Pathway):
            left_out[_KINDS[type(block)]] += 1
        elif is_after_claim and isinstance(block, BulletList):
            left_out["signs"] += len(block.items)
        elif is_after_claim and isinstance(block, Paragraph) and block.text.startswith(document.wording.leads_to):
            left_out["leads"] += 1
        elif is_after_claim and isinstance(block, Paragraph) and isinstance(after, BulletList):
            pass  # it only says what the list is
        elif not (isinstance(block, Notice) and isinstance(before, Table)):  # which is about the table
            yield block
        before = block
        is_after_claim = isinstance(block, Claim) or (is_after_claim and isinstance(block, Paragraph | BulletList))


_KINDS: dict[type, str] = {Quote: "quotes", Table: "tables", Picture: "pictures", Pathway: "pictures"}


def _claim(claim: Claim, left_out: Counter[str]) -> Claim:
    against = tuple(one for one in claim.against if not isinstance(one, Quote))
    left_out["quotes"] += len(claim.quotes) + len(claim.against) - len(against)
    left_out["reasons"] += len(claim.why_so_sure)
    return replace(claim, quotes=(), why_so_sure=(), against=against)


def _said_first(document: Document, left_out: Counter[str]) -> Iterator[Paragraph | Link]:
    wording = document.wording
    kinds = ("quotes", "reasons", "leads", "signs", "tables", "pictures")
    names = {name: getattr(wording, f"of_{name}") for name in kinds}
    told = ", ".join(f"{words} ({left_out[name]})" for name, words in names.items() if left_out[name])
    if told:
        where = wording.whole_below if document.address else wording.whole_from_us
        yield Paragraph(text=f"{wording.left_out.format(told)} {where}")
    if told and document.address:
        yield Link(text=document.address, url=document.address)


# --- How long it is ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Long:
    """A part or a claim, and how many of a hundred letters of the report are in it."""

    name: str
    share: int
    is_claim: bool


def longest(document: Document) -> tuple[Long, ...]:
    """What takes most room, the longest first."""
    letters: Counter[tuple[str, bool]] = Counter()
    part = ""
    for level, block in with_levels(document.blocks):
        if isinstance(block, Heading) and level == 2:
            part = block.text
        is_claim = isinstance(block, Claim)
        letters[block.words if isinstance(block, Claim) else part, is_claim] += sum(map(len, words_in(block)))
    whole = sum(letters.values()) or 1
    found = [(name, is_claim, number) for (name, is_claim), number in letters.most_common() if has_words(name)]
    return tuple(
        Long(name=name, share=round(100 * number / whole), is_claim=is_claim)
        for name, is_claim, number in found[:_MOST_NAMED]
    )


def words_in(block: AnyBlock) -> Iterator[str]:
    """All that this block says. A picture says nothing: it takes room of its own."""
    match block:
        case Claim():
            yield from (block.words, block.stone, block.sure, *block.why_so_sure, *block.evidence)
            yield from (one.words if isinstance(one, Quote) else one for one in (*block.quotes, *block.against))
        case BulletList() | Pathway():
            yield from _of_items(block.items)
        case Table():
            yield from (block.caption, *block.header, *(cell for row in block.rows for cell in row))
        case Facts():
            yield from (words for pair in block.pairs for words in pair)
        case Quote():
            yield from (block.words, block.who)
        case Heading() | Paragraph() | Notice() | Link():
            yield block.text


def _of_items(items: Sequence[Item | str]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from (item.label, item.text, *_of_items(item.items))

"""A document in simple blocks only: each claim and each pathway as the headings, sentences, lists and quotes in it.

Writers of files that are read from the top to the bottom (Word, plain text, a script to read aloud) need no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from .blocks import (
    BulletList,
    Claim,
    Document,
    Facts,
    Heading,
    Link,
    Notice,
    Paragraph,
    Pathway,
    Picture,
    Quote,
    Table,
    Wording,
    with_levels,
)
from .drawings import twins_of

SimpleBlock: TypeAlias = Heading | Paragraph | BulletList | Quote | Facts | Table | Picture | Notice | Link


@dataclass(frozen=True, kw_only=True)
class Told:
    """A simple block. `level` is that of a heading, if it is one; `is_against`: it speaks against a claim."""

    level: int
    block: SimpleBlock
    is_against: bool = False


def unfolded(document: Document, *, has_drawings: bool = True) -> Iterator[Told]:
    """The blocks of the document, one after another. Of tables that are drawn, the sentence and the picture come first.

    Files of words only have no drawings: there the sentence and the table tell all.
    """
    for level, block in with_levels(document.blocks):
        match block:
            case Claim():
                yield from _claim(block, level, document.wording)
            case Pathway():
                yield from _pathway(block, level, document.wording)
            case Table():
                told = (*twins_of(block), block)
                yield from (
                    Told(level=level, block=one) for one in told if has_drawings or not isinstance(one, Picture)
                )
            case _:
                yield Told(level=level, block=block)


def claim_heading(claim: Claim) -> str:
    """ "3. People have a place to meet." """
    return f"{claim.number}. {claim.words}"


def _claim(claim: Claim, level: int, wording: Wording) -> Iterator[Told]:
    yield Told(level=level, block=Heading(text=claim_heading(claim)))
    about = f"{claim.track_label}. {claim.stone_kind}: {claim.stone}"
    inside = level + 1
    yield Told(level=inside, block=Paragraph(text=about))
    if claim.sure:
        yield Told(level=inside, block=Paragraph(text=claim.sure))
    if claim.why_so_sure:
        yield Told(level=inside, block=BulletList(items=claim.why_so_sure))
    if not claim.has_evidence:
        yield Told(level=inside, block=Notice(text=wording.no_evidence, kind="warn"))
    else:
        yield from _evidence(claim, inside, wording)
    if claim.against:
        yield Told(level=inside, block=Heading(text=wording.against), is_against=True)
    for one in claim.against:
        said = one if isinstance(one, Quote) else Paragraph(text=one)
        yield Told(level=inside + 1, block=said, is_against=True)
    if claim.thread_url:
        yield Told(level=inside, block=Link(text=wording.how_do_we_know, url=claim.thread_url))


def _evidence(claim: Claim, level: int, wording: Wording) -> Iterator[Told]:
    if claim.evidence:
        yield Told(level=level, block=Heading(text=wording.rests_on))
        yield Told(level=level + 1, block=BulletList(items=claim.evidence))
    for quote in claim.quotes:
        yield Told(level=level + 1, block=quote)


def _pathway(pathway: Pathway, level: int, wording: Wording) -> Iterator[Told]:
    drawn = Picture(data=pathway.svg.encode(), kind="svg", alt=pathway.alt, caption=pathway.caption)
    yield Told(level=level, block=drawn)
    if pathway.items:
        yield Told(level=level, block=Paragraph(text=wording.as_a_list))
        yield Told(level=level, block=BulletList(items=pathway.items))

"""Blocks that would weigh more than one web page, as several that do not: whatever is a row of many, the quotes of
a claim, and large pathways."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from .blocks import AnyBlock, BulletList, Claim, Document, Facts, Heading, Paragraph, Pathway, Table
from .web import fragment

Row = TypeVar("Row")
ABOVE = 500  # bytes for the headings above it
DRAWN = 27_500  # bytes of a pathway that are still drawn on a small page: about 80 stones


def made_small(document: Document, size: int, *, drawn: int = DRAWN) -> Document:
    """What weighs more than `size` bytes is several, and a pathway of more than `drawn` is its list."""
    size -= ABOVE

    def weight(block: AnyBlock) -> int:
        return len(fragment(replace(document, blocks=(block,))).encode())

    def pieces(block: AnyBlock) -> Iterator[AnyBlock]:
        if isinstance(block, Pathway):
            yield from (block,) if weight(block) <= drawn else _as_list(block, document, weight, size)
        else:
            yield from (block,) if weight(block) <= size else _several(block, weight, size)

    return replace(document, blocks=tuple(piece for block in document.blocks for piece in pieces(block)))


Weight = Callable[[AnyBlock], int]


def _several(block: AnyBlock, weight: Weight, size: int) -> Iterator[AnyBlock]:
    match block:
        case Table():
            bare = replace(block, drawing=None)
            drawn = weight(block) - weight(bare)
            for at, rows in enumerate(_fitting(block.rows, lambda rows: weight(replace(bare, rows=rows)), size, drawn)):
                yield replace(bare, rows=rows, drawing=None if at else block.drawing)
        case Facts():
            for pairs in _fitting(block.pairs, lambda pairs: weight(replace(block, pairs=pairs)), size):
                yield replace(block, pairs=pairs)
        case BulletList():
            for items in _fitting(block.items, lambda items: weight(replace(block, items=items)), size):
                yield replace(block, items=items)
        case Claim():
            yield from _claims(block, weight, size)
        case _:
            yield block


def _claims(claim: Claim, weight: Weight, size: int) -> Iterator[Claim]:
    """The claim, and its words again above the quotes that are left. What speaks against it stays at the beginning."""
    more = replace(claim, sure="", why_so_sure=(), evidence=(), against=(), thread_url="")
    for at, quotes in enumerate(_fitting(claim.quotes, lambda quotes: weight(replace(claim, quotes=quotes)), size)):
        anchor = f"{claim.anchor or f'claim-{claim.number}'}-{at + 1}"
        yield replace(more, quotes=quotes, anchor=anchor) if at else replace(claim, quotes=quotes)


def _as_list(pathway: Pathway, document: Document, weight: Weight, size: int) -> Iterator[AnyBlock]:
    yield Paragraph(text=document.wording.too_large_to_draw)
    for level in pathway.items:
        for items in _fitting(level.items, lambda items: weight(BulletList(items=items)), size):
            yield Heading(text=level.text, level=3)
            yield BulletList(items=items)


def _fitting(
    rows: tuple[Row, ...], weight: Callable[[tuple[Row, ...]], int], size: int, first: int = 0
) -> Iterator[tuple[Row, ...]]:
    """The rows in their order, each time as many as fit, and at least one. `first` is what stands above the first."""
    bare = weight(())
    taken: list[Row] = []
    room = size - bare - first
    for row in rows:
        needed = weight((row,)) - bare
        if taken and needed > room:
            yield tuple(taken)
            taken, room = [], size - bare
        taken.append(row)
        room -= needed
    yield tuple(taken)

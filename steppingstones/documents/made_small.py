"""Blocks that would weigh more than a small web page, as several that do not: long tables, and large pathways."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from .blocks import AnyBlock, BulletList, Document, Heading, Paragraph, Pathway, Table
from .web import fragment

Row = TypeVar("Row")
DRAWN = 27_500  # bytes of a pathway that are still drawn: about 80 stones


def made_small(document: Document, size: int) -> Document:
    """The document with a table of more than `size` bytes as several, and a pathway that is too large as its list."""
    return replace(
        document, blocks=tuple(piece for block in document.blocks for piece in _pieces(document, block, size))
    )


def _pieces(document: Document, block: AnyBlock, size: int) -> Iterator[AnyBlock]:
    weight = len(fragment(replace(document, blocks=(block,))).encode()) if isinstance(block, Table | Pathway) else 0
    if isinstance(block, Table) and weight > size:
        for at, rows in enumerate(_some(block.rows, size / weight)):
            yield replace(block, rows=rows, drawing=None if at else block.drawing)
    elif isinstance(block, Pathway) and weight > DRAWN:
        yield Paragraph(text=document.wording.too_large_to_draw)
        for level in block.items:
            for items in _some(level.items, size / weight):
                yield Heading(text=level.text, level=3)
                yield BulletList(items=items)
    else:
        yield block


def _some(rows: tuple[Row, ...], share: float) -> Iterator[tuple[Row, ...]]:
    """The rows in pieces of about half of this share, since some are longer than others."""
    step = max(1, int(len(rows) * share / 2))
    yield from (rows[start : start + step] for start in range(0, len(rows), step))

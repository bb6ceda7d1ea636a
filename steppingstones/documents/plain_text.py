"""A document as plain text, for screen readers, braille displays and messages.

No rows of signs stand for lines or frames, since a screen reader would read each of them.
"""

from collections.abc import Iterator
from itertools import zip_longest

from .blocks import (
    BulletList,
    Document,
    Facts,
    Heading,
    Item,
    Link,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Table,
    title_of,
    with_labels,
)
from .lines import without_controls
from .links import full_url
from .unfolded import SimpleBlock, unfolded


def write(document: Document) -> str:
    """The words, one block after another, with empty lines between them."""
    top = [line for line in (title_of(document), document.subtitle, document.made_on, document.notice) if line]
    blocks = ("\n".join(_lines(told.block, document.base_url)) for told in unfolded(document, has_drawings=False))
    text = "\n\n".join(part for part in ("\n".join(top), *blocks) if part.strip()) + "\n"
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))


def _lines(block: SimpleBlock, base_url: str) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text) | Notice(text=text):
            yield text
        case Quote():
            yield from (line for line in (block.before, f"“{block.words}”", block.who) if line)
        case Facts():
            yield from (f"{name}: {value}" for name, value in block.pairs)
        case BulletList():
            yield from _items(with_labels(block.items))
        case Table():
            yield from _table(block)
        case Picture():
            yield from (line for line in (block.alt and f"[{block.alt}]", block.caption) if line)
        case Link():
            address = full_url(block.url, base_url=base_url)
            yield f"{block.text}: {address}" if address else block.text


def _items(items: tuple[Item, ...], deep: int = 0) -> Iterator[str]:
    for item in items:
        words = f"{item.label}: {item.text}" if item.label else item.text
        yield f"{'  ' * deep}- {words}"
        yield from _items(item.items, deep + 1)


def _table(table: Table) -> Iterator[str]:
    """Row by row, each cell after the name of its column, since columns do not stay under each other."""
    yield table.caption
    for row in table.rows:
        cells = zip_longest(table.header, row, fillvalue="")
        yield "- " + "; ".join(f"{name}: {value}" if name else value for name, value in cells)

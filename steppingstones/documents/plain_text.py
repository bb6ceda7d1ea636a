"""A document as plain text, for screen readers, braille displays and messages. Only the blocks that papers use."""

from collections.abc import Iterator

from .blocks import AnyBlock as Block
from .blocks import BulletList, Document, Facts, Heading, Item, Link, Notice, Paragraph, Quote, title_of, with_labels


def write(document: Document) -> str:
    """The words of a paper, one block after another, with empty lines between them."""
    top = [line for line in (title_of(document), document.subtitle, document.made_on, document.notice) if line]
    parts = ["\n".join(top), *("\n".join(_lines(block)) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph() | Notice():
            yield block.text
        case Quote():
            yield from (line for line in (block.before, block.words, block.who) if line)
        case Facts():
            yield from (f"{name}: {value}" for name, value in block.pairs)
        case BulletList():
            yield from _items(with_labels(block.items))
        case Link():
            yield f"{block.text}: {block.url}"
        case _:
            raise TypeError(f"A paper in plain text has no {type(block).__name__}.")


def _items(items: tuple[Item, ...], deep: int = 0) -> Iterator[str]:
    for item in items:
        words = f"{item.label}: {item.text}" if item.label else item.text
        yield f"{'  ' * deep}- {words}"
        yield from _items(item.items, deep + 1)

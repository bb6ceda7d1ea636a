"""Blocks as plain data and back, so that a page can be kept as it was on a day.

What somebody said is not kept in it. `Said` is only the reference of the voice: its words are looked up each time, so
that they are gone from every kept page once the person takes them back.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from typing import Any, TypeAlias

from .blocks import AnyBlock, Block, BulletList, EasyRow, Facts, Heading, Item, Notice, Paragraph, Table


@dataclass(frozen=True, kw_only=True)
class Said(Block):
    """Where the words of this voice stand, as long as they may be shown."""

    voice: str
    is_against: bool = False


KeptBlock: TypeAlias = AnyBlock | Said
KINDS = {kind.__name__: kind for kind in (BulletList, EasyRow, Facts, Heading, Item, Notice, Paragraph, Said, Table)}
NOT_WORDS = {"is", "voice", "picture", "kind", "level", "anchor"}


def to_data(value: Any) -> Any:
    """A block, or a part of one, as data that JSON can hold. What is as it always is stays out.

    >>> to_data(Paragraph(text="Doors open at ten."))
    {'is': 'Paragraph', 'text': 'Doors open at ten.'}
    """
    if is_dataclass(value):
        kind = type(value).__name__
        if kind not in KINDS:
            raise TypeError(f"A kept page has no {kind}.")
        given = {each.name: getattr(value, each.name) for each in fields(value)}
        told = {each.name: to_data(given[each.name]) for each in fields(value) if given[each.name] != _usual(each)}
        return {"is": kind, **told}
    return [to_data(each) for each in value] if isinstance(value, tuple | list) else value


def _usual(field: Field[Any]) -> Any:
    return field.default if field.default is not MISSING else MISSING


def from_data(data: Any) -> Any:
    """The block from its data.

    >>> from_data({"is": "BulletList", "items": ["Tea", {"is": "Item", "text": "Cake"}]}).items[1]
    Item(text='Cake', label='', items=())
    """
    if isinstance(data, dict):
        return KINDS[data["is"]](**{name: from_data(value) for name, value in data.items() if name != "is"})
    return tuple(map(from_data, data)) if isinstance(data, list) else data


def retold(data: Any, change: Callable[[str], str]) -> Any:
    """The same data with each of its words changed in this way.

    >>> retold({"is": "Paragraph", "text": "ten"}, str.upper)
    {'is': 'Paragraph', 'text': 'TEN'}
    """
    if isinstance(data, dict):
        return {name: value if name in NOT_WORDS else retold(value, change) for name, value in data.items()}
    if isinstance(data, list):
        return [retold(each, change) for each in data]
    return change(data) if isinstance(data, str) else data


def voices_in(blocks: Iterable[KeptBlock]) -> list[str]:
    """The references of the voices whose words stand in these blocks."""
    return [block.voice for block in blocks if isinstance(block, Said)]

"""Blocks as plain data and back, so that a page can be kept as it was on a day.

What somebody said is not kept in it. `Said` is only the reference of the voice: its words are looked up each time, so
that they are gone from every kept page once the person takes them back.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from typing import Any, TypeAlias

from .blocks import (
    AnyBlock,
    Block,
    BulletList,
    Claim,
    Drawing,
    EasyRow,
    Facts,
    Heading,
    Item,
    Link,
    Mark,
    Notice,
    Paragraph,
    Pathway,
    Quote,
    Table,
)


@dataclass(frozen=True, kw_only=True)
class Said(Block):
    """Where the words of this voice stand, as long as they may be shown."""

    voice: str
    is_against: bool = False


KeptBlock: TypeAlias = AnyBlock | Said
PLAIN = (BulletList, Claim, Drawing, EasyRow, Facts, Heading, Item, Link, Mark, Notice, Paragraph, Pathway, Said, Table)
KINDS = {kind.__name__: kind for kind in PLAIN}
NOT_WORDS = {
    "is",
    "voice",
    "about",
    "picture",
    "kind",
    "level",
    "anchor",
    "track",
    "stone_ref",
    "thread_url",
    "url",
    "svg",
    "day",
}


def to_data(value: Any) -> Any:
    """A block, or a part of one, as data that JSON can hold. What is as it always is stays out.

    >>> to_data(Paragraph(text="Doors open at ten."))
    {'is': 'Paragraph', 'text': 'Doors open at ten.'}
    """
    value = _only_whose(value)
    if is_dataclass(value):
        kind = type(value).__name__
        if kind not in KINDS:
            raise TypeError(f"A kept page has no {kind}.")
        given = {each.name: getattr(value, each.name) for each in fields(value)}
        told = {each.name: to_data(given[each.name]) for each in fields(value) if given[each.name] != _usual(each)}
        return {"is": kind, **told}
    return _each_once(value) if isinstance(value, tuple | list) else value


def _only_whose(value: Any) -> Any:
    """What somebody said, without the words: only whose they are."""
    if isinstance(value, Quote) and value.voice:
        return Said(voice=value.voice, easy=value.easy)
    if isinstance(value, EasyRow) and value.voice:
        picture = value.picture if value.pattern else ""
        return replace(value, words="", picture=picture)
    return value


def _each_once(values: tuple[Any, ...] | list[Any]) -> list[Any]:
    """Several rows with the words of one voice are one reference to it."""
    told: list[Any] = []
    for value in values:
        kept = to_data(value)
        is_row = isinstance(value, EasyRow) and value.voice
        if not (is_row and told and told[-1] == kept):
            told.append(kept)
    return told


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


def voices_in(told: Any) -> list[str]:
    """The references of the voices whose words stand in these blocks, or in what is inside them."""
    if isinstance(told, tuple | list):
        return [voice for each in told for voice in voices_in(each)]
    if not is_dataclass(told):
        return []
    inside = [voice for each in fields(told) for voice in voices_in(getattr(told, each.name))]
    voice = getattr(told, "voice", "")
    return [voice, *inside] if voice else inside

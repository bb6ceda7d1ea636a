"""Blocks to a script to read aloud: for a person at a meeting, for somebody who makes a recording, for a screen reader.

Whoever listens sees no frame and no column. So quotes say where they begin and end, tables and pictures are sentences,
and each part says how long it takes.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
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
    has_words,
    title_of,
    with_labels,
)
from .spoken import ended, spoken
from .unfolded import Told, unfolded

TOP = 2  # the level of a heading that starts a part
A_MINUTE = 140  # words, read calmly


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the script adds. Callers hand in others for another language."""

    whole: str = "To read all of it aloud takes about {minutes}."
    part: str = "Part {number} of {all}, about {minutes}: {heading}"
    minute: str = "1 minute"
    minutes: str = "{number} minutes"
    quote: str = "Quote"
    end_of_quote: str = "End of quote."
    said_by: str = "Said by"
    picture: str = "There is a picture here"
    caption: str = "Under the picture stands"
    table: str = "There is a table here"
    end_of_table: str = "End of the table."
    link: str = "On the web there is more"
    under: str = "Under this"


@dataclass(kw_only=True)
class Part:
    """What stands under one heading of the first level, in paragraphs."""

    heading: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        return minutes_of(self.lines)


def minutes_of(lines: list[str]) -> int:
    """How long it takes to read them aloud, in whole minutes.

    >>> minutes_of(["word " * 300])
    3
    """
    return max(1, math.ceil(sum(len(line.split()) for line in lines) / A_MINUTE))


def write(document: Document, words: Words | None = None) -> str:
    """The script: an empty line where the voice rests."""
    words = words or Words()
    parts = _parts(document, words)
    headed = [part for part in parts if part.heading]
    told = [ended(spoken(line)) for line in (title_of(document), document.subtitle, document.made_on, document.notice)]
    lines = [line for line in told if has_words(line)]
    lines.append(
        words.whole.format(minutes=_in_words(minutes_of([line for part in parts for line in part.lines]), words))
    )
    for part in parts:
        if part.heading:
            number, minutes = headed.index(part) + 1, _in_words(part.minutes, words)
            lines.append(
                "\n" + words.part.format(number=number, all=len(headed), minutes=minutes, heading=ended(part.heading))
            )
        lines += part.lines
    return "\n\n".join(lines) + "\n"


def _in_words(minutes: int, words: Words) -> str:
    return words.minute if minutes == 1 else words.minutes.format(number=minutes)


def _parts(document: Document, words: Words) -> list[Part]:
    parts = [Part()]
    for told in unfolded(document, has_drawings=False):
        if isinstance(told.block, Heading) and told.level == TOP:
            parts.append(Part(heading=spoken(told.block.text)))
        else:
            parts[-1].lines += [line for line in _lines(told, words) if has_words(line)]
    return parts


def _lines(told: Told, words: Words) -> Iterator[str]:
    match told.block:
        case Heading(text=text) | Paragraph(text=text) | Notice(text=text):
            yield ended(spoken(text))
        case BulletList(items=items):
            yield from (_item(item, words) for item in with_labels(items))
        case Quote():
            yield _quote(told.block, words)
        case Facts(pairs=pairs):
            yield from (ended(spoken(f"{name}: {value}")) for name, value in pairs)
        case Table():
            yield from _table(told.block, words)
        case Picture(alt=alt, caption=caption):
            yield _named(words.picture, alt)
            yield _named(words.caption, caption)
        case Link(text=text):
            yield _named(words.link, text)


def _named(name: str, text: str) -> str:
    return f"{name}: {ended(spoken(text))}" if has_words(text) else ""


def _item(item: Item, words: Words) -> str:
    said = ended(spoken(f"{item.label}: {item.text}" if item.label else item.text))
    inside = " ".join(_item(each, words) for each in item.items)
    return f"{said} {words.under}: {inside}" if inside else said


def _quote(quote: Quote, words: Words) -> str:
    said = [_sentence(quote.before), f"{words.quote}: {ended(spoken(quote.words))}", words.end_of_quote]
    return " ".join(part for part in (*said, _named(words.said_by, quote.who)) if part)


def _sentence(text: str) -> str:
    return ended(spoken(text)) if has_words(text) else ""


def _table(table: Table, words: Words) -> Iterator[str]:
    yield _named(words.table, table.caption) or f"{words.table}."
    for row in table.rows:
        cells = [spoken(value) for value in row]
        named = zip_longest(map(spoken, table.header), cells, fillvalue="")
        told = [f"{name}: {value}" if name else value for name, value in named if value]
        yield ended("; ".join(told))
    yield words.end_of_table

"""A report in large print: no letter below 18 points, in sentences, tables and pictures alike.

What has no room in letters so large is told in another way: a wide table row by row, a long timeline on several pages.
A picture that would still be too small is left out, for its sentence and its table tell the same.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from .blocks import AnyBlock, BulletList, Document, Heading, Item, Paragraph, Picture, Table
from .drawings import svgs_of
from .in_short import in_short
from .pdf import ACROSS, Row, as_data, least_letters
from .press import Printed, press

TIMES, LEAST = 1.6, 18  # times as large as usual, and the points of the smallest letters
_IN_TABLES = 10.5  # points of the letters of a table in usual print
_ACROSS = int(ACROSS * _IN_TABLES / LEAST)  # letters on a line of a table
_MOST_COLUMNS = 3
_TALLEST = 510  # of a drawing: at 22 cm its words, which are 15 units high, are of 18 points


def write(document: Document) -> Printed:
    """The same report, and in short where its readers want few pages."""
    return press("report.typ", data_of(in_short(document)))


def data_of(document: Document) -> Row:
    """What the template is given."""
    blocks = tuple(fitting for block in document.blocks for fitting in _fitting(block))
    told = as_data(replace(document, blocks=blocks), across=_ACROSS)
    return {**told, "times": TIMES, "least": LEAST, "is_short": False}


def _fitting(block: AnyBlock) -> Iterator[AnyBlock]:
    if not isinstance(block, Table):
        yield block
        return
    if block.drawing:
        yield Paragraph(text=block.drawing.words)
        for svg in svgs_of(block, _TALLEST):
            yield Picture(data=svg.encode("utf-8", "replace"), kind="svg", alt=block.caption)
    yield from _told(replace(block, drawing=None))


def _told(table: Table) -> Iterator[AnyBlock]:
    """A table too wide for large letters as a list: each row with its cells by the names of their columns."""
    if len(table.header) <= _MOST_COLUMNS and sum(least_letters(table)) <= _ACROSS:
        yield table
        return
    yield Heading(text=table.caption, level=4)
    for first, *others in table.rows:
        cells = zip_longest(table.header[1:], others, fillvalue="")
        told = tuple(Item(label=name, text=to) for name, to in cells)
        yield BulletList(items=(Item(label=table.header[0], text=first, items=told),))

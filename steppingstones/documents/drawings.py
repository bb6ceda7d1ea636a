"""Which drawing belongs to which table, and the table with its drawing in blocks that any file can hold."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from .blocks import DrawingKind, Paragraph, Picture, Table
from .drawn_answers import bars, columns, faces
from .drawn_people import moved, people
from .drawn_river import river
from .drawn_timeline import in_parts, timeline

DRAWS: Mapping[DrawingKind, Callable[[Table], str]] = {
    "people": people,
    "moved": moved,
    "faces": faces,
    "columns": columns,
    "bars": bars,
    "river": river,
    "timeline": timeline,
}

_VIEW_BOX = re.compile(r'viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)')


def svg_of(table: Table) -> str:
    """The table as a picture; empty where it is not drawn."""
    return DRAWS[table.drawing.kind](table) if table.drawing else ""


def twins_of(table: Table) -> Iterator[Paragraph | Picture]:
    """What stands before the table in a file: the sentence and the picture."""
    if table.drawing:
        yield Paragraph(text=table.drawing.words)
        yield Picture(data=svg_of(table).encode("utf-8", "replace"), kind="svg", alt=table.caption)


def svgs_of(table: Table, tallest: float) -> list[str]:
    """The table as pictures of at most this height: a timeline as several, another that is taller not at all."""
    if table.drawing and table.drawing.kind == "timeline":
        return [svg_of(replace(table, drawing=part)) for part in in_parts(table.drawing, tallest)]
    svg = svg_of(table)
    return [svg] if svg and size_of(svg)[1] <= tallest else []


def size_of(svg: str) -> tuple[float, float]:
    """How wide and how high a picture is, in its own units; nothing if it does not say so."""
    box = _VIEW_BOX.search(svg)
    return (float(box[1]), float(box[2])) if box else (0.0, 0.0)

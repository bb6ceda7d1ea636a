"""Which drawing belongs to which table, and the table with its drawing in blocks that any file can hold."""

from collections.abc import Callable, Iterator, Mapping

from .blocks import DrawingKind, Paragraph, Picture, Table
from .drawn_answers import bars, columns, faces
from .drawn_people import moved, people
from .drawn_river import river
from .drawn_timeline import timeline

DRAWS: Mapping[DrawingKind, Callable[[Table], str]] = {
    "people": people,
    "moved": moved,
    "faces": faces,
    "columns": columns,
    "bars": bars,
    "river": river,
    "timeline": timeline,
}


def svg_of(table: Table) -> str:
    """The table as a picture; empty where it is not drawn."""
    return DRAWS[table.drawing.kind](table) if table.drawing else ""


def twins_of(table: Table) -> Iterator[Paragraph | Picture]:
    """What stands before the table in a file: the sentence and the picture."""
    if table.drawing:
        yield Paragraph(text=table.drawing.words)
        yield Picture(data=svg_of(table).encode("utf-8", "replace"), kind="svg", alt=table.caption)

"""Orders of several sides beside each other: a column for each side, a disc for each thing, and lines between.

The letter in a disc says which thing it is, and the number beside it its place; lines differ in how they are broken, so
that nothing hangs on colour. The table and the sentences beside the picture say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDE, HIGH, TOP, EDGE, DISC = 170, 46, 44, 75, 15


@dataclass(frozen=True, kw_only=True)
class Column:
    """One side: its name, and in its order the letter and place of each thing."""

    name: str
    places: Sequence[tuple[str, int]]


def weighing_picture(columns: Sequence[Column], *, says: str) -> str:
    """As SVG, for a page. Nothing where there is nothing to draw.

    >>> picture = weighing_picture([Column(name="Carer", places=[("A", 1), ("B", 2)])], says="A comes first.")
    >>> picture.count("<circle"), "A comes first." in picture
    (2, True)
    """
    if not columns:
        return ""
    across = 2 * EDGE + WIDE * (len(columns) - 1)
    down = TOP + HIGH * len(columns[0].places)
    parts = [*_lines(columns), *(part for place, one in enumerate(columns) for part in _column(place, one))]
    return (
        f'<svg class="weighed" role="img" viewBox="0 0 {across} {down}" width="{across}" height="{down}">'
        f"<title>{escape(says)}</title>{''.join(parts)}</svg>"
    )


def _lines(columns: Sequence[Column]) -> list[str]:
    found = []
    for place in range(len(columns) - 1):
        left, right = _heights(columns[place]), _heights(columns[place + 1])
        for number, letter in enumerate(sorted(left)):
            ends = f'x1="{_x(place)}" y1="{left[letter]}" x2="{_x(place + 1)}" y2="{right[letter]}"'
            found.append(f'<line class="weighed-line gap-way-{number % 6 + 1}" {ends}/>')
    return found


def _column(place: int, column: Column) -> list[str]:
    x = _x(place)
    found = [f'<text class="weighed-name" x="{x}" y="16" text-anchor="middle">{escape(column.name)}</text>']
    heights = _heights(column)
    for letter, rank in column.places:
        y = heights[letter]
        found.append(f'<circle class="weighed-disc" cx="{x}" cy="{y}" r="{DISC}"/>')
        found.append(f'<text class="weighed-letter" x="{x}" y="{y + 5}" text-anchor="middle">{letter}</text>')
        # Outside the lines: left of the first column, right of the others.
        beside = f'x="{x + DISC + 8}"' if place else f'x="{x - DISC - 8}" text-anchor="end"'
        found.append(f'<text class="weighed-place" {beside} y="{y + 5}">{rank}</text>')
    return found


def _heights(column: Column) -> dict[str, int]:
    return {letter: TOP + HIGH * number + HIGH // 4 for number, (letter, _rank) in enumerate(column.places)}


def _x(place: int) -> int:
    return EDGE + WIDE * place

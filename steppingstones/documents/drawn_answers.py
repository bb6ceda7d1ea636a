"""How people answered: a column for each face or number, or a bar for each answer, with how many gave it.

The shapes of the faces are told apart by their mouths. A number that is hidden has no column and no bar.
"""

from itertools import zip_longest

from .blocks import Table
from .drawn import LINE, TALLEST, WIDE, look, number, path, safe, said, sheet, text

TALL, FACE = 110, 40
BASE = LINE + TALL
BAR, END = 20, 90  # a bar is so high, and beside the longest there is so much room for its number
MOUTHS = (
    "M-10 13c5-9 15-9 20 0",
    "M-9 11c5-5 13-5 18 0",
    "M-9 10h18",
    "M-9 8c5 5 13 5 18 0",
    "M-11 5c4 11 18 11 22 0z",
)


def faces(table: Table) -> str:
    """A column for each answer, the saddest first, its number above it and its face below."""
    mouths = MOUTHS if len(table.rows) != 3 else MOUTHS[1:4]  # three faces are those in the middle of five
    middle_of = BASE + 8 + FACE / 2
    feet = [_face(middle, middle_of, mouth) for middle, mouth in zip(_middles(table), mouths, strict=False)]
    return sheet(table.caption, BASE + FACE + 12, [*_columns(table), *feet])


def columns(table: Table) -> str:
    """The same for the numbers of a scale, which stand below."""
    feet = [
        text(middle, BASE + LINE, row[0], anchor="middle")
        for middle, row in zip(_middles(table), table.rows, strict=True)
    ]
    return sheet(table.caption, BASE + LINE + 4, [*_columns(table), *feet])


def _columns(table: Table) -> list[str]:
    numbers, middles = _numbers(table), _middles(table)
    most, wide = max(numbers, default=0) or 1, 0.56 * WIDE / max(1, len(table.rows))
    parts = [path("drawn-line", f"M0 {BASE}H{WIDE}")]
    for row, count, middle in zip(table.rows, numbers, middles, strict=True):
        tall = TALL * count / most
        parts.append(_block(middle - wide / 2, BASE - tall, wide, tall))
        parts.append(text(middle, BASE - tall - 5, row[1], anchor="middle"))
    return parts


def _middles(table: Table) -> list[float]:
    return [WIDE / len(table.rows) * (at + 0.5) for at in range(len(table.rows))]


def bars(table: Table) -> str:
    """A bar for each answer, its words above it and its number at its end."""
    numbers = _numbers(table)
    most = max(numbers, default=0) or 1
    parts, top = [], 0.0
    for row, count in zip(table.rows, numbers, strict=True):
        words, under = said(row[0], top, most=2)
        end = under + 6 + BAR
        if end > TALLEST:
            parts.append(text(0, top + LINE, "…"))
            top += LINE + 12
            break
        length = (WIDE - END) * count / most
        parts += [words, _block(1, under + 4, length, BAR), text(length + 8, under + 4 + BAR * 0.75, row[1])]
        top = end + 10
    return sheet(table.caption, max(top - 10, LINE), parts)


def _numbers(table: Table) -> list[int]:
    amounts = table.drawing.amounts if table.drawing else ()
    return [amount[0] if amount else 0 for _row, amount in zip_longest(table.rows, amounts[: len(table.rows)])]


def _block(left: float, top: float, wide: float, tall: float) -> str:
    if wide <= 0 or tall <= 0:
        return ""
    box = f'x="{number(left)}" y="{number(top)}" width="{number(wide)}" height="{number(tall)}" rx="2"'
    return f"<rect {look('drawn-full')} {box}/>"


def _face(left: float, middle: float, mouth: str) -> str:
    eyes = '<circle cx="-7" cy="-4" r="2.4"/><circle cx="7" cy="-4" r="2.4"/>'
    drawn = (
        f'<circle {look("drawn-open")} r="{FACE / 2}"/><g {look("drawn-words")}>{eyes}</g>{path("drawn-line", mouth)}'
    )
    return f'<g transform="translate({safe(number(left))} {number(middle)})">{drawn}</g>'

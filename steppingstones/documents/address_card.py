"""The address of a report as a picture to print or to send: the QR code, and under it the address in letters.

Not everybody has a phone with a camera, so the code never stands alone.
"""

from xml.sax.saxutils import escape

from .letters import printable
from .lines import lines
from .poster import png

WIDE, EDGE, CODE = 640, 40, 560
TITLE, SMALL, LINE = 30, 22, 1.3
INK, RIVER = "#1f2d2c", "#14595b"
FAMILY = "Atkinson Hyperlegible Next, Arial, sans-serif"


def svg(title: str, address: str, code: str, *, leads_to: str) -> str:
    """The card as a drawing. `leads_to` says what the code is, for those who do not see it."""
    above = _wrapped(title, TITLE)[:3]
    below = _wrapped(address, SMALL)
    top = EDGE + len(above) * TITLE * LINE + 10
    high = round(top + CODE + len(below) * SMALL * LINE + EDGE)
    placed = code.replace("<svg ", f'<svg x="{EDGE}" y="{round(top)}" width="{CODE}" height="{CODE}" ', 1)
    words = f"{leads_to} {address}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" font-family="{FAMILY}" role="img" '
        f'aria-label="{_attribute(words)}"><title>{escape(_plain(title))}</title><desc>{escape(_plain(words))}</desc>'
        f'<rect width="{WIDE}" height="{high}" fill="#fff"/>{_drawn(above, EDGE, TITLE, RIVER, weight=700)}{placed}'
        f"{_drawn(below, top + CODE, SMALL, INK, weight=400)}</svg>"
    )


def dots(card: str, *, words: str) -> bytes:
    """The same in dots (PNG)."""
    return png(card, alt=words)


def _plain(words: str) -> str:
    return " ".join(printable(words).split())


def _attribute(words: str) -> str:
    return escape(_plain(words), {'"': "&quot;"})


def _wrapped(words: str, size: int) -> list[str]:
    return lines(_plain(words), (WIDE - 2 * EDGE) / size, bold=True)


def _drawn(rows: list[str], top: float, size: int, color: str, *, weight: int) -> str:
    return "".join(
        f'<text x="{WIDE / 2}" y="{round(top + (at + 0.9) * size * LINE)}" text-anchor="middle" font-size="{size}" '
        f'font-weight="{weight}" fill="{color}">{escape(row)}</text>'
        for at, row in enumerate(rows)
    )

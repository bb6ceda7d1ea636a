"""Tables as pictures of our own. A picture is drawn from what its table tells, so it can never tell more.

Each is narrow enough for a phone and low enough for a page. Its colours are attributes, since files leave the site
without its style sheet; on the site classes of the same names set others (`show-pictures.css`). Shapes, edges and words
tell things apart, never colour alone. Nothing in a picture has a name of its own, so several can stand on one page.
"""

from collections.abc import Iterable, Mapping
from html import escape

from .lines import lines, without_controls

FONT = "Atkinson Hyperlegible Next, Noto Sans, Arial, sans-serif"
ROOT_SIZE = 18  # pixels to a rem, so that the picture grows with the reader's text size
WIDE, SIZE, LINE = 310, 15, 19
TALLEST = 1000  # on paper the words of a taller one would be too small
EDGE = 12  # of the sheet around it

PAINT: Mapping[str, str] = {
    "drawn-sheet": 'fill="#fffdf8"',
    "drawn-words": 'fill="#1f2d2c"',
    "drawn-soft": 'fill="#4d5c58"',
    "drawn-full": 'fill="#14595b" stroke="#14595b" stroke-width="1.5"',
    "drawn-open": 'fill="#fffdf8" stroke="#1f2d2c" stroke-width="1.8"',
    "drawn-maybe": 'fill="none" stroke="#1f2d2c" stroke-width="1.4" stroke-dasharray="2 3"',
    "drawn-line": 'fill="none" stroke="#1f2d2c" stroke-width="2.2" stroke-linecap="round"',
    "drawn-water": 'fill="#a9cfc7" stroke="#14595b" stroke-width="1.5"',
    "drawn-bank": 'fill="#e9e2d3" stroke="#1f2d2c" stroke-width="1.5" stroke-dasharray="5 4"',
    "drawn-decision": 'fill="#14595b" stroke="#fffdf8" stroke-width="2"',
    "drawn-change": 'fill="#fffdf8" stroke="#8f4a14" stroke-width="3"',
}


def sheet(title: str, height: float, parts: Iterable[str]) -> str:
    """The whole picture. The words beside it say the same, so it only needs a name."""
    wide, tall = WIDE + 2 * EDGE, height + 2 * EDGE
    size = f'viewBox="{-EDGE} {-EDGE} {wide} {number(tall)}" width="{wide / ROOT_SIZE:.2f}rem"'
    return (
        f'<svg class="drawn" role="img" {size} direction="ltr" font-family="{FONT}" font-size="{SIZE}"'
        f' xmlns="http://www.w3.org/2000/svg"><title>{safe(title)}</title>'
        f'<rect {look("drawn-sheet")} x="{-EDGE}" y="{-EDGE}" width="{wide}" height="{number(tall)}" rx="14"/>'
        f"{''.join(parts)}</svg>"
    )


def look(kind: str) -> str:
    return f'class="{kind}" {PAINT[kind]}'


def path(kind: str, way: str) -> str:
    return f'<path {look(kind)} d="{way}"/>' if way else ""


def text(
    left: float, base: float, words: str, *, anchor: str = "start", kind: str = "drawn-words", more: str = ""
) -> str:
    end = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text {look(kind)} x="{number(left)}" y="{number(base)}"{end}{more}>{safe(words)}</text>'


def said(words: str, top: float, *, left: float = 0, most: int = 3, kind: str = "drawn-words") -> tuple[str, float]:
    """Words from `top` on in at most so many lines, and where they end. What is longer is whole in the table."""
    room = (WIDE - left) / SIZE - 1
    found = lines(words, room)
    if len(found) > most:
        found = [*found[: most - 1], (lines(found[most - 1], room - 1) or [""])[0] + "…"]
    shown = "".join(text(left, top + LINE * (row + 0.8), line, kind=kind) for row, line in enumerate(found))
    return shown, top + LINE * len(found)


def safe(words: str) -> str:
    return escape(without_controls(words))


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

"""How far a claim may go, drawn: stairs that go up from below, those that are reached filled and ticked.

What is reached has a tick and a full edge, what is next a broken one, the rest a dotted one: colour tells nothing
alone. The picture is as narrow as a telephone, so that nobody has to push it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from .lines import lines, without_controls

ROOT_SIZE = 18  # pixels to a rem, so that the picture grows with the reader's text size
WIDTH, STAIR, IN, GAP = 330, 58, 20, 4
SIZE, LINE = 15, 18
MARK = 34  # room for the tick before the words


@dataclass(frozen=True, kw_only=True)
class Stair:
    """One step: its words, and whether it is reached. `is_next` is the lowest that is not."""

    words: str
    is_reached: bool
    is_next: bool = False

    @property
    def look(self) -> str:
        return "reached" if self.is_reached else "next" if self.is_next else "later"


def ladder_picture(stairs: Sequence[Stair], *, title: str, description: str, key: str = "ladder") -> str:
    """The stairs as SVG, from the lowest to the highest; `key` keeps two pictures of a page apart."""
    height = len(stairs) * (STAIR + GAP) + GAP
    drawn = "".join(_stair(place, stair, height) for place, stair in enumerate(stairs))
    measures = f'width="{WIDTH / ROOT_SIZE:.2f}rem" height="{height / ROOT_SIZE:.2f}rem"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ladder" {measures} role="img"'
        f' viewBox="0 0 {WIDTH} {height}" aria-labelledby="{escape(key)}-title {escape(key)}-about">'
        f'<title id="{escape(key)}-title">{_safe(title)}</title>'
        f'<desc id="{escape(key)}-about">{_safe(description)}</desc>'
        f'<g font-size="{SIZE}">{drawn}</g></svg>'
    )


def _stair(place: int, stair: Stair, height: int) -> str:
    x, y = 2 + place * IN, height - (place + 1) * (STAIR + GAP)
    wide = WIDTH - x - 2
    block = f'<rect class="ladder-{stair.look}" x="{x}" y="{y}" width="{wide}" height="{STAIR}" rx="10"/>'
    return f"<g>{block}{''.join(_inside(stair, x, y, wide))}</g>"


def _inside(stair: Stair, x: int, y: int, wide: int) -> Iterator[str]:
    middle = y + STAIR / 2
    if stair.is_reached:
        yield f'<path class="ladder-tick" d="M{x + 10} {middle:g}l6 7 10-14"/>'
    words = lines(stair.words, (wide - MARK - 8) / SIZE)
    top = middle + SIZE / 3 - LINE * (len(words) - 1) / 2
    spans = "".join(
        f'<tspan x="{x + MARK}" y="{top + number * LINE:g}">{_safe(line)} </tspan>' for number, line in enumerate(words)
    )
    yield f'<text class="ladder-words-{stair.look}">{spans}</text>'


def _safe(words: str) -> str:
    return escape(without_controls(words))

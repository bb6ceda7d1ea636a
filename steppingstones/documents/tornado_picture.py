"""What moves a ratio, drawn: one bar for each number, from where it brings the ratio to where. The longest is on top.

The end at the low number has stripes, the end at the high number is full; both have their figure, so that nothing is
said by colour alone. A line stands where the ratio is, and one where as much comes out as went in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from .lines import lines, without_controls

ROOT_SIZE = 18  # pixels to a rem, so that the picture grows with the reader's text size
WIDE, EDGE = 310, 8
ROOM = 50  # for a figure on each side of the widest bar
SIZE, LINE, BAR = 14, 18, 22
MOST_LINES = 4
KEY = 86


@dataclass(frozen=True, kw_only=True)
class Swing:
    """One number: its name, and the ratio with it at its low and at its high end, as size and in words."""

    name: str
    at_low: float
    at_high: float
    low_words: str
    high_words: str


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words in the picture. Callers hand in others for another language."""

    title: str = "What moves it most"
    description: str = "The same is in the table."
    low: str = "with the lowest number"
    high: str = "with the highest number"
    now: str = "as the map has it"
    even: str = "as much as went in"


def tornado_picture(swings: Sequence[Swing], now: float, *, labels: Labels | None = None) -> str:
    """The picture as SVG."""
    return _Tornado(swings, now, labels or Labels()).svg()


class _Tornado:
    def __init__(self, swings: Sequence[Swing], now: float, labels: Labels) -> None:
        self.swings, self.now, self.labels = swings, now, labels
        ends = [end for swing in swings for end in (swing.at_low, swing.at_high)]
        self.least, self.most = min([*ends, now]), max([*ends, now])
        if self.most - self.least < 1e-9:
            self.least, self.most = self.least - 0.5, self.most + 0.5

    def svg(self) -> str:
        drawn, y = [], float(EDGE)
        for swing in self.swings:
            part, y = self.bar(swing, y)
            drawn.append(part)
        height = y + KEY + EDGE
        measures = f'width="{WIDE / ROOT_SIZE:.2f}rem" height="{height / ROOT_SIZE:.2f}rem"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="tornado" {measures} role="img"'
            f' viewBox="0 0 {WIDE} {_n(height)}" aria-labelledby="tornado-title tornado-about">'
            f'<title id="tornado-title">{_safe(self.labels.title)}</title>'
            f'<desc id="tornado-about">{_safe(self.labels.description)}</desc>'
            '<defs><pattern id="tornado-stripes" width="6" height="6" patternUnits="userSpaceOnUse"'
            ' patternTransform="rotate(45)"><rect class="tornado-gap" width="6" height="6"/>'
            '<rect class="tornado-stripe" width="3" height="6"/></pattern></defs>'
            f'<g font-size="{SIZE}">{"".join(drawn)}{"".join(self.key(y))}</g></svg>'
        )

    def x(self, ratio: float) -> float:
        return EDGE + ROOM + (ratio - self.least) / (self.most - self.least) * (WIDE - 2 * (EDGE + ROOM))

    def bar(self, swing: Swing, y: float) -> tuple[str, float]:
        """The name over its bar, the bar in two halves from where the ratio is, and a figure at each end."""
        said = lines(swing.name, (WIDE - 2 * EDGE) / SIZE, bold=True)
        if len(said) > MOST_LINES:
            said = [*said[: MOST_LINES - 1], f"{said[MOST_LINES - 1]}…"]
        named = "".join(
            f'<tspan x="{EDGE}" y="{_n(y + LINE * (place + 0.8))}">{_safe(line)} </tspan>'
            for place, line in enumerate(said)
        )
        top = y + LINE * len(said) + 8
        low, high = self.half(swing.at_low, top, "low"), self.half(swing.at_high, top, "high")
        is_up = swing.at_high >= swing.at_low
        left, right = (swing.low_words, swing.high_words) if is_up else (swing.high_words, swing.low_words)
        start, end = (self.x(each) for each in sorted((swing.at_low, swing.at_high, self.now))[::2])
        base = _n(top + BAR / 2 + SIZE / 3)
        figures = (
            f'<text class="tornado-words" x="{_n(start - 5)}" y="{base}" text-anchor="end">{_safe(left)}</text>'
            f'<text class="tornado-words" x="{_n(end + 5)}" y="{base}">{_safe(right)}</text>'
        )
        drawn = f'<text class="tornado-name">{named}</text>{low}{high}{"".join(self.marks(top))}{figures}'
        return drawn, top + BAR + 14

    def half(self, ratio: float, top: float, look: str) -> str:
        start, end = sorted((self.x(ratio), self.x(self.now)))
        return (
            f'<rect class="tornado-{look}" x="{_n(start)}" y="{_n(top)}" width="{_n(max(end - start, 1))}"'
            f' height="{BAR}"/>'
        )

    def marks(self, top: float) -> Iterator[str]:
        """Where the ratio is, and where as much comes out as went in: beside the bar only, not through its name."""
        for look, ratio in (("now", self.now), ("even", 1.0)):
            if self.least <= ratio <= self.most:
                yield f'<path class="tornado-{look}" d="M{_n(self.x(ratio))} {_n(top - 4)}v{BAR + 8}"/>'

    def key(self, bottom: float) -> Iterator[str]:
        y = bottom + 6
        for place, (look, words) in enumerate((("low", self.labels.low), ("high", self.labels.high))):
            top = y + place * 20
            yield f'<rect class="tornado-{look}" x="{EDGE}" y="{_n(top)}" width="30" height="14"/>'
            yield self.meaning(words, top)
        for place, (look, words) in enumerate((("now", self.labels.now), ("even", self.labels.even)), 2):
            top = y + place * 20
            yield f'<path class="tornado-{look}" d="M{EDGE + 15} {_n(top)}v14"/>{self.meaning(words, top)}'

    def meaning(self, words: str, top: float) -> str:
        return f'<text class="tornado-words" x="{EDGE + 40}" y="{_n(top + 12)}">{_safe(words)}</text>'


def _safe(words: str) -> str:
    return escape(without_controls(words))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

"""Who has a tie with whom, drawn: people round a pond, side by side with those of their own side.

So ties between the sides cross the water, and ties within a side stay near the bank. A full line: both said so. A
broken line: one of them did. Sides differ by shape, as everywhere. Nothing is laid out by chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from .lines import lines, without_controls

MOST = 24  # people; with more, nobody could follow a line
ROOT_SIZE = 18  # pixels to a rem, so that the picture grows with the reader's text size
SIZE, LINE = 15, 19
NAME = 118  # room for a name beside its mark, in pixels
MARK, AWAY = 11, 20  # half a mark; from its middle to the name
NEAR, FAR = 132, 205  # how far marks are from the middle, for few people and for many
FEW = 10
ROW, EDGE = 30, 16
BEND = 0.3  # how far a line swings to the middle
# The shapes of the badges of the sides; whatever is not here is a disc.
CORNERS = {
    "heart": ((0, 1), (-1, -0.1), (-0.84, -0.76), (-0.4, -0.92), (0, -0.56), (0.4, -0.92), (0.84, -0.76), (1, -0.1)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1), (1, 0.9), (-1, 0.9)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
}


@dataclass(frozen=True, kw_only=True)
class Person:
    """A mark: what stands beside it, and its shape (`disc`, or one of `CORNERS`)."""

    label: str
    shape: str = "disc"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A tie between two people, by their places in the list."""

    one: int
    other: int
    both: bool


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words in the picture. Callers hand in others for another language."""

    title: str = "Who works with whom"
    description: str = "The same is in the table."
    both: str = "both said so"
    one: str = "one of them said so"


def relationships_picture(
    people: Sequence[Person],
    ties: Sequence[Line],
    *,
    sides: Sequence[tuple[str, str]] = (),
    labels: Labels | None = None,
    key: str = "ties",
) -> str:
    """The picture as SVG. `sides` are the shapes with what they mean; `key` keeps two pictures of a page apart."""
    return _Pond(people, ties, sides, labels or Labels(), key).svg()


class _Pond:
    def __init__(
        self,
        people: Sequence[Person],
        ties: Sequence[Line],
        sides: Sequence[tuple[str, str]],
        labels: Labels,
        key: str,
    ) -> None:
        self.people, self.ties, self.sides, self.labels, self.key = people, ties, sides, labels, key
        self.radius = NEAR if len(people) <= FEW else FAR
        self.width = 2 * (self.radius + AWAY + NAME)
        self.middle = (self.width / 2, self.radius + AWAY + 2 * LINE + EDGE)
        self.bottom = self.middle[1] + self.radius + AWAY + 2 * LINE
        self.height = self.bottom + ROW * (2 + len(sides)) + EDGE

    def svg(self) -> str:
        measures = f'width="{self.width / ROOT_SIZE:.2f}rem" height="{self.height / ROOT_SIZE:.2f}rem"'
        title, about = f"{escape(self.key)}-title", f"{escape(self.key)}-about"
        drawn = [self.water(), *map(self.tie, self.ties), *self.marks(), *self.legend()]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="ties-picture" {measures} role="img"'
            f' viewBox="0 0 {_n(self.width)} {_n(self.height)}" aria-labelledby="{title} {about}">'
            f'<title id="{title}">{_safe(self.labels.title)}</title>'
            f'<desc id="{about}">{_safe(self.labels.description)}</desc>'
            f'<g font-size="{SIZE}">{"".join(drawn)}</g></svg>'
        )

    def water(self) -> str:
        x, y = self.middle
        return f'<circle class="ties-water" cx="{_n(x)}" cy="{_n(y)}" r="{self.radius}"/>'

    def angle(self, place: int) -> float:
        """From the top, with the clock."""
        return 2 * pi * place / max(len(self.people), 1) - pi / 2

    def at(self, place: int, away: float = 0) -> tuple[float, float]:
        angle, far = self.angle(place), self.radius + away
        return self.middle[0] + far * cos(angle), self.middle[1] + far * sin(angle)

    # --- Ties ------------------------------------------------------------------------------------------

    def tie(self, tie: Line) -> str:
        (x1, y1), (x2, y2) = self.at(tie.one), self.at(tie.other)
        x, y = ((1 - BEND) * (a + b) / 2 + BEND * c for a, b, c in zip((x1, y1), (x2, y2), self.middle, strict=True))
        look = "ties-both" if tie.both else "ties-one"
        return f'<path class="{look}" d="M{_n(x1)} {_n(y1)}Q{_n(x)} {_n(y)} {_n(x2)} {_n(y2)}"/>'

    # --- People ----------------------------------------------------------------------------------------

    def marks(self) -> Iterator[str]:
        for place, person in enumerate(self.people):
            yield _mark(person.shape, *self.at(place)) + self.name(place, person)

    def name(self, place: int, person: Person) -> str:
        """Beside its mark, outside the pond. What does not fit in two lines ends in dots, and is whole in the table."""
        x, y = self.at(place, AWAY)
        across, down = cos(self.angle(place)), sin(self.angle(place))
        anchor = "middle" if abs(across) < 0.25 else "start" if across > 0 else "end"
        said = _short(person.label)
        top = y + SIZE / 3 + (down - 1) * LINE * (len(said) - 1) / 2
        spans = "".join(
            f'<tspan x="{_n(x)}" y="{_n(top + number * LINE)}">{_safe(line)} </tspan>'
            for number, line in enumerate(said)
        )
        return f'<text class="ties-name" text-anchor="{anchor}">{spans}</text>'

    # --- What it means ---------------------------------------------------------------------------------

    def legend(self) -> Iterator[str]:
        y = self.bottom + ROW / 2
        for look, words in (("ties-both", self.labels.both), ("ties-one", self.labels.one)):
            yield f'<path class="{look}" d="M{EDGE} {_n(y)}H{EDGE + 46}"/>{self.meaning(words, y)}'
            y += ROW
        for shape, words in self.sides:
            yield _mark(shape, EDGE + 23, y) + self.meaning(words, y)
            y += ROW

    def meaning(self, words: str, y: float) -> str:
        return f'<text class="ties-name" x="{EDGE + 60}" y="{_n(y + SIZE / 3)}">{_safe(words)}</text>'


def _mark(shape: str, x: float, y: float) -> str:
    if shape in CORNERS:
        points = " ".join(f"{_n(x + MARK * a)},{_n(y + MARK * b)}" for a, b in CORNERS[shape])
        return f'<polygon class="ties-mark ties-{shape}" points="{points}"/>'
    return f'<circle class="ties-mark ties-disc" cx="{_n(x)}" cy="{_n(y)}" r="{MARK}"/>'


def _short(label: str) -> list[str]:
    room = NAME / SIZE
    said = lines(label, room, bold=True) or ["–"]
    return [said[0], lines(said[1], room - 1, bold=True)[0] + "…"] if len(said) > 2 else said


def _safe(words: str) -> str:
    return escape(without_controls(words))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

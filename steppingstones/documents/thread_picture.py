"""A golden thread, drawn: five columns from the voices to the impact, as stones in a river that flows to the right.

Nothing is told by colour alone: what is in focus has two edges and a word, what is only planned a dashed edge and a
word, and what speaks against something a dashed line and a word. Colours come from the style sheet of the page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from ..methods.thread import COLUMNS, Node
from ..methods.thread_layout import Line, River, Spot
from .lines import lines, width, without_controls

ROOT_SIZE = 18  # pixels to a rem, so that the picture grows with the reader's text size
SIZE, LINE, SMALL = 15, 19, 13
WIDE, ACROSS, BETWEEN = 172, 46, 26  # a stone; the water between two columns, and between two stones of a column
PAD, HEAD, EDGE = 12, 46, 14
MOST_LINES = 3
RING = 5


@dataclass(frozen=True, kw_only=True)
class Card:
    """What one stone says: `label` is small, above the words. `address` is its own page."""

    words: str
    label: str = ""
    address: str = ""
    is_planned: bool = False
    is_against: bool = False


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words in the picture. Callers hand in others for another language; `more` holds `%(n)d`."""

    title: str = "The golden thread"
    description: str = "The same is in the list."
    columns: Mapping[str, str] = field(
        default_factory=lambda: {
            "voice": "Voices",
            "decision": "Decisions",
            "change": "Changes",
            "outcome": "Outcomes",
            "impact": "Impact",
        }
    )
    here: str = "you are here"
    planned: str = "only planned"
    against: str = "speaks against"
    more: str = "and %(n)d more"
    nothing: str = "nothing yet"


def thread_picture(river: River, cards: Mapping[Node, Card], labels: Labels | None = None, address: str = "") -> str:
    """The picture as SVG. What is only counted leads to ADDRESS, where all of it is listed.

    Without any address it is one picture, and not a group of links.
    """
    return _Picture(river, cards, labels or Labels(), address).svg()


class _Picture:
    def __init__(self, river: River, cards: Mapping[Node, Card], labels: Labels, address: str) -> None:
        self.river, self.cards, self.labels, self.address = river, cards, labels, address
        self.words = {node: _short(self.cards[node].words) for node in river.places if node in cards}
        self.tall = 2 * PAD + LINE * (max((len(said) for said in self.words.values()), default=1) + 1)
        self.pitch = self.tall + BETWEEN
        self.width = 2 * EDGE + len(COLUMNS) * WIDE + (len(COLUMNS) - 1) * ACROSS
        self.height = HEAD + max(river.rows, 1) * self.pitch + EDGE
        spots = [*river.places.values(), *river.more]
        has_links = address or any(card.address for card in cards.values())
        self.role = "group" if has_links else "img"
        self.rows = [sum(spot.column == column for spot in spots) for column in range(len(COLUMNS))]

    # --- Where things are ------------------------------------------------------------------------------

    def x(self, column: int) -> float:
        return EDGE + column * (WIDE + ACROSS)

    def top(self, column: int) -> float:
        """Columns with fewer stones lie in the middle of the river."""
        return HEAD + BETWEEN / 2 + (max(self.river.rows, 1) - max(self.rows[column], 1)) * self.pitch / 2

    def y(self, spot: Spot) -> float:
        return self.top(spot.column) + spot.row * self.pitch

    def lane(self, column: int, near: float) -> float:
        """The water between two stones of a column that is nearest to this height; an empty one has an outline."""
        rows = max(self.rows[column], 1)
        lanes = [self.top(column) - BETWEEN / 2 + row * self.pitch for row in range(rows + 1)]
        return min(lanes, key=lambda lane: abs(lane - near))

    # --- The whole -------------------------------------------------------------------------------------

    def svg(self) -> str:
        measures = f'width="{self.width / ROOT_SIZE:.2f}rem" height="{self.height / ROOT_SIZE:.2f}rem"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="thread-picture" {measures} role="{self.role}"'
            f' viewBox="0 0 {self.width} {self.height:.0f}" aria-labelledby="thread-title thread-about">'
            f'<title id="thread-title">{_safe(self.labels.title)}</title>'
            f'<desc id="thread-about">{_safe(self.labels.description)}</desc>'
            '<defs><marker id="thread-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="5" markerHeight="5"'
            ' orient="auto"><path class="thread-tip" d="M0 0L8 4L0 8z"/></marker></defs>'
            f'<g aria-hidden="true">{"".join(self.background())}{"".join(map(self.line, self.river.lines))}</g>'
            f'<g text-anchor="middle" font-size="{SIZE}">{"".join(self.stones())}</g></svg>'
        )

    def background(self) -> Iterator[str]:
        yield f'<rect class="thread-water" width="{self.width}" height="{self.height:.0f}" rx="26"/>'
        for column, name in enumerate(COLUMNS):
            middle = _n(self.x(column) + WIDE / 2)
            place = f'font-size="{SIZE + 2}" text-anchor="middle" x="{middle}" y="30"'
            yield f'<text class="thread-name" {place}>{_safe(self.labels.columns[name])}</text>'
            if not self.rows[column]:
                yield self.nothing(column, middle)

    def nothing(self, column: int, middle: str) -> str:
        """The outline of a stone where one should lie."""
        top = self.top(column)
        words = _safe(self.labels.nothing)
        place = f'text-anchor="middle" font-size="{SIZE}" x="{middle}" y="{_n(top + self.tall / 2 + 5)}"'
        return (
            f'<path class="thread-empty" d="{_pebble(self.x(column), top, self.tall)}"/>'
            f'<text class="thread-small" {place}>{words}</text>'
        )

    # --- Lines -----------------------------------------------------------------------------------------

    def line(self, line: Line) -> str:
        look = "thread-against" if line.against else "thread-line"
        return f'<path class="{look}" marker-end="url(#thread-arrow)" d="{self.path(line)}"/>'

    def path(self, line: Line) -> str:
        source, target = line.source, line.target
        start = (self.x(source.column) + WIDE, self.y(source) + self.tall / 2)
        if target.column <= source.column:
            return self.beside(start, (self.x(target.column) + WIDE + 3, self.y(target) + self.tall / 2))
        end = (self.x(target.column) - 4, self.y(target) + self.tall / 2)
        points = [start]
        for column in range(source.column + 1, target.column):
            share = (column - source.column) / (target.column - source.column)
            lane = self.lane(column, start[1] + (end[1] - start[1]) * share)
            points += [(self.x(column), lane), (self.x(column) + WIDE, lane)]
        return _curve([*points, end])

    def beside(self, start: tuple[float, float], end: tuple[float, float]) -> str:
        """Down the right bank of one column, from stone to stone."""
        out = _n(max(start[0], end[0]) + ACROSS * 0.55)
        return f"M{_n(start[0])} {_n(start[1])}C{out} {_n(start[1])} {out} {_n(end[1])} {_n(end[0])} {_n(end[1])}"

    # --- Stones ----------------------------------------------------------------------------------------

    def stones(self) -> Iterator[str]:
        by_place = sorted(self.river.places.items(), key=lambda pair: pair[1])
        more = sorted(self.river.more.items())
        for column in range(len(COLUMNS)):
            for node, spot in by_place:
                if spot.column == column and node in self.words:
                    yield self.stone(node, spot)
            for spot, number in more:
                if spot.column == column:
                    yield self.counted(spot, number)

    def stone(self, node: Node, spot: Spot) -> str:
        card = self.cards[node]
        is_here = spot in self.river.focus
        told = [self.labels.here] if is_here else []
        told += [self.labels.planned] if card.is_planned else []
        told += [self.labels.against] if card.is_against else []
        small = _fitting([*told, card.label])
        kind = "against" if card.is_against else "planned" if card.is_planned else "stone"
        drawn = self.drawn(spot, f"thread-{kind}", is_here) + self.said(spot, self.words[node], small)
        return f'<a href="{escape(card.address)}">{drawn}</a>' if card.address else f"<g>{drawn}</g>"

    def counted(self, spot: Spot, number: int) -> str:
        is_here = spot in self.river.focus
        words = [self.labels.more % {"n": number}]
        drawn = self.drawn(spot, "thread-many", is_here) + self.said(spot, words, self.labels.here if is_here else "")
        return f'<a href="{escape(self.address)}">{drawn}</a>' if self.address else f"<g>{drawn}</g>"

    def drawn(self, spot: Spot, look: str, is_here: bool) -> str:
        left, top = self.x(spot.column), self.y(spot)
        ring = f'<path class="thread-here" d="{_pebble(left, top, self.tall, RING)}"/>' if is_here else ""
        behind = f'<path class="{look}" d="{_pebble(left + 7, top - 7, self.tall)}"/>' if look == "thread-many" else ""
        return f'{ring}{behind}<path class="{look}" d="{_pebble(left, top, self.tall)}"/>'

    def said(self, spot: Spot, words: list[str], small: str) -> str:
        middle = _n(self.x(spot.column) + WIDE / 2)
        rows = len(words) + bool(small)
        first = self.y(spot) + self.tall / 2 - rows * LINE / 2 + SIZE * 0.92
        spans = []
        if small:
            spans.append(
                f'<tspan class="thread-small" font-size="{SMALL}" x="{middle}" y="{_n(first)}">{_safe(small)} </tspan>'
            )
        spans += [
            f'<tspan x="{middle}" y="{_n(first + (number + bool(small)) * LINE)}">{_safe(line)} </tspan>'
            for number, line in enumerate(words)
        ]
        return f'<text class="thread-words">{"".join(spans)}</text>'


def _fitting(told: list[str]) -> str:
    """As many of these as fit into the small line, the most telling first."""
    said = ""
    for words in filter(None, told):
        longer = f"{said}, {words}" if said else words
        said = longer if not said or width(longer) * SMALL <= WIDE - PAD else said
    return said


def _short(words: str) -> list[str]:
    """At most three lines. What is longer ends in dots, and is whole in the list."""
    room = (WIDE - 2 * PAD) / SIZE
    said = lines(words, room) or ["–"]
    if len(said) > MOST_LINES:
        said = [*said[: MOST_LINES - 1], (lines(said[MOST_LINES - 1], room - 1) or [""])[0] + "…"]
    return said


def _curve(points: list[tuple[float, float]]) -> str:
    """A line that swings between the columns and runs straight past the stones of one."""
    path = f"M{_n(points[0][0])} {_n(points[0][1])}"
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        middle = _n((x1 + x2) / 2)
        end = f"{_n(x2)} {_n(y2)}"
        path += f"L{end}" if number % 2 else f"C{middle} {_n(y1)} {middle} {_n(y2)} {end}"
    return path


def _pebble(left: float, top: float, tall: float, wider: float = 0) -> str:
    """A rounded stone that is not quite even; `wider` makes the ring around it."""
    left, top, tall, wide = left - wider, top - wider, tall + 2 * wider, WIDE + 2 * wider
    a, b, right, bottom = _n(left), _n(top), left + wide, top + tall
    return (
        f"M{_n(left + 24)} {b}H{_n(right - 20)}Q{_n(right)} {b} {_n(right)} {_n(top + 20)}V{_n(bottom - 24)}"
        f"Q{_n(right)} {_n(bottom)} {_n(right - 26)} {_n(bottom)}H{_n(left + 18)}"
        f"Q{a} {_n(bottom)} {a} {_n(bottom - 18)}V{_n(top + 22)}Q{a} {b} {_n(left + 24)} {b}Z"
    )


def _safe(words: str) -> str:
    return escape(without_controls(words))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

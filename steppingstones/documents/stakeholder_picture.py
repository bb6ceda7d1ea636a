"""Who has a stake, drawn: a field of water, with more power further up and more interest further right.

Who is in the room is a stone. Who is missing is the outline of one, dashed, as where a stone should lie; and each says
so in words. The picture takes its colours from the style sheet of the page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from ..methods.stakeholders import Level, Stake
from ..methods.stakeholders import field as places_of
from .lines import lines, without_controls

MOST = 40  # names; more would be too many to read, so they are counted
ROOT_SIZE = 18  # pixels to a rem, so that the picture grows with the reader's text size
SIZE, LINE, SMALL = 15, 19, 13
STONE, GAP, PAD_X, PAD_Y = 172, 12, 14, 10
HEAD, SIDE, LEAST = 40, 96, 120  # the words below and beside the field; the least height of a row
TALL = 4  # stones above each other before a second column begins
LINES = 3  # of a name; what does not fit is in the table


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words in the picture. Callers hand in others for another language; `more` holds `%(n)d`."""

    title: str = "Who has a stake"
    description: str = "The same names are in the table."
    power: Mapping[Level, str] = field(
        default_factory=lambda: {
            Level.LITTLE: "Power: a little",
            Level.SOME: "Power: some",
            Level.MUCH: "Power: a lot",
        }
    )
    interest: Mapping[Level, str] = field(
        default_factory=lambda: {
            Level.LITTLE: "Interest: a little",
            Level.SOME: "Interest: some",
            Level.MUCH: "Interest: a lot",
        }
    )
    is_in: str = "in the room"
    missing: str = "missing"
    more: str = "and %(n)d more"


def stakeholder_picture(
    stakes: Sequence[Stake], *, labels: Labels | None = None, address: str = "", anchor: str = "#who-"
) -> str:
    """The picture as SVG. Each name leads to ADDRESS + its key + ANCHOR + its key; without an address to its anchor."""
    return _Field(stakes, labels or Labels(), address, anchor).svg()


class _Field:
    def __init__(self, stakes: Sequence[Stake], labels: Labels, address: str, anchor: str) -> None:
        self.labels, self.address, self.anchor = labels, address, anchor
        self.places = places_of(stakes[:MOST])
        self.left_out = {place: len(found) for place, found in places_of(stakes[MOST:]).items()}
        self.words = {stake.key: _name(stake) for found in self.places.values() for stake in found}
        self.columns = {interest: self._columns(interest) for interest in Level}
        self.widths = {level: n * STONE + (n + 1) * GAP for level, n in self.columns.items()}
        self.heights = {power: self._height(power) for power in Level}
        self.width = SIDE + sum(self.widths.values())
        self.bottom = sum(self.heights.values())
        self.height = self.bottom + HEAD

    # --- How large each place is -----------------------------------------------------------------------

    def _columns(self, interest: Level) -> int:
        most = max(len(self.places[power, interest]) for power in Level)
        return min(1 + (most - 1) // TALL, 3) if most else 1

    def _height(self, power: Level) -> int:
        return max(LEAST, *(self._filled((power, interest)) for interest in Level))

    def _filled(self, place: tuple[Level, Level]) -> int:
        rows = sum(max(map(self._tall, row)) + GAP for row in self._rows(place))
        return GAP + rows + (LINE + GAP if self.left_out[place] else 0)

    def _rows(self, place: tuple[Level, Level]) -> list[tuple[Stake, ...]]:
        found, wide = self.places[place], self.columns[place[1]]
        return [found[start : start + wide] for start in range(0, len(found), wide)]

    def _tall(self, stake: Stake) -> int:
        return (len(self.words[stake.key]) + 1) * LINE + 2 * PAD_Y

    # --- The whole -------------------------------------------------------------------------------------

    def svg(self) -> str:
        measures = f'width="{self.width / ROOT_SIZE:.2f}rem" height="{self.height / ROOT_SIZE:.2f}rem"'
        title, about = escape(_clean(self.labels.title)), escape(_clean(self.labels.description))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="stake-picture" {measures} role="group"'
            f' viewBox="0 0 {self.width} {self.height}" aria-labelledby="stake-title stake-about">'
            f'<title id="stake-title">{title}</title><desc id="stake-about">{about}</desc>'
            f'<g aria-hidden="true" font-size="{SIZE}">{"".join(self.background())}</g>'
            f'<g text-anchor="middle" font-size="{SIZE}">{"".join(self.stones())}</g></svg>'
        )

    def background(self) -> Iterator[str]:
        yield f'<rect class="stake-water" x="{SIDE}" width="{self.width - SIDE}" height="{self.bottom}" rx="26"/>'
        for power, top in self.tops():
            if top:
                yield f'<path class="stake-border" d="M{SIDE + 14} {top}H{self.width - 14}"/>'
            yield from self.at_the_side(self.labels.power[power], top + self.heights[power] / 2)
        for interest, left in self.lefts():
            if left > SIDE:
                yield f'<path class="stake-border" d="M{left} 14V{self.bottom - 14}"/>'
            middle = left + self.widths[interest] / 2
            words = escape(_clean(self.labels.interest[interest]))
            place = f'x="{_n(middle)}" y="{self.bottom + 27}" text-anchor="middle"'
            yield f'<text class="stake-label" {place}>{words}</text>'

    def at_the_side(self, words: str, middle: float) -> Iterator[str]:
        said = lines(words, (SIDE - GAP) / SIZE, bold=True)
        for number, line in enumerate(said):
            y = middle + SIZE / 3 + (number - (len(said) - 1) / 2) * LINE
            yield f'<text class="stake-label" x="0" y="{_n(y)}">{escape(line)}</text>'

    def tops(self) -> Iterator[tuple[Level, int]]:
        """Much power is on top."""
        top = 0
        for power in reversed(Level):
            yield power, top
            top += self.heights[power]

    def lefts(self) -> Iterator[tuple[Level, int]]:
        left = SIDE
        for interest in Level:
            yield interest, left
            left += self.widths[interest]

    # --- The stones ------------------------------------------------------------------------------------

    def stones(self) -> Iterator[str]:
        for power, top in self.tops():
            for interest, left in self.lefts():
                yield from self.place((power, interest), top, left)

    def place(self, place: tuple[Level, Level], top: int, left: int) -> Iterator[str]:
        y = top + GAP
        for row in self._rows(place):
            for number, stake in enumerate(row):
                yield self.stone(stake, left + GAP + number * (STONE + GAP), y)
            y += max(map(self._tall, row)) + GAP
        if self.left_out[place]:
            words = escape(_clean(self.labels.more % {"n": self.left_out[place]}))
            middle = left + self.widths[place[1]] / 2
            yield f'<text class="stake-label" x="{_n(middle)}" y="{y + SIZE}">{words}</text>'

    def stone(self, stake: Stake, left: int, top: int) -> str:
        kind, state = ("in", self.labels.is_in) if stake.is_in else ("missing", self.labels.missing)
        middle, tall = left + STONE / 2, self._tall(stake)
        spans = "".join(
            f'<tspan x="{_n(middle)}" y="{_n(top + PAD_Y + SIZE * 0.9 + number * LINE)}">{escape(line)} </tspan>'
            for number, line in enumerate(self.words[stake.key])
        )
        y = top + tall - PAD_Y - 3
        said = (
            f'<tspan class="stake-state" font-size="{SMALL}" x="{_n(middle)}" y="{y}">{escape(_clean(state))}</tspan>'
        )
        return (
            f'<a href="{escape(self.link(stake.key))}"><path class="stake-{kind}" d="{_pebble(left, top, tall)}"/>'
            f'<text class="stake-words">{spans}{said}</text></a>'
        )

    def link(self, key: str) -> str:
        return f"{self.address}{key}{self.anchor}{key}" if self.address else f"{self.anchor}{key}"


def _pebble(left: int, top: int, tall: int) -> str:
    """A rounded stone that is not quite even, like those of the pathway."""
    right, bottom = left + STONE, top + tall
    return (
        f"M{left + 24} {top}H{right - 20}Q{right} {top} {right} {top + 20}V{bottom - 24}Q{right} {bottom} {right - 26}"
        f" {bottom}H{left + 18}Q{left} {bottom} {left} {bottom - 18}V{top + 22}Q{left} {top} {left + 24} {top}Z"
    )


def _name(stake: Stake) -> list[str]:
    """The name in at most three lines. A longer one ends in dots, and is whole in the table."""
    room = (STONE - 2 * PAD_X) / SIZE
    said = lines(stake.name, room, bold=True) or ["–"]
    if len(said) > LINES:
        said = [*said[: LINES - 1], lines(said[LINES - 1], room - 1, bold=True)[0] + "…"]
    return said


def _clean(words: str) -> str:
    return without_controls(words)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

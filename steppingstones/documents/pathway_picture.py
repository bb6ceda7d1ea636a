"""The pathway drawn: stones across the water, from the bank of the issue to the bank of the impact.

Two lanes, one for each track, are told apart by their words and by solid and dashed edges, never by colour alone.
In a page the picture takes its colours from the style sheet; on paper it carries its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from ..methods.pathway import TRACKS, Kind, Pathway, Step, Stone, Track
from ..methods.pathway_layout import Lane, Layout, Place, lay_out
from .lines import lines, width, without_controls

FONT = "Atkinson Hyperlegible Next, Noto Sans, Arial, sans-serif"
ROOT_SIZE = 18  # pixels to a rem, so that the picture in a page grows with the reader's text size
SIZE, LINE = 15, 19
STONE, GAP, MARGIN = 164, 53, 22
PAD_X, PAD_Y = 13, 15
HEAD, LABEL, FOOT = 42, 46, 26  # above the water; above and below the stones of a lane
LANE = 110
SHORE = 25  # from the stones on a bank to its water's edge
ROUND = 10  # half of the circle that says how far a stone has come
FLAG = 13  # the size of a word that says what has become of a stone
SHAPES = 4  # no two corners of a stone are quite alike, but stones of one height share these shapes


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words around the stones. Callers hand in others for another language."""

    title: str = "The pathway"
    description: str = "The same stones are in the list below."
    kinds: Mapping[Kind, str] = field(
        default_factory=lambda: {
            Kind.ISSUE: "Issue",
            Kind.ACTIVITY: "Activities",
            Kind.SHORT: "Short-term outcomes",
            Kind.LONG: "Long-term outcomes",
            Kind.IMPACT: "Impact",
        }
    )
    tracks: Mapping[Track, tuple[str, str]] = field(
        default_factory=lambda: {
            Track.PROJECT: ("Project", "what gets built"),
            Track.CO_PRODUCTION: ("Co-production", "what doing it together changes"),
        }
    )
    across: str = "helps the other track"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What has become of a stone or a step: how it is drawn (`new`, `gone` or `changed`), and its word."""

    look: str
    word: str


# What each part looks like on paper. In a page the same names are classes in the style sheet.
PAPER: Mapping[str, str] = {
    "pic-water": 'fill="#d9eae5"',
    "pic-deep": 'fill="#8fbdb5" fill-opacity=".22"',
    "pic-ripple": 'fill="none" stroke="#8fbdb5" stroke-opacity=".5" stroke-width="1.5"',
    "pic-current": 'fill="none" stroke="#5d9990" stroke-width="2"',
    "pic-shallow": 'fill="#f4f1e4" fill-opacity=".75"',
    "pic-bank": 'fill="#e9dfc6"',
    "pic-reed": 'fill="none" stroke="#6d8a4f" stroke-width="2" stroke-linecap="round"',
    "pic-step": 'fill="none" stroke="#14595b" stroke-width="2"',
    "pic-across": 'stroke-width="2.5" stroke-dasharray="9 4"',
    "pic-arrow": 'fill="#14595b"',
    "pic-under": 'fill="#1f2d2c" fill-opacity=".2"',
    "pic-both": 'fill="#fffdf8" stroke="#7d7668" stroke-width="2"',
    "pic-project": 'fill="#f1f6fb" stroke="#1d5c94" stroke-width="2.5"',
    "pic-coproduction": 'fill="#fdf3e7" stroke="#8f4a14" stroke-width="2.5" stroke-dasharray="7 4"',
    "pic-goal-project": 'fill="#1d5c94" stroke="#123d63" stroke-width="2.5"',
    "pic-goal-coproduction": 'fill="#8f4a14" stroke="#f7e8d8" stroke-width="2.5" stroke-dasharray="7 4"',
    "pic-words": 'fill="#1f2d2c"',
    "pic-gone": 'fill="#fffdf8" fill-opacity=".75" stroke="#1f2d2c" stroke-width="3" stroke-dasharray=".1 7"'
    ' stroke-linecap="round"',
    "pic-step-new": 'stroke-width="4.5"',
    "pic-step-gone": 'stroke="#1f2d2c" stroke-width="3" stroke-dasharray=".1 7" stroke-linecap="round"',
    "pic-step-changed": 'stroke-width="3"',
    "pic-flag": 'fill="#fffdf8" stroke="#1f2d2c" stroke-width="1.5"',
    "pic-flag-words": 'fill="#1f2d2c" font-weight="700"',
    "pic-far": 'fill="#fffdf8" stroke="#1f2d2c" stroke-width="2"',
    "pic-far-filled": 'fill="#1f2d2c"',
    "pic-goal-words": 'fill="#ffffff" font-weight="700"',
    "pic-label": 'fill="#1f2d2c"',
    "pic-lane-words": 'fill="#1f2d2c"',
}


def pathway_picture(
    pathway: Pathway,
    *,
    labels: Labels | None = None,
    name: str = "pathway",
    linked: bool = False,
    address: str = "#stone-{key}",
    colours: Mapping[str, str] | None = None,
    wide: int = STONE,
    marks: Mapping[str | tuple[str, str], Mark] | None = None,
    far: Mapping[str, int] | None = None,
) -> str:
    """The picture as SVG. `linked` stones lead to `address`; `colours` (such as PAPER) make it stand by itself.

    Stones that are more `wide` than usual make a picture that is lower, for a sheet that lies on its side.
    `marks` say what has become of a stone, by its key, or of a step, by its ends. `far` is how far a stone has come, in
    halves: it has a circle that is empty, filled by half, or full.
    """
    drawing = _Picture(pathway, labels or Labels(), name, address if linked else "", colours, marks or {}, wide)
    drawing.far = far or {}
    return drawing.svg()


class _Picture:
    def __init__(
        self,
        pathway: Pathway,
        labels: Labels,
        name: str,
        address: str,
        colours: Mapping[str, str] | None,
        marks: Mapping[str | tuple[str, str], Mark],
        wide: int,
    ) -> None:
        self.marks = marks
        self.far: Mapping[str, int] = {}
        self.wide, self.gap = wide, GAP + (wide - STONE) // 3
        self.pathway, self.labels, self.name, self.address, self.colours = pathway, labels, name, address, colours
        self.words = {
            stone.key: lines(stone.words, (self.wide - 2 * PAD_X) / SIZE, bold=stone.kind == Kind.IMPACT)
            for stone in pathway.stones
        }
        heights = {key: max(len(said), 2) * LINE + 2 * PAD_Y for key, said in self.words.items()}
        self.layout: Layout = lay_out(pathway, heights, gap=22, lane_height=LANE)
        self.numbers = {stone.key: number for number, stone in enumerate(pathway.in_order)}
        self.across = [step for step in pathway.steps if self.is_across(step)]
        self.width = 2 * MARGIN + len(self.layout.columns) * (self.wide + self.gap) - self.gap
        self.bottom = self.layout.bottom + HEAD + len(TRACKS) * (LABEL + FOOT)
        self.left_shore = MARGIN + self.wide + SHORE
        self.right_shore = self.width - self.left_shore

    # --- Where things are ------------------------------------------------------------------------------

    def x(self, column: int) -> float:
        return MARGIN + column * (self.wide + self.gap)

    def y(self, place: Place, track: Track) -> float:
        """The stones lie below their lane's label; those on the bank in the middle of the height."""
        if track == Track.BOTH:
            return place.middle + HEAD + (LABEL + FOOT) * len(TRACKS) / 2
        return place.middle + HEAD + LABEL + TRACKS.index(track) * (LABEL + FOOT)

    def lane_top(self, lane: Lane) -> float:
        return lane.top + HEAD + TRACKS.index(lane.track) * (LABEL + FOOT)

    # --- The whole -------------------------------------------------------------------------------------

    def svg(self) -> str:
        title, about = _safe(self.labels.title), _safe(self.labels.description)
        role = "group" if self.address else "img"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {self.size()} role="{role}"'
            f' aria-labelledby="{self.name}-title {self.name}-about">'
            f'<title id="{self.name}-title">{title}</title><desc id="{self.name}-about">{about}</desc>'
            f'<g aria-hidden="true" font-size="{SIZE}">{"".join(self.background())}</g>'
            f'<g text-anchor="middle" font-size="{SIZE}">{"".join(map(self.stone, self.pathway.in_order))}</g></svg>'
        )

    def size(self) -> str:
        if self.colours:
            measures = f'width="{_n(self.width)}" height="{_n(self.bottom)}" font-family="{FONT}"'
        else:
            measures = f'width="{self.width / ROOT_SIZE:.2f}rem" height="{self.bottom / ROOT_SIZE:.2f}rem"'
            measures += ' class="pathway-picture"'
        return f'{measures} viewBox="0 0 {_n(self.width)} {_n(self.bottom)}"'

    def paint(self, part: str) -> str:
        return self.colours[part] if self.colours else f'class="{part}"'

    # --- Water, banks, words around --------------------------------------------------------------------

    def background(self) -> Iterator[str]:
        yield self.definitions()
        yield f'<g clip-path="url(#{self.name}-edge)">'
        yield self.water()
        yield from self.banks()
        yield "</g>"
        yield from self.heads()
        yield from self.steps()
        yield from map(self.lane_words, self.layout.lanes)

    def definitions(self) -> str:
        height = _n(self.bottom - HEAD)
        return (
            f'<defs><clipPath id="{self.name}-edge"><rect y="{HEAD}" width="{self.width}" height="{height}" rx="26"/>'
            f'</clipPath><pattern id="{self.name}-waves" width="120" height="46" patternUnits="userSpaceOnUse">'
            f'<path {self.paint("pic-ripple")} d="M8 14q10-6 20 0t20 0M70 37q10-6 20 0t20 0"/></pattern>'
            f'<marker id="{self.name}-arrow" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="11" markerHeight="11"'
            f' markerUnits="userSpaceOnUse" orient="auto"><path {self.paint("pic-arrow")} d="M0 0L10 5L0 10L2.500 5z"/>'
            f"</marker>{self.shapes()}</defs>"
        )

    def shapes(self) -> str:
        """The outline of each stone, once: it is drawn again and again from here, which keeps a large picture small."""
        wanted = {self.shape_of(stone): self.layout.places[stone.key].height for stone in self.pathway.stones}
        return "".join(
            f'<path id="{name}" d="{_pebble(self.wide, height, int(name[-1]))}"/>'
            for name, height in sorted(wanted.items())
        )

    def shape_of(self, stone: Stone) -> str:
        """A stone always looks the same, wherever it lies."""
        return f"{self.name}-{len(self.words[stone.key])}-{sum(map(ord, stone.key)) % SHAPES}"

    def water(self) -> str:
        box = f'y="{HEAD}" width="{self.width}" height="{_n(self.bottom - HEAD)}"'
        border = self.lane_top(self.layout.lanes[1])
        waves = int(self.width / 30) + 1
        return (
            f'<rect {self.paint("pic-water")} {box}/><rect fill="url(#{self.name}-waves)" {box}/>'
            f'<path {self.paint("pic-deep")} d="M0 {_n(border)}q15-5 30 0{"t30 0" * waves}V{_n(self.bottom)}H0z"/>'
            f'<path {self.paint("pic-current")} d="M0 {_n(border)}q15-5 30 0{"t30 0" * waves}"/>'
        )

    def banks(self) -> Iterator[str]:
        waves = "t0 34" * (int((self.bottom - HEAD) / 34) + 1)
        for shore, edge, side in ((self.left_shore, 0, 1), (self.right_shore, self.width, -1)):
            for part, beyond in (("pic-shallow", 9 * side), ("pic-bank", 0)):
                yield (
                    f'<path {self.paint(part)} d="M{edge} {HEAD}H{shore + beyond}q{8 * side} 17 0 34{waves}H{edge}z"/>'
                )
        border = self.lane_top(self.layout.lanes[1])
        places = (
            (self.left_shore - 8, self.bottom - 7),
            (self.left_shore - 10, HEAD + 38),
            (self.right_shore + 9, border + 30),
        )
        yield f'<path {self.paint("pic-reed")} d="{"".join(_reed(x, y) for x, y in places)}"/>'

    def heads(self) -> Iterator[str]:
        for kind in Kind:
            first = self.layout.columns.index(kind)
            middle = (self.x(first) + self.x(first + self.layout.columns.count(kind) - 1) + self.wide) / 2
            words = lines(self.labels.kinds[kind], (self.wide + self.gap - 10) / SIZE, bold=True)
            spans = "".join(
                f'<tspan x="{_n(middle)}" y="{HEAD - 13 - 17 * back}">{_safe(line)} </tspan>'
                for back, line in zip(reversed(range(len(words))), words, strict=True)
            )
            yield f'<text {self.paint("pic-label")} text-anchor="middle" font-weight="700">{spans}</text>'

    def lane_words(self, lane: Lane) -> str:
        name, about = self.labels.tracks[lane.track]
        x, y = self.left_shore + 26, self.lane_top(lane) + 30
        dashes = "pic-coproduction" if lane.track == Track.CO_PRODUCTION else "pic-project"
        after = x + 36 + (width(f"{name} ", bold=True) + 0.3) * SIZE
        has_legend = self.across and lane.track == Track.CO_PRODUCTION
        return (
            f'<rect {self.paint(dashes)} x="{x}" y="{_n(y - 13)}" width="26" height="16" rx="8"/>'
            f'<text {self.paint("pic-lane-words")} x="{x + 36}" y="{_n(y)}" font-weight="700">{_safe(name)} </text>'
            f'<text {self.paint("pic-lane-words")} x="{_n(after)}" y="{_n(y)}">{_safe(about)} </text>'
            + (self.legend(after + (width(about) + 1.5) * SIZE, y) if has_legend else "")
        )

    # --- Steps and stones ------------------------------------------------------------------------------

    def steps(self) -> Iterator[str]:
        """All lines; those to the other track are dashed, and stand out."""
        straight = [step for step in self.pathway.steps if step not in self.across]
        yield f'<g {self.paint("pic-step")} marker-end="url(#{self.name}-arrow)">{"".join(map(self.step, straight))}'
        yield f"<g {self.paint('pic-across')}>{''.join(map(self.step, self.across))}</g></g>"

    def is_across(self, step: Step) -> bool:
        return self.pathway.by_key[step.source].track != self.pathway.by_key[step.target].track

    def step(self, step: Step) -> str:
        source, target = self.pathway.by_key[step.source], self.pathway.by_key[step.target]
        ends = self.layout.places[step.source], self.layout.places[step.target]
        points = [(self.x(ends[0].column) + self.wide, self.y(ends[0], source.track))]
        for bend in self.layout.bends[step]:
            y = self.y(bend, source.track)
            points += [(self.x(bend.column), y), (self.x(bend.column) + self.wide, y)]
        points.append((self.x(ends[1].column) - 3, self.y(ends[1], target.track)))
        look = f" {self.paint(f'pic-step-{self.marks[step.ends].look}')}" if step.ends in self.marks else ""
        return f'<path{self.joins(step)}{look} d="{_curve(points)}"/>'

    def joins(self, step: Step) -> str:
        """Which stones a line joins, by their number in the picture, for the script that shows one stone's steps."""
        return f' data-joins="{self.numbers[step.source]} {self.numbers[step.target]}"' if self.address else ""

    def legend(self, x: float, y: float) -> str:
        """What a dashed line means, beside the name of the second lane."""
        return (
            f'<g {self.paint("pic-step")} marker-end="url(#{self.name}-arrow)">'
            f'<path {self.paint("pic-across")} d="M{_n(x)} {_n(y - 5)}h34"/></g>'
            f'<text {self.paint("pic-lane-words")} x="{_n(x + 44)}" y="{_n(y)}">{_safe(self.labels.across)}</text>'
        )

    def stone(self, stone: Stone) -> str:
        place = self.layout.places[stone.key]
        x, y = _n(self.x(place.column) + self.wide / 2), round(self.y(place, stone.track))
        said = self.words[stone.key]
        spans = "".join(
            f'<tspan x="0"{f" dy={chr(34)}{LINE}{chr(34)}" if row else ""}>{_safe(line)} </tspan>'
            for row, line in enumerate(said)
        )
        is_gone = stone.key in self.marks and self.marks[stone.key].look == "gone"
        goal = "goal-" if stone.kind == Kind.IMPACT and not is_gone else ""
        shape = f'<use href="#{self.shape_of(stone)}" '
        # In a page the style sheet draws the shadow, which halves the size of a large picture.
        under = f'{shape}{self.paint("pic-under")} y="5"/>' if self.colours else ""
        first = _n(LINE * 0.74 - len(said) * LINE / 2)
        drawn = (
            f"{under}{shape}{self.paint('pic-gone' if is_gone else f'pic-{goal}{stone.track}')}/>"
            f'<text {self.paint(f"pic-{goal}words")} y="{first}">{spans}</text>{self.flag(stone)}{self.circle(stone)}'
        )
        put = f'transform="translate({x} {y})"'
        if not self.address:
            return f"<g {put}>{drawn}</g>"
        address = _safe(self.address.replace("{key}", stone.key))
        return f'<a id="pic-{_safe(stone.key)}" href="{address}" {put}>{drawn}</a>'

    def circle(self, stone: Stone) -> str:
        """How far it has come, on its lower edge."""
        if stone.key not in self.far:
            return ""
        left, middle = 24 - self.wide / 2, self.layout.places[stone.key].height / 2
        half = f"M{_n(left)} {_n(middle - ROUND + 3)}"
        inside = ROUND - 3
        ways = ("", f"{half}a{inside} {inside} 0 0 0 0 {2 * inside}z")
        full = f"{half}a{inside} {inside} 0 1 0 .1 0z"
        way = (*ways, full)[self.far[stone.key]]
        filled = f'<path {self.paint("pic-far-filled")} d="{way}"/>' if way else ""
        return f'<circle {self.paint("pic-far")} cx="{_n(left)}" cy="{_n(middle)}" r="{ROUND}"/>{filled}'

    def flag(self, stone: Stone) -> str:
        """The word for what has become of a stone, on its lower edge, away from the name of the lane."""
        mark = self.marks.get(stone.key)
        if mark is None:
            return ""
        wide = width(mark.word, bold=True) * FLAG + 16
        left, top = 12 - self.wide / 2, self.layout.places[stone.key].height / 2 - 9
        return (
            f'<rect {self.paint("pic-flag")} x="{_n(left)}" y="{_n(top)}" width="{_n(wide)}" height="20" rx="4"/>'
            f'<text {self.paint("pic-flag-words")} font-size="{FLAG}" x="{_n(left + wide / 2)}" y="{_n(top + 14.5)}">'
            f"{_safe(mark.word)}</text>"
        )


def _safe(words: str) -> str:
    return escape(without_controls(words))


def _n(number: float) -> str:
    """A number without needless digits."""
    return f"{number:.1f}".removesuffix(".0")


def _curve(points: list[tuple[float, float]]) -> str:
    """A line that swings between the columns and runs straight past the stones of a column."""
    (x, y), *_rest = points
    path = f"M{x:.0f} {y:.0f}"
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        middle = f"{(x1 + x2) / 2:.0f}"
        is_straight = number % 2 or round(y1) == round(y2)
        path += f"L{x2:.0f} {y2:.0f}" if is_straight else f"C{middle} {y1:.0f} {middle} {y2:.0f} {x2:.0f} {y2:.0f}"
    return path


def _pebble(wide: float, height: float, look: int) -> str:
    """A rounded stone around its middle; no two of its corners are quite alike."""
    corners = [
        (26 + (look * 7 + step * 5) % 17, min(height / 2 - 4, 22 + (look * 5 + step * 4) % 13)) for step in range(4)
    ]
    (a, b), (c, d), (e, f), (g, h) = [(_n(rx), _n(ry)) for rx, ry in corners]
    right, end = wide / 2, height / 2
    return (
        f"M{_n(corners[0][0] - right)} {_n(-end)}H{_n(right - corners[1][0])}a{c} {d} 0 0 1 {c} {d}"
        f"V{_n(end - corners[2][1])}a{e} {f} 0 0 1-{e} {f}H{_n(corners[3][0] - right)}a{g} {h} 0 0 1-{g}-{h}"
        f"V{_n(corners[0][1] - end)}a{a} {b} 0 0 1 {a}-{b}z"
    )


def _reed(x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y)}q-1-9-6-15M{_n(x + 2)} {_n(y)}q0-12 1-20M{_n(x + 4)} {_n(y)}q2-8 7-12"

"""Where the stones of a pathway lie: columns by level, a lane for each track, the group's own order kept.

Layered drawing with fixed layers: each stone is drawn towards the middle (barycentre) of the stones that it is joined
to, and never past its neighbours in the column. Nothing is reordered, because people remember things by their place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from .pathway import TRACKS, Kind, Pathway, Step, Track
from .pathway_order import Knot, isotonic, woven

ROUNDS = 24
BEND = 10.0  # room for a line that passes between the stones of a column


@dataclass(frozen=True, kw_only=True)
class Place:
    """The middle of a stone, measured down from the top of the picture, and its column."""

    column: int
    middle: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Lane:
    track: Track
    top: float
    bottom: float


@dataclass(frozen=True, kw_only=True)
class Layout:
    """`columns` names the level of each column; `bends` says where a long step passes the columns between its ends."""

    columns: tuple[Kind, ...]
    lanes: tuple[Lane, ...]
    places: Mapping[str, Place]
    bends: Mapping[Step, tuple[Place, ...]]

    @property
    def bottom(self) -> float:
        return self.lanes[-1].bottom


@dataclass(kw_only=True, eq=False)
class _Item:
    """A stone, or the bend of a long step, on its way to its place."""

    column: int
    height: float
    is_bend: bool = False
    middle: float = 0.0
    joined: list["_Item"] = field(default_factory=list)

    def wish(self) -> float:
        """The middle of what it is joined to."""
        return sum(each.middle for each in self.joined) / len(self.joined) if self.joined else self.middle


def lay_out(pathway: Pathway, heights: Mapping[str, float], *, gap: float = 24, lane_height: float = 0) -> Layout:
    """Places for all stones of a valid pathway. `heights` says how high each stone is.

    Source: Sugiyama, Tagawa and Toda (1981), layers; the places within a column by isotonic regression.

    >>> from steppingstones.methods.pathway import Stone
    >>> stone = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> lay_out(Pathway(stones=(stone,)), {"a": 40}, lane_height=100).places["a"]
    Place(column=1, middle=20.0, height=40)
    """
    web = woven(pathway)
    bank = {stone.key: _Item(column=0, height=heights[stone.key]) for stone in pathway.on(Kind.ISSUE)}
    items = {knot: _item(knot, heights) for lanes in web.columns for lane in lanes for knot in lane}
    for knot, item in items.items():
        item.joined = [items[other] for other in (*knot.before, *knot.after)]
    stacks = {track: [[items[knot] for knot in lanes[n]] for lanes in web.columns] for n, track in enumerate(TRACKS)}
    tops, bottom = {}, 0.0
    for track in TRACKS:
        tops[track] = bottom
        bottom += max(lane_height, *(_stacked(stack, bottom, gap) for stack in stacks[track]))
    bottoms = dict(zip(TRACKS, [*list(tops.values())[1:], bottom], strict=True))
    for round_ in range(ROUNDS):
        for track in TRACKS:
            for stack in stacks[track] if round_ % 2 else reversed(stacks[track]):
                _settle(stack, tops[track], bottoms[track], gap)
    bottoms[TRACKS[-1]] = _settle_bank([*bank.values()], bottom, gap)
    placed = bank | {key: items[knot] for key, knot in web.stones.items()}
    return Layout(
        columns=web.kinds,
        lanes=tuple(Lane(track=track, top=tops[track], bottom=bottoms[track]) for track in TRACKS),
        places={stone.key: _place(placed[stone.key]) for stone in pathway.in_order},
        bends={step: tuple(_place(items[knot]) for knot in bent) for step, bent in web.bends.items()},
    )


def _item(knot: Knot, heights: Mapping[str, float]) -> _Item:
    height = BEND if knot.is_bend else heights[knot.key]
    return _Item(column=knot.column, height=height, is_bend=knot.is_bend)


def _offsets(stack: list[_Item], top: float, gap: float) -> list[float]:
    """The middles of items that lie below each other, as near as may be. Lines need less air than stones."""
    middles = [top + item.height / 2 for item in stack[:1]]
    for one, other in pairwise(stack):
        air = gap / 2 ** (one.is_bend + other.is_bend)
        middles.append(middles[-1] + (one.height + other.height) / 2 + air)
    return middles


def _stacked(stack: list[_Item], top: float, gap: float) -> float:
    """Put the items below each other; how much room they take."""
    for item, middle in zip(stack, _offsets(stack, top, gap), strict=True):
        item.middle = middle
    return stack[-1].middle + stack[-1].height / 2 - top if stack else 0.0


def _settle(stack: list[_Item], top: float, bottom: float, gap: float) -> None:
    """Move the items of one column as near to their wishes as their order, their size and the lane allow."""
    if not stack:
        return
    offsets = _offsets(stack, top, gap)
    room = bottom - stack[-1].height / 2 - offsets[-1]
    slides = isotonic([item.wish() - offset for item, offset in zip(stack, offsets, strict=True)])
    for item, offset, slide in zip(stack, offsets, slides, strict=True):
        item.middle = offset + min(max(slide, 0.0), max(room, 0.0))


def _settle_bank(bank: list[_Item], bottom: float, gap: float) -> float:
    """The issue lies on the bank, in the middle of the height; the bank grows when it is the highest."""
    needed = _stacked(bank, 0, gap)
    for item in bank:
        item.middle += max(bottom - needed, 0) / 2
    return max(bottom, needed)


def _place(item: _Item) -> Place:
    return Place(column=item.column, middle=item.middle, height=item.height)

"""Where the stones of a pathway lie: columns by level, a lane for each track, the group's own order kept.

Layered drawing with fixed layers: each stone is drawn towards the middle (barycentre) of the stones that it is joined
to, and never past its neighbours in the column. Nothing is reordered, because people remember things by their place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .pathway import TRACKS, Kind, Pathway, Step, Track

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
    columns, column_of = _columns(pathway)
    items = {stone.key: _Item(column=column_of[stone.key], height=heights[stone.key]) for stone in pathway.in_order}
    bank = [items[stone.key] for stone in pathway.on(Kind.ISSUE)]
    water = {track: [items[s.key] for s in pathway.in_order if s.track == track] for track in TRACKS}
    bends = _join(pathway, items, water)
    tops, bottom = {}, 0.0
    for track in TRACKS:
        tops[track] = bottom
        stacks = _stacks(water[track], len(columns))
        bottom += max(lane_height, *(_stacked(stack, bottom, gap) for stack in stacks))
    bottoms = dict(zip(TRACKS, [*list(tops.values())[1:], bottom], strict=True))
    for round_ in range(ROUNDS):
        for track in TRACKS:
            stacks = _stacks(water[track], len(columns))
            for stack in stacks if round_ % 2 else reversed(stacks):
                _settle(stack, tops[track], bottoms[track], gap)
    bottoms[TRACKS[-1]] = _settle_bank(bank, bottom, gap)
    return Layout(
        columns=columns,
        lanes=tuple(Lane(track=track, top=tops[track], bottom=bottoms[track]) for track in TRACKS),
        places={key: _place(item) for key, item in items.items()},
        bends={step: tuple(_place(item) for item in bent) for step, bent in bends.items()},
    )


def _columns(pathway: Pathway) -> tuple[tuple[Kind, ...], dict[str, int]]:
    """The level of each column, and the column of each stone.

    A level has more than one column where one of its stones leads to another.
    """
    columns: list[Kind] = []
    column_of: dict[str, int] = {}
    for kind in Kind:
        depths = _depths(pathway, kind)
        column_of.update({key: len(columns) + depth for key, depth in depths.items()})
        columns += [kind] * (max(depths.values(), default=0) + 1)
    return tuple(columns), column_of


def _depths(pathway: Pathway, kind: Kind) -> dict[str, int]:
    depths = {stone.key: 0 for stone in pathway.on(kind)}
    inner = [step for step in pathway.steps if step.source in depths and step.target in depths]
    for _ in depths:  # without loops, a chain is at most as long as there are stones
        before = dict(depths)
        for step in inner:
            depths[step.target] = max(depths[step.target], depths[step.source] + 1)
        if depths == before:
            break
    return depths


def _join(pathway: Pathway, items: dict[str, _Item], water: dict[Track, list[_Item]]) -> dict[Step, list[_Item]]:
    """Join the ends of each step, by way of a bend in each column between them."""
    bends = {}
    for step in pathway.steps:
        source, target = items[step.source], items[step.target]
        bent = [_Item(column=c, height=BEND, is_bend=True) for c in range(source.column + 1, target.column)]
        water[pathway.by_key[step.source].track].extend(bent)
        for one, other in pairwise([source, *bent, target]):
            one.joined.append(other)
            other.joined.append(one)
        bends[step] = bent
    return bends


def _stacks(items: list[_Item], columns: int) -> list[list[_Item]]:
    """The items of each column: the stones in their order, each bend where it wishes to be among them."""
    stacks: list[list[_Item]] = [[] for _ in range(columns)]
    for item in items:
        stacks[item.column].append(item)
    return [_with_bends(stack) for stack in stacks]


def _with_bends(stack: list[_Item]) -> list[_Item]:
    bends = sorted((item for item in stack if item.is_bend), key=_Item.wish)
    return list(_merged([item for item in stack if not item.is_bend], bends))


def _merged(stones: list[_Item], bends: list[_Item]) -> Iterator[_Item]:
    for stone in stones:
        while bends and bends[0].wish() < stone.middle:
            yield bends.pop(0)
        yield stone
    yield from bends


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


def isotonic(wishes: Sequence[float]) -> list[float]:
    """The rising numbers that are nearest to these (least squares).

    Source: the pool-adjacent-violators algorithm, Ayer and others (1955).

    >>> isotonic([1, 3, 2, 4])
    [1.0, 2.5, 2.5, 4.0]
    """
    pools: list[tuple[float, int]] = []
    for wish in wishes:
        mean, count = float(wish), 1
        while pools and pools[-1][0] > mean:
            before, members = pools.pop()
            mean, count = (mean * count + before * members) / (count + members), count + members
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


def _place(item: _Item) -> Place:
    return Place(column=item.column, middle=item.middle, height=item.height)

"""In which order the stones of a pathway lie below each other, where the long lines pass, and how many lines cross.

A column holds two lanes, and each lane its stones in the group's own order. Only the bends of long steps are free: they
are put where the fewest lines cross. `pathway_tidy` frees the stones as well.
"""

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator
from itertools import pairwise

from .pathway import TRACKS, Kind, Pathway, Step

SWEEPS = 8
PASSES = 12  # of exchanges between neighbours, each only made when it takes crossings away


class Knot:
    """A stone, or the bend of a long step where it passes a column. `rank` counts down its column, over both lanes."""

    def __init__(self, *, column: int, lane: int, key: str = "") -> None:
        self.column, self.lane, self.key, self.rank = column, lane, key, 0
        self.before: list[Knot] = []
        self.after: list[Knot] = []

    @property
    def is_bend(self) -> bool:
        return not self.key


Lanes = tuple[list[Knot], list[Knot]]


class Web:
    """Knots in columns and lanes, joined only with those of the next column. The issue lies on the bank, without lines.

    `kinds` names the level of each column; `bends` are the knots that a step passes between its ends.
    """

    def __init__(self, kinds: tuple[Kind, ...] = ()) -> None:
        self.kinds = kinds
        self.columns: list[Lanes] = [([], []) for _ in kinds]
        self.stones: dict[str, Knot] = {}
        self.bends: dict[Step, list[Knot]] = {}

    def number(self) -> None:
        for lanes in self.columns:
            for rank, knot in enumerate(_down(lanes)):
                knot.rank = rank

    def snapshot(self) -> list[Lanes]:
        return [(list(above), list(below)) for above, below in self.columns]

    def restore(self, columns: list[Lanes]) -> None:
        self.columns = [(list(above), list(below)) for above, below in columns]
        self.number()


def woven(pathway: Pathway) -> Web:
    """The web of a valid pathway: stones in the group's order, bends where the fewest lines cross.

    Source: Sugiyama, Tagawa and Toda (1981): layers, and long lines by way of a place in each layer between.

    >>> from steppingstones.methods.pathway import Stone, Track
    >>> a = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> i = Stone(key="i", kind=Kind.IMPACT, track=Track.PROJECT, words="There is a day centre")
    >>> len(woven(Pathway(stones=(a, i), steps=(Step(source="a", target="i"),))).bends[Step(source="a", target="i")])
    2
    """
    kinds, column_of = _columns(pathway)
    web = Web(kinds)
    for stone in pathway.in_order:
        if stone.kind != Kind.ISSUE:
            knot = Knot(column=column_of[stone.key], lane=TRACKS.index(stone.track), key=stone.key)
            web.columns[knot.column][knot.lane].append(knot)
            web.stones[stone.key] = knot
    for step in pathway.steps:
        web.bends[step] = _joined(web, step)
    web.number()
    arrange(web, _keeping_stones)
    return web


def crossings(pathway: Pathway) -> int:
    """How many times lines cross in the picture of a valid pathway.

    Source: as `woven`; two lines between the same columns cross if their ends are in opposite orders.

    >>> from steppingstones.methods.pathway import Stone, Track
    >>> stones = [Stone(key=k, kind=Kind.ACTIVITY, track=Track.PROJECT, words=k, order=n) for n, k in enumerate("ab")]
    >>> stones += [Stone(key=k, kind=Kind.SHORT, track=Track.PROJECT, words=k, order=n) for n, k in enumerate("st")]
    >>> crossings(Pathway(stones=tuple(stones), steps=(Step(source="a", target="t"), Step(source="b", target="s"))))
    1
    """
    return count(woven(pathway))


def count(web: Web) -> int:
    """The crossings of a web as its knots lie now.

    Source: as `crossings`.

    >>> count(Web())
    0
    """
    return sum(_between(lanes) for lanes in web.columns)


def _between(lanes: Lanes) -> int:
    """Crossings between a column and the next, counted as pairs that are out of order."""
    ends = sorted((knot.rank, other.rank) for knot in _down(lanes) for other in knot.after)
    seen: list[int] = []
    found = 0
    for _, end in ends:
        found += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return found


# --- Columns and lines -------------------------------------------------------------------------------------


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
    """In which column of its level each stone is: after those of the level that lead to it."""
    depths = {stone.key: 0 for stone in pathway.on(kind)}
    inner = [step for step in pathway.steps if step.source in depths and step.target in depths]
    for _ in depths:  # without loops, a chain is at most as long as there are stones
        before = dict(depths)
        for step in inner:
            depths[step.target] = max(depths[step.target], depths[step.source] + 1)
        if depths == before:
            break
    return {key: _nearer(pathway, key, depths) for key in depths} if inner else depths


def _nearer(pathway: Pathway, key: str, depths: dict[str, int]) -> int:
    """A stone that little leads to lies as near as may be to what it leads to, so that lines are short."""
    before, after = pathway.led_by(key), pathway.leads_to(key)
    if len(before) >= len(after) or any(stone.key in depths for stone in before):
        return depths[key]
    beside = [depths[stone.key] for stone in after if stone.key in depths]
    return min(beside) - 1 if beside else max(depths.values())


def _joined(web: Web, step: Step) -> list[Knot]:
    """Join the ends of a step, by way of a bend in each column between them, in the lane where it starts."""
    source, target = web.stones[step.source], web.stones[step.target]
    bends = [Knot(column=column, lane=source.lane) for column in range(source.column + 1, target.column)]
    for bend in bends:
        web.columns[bend.column][bend.lane].append(bend)
    for one, other in pairwise([source, *bends, target]):
        one.after.append(other)
        other.before.append(one)
    return bends


# --- Fewer crossings ---------------------------------------------------------------------------------------

Sort = Callable[[list[Knot], dict[Knot, float]], list[Knot]]


def arrange(web: Web, sort: Sort) -> None:
    """Sweep over the columns there and back, and keep the best that was found; the web as it was if nothing is better.

    Source: Sugiyama, Tagawa and Toda (1981), barycentres; Gansner and others (1993), exchanges between neighbours.

    >>> arrange(Web(), freely)
    """
    best, least = web.snapshot(), count(web)
    worse = 0
    for sweep in range(SWEEPS):
        if not least or worse > 2:
            break
        _sweep(web, sort, to_the_right=sweep % 2 == 0)
        _exchange(web, stones_too=sort is freely)
        found = count(web)
        worse = 0 if found < least else worse + 1
        if found < least:
            best, least = web.snapshot(), found
    web.restore(best)


def freely(knots: list[Knot], wishes: dict[Knot, float]) -> list[Knot]:
    """All knots of a lane as they wish.

    Source: as `arrange`.

    >>> a, b = Knot(column=1, lane=0, key="a"), Knot(column=1, lane=0, key="b")
    >>> [knot.key for knot in freely([a, b], {a: 2.0, b: 1.0})]
    ['b', 'a']
    """
    return sorted(knots, key=lambda knot: (wishes[knot], knot.rank))


def _keeping_stones(knots: list[Knot], wishes: dict[Knot, float]) -> list[Knot]:
    """The stones of a lane in their order, each bend where it wishes to be among them."""
    stones = [knot for knot in knots if not knot.is_bend]
    bends = freely([knot for knot in knots if knot.is_bend], wishes)
    places = isotonic_of(stones, wishes)
    return sorted([*stones, *bends], key=lambda knot: (places.get(knot, wishes[knot]), knot.rank))


def isotonic_of(stones: list[Knot], wishes: dict[Knot, float]) -> dict[Knot, float]:
    """The wishes of stones that keep their order.

    Source: as `isotonic` in `pathway_layout`.

    >>> a, b = Knot(column=1, lane=0, key="a"), Knot(column=1, lane=0, key="b")
    >>> [*isotonic_of([a, b], {a: 2.0, b: 1.0}).values()]
    [1.5, 1.5]
    """
    return dict(zip(stones, isotonic([wishes[stone] for stone in stones]), strict=True))


def isotonic(wishes: list[float]) -> list[float]:
    """The rising numbers that are nearest to these (least squares).

    Source: the pool-adjacent-violators algorithm, Ayer and others (1955).

    >>> isotonic([1, 3, 2, 4])
    [1.0, 2.5, 2.5, 4.0]
    """
    pools: list[tuple[float, int]] = []
    for wish in wishes:
        mean, members = float(wish), 1
        while pools and pools[-1][0] > mean:
            before, others = pools.pop()
            mean, members = (mean * members + before * others) / (members + others), members + others
        pools.append((mean, members))
    return [mean for mean, members in pools for _ in range(members)]


def _sweep(web: Web, sort: Sort, *, to_the_right: bool) -> None:
    """Each column looks at the one that was ordered before it."""
    order = web.columns if to_the_right else web.columns[::-1]
    for looked_at, lanes in pairwise(order):
        scale = sum(map(len, looked_at)) / max(sum(map(len, lanes)), 1)
        for knots in lanes:
            wishes = {knot: _wish(knot, scale, to_the_right) for knot in knots}
            knots[:] = sort(knots, wishes)
        for rank, knot in enumerate(_down(lanes)):
            knot.rank = rank


def _wish(knot: Knot, scale: float, to_the_right: bool) -> float:
    """The middle of what it is joined to; where it is now, if to nothing."""
    others = knot.before if to_the_right else knot.after
    return sum(other.rank for other in others) / len(others) if others else knot.rank * scale


def _exchange(web: Web, *, stones_too: bool) -> None:
    """Let neighbours change places as long as that takes crossings away."""
    for _ in range(PASSES):
        changed = [_exchanged(knots, stones_too) for lanes in web.columns for knots in lanes]
        if not any(changed):
            return


def _exchanged(knots: list[Knot], stones_too: bool) -> bool:
    changed = False
    for place in range(len(knots) - 1):
        one, other = knots[place], knots[place + 1]
        may = stones_too or one.is_bend or other.is_bend
        if may and _crossed(one, other) > _crossed(other, one):
            knots[place], knots[place + 1] = other, one
            one.rank, other.rank = other.rank, one.rank
            changed = True
    return changed


def _crossed(above: Knot, below: Knot) -> int:
    """How many of their lines cross when one lies above the other."""
    sides = ((above.before, below.before), (above.after, below.after))
    return sum(one.rank > other.rank for ours, theirs in sides for one in ours for other in theirs)


def _down(lanes: Lanes) -> Iterator[Knot]:
    yield from lanes[0]
    yield from lanes[1]

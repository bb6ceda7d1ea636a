"""Where the things of a thread lie in its picture: five columns, few stones in each, and the lines between them.

What does not fit is counted in one last stone of its column, and its lines meet there.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .thread import COLUMNS, Node, Thread

SHOWN = 5  # stones in a column; more would be a picture that nobody can read
COLUMN_OF = {stage: number for number, stages in enumerate(COLUMNS.values()) for stage in stages}
NAMES = tuple(COLUMNS)


class Spot(NamedTuple):
    """A place in the picture: the number of its column, and of its row from above."""

    column: int
    row: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """From one spot to another; `against` where it speaks against it."""

    source: Spot
    target: Spot
    against: bool = False


@dataclass(frozen=True, kw_only=True)
class River:
    """`places` holds the nodes that are shown; `more` counts, by spot, those that are not."""

    places: Mapping[Node, Spot]
    more: Mapping[Spot, int]
    lines: tuple[Line, ...]
    focus: frozenset[Spot]

    @property
    def rows(self) -> int:
        return max((spot.row + 1 for spot in (*self.places.values(), *self.more)), default=0)


def river(thread: Thread, focus: Iterable[Node], nodes: Iterable[Node], shown: int = SHOWN) -> River:
    """The picture of these nodes. What is nearest to the focus is shown first; the rest is counted.

    >>> from .thread import Link, Speaker
    >>> said, table = Node("voice", "v"), Node("decision", "d")
    >>> ada = Speaker(giver="ada", side="lived")
    >>> thread = Thread(links=frozenset({Link(source=said, target=table)}), speakers={"v": ada})
    >>> drawn = river(thread, [table], [said, table])
    >>> drawn.places[said], drawn.places[table], len(drawn.lines)
    (Spot(column=0, row=0), Spot(column=1, row=0), 1)

    Source: our own rule; rows are ordered by the middle of their neighbours (Sugiyama, Tagawa and Toda, 1981).
    """
    here, middle = frozenset(nodes), frozenset(focus)
    near = _nearness(thread, middle, here)
    chosen = {name: sorted((n for n in here if n.stage in stages), key=near) for name, stages in COLUMNS.items()}
    places: dict[Node, Spot] = {}
    more: dict[Spot, int] = {}
    hidden: dict[Node, Spot] = {}
    for column, found in enumerate(chosen.values()):
        fits = found if len(found) <= shown else found[: shown - 1]
        for row, node in enumerate(_in_rows(thread, fits, places)):
            places[node] = Spot(column, row)
        if rest := found[len(fits) :]:
            more[Spot(column, len(fits))] = len(rest)
            hidden |= dict.fromkeys(rest, Spot(column, len(fits)))
    spots = places | hidden
    return River(
        places=places,
        more=more,
        lines=_lines(thread, spots),
        focus=frozenset(spots[node] for node in middle if node in spots),
    )


def _nearness(thread: Thread, focus: frozenset[Node], here: frozenset[Node]) -> Callable[[Node], tuple[int, int, Node]]:
    """A key that puts what is few links away from the focus first, and is the same each time."""
    away = dict.fromkeys(focus, 0)
    waiting = deque(sorted(focus))
    while waiting:
        node = waiting.popleft()
        for other in thread.onward.get(node, frozenset()) | thread.backward.get(node, frozenset()):
            if other in here and other not in away:
                away[other] = away[node] + 1
                waiting.append(other)
    return lambda node: (away.get(node, len(here)), COLUMN_OF[node.stage], node)


def _in_rows(thread: Thread, nodes: list[Node], places: Mapping[Node, Spot]) -> list[Node]:
    """Ordered so that few lines cross: each beside the middle of what leads to it."""

    def middle(node: Node) -> tuple[float, Node]:
        rows = [places[before].row for before in thread.backward.get(node, frozenset()) if before in places]
        return (sum(rows) / len(rows) if rows else len(nodes), node)

    return sorted(nodes, key=middle)


def _lines(thread: Thread, spots: Mapping[Node, Spot]) -> tuple[Line, ...]:
    found = {
        Line(source=spots[link.source], target=spots[link.target], against=link.against)
        for link in thread.links
        if link.source in spots and link.target in spots and thread.may_use(link.source)
    }
    drawn = (line for line in found if line.source != line.target)
    return tuple(sorted(drawn, key=lambda line: (line.source, line.target, line.against)))

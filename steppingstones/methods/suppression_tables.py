"""Two-way tables with totals: hide small numbers so that nobody can work them out from what is still shown.

A hidden number can be worked out if the rows and columns leave it only one value, or if they leave it only small ones.
So others are hidden with it: as few as possible, and small ones first.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from .suppression import PUBLISHED, Count

Cell = tuple[int, int]  # row and column, counted from nought; the totals are the last row and the last column
Rows = Sequence[Sequence[int]]
Lines = list[list[Cell]]

_MOST_STEPS = 2000  # of the search for the least; beyond it, a good answer is taken that may not be the best
_ANY = 1 << 60  # no limit


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A table as it may leave the group. `others` of the hidden numbers are not small, and hidden to protect those.

    `is_least` is false where the table was so large that hiding fewer might have done.
    """

    rows: tuple[tuple[Count, ...], ...]
    row_totals: tuple[Count, ...]
    column_totals: tuple[Count, ...]
    total: Count
    others: int
    is_least: bool


def show(rows: Rows, threshold: int = PUBLISHED, *, zeros_tell: bool = False) -> Shown:
    """The table with what must be hidden. Readers see all totals, and may know the whole total from elsewhere.

    With `zeros_tell`, noughts are hidden as well: where a question is sensitive, "nobody" and "all" tell of everybody.

    >>> table = show([[20, 3], [15, 8], [30, 12]])
    >>> [[count.value for count in row] for row in table.rows]
    [[None, None], [None, None], [30, 12]]

    Source: complementary cell suppression: Fischetti and Salazar (2001), Solving the cell suppression problem on
    tabular data with linear constraints, Management Science 47(7), 1008-1027. Fewest cells first and then the smallest
    sum; safe is a number that could be 1 or less, and could be the threshold or more.
    """
    grid = _Grid(rows)
    return _shown(grid, grid.small(threshold, zeros_tell=zeros_tell), threshold)


def show_beside(rows: Rows, threshold: int = PUBLISHED, *, zeros_tell: bool = False) -> Shown | None:
    """The table beside others with the same totals, so that no total is hidden here. None if that cannot be safe.

    A total that is hidden here and shown there would give everything away. Each table may share its rows or its columns
    with others; three tables that pair three questions with each other may not be shown together.

    >>> show_beside([[3], [9]]) is None
    True
    >>> show_beside([[20, 3], [15, 8], [30, 12]]) == show([[20, 3], [15, 8], [30, 12]])
    True

    Source: as `show`. If all totals are known, linked tables of two questions leave each other's numbers as free as
    they are alone.
    """
    grid = _Grid(rows, totals_stay=True)
    telling = (cell for cell in grid.small(threshold, zeros_tell=zeros_tell) if all(grid.totals_of(cell)))
    small = frozenset(telling)
    inside = grid.values.keys() - grid.stay
    if small & grid.stay or _lacking(grid, small, inside, threshold) is not None:
        return None
    return _shown(grid, small, threshold)


def _shown(grid: "_Grid", small: frozenset[Cell], threshold: int) -> Shown:
    found = _Search(grid, small, threshold).run()
    hidden, is_least = (found, True) if found is not None else (_greedily(grid, small, threshold), False)

    def count(row: int, column: int) -> Count:
        return Count(value=None if (row, column) in hidden else grid.values[row, column], threshold=threshold)

    return Shown(
        rows=tuple(tuple(count(row, column) for column in range(grid.width)) for row in range(grid.height)),
        row_totals=tuple(count(row, grid.width) for row in range(grid.height)),
        column_totals=tuple(count(grid.height, column) for column in range(grid.width)),
        total=count(grid.height, grid.width),
        others=len(hidden) - len(small),
        is_least=is_least,
    )


def bounds(rows: Rows, hidden: Set[Cell], cell: Cell) -> tuple[int, int | None]:
    """The least and the most that a hidden number can be, as a reader can work it out; None if it has no most.

    >>> bounds([[34, 21, 12], [6, 3, 9], [11, 8, 2], [9, 7, 5]], {(1, 1), (2, 2)}, (1, 1))
    (3, 3)
    >>> bounds([[34, 21, 12], [6, 3, 9], [11, 8, 2], [9, 7, 5]], {(1, 1), (2, 2), (1, 2), (2, 1)}, (1, 1))
    (1, 11)

    Source: the audit of a suppressed table (Fischetti and Salazar 2001). Rows and columns make it a flow in a network,
    so these are the bounds of the linear program, and whole numbers always reach them.
    """
    grid = _Grid(rows)
    value = grid.values[cell]
    more, _cut = grid.flow(hidden, grid.round_trip(cell, up=True), _ANY)
    less, _cut = grid.flow(hidden, grid.round_trip(cell, up=False), value)
    return value - less, None if more >= _ANY else value + more


# --- The table as a network ---------------------------------------------------------------------------------


class _Grid:
    """The table with its totals. Rows and columns are places, and each hidden number is a way between two of them.

    To raise a number and keep all sums, go from its row to its column, and come back by lowering the next, and so on
    round. Totals lie on the other side of the equals sign, so for them it is the other way round.
    """

    def __init__(self, rows: Rows, *, totals_stay: bool = False) -> None:
        self.height, self.width = len(rows), len(rows[0])
        full = [[*row, sum(row)] for row in rows]
        full.append([sum(column) for column in zip(*full, strict=True)])
        self.values = {(at, beside): value for at, row in enumerate(full) for beside, value in enumerate(row)}
        self.whole = (self.height, self.width)
        self.stay = {cell for cell in self.values if cell == self.whole or (totals_stay and self.is_total(cell))}

    def small(self, threshold: int, *, zeros_tell: bool) -> frozenset[Cell]:
        least = 0 if zeros_tell and threshold > 1 else 1
        return frozenset(cell for cell, value in self.values.items() if least <= value < threshold)

    def is_total(self, cell: Cell) -> bool:
        return (cell[0] == self.height) != (cell[1] == self.width)

    def totals_of(self, cell: Cell) -> tuple[int, int]:
        return self.values[cell[0], self.width], self.values[self.height, cell[1]]

    def round_trip(self, cell: Cell, *, up: bool) -> tuple[int, int]:
        """From where to where the others must make up for this number when it goes up or down."""
        row, column = cell[0], self.height + 1 + cell[1]
        return (column, row) if up != self.is_total(cell) else (row, column)

    def ways(self, cell: Cell) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        """The two directions of a hidden number: from, to, and by how much it can go there."""
        row, column = cell[0], self.height + 1 + cell[1]
        value = self.values[cell]
        there, back = (value, _ANY) if self.is_total(cell) else (_ANY, value)
        return (row, column, there), (column, row, back)

    def flow(self, hidden: Set[Cell], trip: tuple[int, int], wanted: int) -> tuple[int, set[int]]:
        """How much of what is wanted gets through, and which places are reached when no more does."""
        start, end = trip
        itself = {(min(trip), max(trip) - self.height - 1)}
        room: dict[int, dict[int, int]] = {}
        for cell in hidden - itself:
            for near, far, amount in self.ways(cell):
                room.setdefault(near, {})[far] = amount
        through = 0
        while through < wanted:
            before = _walk(room, start)
            if end not in before:
                return through, set(before)
            through += _push(room, before, end, wanted - through)
        return through, set()


def _walk(room: Mapping[int, Mapping[int, int]], start: int) -> dict[int, int]:
    """All places that can be reached, each with the one before it."""
    before, waiting = {start: start}, deque([start])
    while waiting:
        near = waiting.popleft()
        for far, amount in room.get(near, {}).items():
            if amount and far not in before:
                before[far] = near
                waiting.append(far)
    return before


def _push(room: dict[int, dict[int, int]], before: Mapping[int, int], end: int, wanted: int) -> int:
    steps = []
    while before[end] != end:
        steps.append((before[end], end))
        end = before[end]
    amount = min(wanted, *(room[near][far] for near, far in steps))
    for near, far in steps:
        room[near][far] -= amount
        room[far][near] += amount
    return amount


# --- Which to hide with them --------------------------------------------------------------------------------


def _lacking(grid: _Grid, small: Set[Cell], hidden: Set[Cell], threshold: int) -> set[int] | None:
    """Places that a safe table must have a further way out of; None if all small numbers are safe."""
    for cell in small:
        value = grid.values[cell]
        for up, wanted in ((True, threshold - value), (False, value - 1)):
            through, reached = grid.flow(hidden, grid.round_trip(cell, up=up), wanted)
            if through < wanted:
                return reached
    return None


def _ways_out(grid: _Grid, hidden: Set[Cell], reached: set[int]) -> Iterator[Cell]:
    for cell in grid.values:
        if cell not in hidden and cell not in grid.stay:
            ways = grid.ways(cell)
            if any(near in reached and far not in reached and amount for near, far, amount in ways):
                yield cell


class _Search:
    """Looks for the fewest further numbers, and among those for the smallest sum. Tries one more when none will do.

    Whatever makes the table safe must lead out of where a flow got stuck: only such numbers are tried.
    """

    def __init__(self, grid: _Grid, small: frozenset[Cell], threshold: int) -> None:
        self.grid, self.small, self.threshold = grid, small, threshold
        self.best: tuple[int, frozenset[Cell]] | None = None
        self.steps = 0

    def run(self) -> frozenset[Cell] | None:
        """What to hide, or None if the search takes too long."""
        for more in range(len(self.grid.values)):
            self._try(self.small, frozenset(), more)
            if self.best or self.steps > _MOST_STEPS:
                break
        return self.best[1] if self.best and self.steps <= _MOST_STEPS else None

    def _try(self, hidden: frozenset[Cell], not_these: frozenset[Cell], more: int) -> None:
        self.steps += 1
        free = self.grid.values.keys() - hidden - not_these - self.grid.stay
        alone = self._alone(hidden, free)
        if self.steps > _MOST_STEPS or self._is_hopeless(hidden, alone, more):
            return
        choices = self._choices(hidden, free, alone)
        if choices is None:
            self.best = self._cost(hidden), hidden
        elif more:
            for cell in self._small_first(choices):
                self._try(hidden | {cell}, not_these, more - 1)
                not_these |= {cell}

    def _small_first(self, cells: Iterable[Cell]) -> list[Cell]:
        return sorted(cells, key=lambda cell: (self.grid.values[cell], cell))

    def _cost(self, cells: Iterable[Cell]) -> int:
        return sum(self.grid.values[cell] for cell in cells)

    def _alone(self, hidden: Set[Cell], free: Set[Cell]) -> tuple[Lines, Lines]:
        """Rows and columns with one hidden number, which anybody can work out: for each, what could join it."""
        found = []
        for way in (0, 1):
            lines = Counter(cell[way] for cell in hidden)
            single = [line for line, number in lines.items() if number == 1]
            found.append([self._small_first(cell for cell in free if cell[way] == line) for line in single])
        return found[0], found[1]

    def _is_hopeless(self, hidden: Set[Cell], alone: tuple[Lines, Lines], more: int) -> bool:
        """One number more joins one row and one column at most, and costs at least what is smallest there."""
        if any(len(lines) > more or not all(lines) for lines in alone):
            return True
        least = max(self._cost(line[0] for line in lines) for lines in alone)
        return self.best is not None and self._cost(hidden) + least >= self.best[0]

    def _choices(self, hidden: Set[Cell], free: Set[Cell], alone: tuple[Lines, Lines]) -> Set[Cell] | None:
        lines = [*alone[0], *alone[1]]
        if lines:
            shortest = min(lines, key=len)
            return set(shortest)
        reached = _lacking(self.grid, self.small, hidden, self.threshold)
        return None if reached is None else free & set(_ways_out(self.grid, hidden, reached))


def _greedily(grid: _Grid, small: Set[Cell], threshold: int) -> frozenset[Cell]:
    """Hide the smallest number that helps until all are safe, then show again whatever was not needed after all."""
    hidden = set(small)
    while (reached := _lacking(grid, small, hidden, threshold)) is not None:
        hidden.add(min(_ways_out(grid, hidden, reached), key=lambda cell: (grid.values[cell], cell)))
    for cell in sorted(hidden - small, key=lambda cell: (-grid.values[cell], cell)):
        if _lacking(grid, small, hidden - {cell}, threshold) is None:
            hidden.remove(cell)
    return frozenset(hidden)

"""The same people parted in two ways, such as by side and by level: whether both may be seen."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations

from .suppression import PUBLISHED

Cells = Mapping[tuple[str, str], int]  # by row and column


def tells(cells: Cells, threshold: int = PUBLISHED) -> bool:
    """Whether the columns, seen beside the rows, tell of a few people.

    Whoever sees both can take some columns from some rows. What is left over on both sides must be nobody, or enough
    people. Rows alone are not looked at: whether they may be seen is decided without the columns.

    >>> tells({("lived", "uses services"): 5, ("lived", "front line"): 1, ("professional", "front line"): 6})
    True
    >>> tells({("lived", "uses services"): 5, ("professional", "front line"): 6})
    False

    Source: our own rule, from differencing between tables: Hundepool and others (2012), Statistical Disclosure Control.
    """
    rows, columns = sorted({row for row, _column in cells}), sorted({column for _row, column in cells})
    return any(
        0 < left_over < threshold
        for taken in _some(rows)
        for left_over in _left_over(cells, set(taken), rows, columns, threshold)
    )


def _some(names: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(names, number) for number in range(len(names) + 1))


def _left_over(cells: Cells, taken: set[str], rows: Iterable[str], columns: Iterable[str], threshold: int) -> set[int]:
    """How many people can be left over when these rows are held against some of the columns, not none and not all.

    Whether a column is among them or not adds to the sum either way, so the sums are built up column by column. Those
    that are large enough already need not be followed.
    """
    found = {(0, False, False)}
    for column in columns:
        outside = sum(cells.get((row, column), 0) for row in rows if row not in taken)
        inside = sum(cells.get((row, column), 0) for row in rows if row in taken)
        among = {(people + outside, True, some_not) for people, _some, some_not in found}
        without = {(people + inside, some, True) for people, some, _not in found}
        found = {each for each in among | without if each[0] < threshold}
    return {people for people, some, some_not in found if some and some_not}

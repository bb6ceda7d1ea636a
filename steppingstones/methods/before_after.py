"""How many people went up, stayed and went down between two times of asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Moves:
    """Counts of people whose two answers can be put beside each other."""

    up: int
    same: int
    down: int

    @property
    def people(self) -> int:
        return self.up + self.same + self.down


def moves(pairs: Iterable[tuple[int | Fraction, int | Fraction]]) -> Moves:
    """Count the pairs of first and last answer by their direction.

    Source: the sign of paired differences, as in the sign test (any textbook of statistics); only the counts.

    >>> moves([(2, 4), (3, 3), (5, 4), (1, 2)])
    Moves(up=2, same=1, down=1)
    """
    signs = [(last > first) - (last < first) for first, last in pairs]
    return Moves(up=signs.count(1), same=signs.count(0), down=signs.count(-1))

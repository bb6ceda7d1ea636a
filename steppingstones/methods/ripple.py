"""Ripples: what came of something, and what came of that, as a group tells it together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Capital(StrEnum):
    """The seven things that a community can have more or less of."""

    NATURAL = "natural"
    CULTURAL = "cultural"
    HUMAN = "human"
    SOCIAL = "social"
    POLITICAL = "political"
    FINANCIAL = "financial"
    BUILT = "built"


class Refusal(StrEnum):
    """Why there is no summary."""

    NOTHING = "nothing"
    ROUND = "round"


@dataclass(frozen=True, kw_only=True)
class Ripple:
    """Something that came about: out of what (nothing for the first), and whether somebody outside has shown it."""

    what: str
    out_of: str = ""
    capital: Capital | None = None
    is_shown: bool = False


@dataclass(frozen=True, kw_only=True)
class Ripples:
    """How many there are in each ring: the first ring is what the work did itself.

    `branching` is how many came, on average, of each that anything came of. `lost` lead round in a circle.
    """

    rings: tuple[int, ...] = ()
    branching: float | None = None
    shown: int = 0
    capitals: Mapping[Capital, int]
    lost: tuple[str, ...] = ()
    refusal: Refusal | None = None

    @property
    def number(self) -> int:
        return sum(self.rings)

    @property
    def furthest(self) -> int:
        """How many steps the furthest is from what the work did itself."""
        return len(self.rings) - 1


def ripples(found: Sequence[Ripple]) -> Ripples:
    """The rings, how they branch, and how much of it somebody outside has shown. Every `out_of` is another's `what`.

    >>> told = ripples([Ripple(what="a garden", capital=Capital.NATURAL), Ripple(what="a market", out_of="a garden"),
    ...     Ripple(what="a choir", out_of="a garden", is_shown=True), Ripple(what="a concert", out_of="a choir")])
    >>> told.rings, told.branching, told.shown, told.furthest
    ((1, 2, 1), 1.5, 1, 2)

    Source: ripple effect mapping (Chazdon and others 2017, A Field Guide to Ripple Effects Mapping); the seven
    capitals: Flora, Emery and others, community capitals framework.
    """
    known = {each.what: each for each in found}
    steps = {what: _steps(each, known) for what, each in known.items()}
    capitals = Counter(each.capital for each in found if each.capital)
    by_kind = {capital: capitals[capital] for capital in Capital}
    lost = tuple(what for what, far in steps.items() if far is None)
    if lost or not found:
        return Ripples(capitals=by_kind, lost=lost, refusal=Refusal.ROUND if lost else Refusal.NOTHING)
    rings = Counter(far for far in steps.values() if far is not None)
    parents = Counter(each.out_of for each in found if each.out_of)
    return Ripples(
        rings=tuple(rings[far] for far in range(max(rings) + 1)),
        branching=parents.total() / len(parents) if parents else None,
        shown=sum(each.is_shown for each in found),
        capitals=by_kind,
    )


def _steps(ripple: Ripple, known: Mapping[str, Ripple]) -> int | None:
    """How many steps lie between it and what the work did itself; None where they lead round in a circle."""
    far = 0
    while ripple.out_of:
        ripple, far = known[ripple.out_of], far + 1
        if far > len(known):
            return None
    return far

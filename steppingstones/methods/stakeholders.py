"""Who has a stake: the field of power and interest, and what it tells a group about who is missing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

LIVED = "lived"


class Level(IntEnum):
    """How much power, or how much interest."""

    LITTLE = 1
    SOME = 2
    MUCH = 3


@dataclass(frozen=True, kw_only=True)
class Stake:
    """One of those whom the work matters to, or who matter to the work."""

    key: str
    name: str
    side: str
    power: Level = Level.SOME
    interest: Level = Level.SOME
    is_in: bool = False


class Hint(StrEnum):
    """What the group may want to look at. None of these is a fault."""

    MATTERS_MOST = "matters-most"
    SIDE_NOT_IN = "side-not-in"
    SIDE_NOT_NAMED = "side-not-named"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A hint, with the side that it is about, or the keys of those whom it is about."""

    hint: Hint
    side: str = ""
    keys: tuple[str, ...] = ()


def hints(stakes: Sequence[Stake], member_sides: Collection[str]) -> list[Found]:
    """What stands out, the weightiest first. `member_sides` are the sides of those who are in the group.

    >>> neighbours = Stake(key="n", name="Neighbours", side="community", power=Level.LITTLE, interest=Level.MUCH)
    >>> [(found.hint.value, found.side) for found in hints([neighbours], ["professional"])]
    [('matters-most', ''), ('side-not-in', 'lived'), ('side-not-in', 'community'), ('side-not-named', 'professional')]

    Source: the power and interest grid of stakeholder analysis (Eden and Ackermann, 1998); that those with much
    interest and little power come first is our own rule, because co-production is about sharing power.
    """
    if not stakes:
        return []
    most = tuple(stake.key for stake in stakes if matters_most(stake) and not stake.is_in)
    named, there = {stake.side for stake in stakes}, {stake.side for stake in stakes if stake.is_in}
    # Lived experience is always asked for; the other sides where somebody of them has a stake.
    asked = _in_order({LIVED, *named}, [LIVED, *(stake.side for stake in stakes)])
    return [
        *([Found(hint=Hint.MATTERS_MOST, keys=most)] if most else []),
        *(Found(hint=Hint.SIDE_NOT_IN, side=side) for side in asked if side not in there),
        *(Found(hint=Hint.SIDE_NOT_NAMED, side=side) for side in dict.fromkeys(member_sides) if side not in named),
    ]


def _in_order(wanted: Collection[str], order: Iterable[str]) -> list[str]:
    return [side for side in dict.fromkeys(order) if side in wanted]


def matters_most(stake: Stake) -> bool:
    """Whether the work matters much to them while they can change little.

    >>> matters_most(Stake(key="n", name="Neighbours", side="community", power=Level.LITTLE, interest=Level.MUCH))
    True

    Source: the corner of the power and interest grid whose people are most often planned for, not with.
    """
    return stake.interest == Level.MUCH and stake.power == Level.LITTLE


def field(stakes: Iterable[Stake]) -> dict[tuple[Level, Level], tuple[Stake, ...]]:
    """All nine places of the field, by power and interest; within each the order in which they came.

    >>> there = field([Stake(key="n", name="Neighbours", side="community", power=Level.LITTLE)])
    >>> len(there), [stake.name for stake in there[Level.LITTLE, Level.SOME]]
    (9, ['Neighbours'])

    Source: the power and interest grid (Eden and Ackermann, 1998); that it has a middle is our own choice.
    """
    found: dict[tuple[Level, Level], list[Stake]] = {(power, interest): [] for power in Level for interest in Level}
    for stake in stakes:
        found[stake.power, stake.interest].append(stake)
    return {place: tuple(here) for place, here in found.items()}

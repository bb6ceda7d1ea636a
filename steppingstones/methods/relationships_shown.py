"""What a group may see of its ties, and what may leave it, so that nobody's single answer can be worked out.

People who agreed to be named see each other's ties. As soon as somebody takes part without their name, a picture of
few people would tell who it is. Of trust there are only sums between sides of five people or more, ever.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .relationships import FEWEST, Change, Told
from .suppression import PUBLISHED

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Openness:
    """Whether the group sees the picture of single ties, names in it, and who is of which side."""

    picture: bool
    names: bool
    sides: bool


@dataclass(frozen=True, kw_only=True)
class Sum:
    """So many of so many ties. `is_few` and `is_nearly_all` stand for a number that would tell what single people
    said."""

    number: int | None
    of: int
    is_few: bool = False
    is_nearly_all: bool = False


def openness(sides: Mapping[str, str], unnamed: Collection[str]) -> Openness:
    """What the group sees of ties that are not about trust, of these people, each with their side.

    Names are shown if everybody agreed to that, or if those without a name are five or more on each of their sides.

    >>> openness({"Ada": "lived", "Ben": "staff"}, [])
    Openness(picture=True, names=True, sides=True)
    >>> openness(dict.fromkeys("abcdef", "lived") | {"g": "staff"}, ["g"])
    Openness(picture=True, names=False, sides=False)

    Source: our own rule; the threshold is that of `suppression`, the fewest people that of `relationships`.
    """
    if not unnamed:
        return Openness(picture=True, names=True, sides=True)
    without_name = Counter(sides[person] for person in unnamed)
    names = min(without_name.values()) >= PUBLISHED
    return Openness(
        picture=len(sides) >= FEWEST, names=names, sides=names or min(Counter(sides.values()).values()) >= PUBLISHED
    )


def may_compare(change: Change, *, are_named: bool) -> bool:
    """Whether those who were there both times may be told of beside all who were there each time.

    If few came or went, what is missing would be what these few said. Where all are named, it is in the picture.

    >>> from .relationships import compare
    >>> first, second = Told(sides={"Ada": "lived"}, ties=()), Told(sides={"Ada": "lived", "Ben": "staff"}, ties=())
    >>> found = compare(first, second)
    >>> may_compare(found, are_named=True), may_compare(found, are_named=False)
    (True, False)

    Source: our own rule, from differencing between tables: Hundepool and others (2012), Statistical Disclosure Control.
    """
    return are_named or not any(0 < len(few) < PUBLISHED for few in (change.joined, change.left))


def guarded(number: int, of: int) -> Sum:
    """A number of ties out of all that there are, or could be. Near none and near all it is told only as that.

    >>> guarded(7, 20), guarded(3, 20).is_few, guarded(17, 20).is_nearly_all
    (Sum(number=7, of=20, is_few=False, is_nearly_all=False), True, True)

    Source: our own rule: nought of all, and all of all, tell what each person said.
    """
    is_few, is_nearly_all = number < PUBLISHED, of - number < PUBLISHED
    hidden = is_few or is_nearly_all
    return Sum(number=None if hidden else number, of=of, is_few=is_few, is_nearly_all=is_nearly_all and not is_few)


def between_sides(told: Told) -> dict[Pair, Sum | None]:
    """For each side, how many ties its people told to people of each side, of all that they could have told.

    None where fewer than five people of the one side answered, or the other has fewer than five people. No total
    stands beside them, so a hidden number is not what is left of one.

    >>> sides = dict.fromkeys("abcde", "lived") | dict.fromkeys("vwxyz", "staff")
    >>> ties = tuple((one, other) for one in "abcde" for other in "vw")
    >>> found = between_sides(Told(sides=sides, ties=ties))
    >>> found["lived", "staff"].number, found["lived", "staff"].of, found["staff", "lived"].is_few
    (10, 25, True)

    Source: a table of mixing: Wasserman and Faust (1994), Social Network Analysis, chapter 10; what is hidden is our
    own rule.
    """
    here = Counter(told.sides.values())
    answered = Counter(told.sides[one] for one in told.sides if told.answered is None or one in told.answered)
    ties = Counter((told.sides[one], told.sides[other]) for one, other in told.among)
    return {
        (one, other): guarded(ties[one, other], answered[one] * (here[other] - (one == other)))
        if answered[one] >= PUBLISHED and here[other] >= PUBLISHED
        else None
        for one in here
        for other in here
    }


def may_leave(told: Told) -> bool:
    """Whether sums of these ties may be told outside the group: enough people, and five who answered on each side.

    >>> may_leave(Told(sides=dict.fromkeys("abcde", "lived") | dict.fromkeys("vwxyz", "staff"), ties=()))
    True
    >>> may_leave(Told(sides=dict.fromkeys("abcdef", "lived") | {"z": "staff"}, ties=()))
    False

    Source: `suppression.PUBLISHED`, for each side.
    """
    answered = [side for one, side in told.sides.items() if told.answered is None or one in told.answered]
    return set(answered) == set(told.sides.values()) and min(Counter(answered).values(), default=0) >= PUBLISHED

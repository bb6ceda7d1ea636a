"""Numbers that left the group one after the other: none may tell, together with earlier ones, of a few people.

Twelve people were asked, and seven felt heard. Two join, and now it is nine of fourteen: so both who joined felt heard.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .suppression import PUBLISHED

_MOST_STEPS = 20_000  # of the search; what cannot be decided in these is not shown

Range = tuple[int, int]


Sides = Mapping[str, int]  # how many people of each side


class Trouble(StrEnum):
    """Why a number may not leave the group."""

    TOO_NEAR = "too-near"
    WORKED_OUT = "worked-out"


@dataclass(frozen=True, kw_only=True)
class Release:
    """How many of these people something is true of. `what` names the thing and its time, `people` are any keys."""

    what: str
    people: frozenset[str]
    number: int


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Why not, and the earlier release that lies too near; without one, it is all of them together."""

    trouble: Trouble
    earlier: Release | None = None


def clash(new: Release, earlier: Sequence[Release], threshold: int = PUBLISHED) -> Clash | None:
    """What stands against letting this number out; None if nothing does. Otherwise the earlier number stays.

    >>> twelve = frozenset("abcdefghijkl")
    >>> before = Release(what="felt heard", people=twelve, number=7)
    >>> clash(Release(what="felt heard", people=twelve | {"m", "n"}, number=9), [before]).trouble.value
    'too-near'
    >>> clash(Release(what="felt heard", people=twelve | set("mnopq"), number=9), [before]) is None
    True

    Source: differencing between releases: Hundepool and others (2012), Statistical Disclosure Control (Wiley), on
    tables that are linked. That no group of fewer people than the threshold may be worked out is our own rule.
    """
    same = [release for release in earlier if release.what == new.what]
    for release in same:
        apart = len(release.people ^ new.people)
        if 0 < apart < threshold or (not apart and release.number != new.number):
            return Clash(trouble=Trouble.TOO_NEAR, earlier=release)
    if same and _can_be_worked_out([*same, new], threshold):
        return Clash(trouble=Trouble.WORKED_OUT)
    return None


def as_told(now: Sides, earlier: Iterable[Sides], threshold: int = PUBLISHED) -> Sides:
    """How many people of each side are told of: those of now, or those told last from which they moved by a few.

    Whatever words the number stood in before, and wherever: two words for one number tell as much as two numbers.

    >>> as_told({"lived": 9}, [{"lived": 7}])
    {'lived': 7}
    >>> as_told({"lived": 12}, [{"lived": 7}])
    {'lived': 12}
    >>> as_told({"lived": 6, "unknown": 1}, [{"lived": 7}])
    {'lived': 7}
    >>> as_told({"lived": 8}, [{"lived": 3}])
    {'lived': 3}

    Source: differencing between releases: Hundepool and others (2012), Statistical Disclosure Control (Wiley). That a
    number stays until it moved by as many as may be told of is our own rule: docs/decisions/small-numbers.md.
    """
    near = [then for then in earlier if _moved_by_a_few(then, now, threshold)]
    return near[-1] if near else now


def _moved_by_a_few(then: Sides, now: Sides, threshold: int) -> bool:
    """Nobody is nobody, and told. Where a side is small, the sides are told without numbers: only their sum counts."""
    before, after = sum(then.values()), sum(now.values())
    if not (before and after) or then == now:
        return False
    moved_by_side = [_moved(then.get(side, 0), now.get(side, 0), threshold) for side in then.keys() | now.keys()]
    is_told_by_side = not any(0 < number < threshold for number in (*then.values(), *now.values()))
    if (is_told_by_side or before == after) and any(0 < moved < threshold for moved in moved_by_side):
        return True
    return before != after and _moved(before, after, threshold) < threshold


def _moved(before: int, after: int, threshold: int) -> int:
    """By how much at least, as far as readers see: fewer than five, and then eight, would be three then or fewer."""
    low, high = sorted((before, after))
    return high - (threshold - 1 if 0 < low < threshold <= high else low)


def _can_be_worked_out(releases: Sequence[Release], threshold: int) -> bool:
    """Whether the numbers leave only one answer for some few people who are always counted together."""
    groups: dict[frozenset[int], int] = {}
    for person in frozenset().union(*(release.people for release in releases)):
        counted_in = frozenset(at for at, release in enumerate(releases) if person in release.people)
        groups[counted_in] = groups.get(counted_in, 0) + 1
    numbers = {at: release.number for at, release in enumerate(releases)}
    few = [group for group, size in groups.items() if size < threshold]
    return any(not _has_two_answers(group, groups, numbers) for group in few)


def _has_two_answers(group: frozenset[int], groups: Mapping[frozenset[int], int], numbers: Mapping[int, int]) -> bool:
    found = 0
    for number in range(groups[group] + 1):
        ranges = {each: (0, size) for each, size in groups.items()} | {group: (number, number)}
        found += _is_possible(ranges, numbers)
        if found == 2:
            return True
    return False


def _is_possible(ranges: Mapping[frozenset[int], Range], numbers: Mapping[int, int]) -> bool:
    """Whether whole numbers within these ranges give all the published ones."""
    waiting, steps = [dict(ranges)], 0
    while waiting and steps < _MOST_STEPS:
        steps += 1
        narrowed = _narrowed(waiting.pop(), numbers)
        if narrowed is None:
            continue
        open_ones = [group for group, (low, high) in narrowed.items() if low < high]
        if not open_ones:
            return True
        group = min(open_ones, key=lambda each: (narrowed[each][1] - narrowed[each][0], sorted(each)))
        waiting += [narrowed | {group: half} for half in _halves(*narrowed[group])]
    return False


def _halves(low: int, high: int) -> Iterator[Range]:
    middle = (low + high) // 2
    yield low, middle
    yield middle + 1, high


def _narrowed(ranges: dict[frozenset[int], Range], numbers: Mapping[int, int]) -> dict[frozenset[int], Range] | None:
    """Each range as narrow as the others leave it, one published number at a time; None if one is empty."""
    is_changed = True
    while is_changed:
        is_changed = False
        for at, number in numbers.items():
            inside = [group for group in ranges if at in group]
            least, most = (sum(ranges[group][end] for group in inside) for end in (0, 1))
            if not least <= number <= most:
                return None
            for group in inside:
                low, high = ranges[group]
                narrow = max(low, number - most + high), min(high, number - least + low)
                if narrow != (low, high):
                    least, most = least - low + narrow[0], most - high + narrow[1]
                    ranges[group], is_changed = narrow, True
    return ranges

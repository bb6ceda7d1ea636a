"""Numbers that left the group one after the other: none may tell, together with earlier ones, of a few people.

Twelve people were asked, and seven felt heard. Two join, and now it is nine of fourteen: so both who joined felt heard.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .suppression import PUBLISHED

_MOST_STEPS = 20_000  # of the search; what cannot be decided in these is not shown

Range = tuple[int, int]


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

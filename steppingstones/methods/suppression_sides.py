"""How many people of which side said something, told beside how many of each side were heard at all.

Eleven people with lived experience said so; twelve people with lived experience and a carer were heard. So there is
one carer. Each sentence alone hides nothing too little; together they tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from .suppression import PUBLISHED
from .thread import Node, Thread, people

Sides = Mapping[str, int]
A_FEW_OF_EACH = 2  # people for each side that is named: else a reader who knows how many there are knows who


class How(StrEnum):
    """How sides are told beside the number of people: the most that tells nothing of a few."""

    NUMBERS = "numbers"
    NAMES = "names"
    ROUGHLY = "roughly"  # the names, but of all people only that they are not few
    NOT = "not"


@dataclass(frozen=True, kw_only=True)
class Heard:
    """All people who were heard, by side, and the most of each side that any other number counts."""

    by_side: Sides
    most: Sides

    @property
    def count(self) -> int:
        return sum(self.by_side.values())


def how(sides: Sides, heard: Heard | None = None, threshold: int = PUBLISHED) -> How:
    """How the sides of some people are told, so that together with all who were heard it tells nothing of a few.

    >>> how({"lived": 11}, Heard(by_side={"lived": 11, "carer": 1}, most={"lived": 11}))
    <How.NOT: 'not'>
    >>> how({"lived": 6, "carer": 2}, Heard(by_side={"lived": 11, "carer": 2}, most={"lived": 6, "carer": 2}))
    <How.NAMES: 'names'>
    >>> how({"lived": 11, "carer": 4}, Heard(by_side={"lived": 11, "carer": 5}, most={}))
    <How.ROUGHLY: 'roughly'>

    Source: our own rule, from differencing between linked tables: Hundepool and others (2012), Statistical Disclosure
    Control (Wiley). docs/decisions/small-numbers.md tells it.
    """
    here = {side: number for side, number in sides.items() if number}
    if threshold <= 1:
        return How.NUMBERS
    is_hidden = _few(here, threshold)
    if is_hidden and len(here) * A_FEW_OF_EACH > max(sum(here.values()), threshold - 1):
        return How.NOT
    if heard is None or here == {side: number for side, number in heard.by_side.items() if number}:
        return How.NAMES if is_hidden else How.NUMBERS
    if any(number > heard.by_side.get(side, 0) for side, number in here.items()):
        return How.NOT  # who was heard is told as it was before some of these people came
    if _few(heard.by_side, threshold):
        if not _has_room(here, heard, threshold):
            return How.NOT
        return How.NAMES if is_hidden else How.NUMBERS
    if not is_hidden:
        return How.NUMBERS
    is_total_told = sum(here.values()) >= threshold
    return How.ROUGHLY if is_total_told and not _others_have_room(here, heard.by_side, threshold) else How.NAMES


def may_bound(whole: Sides, heard: Sides, threshold: int = PUBLISHED) -> bool:
    """Whether it can be told that those of some sides are few, or that they are not, beside all of them.

    Six people said so, carers and people with lived experience. If at least five are carers, one is not.

    >>> may_bound({"carer": 5, "lived": 1}, {"carer": 20, "lived": 20})
    False
    >>> may_bound({"carer": 9, "lived": 1}, {"carer": 20, "lived": 20})
    True
    >>> may_bound({"carer": 2, "lived": 1}, {"carer": 20, "lived": 20})
    True

    Source: our own rule, as for `how`. Where all sides are large, it tells no more than their names do; of all who are
    few, some are few; and where there are twice as many as may be told of, the others can be few or not.
    """
    number = sum(whole.values())
    is_tight = threshold <= number < 2 * threshold
    return threshold <= 1 or not is_tight or not (_few(whole, threshold) or _few(heard, threshold))


def large_sides(heard: Sides, threshold: int = PUBLISHED) -> set[str]:
    """The sides that may be named beside a quote: those of enough people, where that tells nothing of others.

    >>> sorted(large_sides({"lived": 11, "carer": 1}))
    ['lived']
    >>> sorted(large_sides({"lived": 5, "carer": 1}))
    []

    Source: our own rule, as for `how`.
    """
    all_of_them = Heard(by_side=heard, most={})
    if _few(heard, threshold) and not _has_room({}, all_of_them, threshold):
        return set()
    return {side for side, number in heard.items() if number >= threshold}


def _few(sides: Sides, threshold: int) -> list[str]:
    return [side for side, number in sides.items() if 0 < number < threshold]


def _has_room(here: Sides, heard: Heard, threshold: int) -> bool:
    """Where a side of few people was heard: whether it could be larger, for all that other numbers tell."""
    if any(number > heard.most.get(side, 0) for side, number in here.items()):
        return False
    # A large side may be named beside a quote, so that all know that it is large.
    known = {side: threshold if number >= threshold else 1 for side, number in heard.by_side.items() if number}
    most = {side: max(number, heard.most.get(side, 0)) for side, number in known.items()}
    others = {side: sum(most.values()) - most[side] for side in most}
    return all(heard.count - others[side] >= threshold for side in _few(heard.by_side, threshold))


def _others_have_room(here: Sides, heard: Sides, threshold: int) -> bool:
    """Whether the other sides of these people could be more of them, so that the small side could be fewer."""
    left = {side: heard.get(side, 0) - number for side, number in here.items()}
    return all(sum(left.values()) - left[side] >= threshold for side in _few(here, threshold))


def most_of_each(thread: Thread, told: Iterable[Sides] = ()) -> dict[str, int]:
    """The most people of each side that spoke for one thing, or against it, or led to what changed it; or of whom is
    `told` as they were counted before.

    >>> from .thread import Link, Speaker
    >>> links = {Link(source=Node("voice", ref), target=Node("short", "s")) for ref in ("a", "b")}
    >>> ada, ben = Speaker(giver="ada", side="lived"), Speaker(giver="ben", side="lived")
    >>> most_of_each(Thread(links=frozenset(links), speakers={"a": ada, "b": ben}))
    {'lived': 2}

    Source: our own rule, for `how`.
    """
    most: dict[str, int] = defaultdict(int)
    counted = (people(thread, voices).by_side for voices in _told_together(thread))
    for by_side in chain(counted, told):
        for side, number in by_side.items():
            most[side] = max(most[side], number)
    return dict(most)


def _told_together(thread: Thread) -> Iterable[set[str]]:
    """Voices of which the people are counted as one number somewhere."""
    spoke: dict[tuple[Node, bool], set[str]] = defaultdict(set)
    for link in thread.links:
        if link.source.stage == "voice":
            spoke[link.target, link.against].add(link.source.ref)
    yield from spoke.values()
    for target in {link.target for link in thread.links if link.source.stage == "change"}:
        changes = (node for node in thread.led.get(target, ()) if node.stage == "change")
        decisions = {node for change in changes for node in thread.led.get(change, ()) if node.stage == "decision"}
        yield {node.ref for one in decisions for node in thread.led.get(one, ()) if node.stage == "voice"}

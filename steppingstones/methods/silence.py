"""Who has not been heard: groups of people, ways in and outcomes with no voice, or with few. Plain counts go in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

TOLD_APART = 3  # people of a group that is named by what they need; of fewer, everybody would know who it is
ENOUGH_TO_COMPARE = 10  # people heard, or voices, before a small share says anything
SMALL_SHARE = 0.1
MOST_BY_ONE_WAY = 0.75
FEW_FOR_A_STONE = 2  # people; what rests on so few may be chance


class Gap(StrEnum):
    """How quiet it is, the quietest first."""

    ABSENT = "absent"  # nobody of them is in the group, and nobody has been heard
    NOBODY = "nobody"  # some are in the group, and nobody has been heard
    FEW = "few"


@dataclass(frozen=True, kw_only=True)
class Group:
    """Some people, or an outcome: how many of them are in the group, and how many have been heard."""

    key: str
    people: int
    heard: int


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """A group that has not been heard enough, and how that shows."""

    group: Group
    gap: Gap


def quiet(groups: Iterable[Group], *, others_heard: int = 0) -> tuple[Quiet, ...]:
    """The groups with no voice or with few, the quietest first; as they came, where they are as quiet.

    Few: less than half of those in the group, or a tenth of all who were heard. `others_heard`: of no group here.

    >>> [(one.group.key, one.gap.value) for one in quiet([
    ...     Group(key="lived", people=8, heard=6), Group(key="carer", people=5, heard=1),
    ...     Group(key="community", people=0, heard=0)])]
    [('community', 'absent'), ('carer', 'few')]

    Source: our own rule. The field asks whose voices are missing, and names no number.
    """
    groups = tuple(groups)
    total = sum(group.heard for group in groups) + others_heard
    found = [Quiet(group=group, gap=gap) for group in groups if (gap := _gap(group, total))]
    return tuple(sorted(found, key=lambda one: list(Gap).index(one.gap)))


def _gap(group: Group, total: int) -> Gap | None:
    if not group.heard:
        return Gap.NOBODY if group.people else Gap.ABSENT
    is_small = total >= ENOUGH_TO_COMPARE and group.heard < SMALL_SHARE * total
    return Gap.FEW if 2 * group.heard < group.people or is_small else None


def told_apart(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups that are large enough to be named by what they need, without pointing at somebody.

    >>> [group.key for group in told_apart([
    ...     Group(key="breaks", people=3, heard=0), Group(key="captions", people=2, heard=0)])]
    ['breaks']

    Source: small counts are not told where they point at somebody; see `suppression`. Within a group, three is the
    smallest number of which nobody can work out the others from knowing themselves.
    """
    return tuple(group for group in groups if group.people >= TOLD_APART)


def thin(stones: Iterable[Group]) -> tuple[Quiet, ...]:
    """The outcomes of which nobody, or hardly anybody, has said anything; those without any voice first.

    >>> [(one.group.key, one.gap.value) for one in thin([
    ...     Group(key="a", people=0, heard=2), Group(key="b", people=0, heard=0), Group(key="c", people=0, heard=3)])]
    [('b', 'nobody'), ('a', 'few')]

    Source: our own rule: what two people say of an outcome may be chance.
    """
    found = [
        Quiet(group=stone, gap=Gap.FEW if stone.heard else Gap.NOBODY)
        for stone in stones
        if stone.heard <= FEW_FOR_A_STONE
    ]
    return tuple(sorted(found, key=lambda one: list(Gap).index(one.gap)))


@dataclass(frozen=True, kw_only=True)
class Ways:
    """The ways by which no voice came, and the one by which most came, if it is nearly all."""

    unused: tuple[str, ...]
    mostly: str = ""
    share: int = 0  # in percent, of all voices


def ways(voices_by_way: Mapping[str, int]) -> Ways:
    """How evenly voices came by the ways that there are.

    >>> ways({"questionnaire": 18, "conversation": 2, "wall": 0})
    Ways(unused=('wall',), mostly='questionnaire', share=90)

    Source: our own rule. Each way in leaves out the people for whom it is hard: forms, speaking before others, screens.
    """
    total = sum(voices_by_way.values())
    unused = tuple(way for way, voices in voices_by_way.items() if not voices)
    most = max(voices_by_way, key=lambda way: voices_by_way[way], default="")
    if total < ENOUGH_TO_COMPARE or voices_by_way[most] < MOST_BY_ONE_WAY * total:
        return Ways(unused=unused)
    return Ways(unused=unused, mostly=most, share=round(100 * voices_by_way[most] / total))

"""How sure a claim is: a grade in words, with what speaks for it and what is missing for the next.

All limits stand in `TABLE`. docs/decisions/how-sure.md prints them and says why. More support can only raise a grade,
more against it can only lower it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

MOST_APART = 10  # nobody needs to know of more


class Grade(IntEnum):
    """How sure we are."""

    CANNOT_SAY = 0
    BEGINNING = 1
    FAIRLY = 2
    VERY = 3


class Kind(StrEnum):
    """A kind of evidence: how we know."""

    STORIES = "stories"
    NUMBERS = "numbers"
    CHANGES = "changes"
    BEFORE = "before"
    OTHERS = "others"


class Part(StrEnum):
    """The two sides of co-production: those whom the service is for, and those who run it."""

    USES = "uses"
    RUNS = "runs"


class Ground(StrEnum):
    """What makes a claim more or less sure."""

    PEOPLE = "people"
    APART = "apart"
    KINDS = "kinds"
    BOTH = "both"
    CHECKED = "checked"
    AGAINST = "against"
    RIVALS = "rivals"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found for one claim. `people`, `checked` and `against` are numbers of people.

    `apart` is how many people said it apart from each other (see `apart`). `checked` are those who wrote it themselves
    or said that the note is right. `parts` are the sides that said it, `rivals` other explanations still open.
    """

    people: int = 0
    apart: int = 0
    kinds: frozenset[Kind] = frozenset()
    parts: frozenset[Part] = frozenset()
    checked: int = 0
    against: int = 0
    rivals: int = 0


@dataclass(frozen=True, kw_only=True)
class Needed:
    """What a grade needs at least. `for_each_against` is how many people say it for each that speaks against it."""

    people: int
    apart: int
    kinds: int
    both: bool
    checked: int
    for_each_against: int
    is_settled: bool


TABLE: Mapping[Grade, Needed] = {
    Grade.BEGINNING: Needed(people=0, apart=0, kinds=1, both=False, checked=0, for_each_against=1, is_settled=False),
    Grade.FAIRLY: Needed(people=5, apart=3, kinds=2, both=False, checked=0, for_each_against=3, is_settled=False),
    Grade.VERY: Needed(people=8, apart=5, kinds=3, both=True, checked=5, for_each_against=5, is_settled=True),
}


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A grade, what it rests on, and what is in the way of a surer one."""

    grade: Grade
    holds: tuple[Ground, ...]
    lacks: tuple[Ground, ...]


def judge(found: Found) -> Judged:
    """How sure, and why.

    >>> said = Found(people=6, apart=4, kinds=frozenset({Kind.STORIES, Kind.CHANGES}), against=1)
    >>> judged = judge(said)
    >>> judged.grade.name, [ground.value for ground in judged.lacks]
    ('FAIRLY', ['people', 'apart', 'kinds', 'both', 'checked', 'against'])

    Source: our own rule, docs/decisions/how-sure.md. Its parts (how many, how different, how independent, against) are
    those by which a body of evidence is judged in GRADE-CERQual (Lewin and others 2018, Implementation Science 13:2).
    """
    grade = max(each for each in Grade if not _missing(found, each))
    beyond = _missing(found, Grade(min(grade + 1, Grade.VERY)))
    lacks = [ground for ground in Ground if ground in beyond or (ground == Ground.AGAINST and found.against)]
    holds = [ground for ground in Ground if ground not in lacks and _is_there(found, ground)]
    return Judged(grade=grade, holds=tuple(holds), lacks=tuple(lacks))


def _missing(found: Found, grade: Grade) -> set[Ground]:
    if grade not in TABLE:
        return set()
    needed = TABLE[grade]
    short = {
        Ground.PEOPLE: found.people < needed.people,
        Ground.APART: found.apart < needed.apart,
        Ground.KINDS: len(found.kinds) < needed.kinds,
        Ground.BOTH: needed.both and len(found.parts) < len(Part),
        Ground.CHECKED: found.checked < needed.checked,
        Ground.AGAINST: found.against * needed.for_each_against > found.people,
        Ground.RIVALS: needed.is_settled and found.rivals > 0,
    }
    return {ground for ground, is_short in short.items() if is_short}


def _is_there(found: Found, ground: Ground) -> bool:
    """Whether it is worth telling as a reason. That nobody spoke against it is none: perhaps nobody was asked."""
    there = {
        Ground.PEOPLE: found.people > 1,
        Ground.APART: found.apart > 1,
        Ground.KINDS: len(found.kinds) > 1,
        Ground.BOTH: len(found.parts) == len(Part),
        Ground.CHECKED: found.checked > 0,
    }
    return there.get(ground, False)


def apart(said: Iterable[tuple[str, str]]) -> int:
    """How many people said it apart from each other, from pairs of a person and the time or place where they said it.

    Each person and each time counts once: what is said in one meeting may be one thought that others nodded to. Not
    more than `MOST_APART`.

    >>> apart([("ada", "spring meeting"), ("ben", "spring meeting"), ("ada", "a talk"), ("cy", "spring meeting")])
    2

    Source: the largest matching of people and times (Kuhn 1955, Naval Research Logistics Quarterly 2, 83-97).
    """
    times: dict[str, set[str]] = defaultdict(set)
    for person, time in said:
        times[person].add(time)
    taken: dict[str, str] = {}
    for person in times:
        if len(taken) < MOST_APART:
            _find_a_time(person, times, taken, set())
    return len(taken)


def _find_a_time(person: str, times: Mapping[str, set[str]], taken: dict[str, str], seen: set[str]) -> bool:
    """Whether this person gets a time of their own, if others move to other times of theirs."""
    for time in times[person] - seen:
        seen.add(time)
        if time not in taken or _find_a_time(taken[time], times, taken, seen):
            taken[time] = person
            return True
    return False


def narrowed(found: Found, least: int, *, may_bound: bool = True) -> Found:
    """The same, where the voices for it were chosen: of them nothing is told beyond whether they are `least` people,
    and not even that if they may not be bounded.

    Beside what is told of all voices for it, more could be worked out. Where `least` is 1, all may know everything.

    >>> told = narrowed(Found(people=9, apart=6, checked=7, parts=frozenset(Part)), 5)
    >>> told.people, told.apart, told.checked, len(told.parts)
    (5, 5, 0, 0)

    Source: docs/decisions/small-numbers.md and how-sure.md.
    """
    if least == 1:
        return found
    most = min(found.people, least if may_bound else 1)
    return replace(found, people=most, apart=min(found.apart, most), checked=0, parts=frozenset())


def told_outside(found: Found, least: int) -> Found:
    """The same, as far as readers outside the group may know it; so the grade cannot tell of fewer than `least`.

    A few people for it count as one, a few against it as many as they could be. Whose words were checked counts only
    where those whose words were not are nobody, or enough people. It never makes the claim surer.

    >>> told = told_outside(Found(people=4, apart=3, checked=2, against=1), 5)
    >>> told.people, told.apart, told.checked, told.against
    (1, 1, 0, 4)

    Source: docs/decisions/small-numbers.md and how-sure.md.
    """
    few = 0 < found.people < least
    rest = found.people - found.checked
    hides = found.checked < least or 0 < rest < least
    return replace(
        found,
        people=1 if few else found.people,
        apart=min(found.apart, 1) if few else found.apart,
        checked=0 if hides else found.checked,
        against=least - 1 if 0 < found.against < least else found.against,
    )

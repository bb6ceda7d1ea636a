"""Meetings that everyone can take part in: what people need, what follows from it, and what a group may want to see."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

LIVED = "lived"
FEW_PEOPLE, FEW_TURNS = 4, 10  # below these nobody can say that one side, or few people, take up much room


class Need(StrEnum):
    """What somebody needs so that they can come and take part."""

    STEP_FREE = "step-free"
    HEARING_LOOP = "hearing-loop"
    SIGN_LANGUAGE = "sign-language"
    LANGUAGE = "language"
    CAPTIONS = "captions"
    QUIET_ROOM = "quiet-room"
    LOW_LIGHT = "low-light"
    BREAKS = "breaks"
    EASY_READ = "easy-read"
    LARGE_PRINT = "large-print"
    PAPERS_BEFORE = "papers-before"
    SUPPORTER = "supporter"
    TRANSPORT = "transport"
    PARKING = "parking"
    FROM_HOME = "from-home"
    CHILDCARE = "childcare"
    OTHER_CARE = "other-care"
    FOOD = "food"
    TIMES = "times"
    TOILET = "toilet"
    DOG = "assistance-dog"


class Paper(StrEnum):
    """How somebody wants papers."""

    PAGE = "page"
    PDF = "pdf"
    LARGE = "large-print"
    EASY = "easy-read"
    TEXT = "plain-text"
    PRINTED = "printed"
    ALOUD = "read-aloud"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the checklist: what is needed, and by how many. It names nobody."""

    need: Need
    people: int


def known_needs(keys: Iterable[str]) -> list[Need]:
    """The needs among these keys, each once, in the order of the list. What nobody knows any more is left out.

    >>> known_needs(["breaks", "step-free", "breaks", "a-moon"])
    [<Need.STEP_FREE: 'step-free'>, <Need.BREAKS: 'breaks'>]

    Source: our own list, from what accessible meetings are asked for; a group adds lines in its own words.
    """
    found = set(keys)
    return [need for need in Need if need.value in found]


def known_papers(keys: Iterable[str]) -> list[Paper]:
    """The kinds of papers among these keys, each once, in the order of the list.

    >>> known_papers(["easy-read", "pdf", "a-scroll"])
    [<Paper.PDF: 'pdf'>, <Paper.EASY: 'easy-read'>]

    Source: our own list; that information comes in other formats is a rule of the field for every meeting.
    """
    found = set(keys)
    return [paper for paper in Paper if paper.value in found]


def checklist(people: Iterable[Collection[str]]) -> tuple[Line, ...]:
    """What must be seen to, from the needs of each person who is asked to come. One line a need.

    >>> [(line.need.value, line.people) for line in checklist([["breaks", "step-free"], ["breaks"], []])]
    [('step-free', 1), ('breaks', 2)]

    Source: places and papers must be accessible to those who come; that the list names nobody is our own rule.
    """
    counted = Counter(need for keys in people for need in known_needs(keys))
    return tuple(Line(need=need, people=counted[need]) for need in Need if counted[need])


# --- What a group may want to see ---------------------------------------------------------------------------


class Hint(StrEnum):
    """What stands out in a meeting. None of these is a fault."""

    SEPARATE = "separate"
    ONE_SIDE = "one-side"
    NOT_THERE = "not-there"
    OUTNUMBERS = "outnumbers"
    FEW_SPEAK = "few-speak"
    NOT_MET = "not-met"
    NOT_LOOKED_AT = "not-looked-at"
    TENSION = "tension"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A hint with its numbers: `number` of `of`; for turns also how many `turns` of `all_turns`."""

    hint: Hint
    side: str = ""
    number: int = 0
    of: int = 0
    turns: int = 0
    all_turns: int = 0


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is known about a meeting. `turns`: how often each person who is there spoke, where somebody counted."""

    only_side: str = ""
    sides: Mapping[str, int]
    turns: tuple[int, ...] = ()
    not_met: int = 0
    not_looked_at: int = 0
    tension: int = 0
    is_led_from_outside: bool = False


def hints(seen: Seen) -> tuple[Found, ...]:
    """What stands out in a meeting, with its numbers.

    >>> told = hints(Seen(sides={"professional": 7, "lived": 2}, not_met=1))
    >>> [(found.hint.value, found.side, found.number, found.of) for found in told]
    [('outnumbers', 'professional', 7, 9), ('not-met', '', 1, 0)]

    Source: guidance on co-production: no separate meetings for separate groups, accessible places and papers, and an
    independent facilitator where it gets tense. From when on a side or a few people stand out is our own rule.
    """
    found = [Found(hint=Hint.SEPARATE, side=seen.only_side)] if seen.only_side else []
    found += [*about_sides(seen.sides), *about_turns(seen.turns)]
    if seen.not_met:
        found.append(Found(hint=Hint.NOT_MET, number=seen.not_met))
    if seen.not_looked_at:
        found.append(Found(hint=Hint.NOT_LOOKED_AT, number=seen.not_looked_at))
    if seen.tension and not seen.is_led_from_outside:
        found.append(Found(hint=Hint.TENSION, number=seen.tension))
    return tuple(found)


def about_sides(sides: Mapping[str, int]) -> tuple[Found, ...]:
    """Whether only one side is there, nobody with lived experience, or more of one side than of all others together.

    >>> [(found.hint.value, found.side) for found in about_sides({"professional": 3})]
    [('one-side', 'professional')]
    >>> [(found.hint.value, found.side) for found in about_sides({"professional": 2, "commissioner": 2})]
    [('not-there', 'lived')]
    >>> about_sides({"lived": 3, "professional": 3})
    ()

    Source: that people who use a service and people who run it meet as equals; the numbers are our own rule. More
    people with lived experience than others is never pointed out: sharing power is what the meeting is for.
    """
    there = {side: number for side, number in sides.items() if number > 0}
    people = sum(there.values())
    if people < 2:
        return ()
    if len(there) == 1:
        return (Found(hint=Hint.ONE_SIDE, side=next(iter(there)), number=people, of=people),)
    if LIVED not in there:
        return (Found(hint=Hint.NOT_THERE, side=LIVED, of=people),)
    most = max(there, key=lambda side: there[side])
    if most != LIVED and people >= FEW_PEOPLE and there[most] * 2 > people:
        return (Found(hint=Hint.OUTNUMBERS, side=most, number=there[most], of=people),)
    return ()


def about_turns(turns: Collection[int]) -> tuple[Found, ...]:
    """Whether the same few speak: a quarter of those who are there, or fewer, took more than half of the turns.

    `number` of `of` people took `turns` of `all_turns`.

    >>> [(few.number, few.of, few.turns, few.all_turns) for few in about_turns([9, 1, 1, 0, 1])]
    [(1, 5, 9, 12)]
    >>> about_turns([3, 3, 3, 3])
    ()

    Source: counting turns is a common way to see whether everybody is heard; a quarter and a half are our own rule.
    """
    people, spoken = len(turns), sum(turns)
    if people < FEW_PEOPLE or spoken < FEW_TURNS:
        return ()
    few = people // 4
    theirs = sum(sorted(turns, reverse=True)[:few])
    if theirs * 2 <= spoken:
        return ()
    return (Found(hint=Hint.FEW_SPEAK, number=few, of=people, turns=theirs, all_turns=spoken),)

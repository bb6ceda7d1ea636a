"""Signals from meetings: who was there, who spoke, what was called off, and when papers and minutes came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from .meetings import FEW_TURNS, LIVED, Hint, about_sides
from .signals import (
    CALLED_OFF,
    CALLED_OFF_SHARE,
    MINUTES_DAYS,
    PAPERS_DAYS,
    TURNS_SHARE,
    Kind,
    Part,
    Record,
    Seen,
    Signal,
    State,
    late,
    told,
)
from .suppression import EVERYTHING, count


@dataclass(frozen=True, kw_only=True)
class Met:
    """A meeting that took place: who was there by side, for which side alone it was, and three days.

    `papers_on`: when the invitation and the first thing to talk about were both there. It is None where that was
    written down only afterwards.
    """

    ref: str
    on: date
    there: Mapping[str, int]
    only_side: str = ""
    minutes_on: date | None = None
    papers_on: date | None = None


def apart(meetings: Iterable[Met]) -> Signal:
    """Meetings of one side alone, or without anybody who has lived experience. `why` says which.

    >>> found = apart([Met(ref="a", on=date(2026, 3, 4), there={"professional": 4}),
    ...     Met(ref="b", on=date(2026, 3, 4), there={"professional": 2, "lived": 2})])
    >>> found.number, found.of, found.records[0].why
    (1, 2, 'professional')

    Source: as `meetings.hints`: no separate meetings for separate groups.
    """
    return told(Kind.APART, map(_apart, meetings))


def _apart(met: Met) -> Seen:
    hint = next(iter(about_sides(met.there)), None)
    why = met.only_side
    if hint and hint.hint == Hint.ONE_SIDE:
        why = why or hint.side
    elif hint and hint.hint == Hint.NOT_THERE:
        why = why or hint.hint.value
    is_known = bool(why) or sum(met.there.values()) > 1
    return Seen(record=Record(ref=met.ref, why=why), stands_out=bool(why) if is_known else None)


def outnumbered(meetings: Iterable[Met]) -> Signal:
    """Meetings with both sides in which one side was more than all others together. `why` is that side.

    >>> found = outnumbered([Met(ref="a", on=date(2026, 3, 4), there={"professional": 5, "lived": 1})])
    >>> found.number, found.records[0].why
    (1, 'professional')

    Source: as `meetings.about_sides`.
    """
    both = (met for met in meetings if met.there.get(LIVED) and sum(met.there.values()) > met.there[LIVED])
    return told(Kind.OUTNUMBERED, map(_outnumbered, both))


def _outnumbered(met: Met) -> Seen:
    hint = next((found for found in about_sides(met.there) if found.hint == Hint.OUTNUMBERS), None)
    return Seen(record=Record(ref=met.ref, why=hint.side if hint else ""), stands_out=bool(hint))


def late_minutes(meetings: Iterable[Met], today: date) -> Signal:
    """Meetings whose minutes came more than 14 days later, or are still not there.

    >>> met = Met(ref="a", on=date(2026, 3, 1), there={})
    >>> late_minutes([met], date(2026, 3, 15)).state.value, late_minutes([met], date(2026, 3, 16)).state.value
    ('unknown', 'look')

    Source: our own rule; after two weeks people no longer know what was said.
    """
    judged = (late(each.ref, each.on, each.minutes_on, today, MINUTES_DAYS) for each in meetings)
    return told(Kind.MINUTES_LATE, chain.from_iterable(judged))


def late_papers(meetings: Iterable[Met]) -> Signal:
    """Meetings whose invitation, with what to talk about, came less than 7 days before. `days`: how many before.

    >>> found = late_papers([Met(ref="a", on=date(2026, 3, 8), there={}, papers_on=date(2026, 3, 6))])
    >>> found.number, found.records[0].days
    (1, 2)

    Source: papers a week before are asked for by people who need time, or somebody, to go through them.
    """
    return told(Kind.PAPERS_LATE, map(_papers, meetings))


def _papers(met: Met) -> Seen:
    if met.papers_on is None or met.papers_on > met.on:
        return Seen(record=Record(ref=met.ref), stands_out=None)
    days = (met.on - met.papers_on).days
    return Seen(record=Record(ref=met.ref, days=days), stands_out=days < PAPERS_DAYS)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A meeting that took place, or was called off, by somebody of a side where that is known."""

    ref: str
    is_off: bool
    by_side: str = ""


def called_off(meetings: Iterable[Planned]) -> Signal:
    """Meetings that were called off: pointed out from two on, if they are a quarter or more. By side, who did it.

    >>> off = [Planned(ref=ref, is_off=True, by_side="professional") for ref in "ab"]
    >>> found = called_off([*off, Planned(ref="c", is_off=False)])
    >>> found.state.value, found.number, found.of, found.parts[0].number
    ('look', 2, 3, 2)
    >>> called_off(off[:1]).state.value
    'clear'

    Source: our own rule: a meeting can fall out; if many do, plans were made without asking.
    """
    planned = list(meetings)
    off = [each for each in planned if each.is_off]
    stands_out = len(off) >= CALLED_OFF and 100 * len(off) >= CALLED_OFF_SHARE * len(planned)
    sides = list(dict.fromkeys(each.by_side for each in off))
    state = State.UNKNOWN if not planned else State.LOOK if stands_out else State.CLEAR
    return Signal(
        kind=Kind.CALLED_OFF,
        state=state,
        number=len(off),
        of=len(planned),
        records=tuple(Record(ref=each.ref, why=each.by_side) for each in off),
        parts=tuple(Part(side=side, number=sum(each.by_side == side for each in off)) for side in sides if side),
    )


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A meeting in which somebody counted: for each person who was there, their side and how often they spoke."""

    people: tuple[tuple[str, str, int], ...]  # who, their side, turns


def turns(meetings: Iterable[Spoken], threshold: int = EVERYTHING) -> Signal:
    """Whether people with lived experience spoke much less than their seats would be. Over all meetings together.

    The part of a side is its turns of all turns; `number` of `of` are seats of people with lived experience. Hidden
    where one side is of few people: how often somebody speaks is for those who count.

    >>> meeting = Spoken(people=(("a", "lived", 1), ("b", "lived", 1), ("c", "professional", 9), ("d", "carer", 1)))
    >>> found = turns([meeting])
    >>> found.state.value, found.number, found.of, found.parts[0].number, found.parts[0].of
    ('look', 2, 4, 2, 12)
    >>> turns([meeting], threshold=5).state.value
    'hidden'

    Source: as `meetings.about_turns`; that half is little is our own rule.
    """
    counted = [each.people for each in meetings if _counted(each)]
    people = [person for meeting in counted for person in meeting]
    if not people:
        return Signal(kind=Kind.TURNS, state=State.UNKNOWN)
    theirs = [person for person in people if person[1] == LIVED]
    few = (len({who for who, side, _turns in people if (side == LIVED) == is_lived}) for is_lived in (True, False))
    if any(count(number, threshold).is_hidden for number in few):
        return Signal(kind=Kind.TURNS, state=State.HIDDEN)
    spoken, spoken_by_them = sum(person[2] for person in people), sum(person[2] for person in theirs)
    is_little = 100 * spoken_by_them * len(people) < TURNS_SHARE * len(theirs) * spoken
    return Signal(
        kind=Kind.TURNS,
        state=State.LOOK if is_little else State.CLEAR,
        number=len(theirs),
        of=len(people),
        parts=(Part(side=LIVED, number=spoken_by_them, of=spoken),),
    )


def _counted(meeting: Spoken) -> bool:
    """Somebody counted, and there were both: people with lived experience, and others."""
    return sum(turns for _who, _side, turns in meeting.people) >= FEW_TURNS and {True, False} == {
        side == LIVED for _who, side, _turns in meeting.people
    }

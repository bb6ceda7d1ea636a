"""Signals from records: where the work together may be so in name only, seen in what is written down, not in opinions.

Each rule takes plain values of records and gives one signal: how many of how many stand out, and which. A signal is
no verdict. It asks the group to look, and a group may have a good reason. What is in order is told as well, and so is
what the records do not say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from .meetings import LIVED

# From when on something stands out. The page prints all of these; they are kept in no other place.
REPLY_DAYS = 60  # a voice that is older has waited for a reply
CONFIRM_DAYS = 30  # notes and minutes that are older have waited to be confirmed
MINUTES_DAYS = 14  # after a meeting
PAPERS_DAYS = 7  # before a meeting
CALLED_OFF, CALLED_OFF_SHARE = 2, 25  # meetings, and how many of 100
TURNS_SHARE = 50  # of 100: turns beside seats
PAY_DAYS = 30  # from the work to the money
PAY_SHARE = 50  # of 100: money for an hour beside that of another side


class Kind(StrEnum):
    """What is looked at, in the order in which a page tells of it."""

    WITHOUT = "decided-without"
    UNVOICED = "no-voice-behind"
    NO_REPLY = "no-reply"
    NOTES = "notes-not-confirmed"
    MINUTES = "minutes-not-confirmed"
    APART = "meetings-apart"
    OUTNUMBERED = "meetings-outnumbered"
    TURNS = "turns"
    CALLED_OFF = "called-off"
    MINUTES_LATE = "minutes-late"
    PAPERS_LATE = "papers-late"
    PAY_LATE = "pay-late"
    PAY_UNLIKE = "pay-unlike"
    CHANGED = "outcomes-changed"
    AGREED = "agreed-without"
    REPORTS = "reports-without"


class State(StrEnum):
    LOOK = "look"  # something stands out
    CLEAR = "clear"  # the records say that it is in order
    UNKNOWN = "unknown"  # there are no records that say it
    HIDDEN = "hidden"  # few people: telling it would point at somebody


@dataclass(frozen=True, kw_only=True)
class Record:
    """One thing that stands out: its reference, why in a word of the rule's own, and how many days."""

    ref: str
    why: str = ""
    days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a signal says of one side: how many of how many."""

    side: str
    number: int
    of: int = 0


@dataclass(frozen=True, kw_only=True)
class Signal:
    """`number` of `of` stand out; `untold` more do not say. `day`: since when, where all have the same."""

    kind: Kind
    state: State
    number: int = 0
    of: int = 0
    untold: int = 0
    records: tuple[Record, ...] = ()
    parts: tuple[Part, ...] = ()
    day: date | None = None

    @property
    def facts(self) -> str:
        """What an answer is about. Where this is another one, the facts have changed since; time alone is no change."""
        return " ".join([self.state, str(self.number), *sorted(record.ref for record in self.records)])


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A record as a rule judged it: it stands out, it does not, or it does not say (None)."""

    record: Record
    stands_out: bool | None


def told(kind: Kind, seen: Iterable[Seen], day: date | None = None) -> Signal:
    """One signal from records that were judged, those that waited longest first.

    >>> judged = [Seen(record=Record(ref=ref), stands_out=out) for ref, out in [("a", True), ("b", False), ("c", None)]]
    >>> found = told(Kind.WITHOUT, judged)
    >>> found.state.value, found.number, found.of, found.untold, [record.ref for record in found.records]
    ('look', 1, 2, 1, ['a'])
    >>> told(Kind.WITHOUT, []).state.value
    'unknown'

    Source: our own rule: a number is told with what it is a part of, and with what is not known.
    """
    seen = list(seen)
    known = [each for each in seen if each.stands_out is not None]
    out = sorted((each.record for each in known if each.stands_out), key=lambda record: -(record.days or 0))
    state = State.UNKNOWN if not known else State.LOOK if out else State.CLEAR
    return Signal(
        kind=kind,
        state=state,
        number=len(out),
        of=len(known),
        untold=len(seen) - len(known),
        records=tuple(out),
        day=day,
    )


def late(ref: str, since: date | None, until: date | None, today: date, most: int) -> Iterator[Seen]:
    """Whether it took longer than `most` days, or has until today. Nothing, while it is too early to say.

    >>> day = date(2026, 3, 1)
    >>> [seen.stands_out for until in (None, date(2026, 3, 4)) for seen in late("a", day, until, date(2026, 3, 9), 7)]
    [True, False]

    Source: our own rule: what waits has waited until today.
    """
    if since is None:
        yield Seen(record=Record(ref=ref), stands_out=None)
        return
    days = ((until or today) - since).days
    if until or days > most:
        yield Seen(record=Record(ref=ref, days=days), stands_out=days > most)


# --- Decisions --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Decided:
    """How many people of each side were there when it was decided, and of which sides voices are behind it."""

    ref: str
    there: Mapping[str, int]
    voices: Mapping[str, int]


def decided_without(decisions: Iterable[Decided]) -> Signal:
    """Decisions that were made when nobody with lived experience was there. Of some nobody noted who was.

    >>> found = decided_without([Decided(ref="a", there={"professional": 3}, voices={}),
    ...     Decided(ref="b", there={"professional": 1, "lived": 1}, voices={}), Decided(ref="c", there={}, voices={})])
    >>> found.number, found.of, found.untold
    (1, 2, 1)

    Source: that those whom a decision is about are there when it is made is what every guide to co-production asks for.
    """
    return told(Kind.WITHOUT, (_without(Kind.WITHOUT, each.ref, each.there) for each in decisions))


def decided_unvoiced(decisions: Iterable[Decided]) -> Signal:
    """Decisions with no voice of anybody with lived experience behind them. One without any voice has none of them.

    >>> found = decided_unvoiced([Decided(ref="a", there={}, voices={"professional": 2}),
    ...     Decided(ref="b", there={}, voices={"lived": 1}), Decided(ref="c", there={}, voices={"unknown": 1})])
    >>> found.number, found.of, found.untold
    (1, 2, 1)

    Source: our own rule, from the thread from a voice to a decision (docs/concepts.md).
    """
    return told(Kind.UNVOICED, (_unvoiced(each) for each in decisions))


def _unvoiced(decided: Decided) -> Seen:
    if not decided.voices.get(LIVED) and decided.voices.get("unknown"):
        return Seen(record=Record(ref=decided.ref), stands_out=None)
    return Seen(record=Record(ref=decided.ref), stands_out=not decided.voices.get(LIVED))


def _without(kind: Kind, ref: str, there: Mapping[str, int]) -> Seen:
    is_known = any(there.values())
    return Seen(record=Record(ref=ref), stands_out=not there.get(LIVED) if is_known else None)


# --- Words that wait --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Waits:
    """Something that was said or written on a day, and whether it has what it waits for."""

    ref: str
    on: date | None
    is_over: bool


def unanswered(voices: Iterable[Waits], today: date) -> Signal:
    """Voices without a reply for more than 60 days. Newer ones without a reply say nothing yet.

    >>> day = date(2026, 3, 1)
    >>> found = unanswered([Waits(ref="a", on=day, is_over=False), Waits(ref="b", on=day, is_over=True)],
    ...     date(2026, 5, 1))
    >>> found.number, found.of, found.records[0].days
    (1, 2, 61)

    Source: that people hear what came of their words is in every guide to involvement; 60 days are our own rule.
    """
    return _waiting(Kind.NO_REPLY, voices, today, REPLY_DAYS)


def unconfirmed(kind: Kind, notes: Iterable[Waits], today: date) -> Signal:
    """Notes or minutes of which for more than 30 days nobody has said that they are right.

    >>> found = unconfirmed(Kind.NOTES, [Waits(ref="a", on=date(2026, 3, 1), is_over=False)], date(2026, 3, 31))
    >>> found.number, found.of, found.state.value
    (0, 0, 'unknown')

    Source: taking notes back to the person who spoke is a rule of good research; 30 days are our own rule.
    """
    return _waiting(kind, notes, today, CONFIRM_DAYS)


def _waiting(kind: Kind, things: Iterable[Waits], today: date, most: int) -> Signal:
    return told(kind, chain.from_iterable(_waits(each, today, most) for each in things))


def _waits(thing: Waits, today: date, most: int) -> Iterable[Seen]:
    if thing.is_over:
        return [Seen(record=Record(ref=thing.ref), stands_out=False)]
    return late(thing.ref, thing.on, None, today, most)


# --- The plan, and reports --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """An outcome as it was agreed and as it is: the same, or `why` not."""

    ref: str
    why: str = ""


def changed(outcomes: Iterable[Outcome], agreed_on: date | None) -> Signal:
    """Outcomes that are not as the group agreed them last. Without an agreed version nothing can be told.

    >>> found = changed([Outcome(ref="a"), Outcome(ref="b", why="words")], date(2026, 3, 4))
    >>> found.number, found.of, found.records[0].why
    (1, 2, 'words')
    >>> changed([Outcome(ref="a")], None).state.value
    'unknown'

    Source: our own rule: what is counted as good for people is agreed with them, and each change as well.
    """
    if agreed_on is None:
        return Signal(kind=Kind.CHANGED, state=State.UNKNOWN)
    judged = (Seen(record=Record(ref=each.ref, why=each.why), stands_out=bool(each.why)) for each in outcomes)
    return told(Kind.CHANGED, judged, agreed_on)


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Something of which is known who agreed to it or worked on it, by side."""

    ref: str
    by: Mapping[str, int]


def signed_without(kind: Kind, things: Iterable[Signed]) -> Signal:
    """Versions of the plan without anybody who has lived experience among those who agreed.

    >>> found = signed_without(Kind.AGREED, [Signed(ref="a", by={"professional": 1}), Signed(ref="b", by={})])
    >>> found.number, found.of, found.untold
    (1, 1, 1)

    Source: nothing about people is published without them, as groups of disabled people ask.
    """
    return told(kind, (_without(kind, each.ref, each.by) for each in things))


def unsigned(reports: Mapping[str, bool]) -> Signal:
    """Reports for people outside, by whether a version of each is signed off.

    >>> found = unsigned({"a": True, "b": False})
    >>> found.number, found.of
    (1, 2)

    Source: nothing about people is published without them, as groups of disabled people ask.
    """
    return told(
        Kind.REPORTS,
        (Seen(record=Record(ref=ref), stands_out=not is_signed_off) for ref, is_signed_off in reports.items()),
    )

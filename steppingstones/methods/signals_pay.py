"""Signals from what people gave and got: who waits for money, and whether an hour is worth the same on each side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from .giving import NONE, Sides
from .meetings import LIVED
from .signals import PAY_DAYS, PAY_SHARE, Kind, Part, Signal, State
from .suppression import EVERYTHING, split


@dataclass(frozen=True, kw_only=True)
class Gave:
    """Hours that somebody gave on a day."""

    person: str
    on: date
    hours: Decimal


@dataclass(frozen=True, kw_only=True)
class Got:
    """Money for somebody. `since`: the day of the meeting that it is for. `hours`: those that it pays for.

    `is_waiting`: it was offered, and nobody has said that they have it. Money that does not count, such as that of
    an earlier year, only pays for its hours.
    """

    person: str
    side: str
    on: date
    hours: Decimal | None = None
    since: date | None = None
    is_waiting: bool = False
    counts: bool = True


def waits(gave: Iterable[Gave], got: Iterable[Got], today: date) -> dict[str, int | None]:
    """For each person who got or is to get money: the longest that they waited for any of it, in days.

    Money that is for a meeting waits since that day. Other money that says for how many hours it is pays for the
    oldest hours that were not paid yet. For all other money nobody knows: None.

    >>> day = date(2026, 3, 1)
    >>> hours = [Gave(person="ada", on=day, hours=Decimal(2))]
    >>> waits(hours, [Got(person="ada", side="lived", on=date(2026, 4, 15), hours=Decimal(2))], date(2026, 5, 1))
    {'ada': 45}
    >>> waits([], [Got(person="ada", side="lived", on=day)], date(2026, 5, 1))
    {'ada': None}

    Source: first in, first out, as debts are paid off where nobody says for what a payment is.
    """
    unpaid: dict[str, list[tuple[date, Decimal]]] = {}
    for hours in sorted(gave, key=lambda each: each.on):
        unpaid.setdefault(hours.person, []).append((hours.on, hours.hours))
    found: dict[str, int | None] = {}
    for money in sorted(got, key=lambda each: each.on):
        since = money.since or _since(unpaid.get(money.person, []), money)
        if not money.counts:
            continue
        until = today if money.is_waiting else money.on
        days = None if since is None else max(0, (until - since).days)
        known = [each for each in (found.get(money.person), days) if each is not None]
        found[money.person] = max(known) if known else None
    return found


def _since(unpaid: list[tuple[date, Decimal]], money: Got) -> date | None:
    """The day of the oldest hours that this money pays for. Those that it pays for are taken off."""
    if money.is_waiting and not money.hours:
        return money.on
    left, first = money.hours or NONE, None
    while left > 0 and unpaid and unpaid[0][0] <= money.on:
        on, hours = unpaid[0]
        first = first or on
        unpaid[0] = (on, hours - left)
        left -= hours
        if unpaid[0][1] <= 0:
            unpaid.pop(0)
    return first


def late(waited: Mapping[str, int | None], sides: Mapping[str, str], threshold: int = EVERYTHING) -> Signal:
    """How many people of each side waited more than 30 days for money. Hidden where that is few people of a side.

    >>> found = late({"ada": 45, "ben": 3}, {"ada": "lived", "ben": "professional"})
    >>> found.number, found.of, [(part.side, part.number, part.of) for part in found.parts]
    (1, 2, [('lived', 1, 1), ('professional', 0, 1)])
    >>> late({"ada": 45}, {"ada": "lived"}, threshold=5).state.value
    'hidden'

    Source: 30 days is the longest that public bodies in the UK take to pay an invoice (Public Contracts Regulations
    2015, regulation 113). By side, because one number for all hides who waits.
    """
    cells: dict[str, int] = {}
    for person, days in waited.items():
        # Who waited how long nobody knows is a part as well: together with the page of sums it would tell the others.
        cell = f"{sides[person]} {'untold' if days is None else 'late' if days > PAY_DAYS else 'in time'}"
        cells[cell] = cells.get(cell, 0) + 1
    if any(cell.is_hidden for cell in split(cells, threshold).values()):
        return Signal(kind=Kind.PAY_LATE, state=State.HIDDEN)
    parts = [_part(cells, side) for side in sorted(set(sides.values()))]
    known = [part for part in parts if part.of]
    number = sum(part.number for part in known)
    state = State.UNKNOWN if not known else State.LOOK if number else State.CLEAR
    return Signal(
        kind=Kind.PAY_LATE,
        state=state,
        number=number,
        of=sum(part.of for part in known),
        untold=sum(days is None for days in waited.values()),
        parts=tuple(known),
    )


def _part(cells: Mapping[str, int], side: str) -> Part:
    number = cells.get(f"{side} late", 0)
    return Part(side=side, number=number, of=number + cells.get(f"{side} in time", 0))


def unlike(sums: Sides) -> Signal:
    """Whether an hour of people with lived experience brings them less than half of what it brings another side.

    Only from sums that a reader of them sees anyway: what is hidden there is hidden here. A part is one side: pence
    for an hour.

    >>> from steppingstones.methods.giving import Entry, between_sides
    >>> def gave_and_got(side, money):
    ...     gave = Entry(person=side, side=side, way="gave", kind="hours", hours=Decimal(2))
    ...     return [gave, Entry(person=side, side=side, way="got", kind="pay", money=Decimal(money))]
    >>> found = unlike(between_sides([*gave_and_got("lived", 4), *gave_and_got("professional", 40)], 1))
    >>> found.state.value, [(part.side, part.number) for part in found.parts]
    ('look', [('lived', 200), ('professional', 2000)])

    Source: equal worth of everybody's time; that half is little is our own rule.
    """
    if any(figure.is_hidden for figure in (*sums.hours.values(), *sums.pay.values())):
        return Signal(kind=Kind.PAY_UNLIKE, state=State.HIDDEN)
    parts = [part for side in sorted(sums.hours) if (part := _pence(sums, side))]
    lived = [part.number for part in parts if part.side == LIVED]
    others = [part.number for part in parts if part.side != LIVED]
    if not lived or not others:
        return Signal(kind=Kind.PAY_UNLIKE, state=State.UNKNOWN)
    is_less = 100 * lived[0] < PAY_SHARE * max(others)
    return Signal(kind=Kind.PAY_UNLIKE, state=State.LOOK if is_less else State.CLEAR, parts=tuple(parts))


def _pence(sums: Sides, side: str) -> Part | None:
    hours, pay = sums.hours[side].total, sums.pay[side].total
    if not hours:
        return None
    pence = (100 * (pay or NONE) / hours).quantize(Decimal(1), ROUND_HALF_UP)
    return Part(side=side, number=int(pence))


def who_got(got: Sequence[Got]) -> dict[str, str]:
    """The side of each person who got or is to get money that counts.

    >>> who_got([Got(person="ada", side="lived", on=date(2026, 3, 1))])
    {'ada': 'lived'}

    Source: our own rule; a person is on one side.
    """
    return {each.person: each.side for each in got if each.counts}

"""What co-production took: money, things given, and hours paid and unpaid. Each hour once, and nobody's pay told.

Money and hours are exact decimals, and they are never added to each other without a rate.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from .suppression import PUBLISHED

NONE = Decimal(0)
PENNY = Decimal("0.01")
STAFF, PEOPLE, UNPAID = "staff", "people", "unpaid"  # whose hour a rate is for
MONEY, GIFTS, PAID, NOT_PAID, WORTH_PAID, WORTH_NOT_PAID = MEASURES = (
    *("money", "gifts", "paid", "not paid"),
    *("worth of paid hours", "worth of unpaid hours"),
)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One thing that it took, on a day. `person` is who it is of; `people` are others behind it without a name.

    A gift is money's worth for which nobody paid. Hours are covered if a sum of money stands for them already.
    """

    kind: str
    on: date
    side: str = ""
    source: str = ""
    money: Decimal = NONE
    is_gift: bool = False
    hours: Decimal = NONE
    is_paid: bool = True
    is_covered: bool = False
    person: str = ""
    people: int = 0


@dataclass(frozen=True, kw_only=True)
class Rate:
    """What an hour counts for from the year of a day on. `of` is staff, people or unpaid."""

    of: str
    since: date
    amount: Decimal
    basis: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Given:
    """Hours that one person gave on a day, perhaps at a meeting."""

    on: date
    hours: Decimal
    kind: str = PEOPLE
    source: str = ""
    meeting: str = ""


@dataclass(frozen=True, kw_only=True)
class Pay:
    """Hours for which one person was paid. Without an amount, somebody else pays them, such as in a salary."""

    on: date
    hours: Decimal
    has_amount: bool
    source: str = ""


# --- Each hour once -----------------------------------------------------------------------------------------


def not_noted(at_meetings: Iterable[Given], noted: Sequence[Given]) -> list[Given]:
    """The hours at meetings that one person has not noted in another place already.

    A note about a meeting stands for that meeting; a note without one stands for every meeting of its day.

    >>> day, other = date(2026, 3, 4), date(2026, 3, 11)
    >>> at = [Given(on=day, hours=Decimal(2), meeting="a"), Given(on=other, hours=Decimal(3), meeting="b")]
    >>> [each.meeting for each in not_noted(at, [Given(on=other, hours=Decimal(1))])]
    ['a']
    >>> [each.meeting for each in not_noted(at, [Given(on=other, hours=Decimal(2), meeting="a")])]
    ['b']

    Source: our own rule, so that an hour is counted too seldom rather than twice (`docs/decisions/costs.md`).
    """
    meetings = {each.meeting for each in noted if each.meeting}
    days = {each.on for each in noted if not each.meeting}
    return [each for each in at_meetings if each.meeting not in meetings and each.on not in days]


def paid_and_unpaid(
    given: Iterable[Given], pay: Iterable[Pay], *, in_job: bool = False
) -> list[tuple[Given, bool, bool]]:
    """The hours of one person in parts, each with whether it is paid, and whether an amount stands for it.

    Pay counts for the earliest hours that are not paid yet. Hours that were paid and not noted were given all the same.
    With `in_job`, hours without pay belong to the job that somebody comes in.

    >>> day, money = date(2026, 3, 4), Pay(on=date(2026, 3, 9), hours=Decimal(2), has_amount=True)
    >>> found = paid_and_unpaid([Given(on=day, hours=Decimal(3))], [money])
    >>> [(str(part.hours), is_paid, is_covered) for part, is_paid, is_covered in found]
    [('2', True, True), ('1', False, False)]

    Source: unpaid is what a person gave beyond what they were paid for, as in `giving.cost`; here with its day.
    """
    waiting = deque((each, each.hours) for each in sorted(pay, key=lambda each: each.on))
    found: list[tuple[Given, bool, bool]] = []
    for each in sorted(given, key=lambda each: each.on):
        left = each.hours
        while left > 0 and waiting:
            row, hours = waiting.popleft()
            took = min(left, hours)
            found.append((replace(each, hours=took), True, row.has_amount))
            left -= took
            if hours > took:
                waiting.appendleft((row, hours - took))
        if left > 0:
            found.append((replace(each, hours=left), in_job, False))
    rest = [(Given(on=row.on, hours=hours, source=row.source), True, row.has_amount) for row, hours in waiting if hours]
    return found + rest


def spread(amount: Decimal, first: date, last: date, since: date, until: date) -> Decimal:
    """The part of an amount that falls between two days, if it is spread evenly over its own days.

    Parts that follow each other always add up to the whole, to the penny.

    >>> year, half = (date(2025, 7, 1), date(2026, 6, 30)), (date(2025, 1, 1), date(2025, 12, 31))
    >>> str(spread(Decimal(365), *year, *half))
    '184.00'

    Source: costs belong to the time in which what they paid for was used (matching, FRS 102 section 2).
    """
    days = (last - first).days + 1

    def before(day: date) -> Decimal:
        over = min(max((day - first).days, 0), days)
        return (amount * over / days).quantize(PENNY, ROUND_HALF_UP)

    return before(until + timedelta(days=1)) - before(since)


# --- What an hour counts for --------------------------------------------------------------------------------


def rate_for(piece: Piece, rates: Iterable[Rate]) -> Rate | None:
    """The rate of that year. Before the first one, the first one counts.

    A rate counts for whole years: whoever could move it by a day would read what was given on that day.

    >>> rates = [Rate(of="unpaid", since=date(2025, 4, 1), amount=Decimal(12)),
    ...          Rate(of="unpaid", since=date(2026, 4, 1), amount=Decimal(13))]
    >>> hours = [Piece(kind="people", on=date(year, 3, 4), hours=Decimal(1), is_paid=False) for year in (2025, 2026)]
    >>> [str(rate_for(each, rates).amount) for each in hours]
    ['12', '13']

    Source: an hour at what it counted for when it was given (replacement cost; ILO Manual on the Measurement of
    Volunteer Work, 2011).
    """
    of = UNPAID if not piece.is_paid else STAFF if piece.kind == STAFF else PEOPLE
    known = sorted((rate for rate in rates if rate.of == of), key=lambda rate: rate.since)
    return next((rate for rate in reversed(known) if rate.since.year <= piece.on.year), known[0] if known else None)


def worth(piece: Piece, rates: Iterable[Rate]) -> Decimal:
    """What the hours of a piece count for. Nothing if money stands for them already, or if there is no rate.

    >>> rates = [Rate(of="staff", since=date(2025, 4, 1), amount=Decimal("13.45"))]
    >>> str(worth(Piece(kind="staff", on=date(2026, 3, 4), hours=Decimal("1.5")), rates))
    '20.18'

    Source: hours times a stated rate with its origin (SROI guide, 2012).
    """
    rate = None if piece.is_covered or not piece.hours else rate_for(piece, rates)
    return NONE if rate is None else (piece.hours * rate.amount).quantize(PENNY, ROUND_HALF_UP)


# --- Sums that tell of nobody -------------------------------------------------------------------------------

Of = Callable[[Piece], str]


@dataclass(frozen=True, kw_only=True)
class Line:
    """Sums over pieces. One that is None is hidden, since too few people are in it.

    `known` is the part of each that readers know anyway, so that it can be told beside what is hidden.
    """

    known: Mapping[str, Decimal]
    money: Decimal | None
    gifts: Decimal | None
    paid: Decimal | None
    unpaid: Decimal | None
    worth_paid: Decimal | None
    worth_unpaid: Decimal | None

    @property
    def together(self) -> Decimal | None:
        """In money, as far as there is an amount."""
        parts = [self.money, self.gifts, self.worth_paid, self.worth_unpaid]
        known = [part for part in parts if part is not None]
        return sum(known, NONE) if len(known) == len(parts) else None

    @property
    def hours(self) -> Decimal | None:
        return None if self.paid is None or self.unpaid is None else self.paid + self.unpaid


def measured(piece: Piece, measure: str, rates: Iterable[Rate]) -> Decimal:
    """How much of one measure a piece has.

    >>> cake = Piece(kind="food", on=date(2026, 3, 4), money=Decimal(8), is_gift=True)
    >>> str(measured(cake, MONEY, [])), str(measured(cake, GIFTS, []))
    ('0', '8')

    Source: gifts in kind stand apart from money that was spent (Charities SORP FRS 102, module 6).
    """
    if measure in (MONEY, GIFTS):
        return piece.money if piece.is_gift == (measure == GIFTS) else NONE
    if piece.is_paid != (measure in (PAID, WORTH_PAID)):
        return NONE
    return piece.hours if measure in (PAID, NOT_PAID) else worth(piece, rates)


def people_in(pieces: Iterable[Piece]) -> int:
    """At least so many people are behind these; people without a name may be the same each time. Nobody: it is known.

    >>> day = date(2026, 3, 4)
    >>> people_in([Piece(kind="people", on=day, person="ada"), Piece(kind="people", on=day, people=3)])
    3

    Source: our own rule; counting people once at most keeps small numbers hidden.
    """
    found = list(pieces)
    return max(len({each.person for each in found if each.person}), *(each.people for each in found), 0)


def is_small(pieces: Iterable[Piece], measure: str, threshold: int = PUBLISHED) -> bool:
    """Whether a sum of these could tell what few people gave or got.

    Each source has to have enough people by itself, since another page may tell the sum of one. Paid and unpaid hours
    go together, since another page tells all hours; and so does what an amount stands for.

    >>> day = date(2026, 3, 4)
    >>> six = [Piece(kind="people", on=day, hours=Decimal(2), is_paid=False, person=str(n)) for n in range(6)]
    >>> is_small(six, NOT_PAID), is_small([*six, Piece(kind="people", on=day, hours=Decimal(1), person="7")], NOT_PAID)
    (False, True)

    Source: differencing between tables (Hundepool and others, Statistical Disclosure Control, 2012).
    """
    groups: dict[tuple[object, ...], list[Piece]] = {}
    for piece in pieces:
        if measure in (MONEY, GIFTS):
            key: tuple[object, ...] = (piece.source,)
            amount = measured(piece, measure, ())
        else:
            # Staff time has a rate of its own, and rates can be chosen so that a sum falls apart into its parts.
            key = (piece.source, piece.is_paid, piece.is_covered, piece.kind == STAFF)
            key = key if measure in (WORTH_PAID, WORTH_NOT_PAID) else key[:2]
            amount = piece.hours
        if amount:
            groups.setdefault(key, []).append(piece)
    return any(0 < people_in(found) < threshold for found in groups.values())


def lines(
    pieces: Sequence[Piece],
    of: Of,
    rates: Sequence[Rate] = (),
    threshold: int = PUBLISHED,
    beside: Sequence[Of] = (),
) -> dict[str, Line]:
    """The sums of each part, such as each kind. If one part must be hidden, so are all with people in them.

    `beside` is by what else readers see the same sums: where a part of both has few people, this one is hidden.

    >>> day, two = date(2026, 3, 4), Decimal(2)
    >>> six = [Piece(kind="people", on=day, hours=two, is_paid=False, person=str(n)) for n in range(6)]
    >>> rent, fare = Piece(kind="place", on=day, money=two), Piece(kind="travel", on=day, money=two, person="0")
    >>> found = lines([*six, rent, fare], lambda piece: piece.kind)
    >>> [(name, str(line.unpaid), str(line.money)) for name, line in found.items()]
    [('people', '12', '0'), ('place', '0', '2'), ('travel', '0', 'None')]

    Source: complementary suppression, in its simplest safe form (ACRO), as in `suppression`.
    """
    parts = parted(pieces, of)
    columns = {measure: _column(parts, measure, rates, threshold, beside) for measure in MEASURES}
    return {
        name: _line({measure: columns[measure][name] for measure in MEASURES}, part, rates)
        for name, part in parts.items()
    }


def parted(pieces: Iterable[Piece], of: Of) -> dict[str, list[Piece]]:
    """The pieces of each part.

    >>> list(parted([Piece(kind="food", on=date(2026, 3, 4))], lambda piece: piece.kind))
    ['food']

    Source: none needed.
    """
    parts: dict[str, list[Piece]] = {}
    for piece in pieces:
        parts.setdefault(of(piece), []).append(piece)
    return parts


def total(
    pieces: Sequence[Piece], rates: Sequence[Rate] = (), threshold: int = PUBLISHED, beside: Sequence[Of] = ()
) -> Line:
    """The sums of everything.

    >>> rent = Piece(kind="place", on=date(2026, 3, 4), money=Decimal(120))
    >>> str(total([rent]).together), str(total([rent, rent]).money), total([]).hours
    ('120', '240', Decimal('0'))

    Source: as `lines`.
    """
    found = lines(pieces, lambda _piece: "", rates, threshold, beside)
    return found.get("") or _line(dict.fromkeys(MEASURES, NONE), (), ())


def _column(
    parts: Mapping[str, Sequence[Piece]], measure: str, rates: Sequence[Rate], threshold: int, beside: Sequence[Of]
) -> dict[str, Decimal | None]:
    cells = [part for whole in parts.values() for part in _cells(whole, beside)]
    is_hidden = any(is_small(cell, measure, threshold) for cell in (*parts.values(), *cells))
    return {name: _sum(part, measure, rates, may_hide=is_hidden) for name, part in parts.items()}


def _cells(pieces: Sequence[Piece], beside: Sequence[Of]) -> Iterator[list[Piece]]:
    for of in beside:
        yield from parted(pieces, of).values()


def _sum(pieces: Iterable[Piece], measure: str, rates: Sequence[Rate], *, may_hide: bool) -> Decimal | None:
    found = [(piece, measured(piece, measure, rates)) for piece in pieces]
    if may_hide and any(amount and people_in([piece]) for piece, amount in found):
        return None
    return sum((amount for _piece, amount in found), NONE)


def _line(found: Mapping[str, Decimal | None], pieces: Iterable[Piece], rates: Sequence[Rate]) -> Line:
    known = [piece for piece in pieces if not people_in([piece])]
    return Line(
        known={measure: sum((measured(each, measure, rates) for each in known), NONE) for measure in MEASURES},
        money=found[MONEY],
        gifts=found[GIFTS],
        paid=found[PAID],
        unpaid=found[NOT_PAID],
        worth_paid=found[WORTH_PAID],
        worth_unpaid=found[WORTH_NOT_PAID],
    )


def for_each(amount: Decimal | None, people: int, threshold: int = PUBLISHED) -> Decimal | None:
    """What it took for each person who took part; nothing where they are few.

    >>> str(for_each(Decimal(100), 6)), for_each(Decimal(100), 4)
    ('16.67', None)

    Source: cost per participant, with the number of people beside it; small numbers as in `suppression`.
    """
    if amount is None or people < threshold:
        return None
    return (amount / people).quantize(PENNY, ROUND_HALF_UP)

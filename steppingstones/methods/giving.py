"""Give and get: what people put in and get out, what their time costs, and who gave and who got.

Money and hours are exact decimals. What one person gave or got is theirs: a sum that others see has enough people
in it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from .suppression import PUBLISHED, count, split

NONE = Decimal(0)
PENNY = Decimal("0.01")
# The answers that `Contribution.Answer` keeps.
OFFERED, LESS, REFUSED, PASSED_ON = "offered", "less", "refused", "passed-on"
PAY = frozenset({"pay", "voucher"})
EXPENSES = "expenses"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something that a person gave or got. `taken` is how much of the money they took, if they took less."""

    person: str
    side: str
    way: str
    kind: str
    hours: Decimal | None = None
    money: Decimal | None = None
    answer: str = ""
    taken: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Year:
    """What one person gave and got in a year. `given_away` was paid, but not to them."""

    hours: Decimal
    paid_hours: Decimal
    pay: Decimal
    expenses: Decimal
    waiting: Decimal
    given_away: Decimal
    gave: Mapping[str, int]
    got: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A sum over people, and the sum for each of them. Hidden when too few people are in it."""

    people: int | None
    total: Decimal | None
    each: Decimal | None

    @property
    def is_hidden(self) -> bool:
        return self.total is None


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Who gave hours and who got pay, by side. The figures of all sides together stand beside them."""

    hours: Mapping[str, Figure]
    pay: Mapping[str, Figure]
    all_hours: Figure
    all_pay: Figure


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What people's time costs in a year. A part is None when it is hidden, or when the group has set no rate.

    `paid` is money that was paid. `paid_elsewhere` are hours noted as paid without an amount, such as in a salary.
    `unpaid` are the hours for which nobody got anything.
    """

    hours: Decimal | None
    paid: Decimal | None
    expenses: Decimal | None
    paid_elsewhere: Decimal | None
    unpaid: Decimal | None
    rate: Decimal | None
    paid_elsewhere_worth: Decimal | None = field(default=None)
    unpaid_worth: Decimal | None = field(default=None)
    total: Decimal | None = field(default=None)

    @property
    def is_hidden(self) -> bool:
        return None in (self.hours, self.paid, self.expenses, self.paid_elsewhere, self.unpaid)


# --- Numbers as people write them -------------------------------------------------------------------------


def number(typed: str) -> Decimal | None:
    """A number with a point or a comma. A comma before three figures parts thousands, unless a nought stands before it.

    >>> [str(number(typed)) for typed in ("1,5", "1.5", "10,000", "1,234.50", "0,125", "£ 12", "some")]
    ['1.5', '1.5', '10000', '1234.50', '0.125', '12', 'None']

    Source: British usage parts thousands by commas; most of Europe writes decimals with one (ISO 80000-1 allows both).
    """
    bare = "".join(typed.split()).removeprefix("£")
    if -1 < bare.rfind(".") < bare.rfind(","):  # 1.234,50, as much of Europe writes it
        bare = bare.translate({ord("."): ",", ord(","): "."})
    if "." in bare or bare.count(",") > 1 or _parts_thousands(bare):
        bare = bare.replace(",", "") if _is_grouped(bare) else bare
    else:
        bare = bare.replace(",", ".")
    digits = bare.removeprefix("-")
    is_number = digits.isascii() and digits.replace(".", "", 1).isdigit()
    return Decimal(bare) if is_number else None


def _parts_thousands(bare: str) -> bool:
    whole, comma, rest = bare.removeprefix("-").partition(",")
    return bool(comma) and len(rest) == 3 and whole.strip("0") != ""


def _is_grouped(bare: str) -> bool:
    """Whether every comma stands before exactly three figures."""
    whole = bare.removeprefix("-").partition(".")[0].split(",")
    return 1 <= len(whole[0]) <= 3 and all(len(part) == 3 for part in whole[1:]) if len(whole) > 1 else True


# --- What one person gave and got -------------------------------------------------------------------------


def got(entry: Entry) -> Decimal:
    """The money that the person has. Nothing while they have not answered, or if they refused it or gave it away.

    >>> pay = {"person": "Ada", "side": "lived", "way": "got", "kind": "pay", "money": Decimal(20)}
    >>> answers = ("taken", "less", "refused", "passed-on")
    >>> [int(got(Entry(**pay, answer=answer, taken=Decimal(5)))) for answer in answers]
    [20, 5, 0, 0]

    Source: people may decline a payment, ask for less, or have it given to a charity (SCIE, paying people who receive
    benefits, 2021).
    """
    return NONE if entry.answer == PASSED_ON else paid_out(entry)


def paid_out(entry: Entry) -> Decimal:
    """The money that left the budget: also what the person gave away.

    >>> gift = Entry(person="Ada", side="lived", way="got", kind="pay", money=Decimal(20), answer="passed-on")
    >>> int(paid_out(gift)), int(got(gift))
    (20, 0)

    Source: NIHR payment guidance for researchers and professionals (2024): budget for what is offered and paid.
    """
    if entry.way != "got" or entry.answer in (OFFERED, REFUSED):
        return NONE
    return (entry.taken if entry.answer == LESS else entry.money) or NONE


def year(entries: Iterable[Entry]) -> Year:
    """The sums of one person's entries of one year.

    >>> gave = Entry(person="Ada", side="lived", way="gave", kind="hours", hours=Decimal("1.5"))
    >>> fare = Entry(person="Ada", side="lived", way="got", kind="expenses", money=Decimal("4.20"))
    >>> ada = year([gave, gave, fare])
    >>> str(ada.hours), str(ada.expenses), str(ada.pay), dict(ada.gave)
    ('3.0', '4.20', '0', {'hours': 2})

    Source: expenses are kept apart from pay, since benefit rules treat them differently (Disability Rights UK, service
    user involvement and payments).
    """
    rows = list(entries)
    payments = [row for row in rows if row.kind in PAY]
    offered = [row for row in rows if row.way == "got" and row.answer == OFFERED]
    return Year(
        hours=_given(rows),
        paid_hours=_paid_hours(rows),
        pay=sum(map(got, payments), NONE),
        expenses=sum((got(row) for row in rows if row.kind == EXPENSES), NONE),
        waiting=sum((row.money or NONE for row in offered), NONE),
        given_away=sum((paid_out(row) - got(row) for row in rows), NONE),
        gave=Counter(row.kind for row in rows if row.way == "gave"),
        got=Counter(row.kind for row in rows if row.way == "got" and row.answer not in (OFFERED, REFUSED)),
    )


def _given(rows: Iterable[Entry]) -> Decimal:
    """Also the hours of a skill, or of a way there: whatever they gave, it took their time."""
    return sum((row.hours or NONE for row in rows if row.way == "gave"), NONE)


def _is_paid_hours(row: Entry) -> bool:
    return row.way == "got" and row.kind in PAY and row.answer not in (OFFERED, REFUSED)


def _paid_hours(rows: Iterable[Entry]) -> Decimal:
    return sum((row.hours or NONE for row in rows if _is_paid_hours(row)), NONE)


def _of_each(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    by_person: dict[str, list[Entry]] = {}
    for entry in entries:
        by_person.setdefault(entry.person, []).append(entry)
    return by_person


# --- The balance between the sides ------------------------------------------------------------------------


def between_sides(entries: Sequence[Entry], threshold: int = PUBLISHED) -> Sides:
    """Who gave hours and who got pay, by side. If one side has too few people, only all sides together are shown.

    Only people with something in a figure count for it: of nine members one may be paid, and the sum would be theirs.

    >>> six = [Entry(person=str(n), side="lived", way="gave", kind="hours", hours=Decimal(2)) for n in range(6)]
    >>> str(between_sides(six).hours["lived"].total), str(between_sides(six).all_hours.each)
    ('12', '2.00')
    >>> two = [Entry(person=name, side="carer", way="gave", kind="hours", hours=Decimal(1)) for name in "xy"]
    >>> between_sides([*six, *two]).hours["lived"].is_hidden, str(between_sides([*six, *two]).all_hours.total)
    (True, '14')

    Source: complementary suppression, in its simplest safe form (ACRO), as in `suppression`.
    """
    side_of = {entry.person: entry.side for entry in entries}
    each = _of_each(entries)
    hours = {person: _given(rows) for person, rows in each.items()}
    pay = {person: sum((got(row) for row in rows if row.kind in PAY), NONE) for person, rows in each.items()}
    return Sides(
        hours=_by_side(hours, side_of, threshold),
        pay=_by_side(pay, side_of, threshold),
        all_hours=_figure(hours.values(), threshold),
        all_pay=_figure(pay.values(), threshold),
    )


def _figure(amounts: Iterable[Decimal], threshold: int) -> Figure:
    found = [amount for amount in amounts if amount]
    if count(len(found), threshold).is_hidden:
        return Figure(people=None, total=None, each=None)
    total = sum(found, NONE)
    return Figure(people=len(found), total=total, each=_pennies(total / len(found)) if found else NONE)


def _by_side(amounts: Mapping[str, Decimal], side_of: Mapping[str, str], threshold: int) -> dict[str, Figure]:
    by_side: dict[str, list[Decimal]] = {side: [] for side in side_of.values()}
    for person, amount in amounts.items():
        by_side[side_of[person]].append(amount)
    people = split({side: sum(map(bool, found)) for side, found in by_side.items()}, threshold)
    hidden = any(part.is_hidden for part in people.values())
    # One that is hidden hides the noughts as well: who did not get anything is told by what is left.
    nobody = Figure(people=None, total=None, each=None)
    return {side: nobody if hidden else _figure(found, threshold) for side, found in by_side.items()}


# --- What the time costs ----------------------------------------------------------------------------------


def cost(entries: Sequence[Entry], rate: Decimal | None, threshold: int = PUBLISHED) -> Cost:
    """What people's time costs: what was paid, and the unpaid hours at the rate that the group set.

    Hours are unpaid as far as a person gave more than were paid for; nobody makes up for the hours of another.

    >>> gave = [Entry(person=str(n), side="lived", way="gave", kind="hours", hours=Decimal(3)) for n in range(5)]
    >>> paid = [Entry(person=str(n), side="lived", way="got", kind="pay", hours=Decimal(1), money=Decimal(12))
    ...         for n in range(5)]
    >>> found = cost([*gave, *paid], Decimal("10.50"))
    >>> [str(part) for part in (found.hours, found.paid, found.unpaid, found.unpaid_worth, found.total)]
    ['15', '60', '10', '105.00', '165.00']

    Source: opportunity cost of volunteer time, hours times a stated rate with its origin (SROI guide, 2012).
    """
    each = _of_each(entries).values()
    paid, expenses, elsewhere, unpaid = zip(*map(_costs_of, each), strict=True) if each else ((), (), (), ())
    hours, parts = [_given(rows) for rows in each], [paid, expenses, elsewhere, unpaid]
    # Each part could be had from the others, so if one is of too few people, all are hidden.
    if any(_figure(amounts, threshold).is_hidden for amounts in [hours, *parts]):
        return Cost(hours=None, paid=None, expenses=None, paid_elsewhere=None, unpaid=None, rate=rate)
    of_paid, of_expenses, of_elsewhere, of_unpaid = (sum(amounts, NONE) for amounts in parts)
    worth = [None if rate is None else _pennies(amount * rate) for amount in (of_elsewhere, of_unpaid)]
    return Cost(
        hours=sum(hours, NONE),
        paid=of_paid,
        expenses=of_expenses,
        paid_elsewhere=of_elsewhere,
        unpaid=of_unpaid,
        rate=rate,
        paid_elsewhere_worth=worth[0],
        unpaid_worth=worth[1],
        total=None if worth[0] is None or worth[1] is None else of_paid + worth[0] + worth[1],
    )


def _costs_of(rows: Sequence[Entry]) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """What was paid to one person, their expenses, their hours paid without an amount, and their unpaid hours."""
    payments = [row for row in rows if row.kind in PAY]
    elsewhere = _paid_hours(row for row in payments if row.money is None)
    return (
        sum(map(paid_out, payments), NONE),
        sum((paid_out(row) for row in rows if row.kind == EXPENSES), NONE),
        elsewhere,
        max(NONE, _given(rows) - _paid_hours(payments)),
    )


def _pennies(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_UP)

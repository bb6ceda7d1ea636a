"""What co-production took, gathered: by hand, from Give and get, from the time bank and from meetings. Each hour once.

`docs/decisions/costs.md` says what counts, and what does not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import F, IntegerField, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from ..methods import costs as sums
from ..methods import giving
from ..methods.costs import Given, Pay, Piece, Rate
from ..methods.suppression import EVERYTHING, PUBLISHED
from ..methods.value_map import Input
from ..models import (
    Contribution,
    Cost,
    CostKind,
    HourRate,
    HoursCounted,
    Meeting,
    OthersAtMeeting,
    Project,
    Side,
    TimeExchange,
)
from .giving_words import in_money
from .time_bank import counted

BY_HAND, GIVING, BANK, MEETINGS = SOURCES = ("hand", "giving", "bank", "meetings")
GaveOrGot = Contribution.Kind
# What Give and get calls it, and for what it was.
KIND_OF = {
    GaveOrGot.TRAVEL: CostKind.TRAVEL,
    GaveOrGot.THING: CostKind.EQUIPMENT,
    GaveOrGot.PAY: CostKind.PAYMENT,
    GaveOrGot.VOUCHER: CostKind.PAYMENT,
    GaveOrGot.EXPENSES: CostKind.EXPENSES,
    GaveOrGot.TRAINING: CostKind.TRAINING,
}
OF_SOMEBODY = {CostKind.STAFF, CostKind.PEOPLE, CostKind.PAYMENT, CostKind.EXPENSES}
STAND_FOR_A_DAY = {GaveOrGot.HOURS, GaveOrGot.SKILL}
HOUR = Decimal(3600)
LAST_DAY = date(9998, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Costs:
    """Everything that it took between two days, as plain values. `people` took part; `lent` were between members.

    Pieces of people are here as they are: whoever shows sums gives `methods.costs` the number of people they need.
    """

    pieces: tuple[Piece, ...] = ()
    rates: tuple[Rate, ...] = ()
    in_job: tuple[str, ...] = ()
    counts_meetings: bool = True
    people: int = 0
    lent: Decimal = Decimal(0)

    @property
    def total(self) -> sums.Line:
        """With every number: for those who may see them all."""
        return sums.total(self.pieces, self.rates, EVERYTHING)


@dataclass(frozen=True, kw_only=True)
class Person:
    """What the records have of one member."""

    side: str
    noted: tuple[Given, ...] = ()
    at_meetings: tuple[Given, ...] = ()
    pay: tuple[Pay, ...] = ()


def costs_of(project: Project, since: date | None = None, until: date | None = None) -> Costs:
    """Full costs of co-production between two days. Pay counts for hours of any day, so years add up to the whole."""
    counting, rates = counting_and_rates(project)
    first, last = since or date.min, until or LAST_DAY
    exchanges = list(counted(project).select_related("giver"))
    there = _there(project) if counting.meetings else []
    noted = [*_of_members(project, counting, exchanges, there), *_of_others(counting, there)]
    rows = list(project.costs.standing())
    by_hand = list(_by_hand(rows, first, last))
    found = (*by_hand, *(piece for piece in noted if first <= piece.on <= last))
    return Costs(
        pieces=found,
        rates=rates,
        in_job=tuple(counting.in_job),
        counts_meetings=counting.meetings,
        people=max(
            sums.people_in(piece for piece in found if piece.source != BY_HAND), _people_by_hand(rows, first, last)
        ),
        lent=_lent(exchanges, first, last),
    )


def counting_of(project: Project) -> HoursCounted:
    """How the group wants hours to be counted; as it is while nobody has said anything, kept nowhere."""
    return project.hourscounteds.first() or HoursCounted(project=project)


def counting_and_rates(project: Project) -> tuple[HoursCounted, tuple[Rate, ...]]:
    """How hours are counted, and the rates of the group: for paid time, what Give and get puts an hour at stands in
    where there is none. One query: a rate is a row, beside how hours are counted."""
    ways, names = ("meetings", "in_job"), ("of", "since", "amount", "basis", "source")
    told = (*(f"hourscounteds__{name}" for name in ways), *(f"hourrates__{name}" for name in names))
    in_order = ("hourrates__of", "-hourrates__since", "-hourrates__pk")
    rows = list(Project.objects.filter(pk=project.pk).order_by(*in_order).values_list(*told))
    is_said = rows[0][0] is not None
    counting = HoursCounted(project=project, **(dict(zip(ways, rows[0], strict=False)) if is_said else {}))
    found = [Rate(**dict(zip(names, row[len(ways) :], strict=True))) for row in rows if row[-1] is not None]
    return counting, (*found, *_from_giving(project, found))


def _from_giving(project: Project, found: Sequence[Rate]) -> Iterator[Rate]:
    if project.hour_rate is not None:
        known = {rate.of for rate in found}
        given = Rate(of="", since=date.min, amount=project.hour_rate, source=project.hour_rate_source)
        yield from (replace(given, of=of) for of in (sums.STAFF, sums.PEOPLE) if of not in known)


# --- By hand ------------------------------------------------------------------------------------------------


def _by_hand(rows: Iterable[Cost], since: date, until: date) -> Iterator[Piece]:
    """One piece for each year that a cost reaches into, as far as it lies between these days."""
    for row in rows:
        last = row.until or row.on
        for year in range(row.on.year, last.year + 1):
            first, end = max(row.on, date(year, 1, 1), since), min(last, date(year, 12, 31), until)
            if first > end:
                continue
            money, hours = (
                sums.spread(amount or sums.NONE, row.on, last, first, end) for amount in (row.money, row.hours)
            )
            yield Piece(
                kind=row.kind,
                on=first,
                side=row.side,
                source=BY_HAND,
                money=money,
                is_gift=row.is_gift,
                hours=hours,
                is_paid=row.is_paid,
                is_covered=row.money is not None and (row.is_paid or row.is_gift),
                people=people_behind(row),
            )


def _people_by_hand(rows: Iterable[Cost], since: date, until: date) -> int:
    """The most that one cost of this time is about. Those of two costs may be the same people."""
    inside = (row.people or 0 for row in rows if row.on <= until and (row.until or row.on) >= since)
    return max(inside, default=0)


def people_behind(row: Cost) -> int:
    """For files: how few people it could be about, so that nobody's pay is told. Nobody, where it is of many."""
    people = row.people or (1 if row.kind in OF_SOMEBODY else 0)
    return 0 if row.may_be_told or people >= PUBLISHED else people


# --- What the records know ----------------------------------------------------------------------------------


def _of_members(
    project: Project, counting: HoursCounted, exchanges: Iterable[TimeExchange], there: Iterable["There"]
) -> Iterator[Piece]:
    rows = list(project.contributions.standing().select_related("member", "meeting").order_by("on", "pk"))
    yield from filter(None, map(_money, rows))
    into_work = [each for each in exchanges if each.receiver_id is None]
    for member, person in _people(rows, there, into_work).items():
        given = [*person.noted, *sums.not_noted(person.at_meetings, [each for each in person.noted if stands(each)])]
        for part, is_paid, is_covered in sums.paid_and_unpaid(given, person.pay, in_job=person.side in counting.in_job):
            is_staff = part.kind == sums.PEOPLE and person.side in counting.in_job
            yield Piece(
                kind=CostKind.STAFF if is_staff else part.kind,
                on=part.on,
                side=person.side,
                source=part.source,
                hours=part.hours,
                is_paid=is_paid,
                is_covered=is_covered,
                person=str(member),
            )


def stands(given: Given) -> bool:
    """Whether a note could be about a meeting of that day. The way there was not at the meeting."""
    return given.kind == sums.PEOPLE


def _money(row: Contribution) -> Piece | None:
    """What was paid for it; or what somebody gave, at what it is worth."""
    is_gift = row.way == Contribution.Way.GAVE
    entry = giving.Entry(
        person="", side="", way=row.way, kind=row.kind, money=row.money, answer=row.answer, taken=row.taken
    )
    money = (row.money or sums.NONE) if is_gift else giving.paid_out(entry)
    if not money:
        return None
    kind = KIND_OF.get(GaveOrGot(row.kind), CostKind.OTHER)
    about = {"side": row.member.side, "person": str(row.member_id)}
    return Piece(kind=kind, on=row.on, source=GIVING, money=money, is_gift=is_gift, **about)


def _people(
    rows: Sequence[Contribution], there: Iterable["There"], into_work: Iterable[TimeExchange]
) -> dict[int, Person]:
    sides: dict[int, str] = {row.member_id: row.member.side for row in rows}
    noted: dict[int, list[Given]] = defaultdict(list)
    pay: dict[int, list[Pay]] = defaultdict(list)
    for row in rows:
        if row.hours and row.way == Contribution.Way.GAVE:
            noted[row.member_id].append(_noted(row))
        elif row.hours and row.kind in giving.PAY and row.answer not in (giving.OFFERED, giving.REFUSED):
            paid = Pay(on=row.on, hours=row.hours, has_amount=row.money is not None, source=GIVING)
            pay[row.member_id].append(paid)
    for exchange in into_work:
        sides[exchange.giver_id] = exchange.giver.side
        _add_from_bank(noted[exchange.giver_id], Given(on=exchange.done_on, hours=exchange.hours, source=BANK))
    met: dict[int, list[Given]] = defaultdict(list)
    for each in there:
        if each.member:
            sides[each.member] = each.side
            met[each.member].append(each.given)
    return {
        member: Person(side=side, noted=tuple(noted[member]), at_meetings=tuple(met[member]), pay=tuple(pay[member]))
        for member, side in sides.items()
    }


def _noted(row: Contribution) -> Given:
    kind = sums.PEOPLE if row.kind in STAND_FOR_A_DAY else str(KIND_OF.get(GaveOrGot(row.kind), CostKind.PEOPLE))
    meeting = row.meeting.ref if row.meeting else ""
    return Given(on=row.on, hours=row.hours or sums.NONE, kind=kind, source=GIVING, meeting=meeting)


def _add_from_bank(noted: list[Given], given: Given) -> None:
    """Not where Give and get has hours of that day: the same work may stand in both."""
    if not any(each.on == given.on and each.source == GIVING and stands(each) for each in noted):
        noted.append(given)


@dataclass(frozen=True, kw_only=True)
class There:
    """A member at a meeting; or how many of one side came who are not in the group."""

    given: Given
    side: str
    member: int | None
    number: int


def _there(project: Project) -> list[There]:
    """Who was at the meetings that were held, in their order. One query."""
    held = project.meetings.standing().filter(status=Meeting.Status.HELD)
    members = project.attendances.filter(meeting__in=held).annotate(side=F("member__side"), number=Value(1))
    others = OthersAtMeeting.objects.filter(number__gt=0, meeting__in=held)
    others = others.annotate(member=Value(None, output_field=IntegerField()))
    told = ("meeting__starts_at", "meeting__ends_at", "meeting__ref", "pk", "side", "member", "number")
    rows = members.order_by().values_list(*told).union(others.order_by().values_list(*told), all=True)
    return [
        There(given=at_meeting(began, ended, ref), side=side, member=member, number=number)
        for began, ended, ref, _pk, side, member, number in sorted(rows, key=lambda row: row[:4])
    ]


def at_meeting(began: datetime, ended: datetime, ref: str) -> Given:
    took = Decimal(int((ended - began).total_seconds()))
    hours = max(sums.NONE, (took / HOUR).quantize(sums.PENNY))
    return Given(on=timezone.localdate(began), hours=hours, source=MEETINGS, meeting=ref)


def _of_others(counting: HoursCounted, there: Iterable[There]) -> Iterator[Piece]:
    """People from outside the group who came to a meeting. Nobody knows who they are, so nothing else has them."""
    for each in there:
        is_staff = each.side in counting.in_job
        if not each.member:
            yield Piece(
                kind=CostKind.STAFF if is_staff else CostKind.PEOPLE,
                on=each.given.on,
                side=each.side,
                source=MEETINGS,
                hours=each.given.hours * each.number,
                is_paid=is_staff,
                people=each.number,
            )


def _lent(exchanges: Iterable[TimeExchange], first: date, last: date) -> Decimal:
    """Hours that members gave each other, which nobody put into the work; and hours that the group gave away."""
    among_them = (each for each in exchanges if each.receiver_id is not None)
    return sum((each.hours for each in among_them if first <= each.done_on <= last), Decimal(0))


# --- For the value map --------------------------------------------------------------------------------------


def as_inputs(found: Costs) -> tuple[Input, ...]:
    """What went in, by side and kind. Unpaid hours stand apart; without a rate they have no amount.

    With every number: a map that leaves the group needs its sums protected first.
    """
    groups: dict[tuple[str, str, bool], list[Piece]] = defaultdict(list)
    for piece in found.pieces:
        groups[piece.side, piece.kind, bool(piece.hours) and not piece.is_paid].append(piece)
    order = {value: place for place, value in enumerate([*Side.values, ""])}
    keys = sorted(groups, key=lambda key: (order[key[0]], CostKind.values.index(key[1]), key[2]))
    return tuple(_input(key, groups[key], found.rates) for key in keys)


def _input(key: tuple[str, str, bool], pieces: Sequence[Piece], rates: Sequence[Rate]) -> Input:
    side, kind, is_unpaid = key
    line = sums.total(pieces, rates, EVERYTHING)
    used = {rate for piece in pieces if piece.hours and not piece.is_covered and (rate := sums.rate_for(piece, rates))}
    words = str(CostKind(kind).label)
    return Input(
        whom=str(Side(side).label) if side else _("The project"),
        what=_("%(what)s, unpaid") % {"what": words} if is_unpaid else words,
        amount=line.together or None,
        hours=line.hours or None,
        basis="; ".join(rate_words(rate) for rate in sorted(used, key=lambda rate: rate.since)),
    )


def rate_words(rate: Rate) -> str:
    """What an hour counts for, by what, and where that comes from."""
    basis = str(HourRate.Basis(rate.basis).label) if rate.basis else ""
    return ". ".join(part.rstrip(".") for part in (in_money(rate.amount), basis, rate.source) if part)


def year_of(piece: Piece) -> str:
    return str(piece.on.year)


def years_of(found: Costs) -> list[int]:
    """Those of which there is something, the newest first."""
    return sorted({piece.on.year for piece in found.pieces}, reverse=True)


def as_the_group_reads(found: Costs) -> Costs:
    """For somebody in the group, who reads what is written by hand, and in the minutes who was there: it protects
    nobody in a sum, and needs no protection. Not where pay that others do not see says which hours are paid."""
    pieces = [replace(piece, person="", people=0) if _is_read(piece, found) else piece for piece in found.pieces]
    return replace(found, pieces=tuple(pieces))


def _is_read(piece: Piece, found: Costs) -> bool:
    as_all_expect = not piece.is_covered and piece.is_paid == (piece.side in found.in_job)
    return piece.source == BY_HAND or (piece.source == MEETINGS and as_all_expect)

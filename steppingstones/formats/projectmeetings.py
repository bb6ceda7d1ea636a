"""Meetings with their minutes, and what people gave and got, in the files of a project."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from .tables import Row, Tables

GROUP = "group"  # one end of hours in the time bank may be the group itself


@dataclass(frozen=True, kw_only=True)
class KnownInMeetings:
    """The words that some columns may hold."""

    needs: Collection[str]
    formats: Collection[str]
    notes: Collection[str]
    ways: Collection[str]
    gave_or_got: Collection[str]
    answers: Collection[str]


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """`day` is a date, or so many days after the one on which the files are read, as "+16"."""

    id: str
    day: date | int
    begins: time
    ends: time
    words: dict[str, str]
    formats: tuple[str, ...]
    facilitator: str
    invited: tuple[str, ...]
    here: tuple[str, ...]
    turns: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class ItemRow:
    meeting: str
    words: str
    minutes: int
    member: str


@dataclass(frozen=True, kw_only=True)
class NotedRow:
    meeting: str
    item: int
    kind: str
    words: str
    member: str


@dataclass(frozen=True, kw_only=True)
class MinutesRow:
    """`change` is what members say must be changed."""

    meeting: str
    words: str
    easy: str
    agreed: tuple[str, ...]
    change: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class NeedsRow:
    member: str
    needs: tuple[str, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GivenRow:
    members: tuple[str, ...]
    way: str
    kind: str
    words: str
    on: date
    hours: Decimal | None
    money: Decimal | None
    answer: str


@dataclass(frozen=True, kw_only=True)
class OfferRow:
    member: str
    is_ask: bool
    words: str
    more: str
    made_on: date


@dataclass(frozen=True, kw_only=True)
class LentRow:
    """Hours in the time bank. `both` have said that it was so, or only the giver."""

    giver: str
    receiver: str
    words: str
    hours: Decimal
    done_on: date
    is_settled: bool


@dataclass(frozen=True, kw_only=True)
class MeetingFiles:
    meetings: tuple[MeetingRow, ...]
    agenda: tuple[ItemRow, ...]
    noted: tuple[NotedRow, ...]
    minutes: tuple[MinutesRow, ...]
    needs: tuple[NeedsRow, ...]
    given: tuple[GivenRow, ...]
    offers: tuple[OfferRow, ...]
    lent: tuple[LentRow, ...]


WORDS = ("title", "purpose", "place", "travel", "access", "breaks", "online")


def read_meetings(tables: Tables, known: KnownInMeetings, members: Collection[str]) -> MeetingFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    columns = f"day from to {' '.join(WORDS)} formats facilitator invited here turns"
    held = tuple(_meeting(row, known, members) for row in tables.ids("held.csv", columns))
    ids = [meeting.id for meeting in held]
    agenda = tables.rows("agenda.csv", "meeting words minutes member")
    noted = tables.rows("noted.csv", "meeting item kind words member")
    minutes = tables.rows("minutes.csv", "meeting words easy agreed change")
    given = tables.rows("given.csv", "members way kind words on hours money answer")
    offers = tables.rows("offers.csv", "member is_ask words more made_on")
    lent = tables.rows("lent.csv", "giver receiver words hours done_on said")
    return MeetingFiles(
        meetings=held,
        agenda=tuple(_item(row, ids, members) for row in agenda),
        noted=tuple(_noted(row, known, ids, members) for row in noted),
        minutes=tuple(_minutes(row, ids, members) for row in minutes),
        needs=tuple(_needs(row, known, members) for row in tables.rows("needs.csv", "member needs formats")),
        given=tuple(_given(row, known, members) for row in given),
        offers=tuple(_offer(row, members) for row in offers),
        lent=tuple(_lent(row, members) for row in lent),
    )


def _wishes(row: Row, column: str, members: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Members, each with what stands after the equals sign; several have a | between them."""
    found = []
    for part in row.parts(column):
        who, sign, what = part.partition("=")
        if not sign or who not in members or not what.strip():
            raise row.trouble(column, f"“{part}” is not a member, an equals sign and something.")
        found.append((who, what.strip()))
    return tuple(found)


def _day(row: Row) -> date | int:
    text = row.need("day")
    return int(text[1:]) if text.startswith("+") and text[1:].isdecimal() else row.day("day")


def _meeting(row: Row, known: KnownInMeetings, members: Collection[str]) -> MeetingRow:
    turns = row.pairs("turns", members, "[0-9]{1,3}", like="a member, = and a whole number")
    row.need("title")
    return MeetingRow(
        id=row.text("id"),
        day=_day(row),
        begins=row.clock("from"),
        ends=row.clock("to"),
        words={name: row.text(name) for name in WORDS},
        formats=row.some_of("formats", known.formats),
        facilitator=row.maybe("facilitator", members),
        invited=row.some_of("invited", members),
        here=row.some_of("here", members),
        turns=tuple((who, int(number)) for who, number in turns),
    )


def _item(row: Row, meetings: Collection[str], members: Collection[str]) -> ItemRow:
    return ItemRow(
        meeting=row.one_of("meeting", meetings),
        words=row.need("words"),
        minutes=row.whole("minutes"),
        member=row.one_of("member", members),
    )


def _noted(row: Row, known: KnownInMeetings, meetings: Collection[str], members: Collection[str]) -> NotedRow:
    return NotedRow(
        meeting=row.one_of("meeting", meetings),
        item=row.whole("item"),
        kind=row.one_of("kind", known.notes),
        words=row.need("words"),
        member=row.maybe("member", members),
    )


def _minutes(row: Row, meetings: Collection[str], members: Collection[str]) -> MinutesRow:
    return MinutesRow(
        meeting=row.one_of("meeting", meetings),
        words=row.need("words"),
        easy=row.text("easy"),
        agreed=row.some_of("agreed", members),
        change=_wishes(row, "change", members),
    )


def _needs(row: Row, known: KnownInMeetings, members: Collection[str]) -> NeedsRow:
    return NeedsRow(
        member=row.one_of("member", members),
        needs=row.some_of("needs", known.needs),
        formats=row.some_of("formats", known.formats),
    )


def _given(row: Row, known: KnownInMeetings, members: Collection[str]) -> GivenRow:
    row.need("members")
    return GivenRow(
        members=row.some_of("members", members),
        way=row.one_of("way", known.gave_or_got),
        kind=row.one_of("kind", known.ways),
        words=row.text("words"),
        on=row.day("on"),
        hours=row.amount("hours"),
        money=row.amount("money"),
        answer=row.maybe("answer", known.answers),
    )


def _offer(row: Row, members: Collection[str]) -> OfferRow:
    return OfferRow(
        member=row.one_of("member", members),
        is_ask=row.yes("is_ask"),
        words=row.need("words"),
        more=row.text("more"),
        made_on=row.day("made_on"),
    )


def _lent(row: Row, members: Collection[str]) -> LentRow:
    ends = [*members, GROUP]
    hours = row.amount("hours")
    if not hours:
        raise row.trouble("hours", "there are no hours here.")
    return LentRow(
        giver=row.one_of("giver", ends),
        receiver=row.one_of("receiver", ends),
        words=row.need("words"),
        hours=hours,
        done_on=row.day("done_on"),
        is_settled=row.one_of("said", ("both", "giver")) == "both",
    )

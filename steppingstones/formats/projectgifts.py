"""Gifts, what is missing, barriers, lessons and risks, in the files of a project."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from .projectthere import There
from .tables import Row, Tables


@dataclass(frozen=True, kw_only=True)
class KnownInGifts:
    """The words that some columns may hold."""

    kinds: Collection[str]
    barriers: Collection[str]
    helped: Collection[str]
    went: Collection[str]


@dataclass(frozen=True, kw_only=True)
class GiftRow:
    id: str
    kind: str
    words: str
    more: str
    member: str
    whose: str
    where: str
    agreed_on: date | None


@dataclass(frozen=True, kw_only=True)
class MissingRow:
    kind: str
    words: str
    stone: str
    made_on: date
    gifts: tuple[str, ...]
    is_met: bool


@dataclass(frozen=True, kw_only=True)
class BarrierRow:
    id: str
    kind: str
    words: str
    met_on: date
    stone: str
    member: str
    is_over: bool


@dataclass(frozen=True, kw_only=True)
class TriedRow:
    barrier: str
    words: str
    on: date
    helped: str


@dataclass(frozen=True, kw_only=True)
class LessonRow:
    went: str
    words: str
    learned: str
    differently: str
    on: date
    barrier: str
    member: str


@dataclass(frozen=True, kw_only=True)
class RiskRow:
    words: str
    without: str
    doing: str
    carried_by: str
    review_on: date
    written_by: tuple[str, ...]
    seen: tuple[tuple[str, tuple[int, ...]], ...]  # a member, and how they see it in four steps


@dataclass(frozen=True, kw_only=True)
class GiftFiles:
    gifts: tuple[GiftRow, ...]
    missing: tuple[MissingRow, ...]
    barriers: tuple[BarrierRow, ...]
    tried: tuple[TriedRow, ...]
    lessons: tuple[LessonRow, ...]
    risks: tuple[RiskRow, ...]


def read_gifts(tables: Tables, known: KnownInGifts, there: There) -> GiftFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    gifts = tuple(
        _gift(row, known, there) for row in tables.ids("gifts.csv", "kind words more member whose where agreed_on")
    )
    barriers = tuple(
        _barrier(row, known, there) for row in tables.ids("barriers.csv", "kind words met_on stone member is_over")
    )
    offered, met = [gift.id for gift in gifts], [barrier.id for barrier in barriers]
    missing = tables.rows("missing.csv", "kind words stone made_on gifts is_met")
    lessons = tables.rows("lessons.csv", "went words learned differently on barrier member")
    risks = tables.rows("risks.csv", "words without doing carried_by review_on written_by seen")
    return GiftFiles(
        gifts=gifts,
        missing=tuple(_missing(row, known, there, offered) for row in missing),
        barriers=barriers,
        tried=tuple(_tried(row, known, met) for row in tables.rows("tried.csv", "barrier words on helped")),
        lessons=tuple(_lesson(row, known, there, met) for row in lessons),
        risks=tuple(_risk(row, there) for row in risks),
    )


def _gift(row: Row, known: KnownInGifts, there: There) -> GiftRow:
    return GiftRow(
        id=row.text("id"),
        kind=row.one_of("kind", known.kinds),
        words=row.need("words"),
        more=row.text("more"),
        member=row.maybe("member", there.members),
        whose=row.text("whose"),
        where=row.text("where"),
        agreed_on=row.maybe_day("agreed_on"),
    )


def _missing(row: Row, known: KnownInGifts, there: There, gifts: Collection[str]) -> MissingRow:
    return MissingRow(
        kind=row.one_of("kind", known.kinds),
        words=row.need("words"),
        stone=row.maybe("stone", there.stones),
        made_on=row.day("made_on"),
        gifts=row.some_of("gifts", gifts),
        is_met=row.yes("is_met"),
    )


def _barrier(row: Row, known: KnownInGifts, there: There) -> BarrierRow:
    return BarrierRow(
        id=row.text("id"),
        kind=row.maybe("kind", known.barriers),
        words=row.need("words"),
        met_on=row.day("met_on"),
        stone=row.maybe("stone", there.stones),
        member=row.one_of("member", there.members),
        is_over=row.yes("is_over"),
    )


def _tried(row: Row, known: KnownInGifts, barriers: Collection[str]) -> TriedRow:
    return TriedRow(
        barrier=row.one_of("barrier", barriers),
        words=row.need("words"),
        on=row.day("on"),
        helped=row.maybe("helped", known.helped),
    )


def _lesson(row: Row, known: KnownInGifts, there: There, barriers: Collection[str]) -> LessonRow:
    return LessonRow(
        went=row.one_of("went", known.went),
        words=row.need("words"),
        learned=row.text("learned"),
        differently=row.text("differently"),
        on=row.day("on"),
        barrier=row.maybe("barrier", barriers),
        member=row.one_of("member", there.members),
    )


def _risk(row: Row, there: There) -> RiskRow:
    return RiskRow(
        words=row.need("words"),
        without=row.need("without"),
        doing=row.text("doing"),
        carried_by=row.maybe("carried_by", there.members),
        review_on=row.day("review_on"),
        written_by=row.some_of("written_by", there.members),
        seen=_seen(row, there.members),
    )


def _seen(row: Row, members: Collection[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    like = "a member, = and four numbers from 1 to 3 with / between them"
    found = row.pairs("seen", members, "[1-3](/[1-3]){3}", like=like)
    return tuple((member, tuple(int(step) for step in steps.split("/"))) for member, steps in found)

"""Stories of outcomes, what was looked for, and groups beside each other, in the files of a project."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..methods.comparative import Person
from .groups import in_reach
from .numbers import NotANumber
from .projectthere import There
from .tables import Row, Tables


@dataclass(frozen=True, kw_only=True)
class KnownInStories:
    verdicts: Collection[str]
    stances: Collection[str]
    results: Collection[str]
    chances: Collection[str]
    placed: Collection[str]


@dataclass(frozen=True, kw_only=True)
class StoryRow:
    stone: str
    on: date
    question: str
    words: str
    risks: str
    by: str
    agreed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OtherRow:
    id: str
    stone: str
    words: str
    verdict: str
    why: str


@dataclass(frozen=True, kw_only=True)
class PieceRow:
    """What speaks for or against: one of a voice, a decision, a change, or `words` with their `source`."""

    stone: str
    other: str
    stance: str
    voice: str
    decision: str
    change: str
    words: str
    source: str
    is_apart: bool


@dataclass(frozen=True, kw_only=True)
class LookedRow:
    stone: str
    what: str
    origin: str
    result: str
    found: str
    on: date | None
    expected: tuple[tuple[str, str, str], ...]  # a member, and the words for how likely, if it had a part and if not


@dataclass(frozen=True, kw_only=True)
class ComparedRow:
    stone: str
    other: str
    asked: str
    low_is_good: bool
    placed: str
    source: str
    together: tuple[Person, ...]
    without: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True)
class StoryFiles:
    stories: tuple[StoryRow, ...]
    others: tuple[OtherRow, ...]
    pieces: tuple[PieceRow, ...]
    looked: tuple[LookedRow, ...]
    compared: tuple[ComparedRow, ...]


def read_stories(tables: Tables, known: KnownInStories, there: There, outcomes: Collection[str]) -> StoryFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    stories = _stories(tables, there, outcomes)
    told = [story.stone for story in stories]
    others = _others(tables, known, told)
    return StoryFiles(
        stories=stories,
        others=others,
        pieces=tuple(_pieces(tables, known, there, told, others)),
        looked=_looked(tables, known, there, told),
        compared=tuple(_compared(tables, known, outcomes)),
    )


def _stories(tables: Tables, there: There, outcomes: Collection[str]) -> tuple[StoryRow, ...]:
    found: dict[str, StoryRow] = {}
    for row in tables.rows("stories.csv", "stone on question words risks by agreed"):
        stone = row.one_of("stone", outcomes)
        if stone in found:
            raise row.trouble("stone", f"“{stone}” has a story already. An outcome has one.")
        found[stone] = StoryRow(
            stone=stone,
            on=row.day("on"),
            question=row.need("question"),
            words=row.text("words"),
            risks=row.text("risks"),
            by=row.one_of("by", there.members),
            agreed=row.some_of("agreed", there.members),
        )
    return tuple(found.values())


def _others(tables: Tables, known: KnownInStories, told: Collection[str]) -> tuple[OtherRow, ...]:
    return tuple(
        OtherRow(
            id=row.text("id"),
            stone=row.one_of("stone", told),
            words=row.need("words"),
            verdict=row.one_of("verdict", known.verdicts),
            why=row.text("why") if row.text("verdict") == "open" else row.need("why"),
        )
        for row in tables.ids("explanations.csv", "stone words verdict why")
    )


def _pieces(
    tables: Tables, known: KnownInStories, there: There, told: Collection[str], others: Collection[OtherRow]
) -> list[PieceRow]:
    found = []
    for row in tables.rows("speaks.csv", "stone other stance voice decision change words source is_apart"):
        stone = row.one_of("stone", told)
        if sum(bool(row.text(name)) for name in ("voice", "decision", "change", "words")) != 1:
            raise row.trouble("words", "write one of these: a voice, a decision, a change, or words.")
        found.append(
            PieceRow(
                stone=stone,
                other=row.maybe("other", [other.id for other in others if other.stone == stone]),
                stance=row.one_of("stance", known.stances),
                voice=row.maybe("voice", there.voices),
                decision=row.maybe("decision", there.decisions),
                change=row.maybe("change", there.changes),
                words=row.text("words"),
                source=row.need("source") if row.text("words") else "",
                is_apart=bool(row.text("words")) and row.yes("is_apart"),
            )
        )
    return found


def _looked(tables: Tables, known: KnownInStories, there: There, told: Collection[str]) -> tuple[LookedRow, ...]:
    rows = tables.ids("looked_for.csv", "stone what origin result found on")
    ids = [row.text("id") for row in rows]
    expected = [
        (
            row.one_of("looked_for", ids),
            (
                row.one_of("member", there.members),
                row.one_of("so", known.chances),
                row.one_of("so_not", known.chances),
            ),
        )
        for row in tables.rows("expected.csv", "looked_for member so so_not")
    ]
    return tuple(
        LookedRow(
            stone=row.one_of("stone", told),
            what=row.need("what"),
            origin=row.need("origin"),
            result=row.maybe("result", known.results),
            found=row.text("found"),
            on=row.day("on") if row.text("result") else None,
            expected=tuple(said for id_, said in expected if id_ == row.text("id")),
        )
        for row in rows
    )


def _compared(tables: Tables, known: KnownInStories, outcomes: Collection[str]) -> list[ComparedRow]:
    rows = tables.ids("compared.csv", "stone other asked better placed source")
    ids = [row.text("id") for row in rows]
    people = [
        (row.one_of("compared", ids), row.one_of("group", ("with", "without")), _person(row))
        for row in tables.rows("compared_people.csv", "compared group before after earlier")
    ]
    return [
        ComparedRow(
            stone=row.one_of("stone", outcomes),
            other=row.need("other"),
            asked=row.need("asked"),
            low_is_good=row.one_of("better", ("more", "fewer")) == "fewer",
            placed=row.one_of("placed", known.placed),
            source=row.need("source"),
            together=tuple(one for id_, group, one in people if (id_, group) == (row.text("id"), "with")),
            without=tuple(one for id_, group, one in people if (id_, group) == (row.text("id"), "without")),
        )
        for row in rows
    ]


def _person(row: Row) -> Person:
    earlier = _number(row, "earlier") if row.text("earlier") else None
    return Person(before=_number(row, "before"), after=_number(row, "after"), earlier=earlier)


def _number(row: Row, column: str) -> Decimal:
    try:
        return in_reach(row.need(column))
    except NotANumber as wrong:
        raise row.trouble(column, str(wrong)) from None

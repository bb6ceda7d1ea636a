"""Who takes part and who gained, in the files of a project: what was asked or looked at, as counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .projectthere import There
from .tables import Row, Tables

Counts = tuple[tuple[int, int], ...]  # the place of an answer, and how many people gave it


@dataclass(frozen=True, kw_only=True)
class WhoRow:
    """A monitoring. `where` to `of_when` say whom it is for, and where these numbers are from."""

    id: str
    name: str
    began_on: date
    ended_on: date
    sheets: int
    where: str
    source: str
    of_when: str


@dataclass(frozen=True, kw_only=True)
class WhoOwnRow:
    """A question of the group's own."""

    id: str
    who: str
    words: str
    why: str
    answers: tuple[str, ...]
    is_sensitive: bool


@dataclass(frozen=True, kw_only=True)
class WhoCountRow:
    """How many people gave each answer to one question, and how many of those whom it is for would."""

    who: str
    topic: str
    people: tuple[int, ...]
    of_all: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class GainRow:
    """What people gained, and by which question the group looked at it. `to_do` is what came of that."""

    gained: str
    stone: str
    words: str
    answers: tuple[str, ...]
    is_sensitive: bool
    people: tuple[int, ...]
    of_all: tuple[int, ...]
    where: str
    source: str
    of_when: str
    written_on: date
    least: str
    to_do: str
    member: str


@dataclass(frozen=True, kw_only=True)
class WhoFiles:
    monitorings: tuple[WhoRow, ...]
    own: tuple[WhoOwnRow, ...]
    counts: tuple[WhoCountRow, ...]
    gains: tuple[GainRow, ...]


GAIN_COLUMNS = (
    "gained stone words answers is_sensitive people of_all where source of_when written_on least to_do member"
)


def read_who(tables: Tables, topics: Mapping[str, int], there: There) -> WhoFiles:
    """The values of these files; `topics` are the ready questions, with how many answers each has."""
    rows = tables.ids("who.csv", "name began_on ended_on sheets where source of_when")
    monitorings = {row.text("id"): _monitoring(row) for row in rows}
    own = {
        row.text("id"): WhoOwnRow(
            id=row.text("id"),
            who=row.one_of("who", monitorings),
            words=row.need("words"),
            why=row.need("why"),
            answers=row.parts("answers"),
            is_sensitive=row.yes("is_sensitive"),
        )
        for row in tables.ids("who_own.csv", "who words why answers is_sensitive", taken=topics)
    }
    known = {**topics, **{key: len(each.answers) for key, each in own.items()}}
    counts = tuple(
        WhoCountRow(
            who=row.one_of("who", monitorings),
            topic=row.one_of("topic", known),
            people=_numbers(row, "people", known[row.text("topic")], most=monitorings[row.text("who")].sheets),
            of_all=_numbers(row, "of_all", known[row.text("topic")]) if row.text("of_all") else (),
        )
        for row in tables.rows("who_counts.csv", "who topic people of_all")
    )
    gains = tuple(_gain(row, there) for row in tables.rows("gains.csv", GAIN_COLUMNS))
    return WhoFiles(monitorings=tuple(monitorings.values()), own=tuple(own.values()), counts=counts, gains=gains)


def _monitoring(row: Row) -> WhoRow:
    return WhoRow(
        id=row.text("id"),
        name=row.need("name"),
        began_on=row.day("began_on"),
        ended_on=row.day("ended_on"),
        sheets=row.whole("sheets"),
        where=row.need("where"),
        source=row.need("source"),
        of_when=row.need("of_when"),
    )


def _gain(row: Row, there: There) -> GainRow:
    answers = row.parts("answers")
    if len(answers) < 2:
        raise row.trouble("answers", "write at least two groups, with | between them.")
    return GainRow(
        gained=row.need("gained"),
        stone=row.maybe("stone", there.stones),
        words=row.need("words"),
        answers=answers,
        is_sensitive=row.yes("is_sensitive"),
        people=_numbers(row, "people", len(answers)),
        of_all=_numbers(row, "of_all", len(answers)),
        where=row.need("where"),
        source=row.need("source"),
        of_when=row.need("of_when"),
        written_on=row.day("written_on"),
        least=row.text("least"),
        to_do=row.text("to_do"),
        member=row.maybe("member", there.members),
    )


def _numbers(row: Row, column: str, answers: int, *, most: int = 10**9) -> tuple[int, ...]:
    """As many numbers as the question has answers, with spaces between them."""
    parts = row.need(column).split()
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        raise row.trouble(column, "write numbers with spaces between them, such as 5 12 8.")
    numbers = tuple(int(part) for part in parts)
    if len(numbers) != answers:
        raise row.trouble(column, f"this question has {answers} answers, but here are {len(numbers)}.")
    if sum(numbers) > most:
        raise row.trouble(column, f"these are {sum(numbers)} answers, but only {most} people were asked.")
    return numbers

"""Who takes part, in the files of a project: one monitoring that has ended, as counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
class WhoFiles:
    monitorings: tuple[WhoRow, ...]
    own: tuple[WhoOwnRow, ...]
    counts: tuple[WhoCountRow, ...]


def read_who(tables: Tables, topics: Mapping[str, int]) -> WhoFiles:
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
            people=_numbers(row, "people", known, most=monitorings[row.text("who")].sheets),
            of_all=_numbers(row, "of_all", known) if row.text("of_all") else (),
        )
        for row in tables.rows("who_counts.csv", "who topic people of_all")
    )
    return WhoFiles(monitorings=tuple(monitorings.values()), own=tuple(own.values()), counts=counts)


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


def _numbers(row: Row, column: str, known: Mapping[str, int], *, most: int = 10**9) -> tuple[int, ...]:
    """As many numbers as the question has answers, with spaces between them."""
    parts = row.need(column).split()
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        raise row.trouble(column, "write numbers with spaces between them, such as 5 12 8.")
    numbers = tuple(int(part) for part in parts)
    if len(numbers) != known[row.text("topic")]:
        raise row.trouble(column, f"this question has {known[row.text('topic')]} answers, but here are {len(numbers)}.")
    if sum(numbers) > most:
        raise row.trouble(column, f"these are {sum(numbers)} answers, but only {most} people were asked.")
    return numbers

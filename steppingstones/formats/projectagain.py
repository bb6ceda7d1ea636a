"""A questionnaire that was asked more than once, in the files of a project: its questions, its times, and the sheets.

A sheet has the number of a card, and the same card both times. Nothing says whose it is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from .tables import Row, Tables

QUESTION_COLUMNS = "kind words least most least_words most_words choices better shows"
LEFT_OUT = "."


@dataclass(frozen=True, kw_only=True)
class KnownInAgain:
    """The words that some columns may hold. Each question of the bank has the ends of its scale."""

    bank: Mapping[str, tuple[int, int]]
    better: Collection[str]


@dataclass(frozen=True, kw_only=True)
class AgainRow:
    """A question: from the bank by its id, or one's own, a scale or a choice. `shows` are stones."""

    id: str
    is_of_bank: bool
    words: str
    least: int
    most: int
    least_words: str
    most_words: str
    choices: tuple[str, ...]
    better: str
    shows: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TimeRow:
    id: str
    name: str
    began_on: date
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class CardRow:
    """What somebody with this card answered: the number of the answer to each question, by its id."""

    time: str
    card: str
    answered_on: date
    answers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class AgainFiles:
    title: str
    opening: str
    questions: tuple[AgainRow, ...]
    times: tuple[TimeRow, ...]
    sheets: tuple[CardRow, ...]


def read_again(tables: Tables, known: KnownInAgain, stones: Collection[str]) -> AgainFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    rows = tables.ids("again.csv", QUESTION_COLUMNS)
    facts = {row.text("kind"): row.text("words") for row in rows if row.text("kind") in ("title", "opening")}
    asked = [_question(row, known, stones) for row in rows if row.text("kind") not in facts]
    times = [_time(row) for row in tables.ids("again_times.csv", "name began_on ended_on")]
    sheets = tables.rows("again_answers.csv", "time card answered_on answers")
    return AgainFiles(
        title=facts.get("title", ""),
        opening=facts.get("opening", ""),
        questions=tuple(asked),
        times=tuple(times),
        sheets=tuple(_sheet(row, asked, [time.id for time in times]) for row in sheets),
    )


def _question(row: Row, known: KnownInAgain, stones: Collection[str]) -> AgainRow:
    kind = row.one_of("kind", ("title", "opening", "scale", "choice", "bank"))
    choices = row.parts("choices")
    if kind == "bank":
        least, most = known.bank[row.one_of("id", known.bank)]
    else:
        least, most = (row.whole("least"), row.whole("most")) if kind == "scale" else (1, len(choices))
    return AgainRow(
        id=row.text("id"),
        is_of_bank=kind == "bank",
        words="" if kind == "bank" else row.need("words"),
        least=least,
        most=most,
        least_words=row.text("least_words"),
        most_words=row.text("most_words"),
        choices=choices,
        better=row.maybe("better", known.better),
        shows=row.some_of("shows", stones),
    )


def _time(row: Row) -> TimeRow:
    return TimeRow(id=row.text("id"), name=row.need("name"), began_on=row.day("began_on"), ended_on=row.day("ended_on"))


def _sheet(row: Row, asked: Collection[AgainRow], times: Collection[str]) -> CardRow:
    """As "3 7 . 2": one for each question, in their order."""
    answers = row.need("answers").split()
    if len(answers) != len(asked):
        raise row.trouble("answers", f"here are {len(answers)}, and {len(asked)} questions were asked.")
    for given, one in zip(answers, asked, strict=True):
        if given != LEFT_OUT and not (given.isdecimal() and one.least <= int(given) <= one.most):
            raise row.trouble("answers", f"“{given}” for “{one.id}” is no number from {one.least} to {one.most}.")
    return CardRow(
        time=row.one_of("time", times),
        card=str(row.whole("card")),
        answered_on=row.day("answered_on"),
        answers=tuple((one.id, int(given)) for given, one in zip(answers, asked, strict=True) if given != LEFT_OUT),
    )

"""Reviews in the files of a project: what was asked, who answered what, what was said, and what was agreed to do.

A person's scores stand in one row. Nothing says who the person was.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .tables import Row, Tables

NOT_SURE, NOT_SAID, LEFT_OUT = "?", "-", "."  # in the place of a score
# A date, or so many days after the one on which the files are read, as +16; before it, as -3.
Day = date | int


@dataclass(frozen=True, kw_only=True)
class KnownInReviews:
    """The words that some columns may hold. Each instrument has statements with their scores, and open questions."""

    statements: Mapping[str, Mapping[str, Collection[str]]]
    open_questions: Mapping[str, Collection[str]]
    new_scores: Collection[str]  # of a statement of the group's own
    sides: Collection[str]
    uses: Collection[str]
    helped: Collection[str]


@dataclass(frozen=True, kw_only=True)
class ReviewRow:
    """One time of asking. `asked` is how many of each side; without `ended_on` people answer now."""

    id: str
    instrument: str
    name: str
    began_on: Day
    ended_on: date | None
    due_on: Day | None
    asked: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class WordsRow:
    """From this review on a statement is asked in these words. Without words it is not asked any more."""

    review: str
    statement: str
    words: str
    easy_words: str


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """What one person answered: the score of each statement, and perhaps words, which are a voice with this id."""

    id: str
    review: str
    answered_on: Day
    side: str
    scores: tuple[tuple[str, str], ...]
    words: str
    uses: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TalkRow:
    review: str
    statement: str
    words: str
    member: str
    written_on: date


@dataclass(frozen=True, kw_only=True)
class AgreedRow:
    """Something to do that came of a statement, and what came of that."""

    review: str
    statement: str
    words: str
    member: str
    due_on: Day | None
    done_on: date | None
    helped: str
    helped_words: str


@dataclass(frozen=True, kw_only=True)
class DecidedRow:
    """A decision that came of a statement."""

    review: str
    statement: str
    decision: str


@dataclass(frozen=True, kw_only=True)
class ReviewFiles:
    reviews: tuple[ReviewRow, ...]
    words: tuple[WordsRow, ...]
    sheets: tuple[SheetRow, ...]
    talks: tuple[TalkRow, ...]
    agreed: tuple[AgreedRow, ...]
    ended: Mapping[str, Collection[str]]  # by review in which nobody answers any more: the statements that were asked

    @property
    def voices(self) -> Mapping[str, str]:
        """What people wrote in their own words, by id."""
        return {sheet.id: sheet.words for sheet in self.sheets if sheet.words}


def read_reviews(
    tables: Tables, known: KnownInReviews, members: Collection[str], taken: Collection[str]
) -> ReviewFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    reviews = _reviews(tables, known)
    rows = tables.rows("review_words.csv", "review statement words easy_words")
    words = tuple(_words(row, reviews, known) for row in rows)
    asked = asked_in(reviews.values(), words, known)
    ended = {one.id: asked[one.id] for one in reviews.values() if one.ended_on}
    columns = "review answered_on side scores words uses"
    return ReviewFiles(
        reviews=tuple(reviews.values()),
        words=words,
        sheets=tuple(_sheet(row, reviews, asked, known) for row in tables.ids("review_answers.csv", columns, taken)),
        talks=tuple(_talk(row, ended, members) for row in tables.rows("review_talks.csv", TALK_COLUMNS)),
        agreed=tuple(_agreed(row, ended, known, members) for row in tables.rows("review_agreed.csv", AGREED_COLUMNS)),
        ended=ended,
    )


def read_decided(tables: Tables, files: ReviewFiles, decisions: Collection[str]) -> tuple[DecidedRow, ...]:
    """Decisions name voices of reviews, so what came of which statement is read after both."""
    return tuple(
        DecidedRow(
            review=(review := row.one_of("review", files.ended)),
            statement=row.one_of("statement", files.ended[review]),
            decision=row.one_of("decision", decisions),
        )
        for row in tables.rows("review_decided.csv", "review statement decision")
    )


TALK_COLUMNS = "review statement words member written_on"
AGREED_COLUMNS = "review statement words member due_on done_on helped helped_words"


def _reviews(tables: Tables, known: KnownInReviews) -> Mapping[str, ReviewRow]:
    rows = tables.ids("reviews.csv", "instrument name began_on ended_on due_on asked")
    found = {row.text("id"): _review(row, known) for row in rows}
    for before, row in pairwise(rows):
        one = found[before.text("id")]
        if one.ended_on is None and one.instrument == row.text("instrument"):
            raise before.trouble("ended_on", "the next one has begun, so this one has ended. Write the day.")
    return found


def _review(row: Row, known: KnownInReviews) -> ReviewRow:
    asked = row.pairs("asked", known.sides, "[1-9][0-9]{0,2}", like="a side, = and how many people")
    if not asked:
        raise row.trouble("asked", "write how many people of a side were asked, as lived=6.")
    return ReviewRow(
        id=row.text("id"),
        instrument=row.one_of("instrument", known.statements),
        name=row.need("name"),
        began_on=_day(row, "began_on"),
        ended_on=row.maybe_day("ended_on"),
        due_on=_day(row, "due_on") if row.text("due_on") else None,
        asked=tuple((side, int(number)) for side, number in asked),
    )


def _day(row: Row, column: str) -> Day:
    text = row.need(column)
    return int(text) if text[0] in "+-" and text[1:].isdecimal() else row.day(column)


def _words(row: Row, reviews: Mapping[str, ReviewRow], known: KnownInReviews) -> WordsRow:
    review, statement = row.one_of("review", reviews), row.need("statement")
    if statement in known.open_questions[reviews[review].instrument]:
        raise row.trouble("statement", f"“{statement}” is no statement. Only statements can have other words here.")
    return WordsRow(
        review=review,
        statement=statement,
        words=row.text("words"),
        easy_words=row.text("easy_words"),
    )


Asked = Mapping[str, Collection[str]]  # the scores of each statement, in the order in which they are asked


def asked_in(reviews: Collection[ReviewRow], words: Collection[WordsRow], known: KnownInReviews) -> Mapping[str, Asked]:
    """What each review asks: what the one before asked, without what was taken out, and with what was added."""
    now: dict[str, dict[str, Collection[str]]] = {}
    found = {}
    for one in reviews:
        asked = dict(now.get(one.instrument, known.statements[one.instrument]))
        for row in words:
            if row.review == one.id and row.words:
                asked.setdefault(row.statement, known.new_scores)
            elif row.review == one.id:
                asked.pop(row.statement, None)
        now[one.instrument] = asked
        found[one.id] = asked
    return found


def _sheet(row: Row, reviews: Mapping[str, ReviewRow], asked: Mapping[str, Asked], known: KnownInReviews) -> SheetRow:
    review = row.one_of("review", asked)
    if row.text("words") and not known.open_questions[reviews[review].instrument]:
        raise row.trouble("words", "nothing is asked here that people answer in their own words.")
    return SheetRow(
        id=row.text("id"),
        review=review,
        answered_on=_day(row, "answered_on"),
        side=row.one_of("side", [*known.sides, "unknown"]),
        scores=_scores(row, asked[review]),
        words=row.text("words"),
        uses=row.some_of("uses", known.uses),
    )


def _scores(row: Row, asked: Asked) -> tuple[tuple[str, str], ...]:
    """As "4 2 ? - .": one for each statement, in their order."""
    scores: Sequence[str] = row.need("scores").split()
    if len(scores) != len(asked):
        raise row.trouble("scores", f"here are {len(scores)}, and {len(asked)} statements were asked.")
    for score, (statement, can_be) in zip(scores, asked.items(), strict=True):
        may = (*can_be, NOT_SAID, LEFT_OUT)
        if score not in may:
            raise row.trouble("scores", f"“{score}” for “{statement}” is none of these: {', '.join(may)}.")
    return tuple((key, score) for key, score in zip(asked, scores, strict=True) if score != LEFT_OUT)


def _talk(row: Row, ended: Mapping[str, Asked], members: Collection[str]) -> TalkRow:
    review = row.one_of("review", ended)
    return TalkRow(
        review=review,
        statement=row.one_of("statement", ended[review]),
        words=row.need("words"),
        member=row.one_of("member", members),
        written_on=row.day("written_on"),
    )


def _agreed(row: Row, ended: Mapping[str, Asked], known: KnownInReviews, members: Collection[str]) -> AgreedRow:
    review, helped = row.one_of("review", ended), row.maybe("helped", known.helped)
    return AgreedRow(
        review=review,
        statement=row.one_of("statement", ended[review]),
        words=row.need("words"),
        member=row.maybe("member", members),
        due_on=_day(row, "due_on") if row.text("due_on") else None,
        done_on=row.day("done_on") if helped else row.maybe_day("done_on"),
        helped=helped,
        helped_words=row.text("helped_words"),
    )

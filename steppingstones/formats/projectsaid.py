"""What people said, in the files of a project: in passing, in meetings and in answer to questions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from .tables import Row, Tables

FACES = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, kw_only=True)
class KnownInSaid:
    """The words that some columns may hold."""

    sides: Collection[str]
    questions: Collection[str]
    channels: Collection[str]
    uses: Collection[str]


@dataclass(frozen=True, kw_only=True)
class QuestionRow:
    id: str
    kind: str
    words: str
    help: str
    choices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something that was said: by a member, by somebody with a name, or by somebody of whom only the side is known."""

    id: str
    said_on: date
    member: str
    name: str
    side: str
    channel: str
    subject: str
    words: str
    theme: str
    uses: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One answer of one person to the questionnaire."""

    id: str
    person: str
    answered_on: date
    side: str
    question: str
    answer: str
    uses: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SaidFiles:
    questionnaire: Mapping[str, str]
    questions: tuple[QuestionRow, ...]
    logbook: tuple[Note, ...]
    meetings: tuple[Note, ...]
    answers: tuple[AnswerRow, ...]

    @property
    def in_own_words(self) -> Mapping[str, str]:
        """What was noted, by id, so that words of it can be pointed at."""
        return {note.id: note.words for note in (*self.logbook, *self.meetings)}

    @property
    def voices(self) -> tuple[str, ...]:
        return (*self.in_own_words, *(answer.id for answer in self.answers))


def read_said(tables: Tables, known: KnownInSaid, members: Collection[str], themes: Collection[str]) -> SaidFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    questionnaire, questions = _questions(tables, known)
    logbook = _logbook(tables, known, members, themes)
    meetings = _meetings(tables, known, members, themes, [note.id for note in logbook])
    notes = [note.id for note in (*logbook, *meetings)]
    return SaidFiles(
        questionnaire=questionnaire,
        questions=questions,
        logbook=logbook,
        meetings=meetings,
        answers=_answers(tables, known, questions, notes),
    )


def _questions(tables: Tables, known: KnownInSaid) -> tuple[Mapping[str, str], tuple[QuestionRow, ...]]:
    """The title and the opening words stand in rows of their own above the questions."""
    words = {"title": "", "opening": ""}
    questions: list[QuestionRow] = []
    for row in tables.ids("questionnaire.csv", "kind words help choices"):
        kind = row.one_of("kind", [*words, *known.questions])
        if kind in words:
            words[kind] = row.need("words")
            continue
        questions.append(
            QuestionRow(
                id=row.text("id"),
                kind=kind,
                words=row.need("words"),
                help=row.text("help"),
                choices=row.parts("choices"),
            )
        )
    return words, tuple(questions)


def _logbook(tables: Tables, known: KnownInSaid, members: Collection[str], themes: Collection[str]) -> tuple[Note, ...]:
    rows = tables.ids("logbook.csv", "said_on member name side channel subject words theme uses")
    return tuple(
        _note(row, known, members, themes, channel=row.one_of("channel", known.channels), subject=row.text("subject"))
        for row in rows
    )


def _meetings(
    tables: Tables, known: KnownInSaid, members: Collection[str], themes: Collection[str], taken: Collection[str]
) -> tuple[Note, ...]:
    """What was said in meetings. The meeting is the subject."""
    rows = tables.ids("meetings.csv", "meeting said_on member name side words theme uses", taken)
    return tuple(_note(row, known, members, themes, channel="meeting", subject=row.need("meeting")) for row in rows)


def _note(
    row: Row, known: KnownInSaid, members: Collection[str], themes: Collection[str], *, channel: str, subject: str
) -> Note:
    member = row.maybe("member", members)
    return Note(
        id=row.text("id"),
        said_on=row.day("said_on"),
        member=member,
        name=row.text("name"),
        side="" if member else row.one_of("side", [*known.sides, "unknown"]),
        channel=channel,
        subject=subject,
        words=row.need("words"),
        theme=row.maybe("theme", themes),
        uses=row.some_of("uses", known.uses),
    )


def _answers(
    tables: Tables, known: KnownInSaid, questions: Collection[QuestionRow], taken: Collection[str]
) -> tuple[AnswerRow, ...]:
    by_id = {question.id: question for question in questions}
    answers = []
    for row in tables.ids("answers.csv", "person answered_on side question answer uses", taken):
        question = by_id[row.one_of("question", list(by_id))]
        if question.kind == "text":
            answer = row.need("answer")
        else:
            answer = row.one_of("answer", FACES if question.kind == "faces" else question.choices)
        answers.append(
            AnswerRow(
                id=row.text("id"),
                person=row.need("person"),
                answered_on=row.day("answered_on"),
                side=row.one_of("side", [*known.sides, "unknown"]),
                question=question.id,
                answer=answer,
                uses=row.some_of("uses", known.uses),
            )
        )
    return tuple(answers)

"""Instruments of a review: statements about how we work together, which each side answers for itself.

An instrument has parts, and a part has statements. Each is said twice, in plain and in easy words, and has a picture.
A group may change them into its own version; scores belong to the words that people answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .gap import Scale


class Level(StrEnum):
    """From where in an organisation somebody sees it."""

    FRONTLINE = "frontline"
    MIDDLE = "middle"
    SENIOR = "senior"
    BOARD = "board"
    PEOPLE = "people"


class Answers(StrEnum):
    """How statements are answered. "Not sure" and "I do not want to say" can always be answered as well."""

    TRUE = "true"
    DONE = "done"
    FACES = "faces"

    @property
    def words(self) -> tuple[str, ...]:
        """The answers that are a score, from 1 up."""
        return _WORDS[self]

    @property
    def scale(self) -> Scale:
        return Scale(least=1, most=len(self.words))


_WORDS = {
    Answers.TRUE: ("Not true", "Mostly not true", "Half true", "Mostly true", "Very true"),
    Answers.DONE: ("No", "In part", "Yes"),
    Answers.FACES: ("Sad face", "Face that is neither happy nor sad", "Happy face"),
}


@dataclass(frozen=True, kw_only=True)
class Statement:
    """`picture` names one in `documents/pictures.tsv`. The key stays when the words change."""

    key: str
    words: str
    easy: str
    picture: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """What some of the statements are about."""

    key: str
    name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """`about` says what it is for. With `levels`, people say from where they see it, and each level is looked at."""

    key: str
    name: str
    about: str
    answers: Answers
    parts: tuple[Part, ...]
    levels: tuple[Level, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(statement for part in self.parts for statement in part.statements)


def part(name: str, lines: str) -> Part:
    """A part from text: for each statement a line with its key and picture, one in plain and one in easy words.

    >>> found = part("Time", '''
    ...     enough 23F3
    ...     We have enough time to talk.
    ...     There is time to talk.
    ... ''')
    >>> found.key, found.statements[0].key, found.statements[0].picture
    ('time', 'time-enough', '23F3')

    Source: our own rule: keys are made from names, as in the bank of benefits.
    """
    key = name.lower().replace(" ", "-").replace(",", "")
    told = [line.strip() for line in lines.strip().splitlines() if line.strip()]
    found = []
    for head, words, easy in zip(told[::3], told[1::3], told[2::3], strict=True):
        own, picture = head.split()
        found.append(Statement(key=f"{key}-{own}", words=words, easy=easy, picture=picture))
    return Part(key=key, name=name, statements=tuple(found))


def unchanged(before: Iterable[Statement], after: Iterable[Statement]) -> list[str]:
    """The keys of statements that say the same in both versions: only their scores may be compared.

    >>> old = Statement(key="time", words="We have time.", easy="There is time.", picture="23F3")
    >>> new = Statement(key="time", words="We have enough time.", easy="There is time.", picture="23F3")
    >>> unchanged([old], [old]), unchanged([old], [new])
    (['time'], [])

    Source: our own rule: another wording is another question.
    """
    said = {statement.key: (statement.words, statement.easy) for statement in before}
    return [statement.key for statement in after if said.get(statement.key) == (statement.words, statement.easy)]

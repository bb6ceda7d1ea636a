"""Questionnaires: the kinds of question, and what counts as an answer to one.

Nobody has to answer anything: each question can be answered, or not said. Whatever comes from a form is checked here,
because a form can send anything.

Source: our own rules. Five faces in words follow common practice in services for people with learning disabilities.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

LONGEST_WORDS = 10_000
NOT_SAID = "not-said"
FACES = ("Very sad", "Sad", "In between", "Happy", "Very happy")


class Kind(StrEnum):
    FACES = "faces"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a rule needs to know of a question. `choices` pairs the reference of each choice with its words."""

    ref: str
    kind: Kind
    choices: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Raw:
    """What a form sent for one question: its value, and whether "I do not want to say" was ticked beside it."""

    value: str = ""
    not_said: bool = False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer. `words` is what it says, whatever its kind; `number` is the face, `choice` a reference."""

    words: str
    number: int | None = None
    choice: str | None = None


class NotAnAnswer(ValueError):
    """What was sent is no answer to this question. The sentence is for the person who sent it."""


def validate(question: Question, raw: Raw) -> Answer | None:
    """The answer, or None for "I do not want to say".

    Source: our own rule.

    >>> validate(Question(ref="q", kind=Kind.FACES), Raw(value="4"))
    Answer(words='Happy', number=4, choice=None)
    >>> validate(Question(ref="q", kind=Kind.TEXT), Raw(not_said=True)) is None
    True
    """
    if raw.value == NOT_SAID and question.kind is not Kind.TEXT:
        return None
    if raw.not_said and raw.value.strip():
        raise NotAnAnswer("You wrote something and ticked “I do not want to say”. Take one of them away.")
    if raw.not_said:
        return None
    return _READERS[question.kind](question, raw.value)


def answers_of(questions: Iterable[Question], sent: Mapping[str, Raw]) -> dict[str, Answer]:
    """All that was answered, by the reference of the question. Questions that were not said, or not sent, are left out.

    Source: our own rule.

    >>> answers_of([Question(ref="q", kind=Kind.TEXT)], {"q": Raw(value="More buses"), "other": Raw(value="1")})
    {'q': Answer(words='More buses', number=None, choice=None)}
    """
    found = {question.ref: validate(question, sent[question.ref]) for question in questions if question.ref in sent}
    return {ref: answer for ref, answer in found.items() if answer is not None}


def _face(question: Question, value: str) -> Answer:
    if not value:
        raise NotAnAnswer("Choose a face, or choose “I do not want to say”.")
    if value not in _FACE_NUMBERS:
        raise NotAnAnswer("Choose one of the five faces, or choose “I do not want to say”.")
    return Answer(words=FACES[int(value) - 1], number=int(value))


def _choice(question: Question, value: str) -> Answer:
    if not value:
        raise NotAnAnswer("Choose one answer, or choose “I do not want to say”.")
    if value not in (question.choices or {}):
        raise NotAnAnswer("Choose one of the answers on this page, or choose “I do not want to say”.")
    return Answer(words=(question.choices or {})[value], choice=value)


def _text(question: Question, value: str) -> Answer:
    if "\x00" in value:
        raise NotAnAnswer("There is a character in your words that cannot be kept. Type the words again.")
    if not value.strip():
        raise NotAnAnswer("Write what you want to say, or tick “I do not want to say”.")
    if len(value) > LONGEST_WORDS:
        raise NotAnAnswer(f"This is too long: use at most {LONGEST_WORDS} letters. You have {len(value)}.")
    return Answer(words=value)


_FACE_NUMBERS = frozenset("12345")
_READERS = {Kind.FACES: _face, Kind.CHOICE: _choice, Kind.TEXT: _text}

"""Questionnaires: the kinds of question, and what counts as an answer to one.

Each question can be left out, or answered by "I do not want to say". Few are required, and then one of the two is asked
for. Whatever comes from a form is checked here, because a form can send anything.

Source: our own rules. Faces in words follow common practice in services for people with learning disabilities.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

LONGEST_WORDS = 10_000
LONGEST_LINE = 300
NOT_SAID = "not-said"
FACES = ("Very sad", "Sad", "In between", "Happy", "Very happy")
THREE_FACES = ("Sad", "In between", "Happy")
YES, NO, NOT_SURE = 1, 2, 3
YES_NO = {YES: "Yes", NO: "No", NOT_SURE: "Not sure"}
AGREED = "Yes, I agree"
A_SOUND, A_PICTURE = "(a voice note)", "(a photograph)"


class Kind(StrEnum):
    FACES = "faces"
    SCALE = "scale"
    CHOICE = "choice"
    SEVERAL = "several"
    RANKING = "ranking"
    PICTURES = "pictures"
    YES_NO = "yes-no"
    NUMBER = "number"
    DATE = "date"
    SHORT = "short"
    TEXT = "text"
    VOICE_NOTE = "voice-note"
    PHOTO = "photo"
    CONSENT = "consent"
    STATEMENT = "statement"
    SECTION = "section"

    @property
    def asks(self) -> bool:
        """Whether it can be answered. A statement is only read; a section is the heading of what follows."""
        return self not in (Kind.STATEMENT, Kind.SECTION)

    @property
    def has_choices(self) -> bool:
        return self in (Kind.CHOICE, Kind.SEVERAL, Kind.RANKING, Kind.PICTURES)

    @property
    def is_words(self) -> bool:
        """Answered in people's own words, so that there is something to read and not to count."""
        return self in (Kind.SHORT, Kind.TEXT, Kind.VOICE_NOTE, Kind.PHOTO)

    @property
    def is_typed(self) -> bool:
        """Whether somebody could type the very letters that stand for "I do not want to say" elsewhere."""
        return self.is_words or self in (Kind.NUMBER, Kind.DATE)

    @property
    def has_file(self) -> bool:
        return self in (Kind.VOICE_NOTE, Kind.PHOTO)


OUR_WORDS = (Kind.FACES, Kind.YES_NO, Kind.CONSENT)  # answered in words of the site, not of the group


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One thing that an earlier answer must be. `values` are keys of choices, or numbers as text."""

    question: str
    test: "Test"
    values: tuple[str, ...] = ()


class Test(StrEnum):
    ONE_OF = "one-of"
    NONE_OF = "none-of"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ANSWERED = "answered"
    NOT_ANSWERED = "not-answered"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """When a question is asked: if all of its clauses hold, or any of them (`is_any`)."""

    clauses: tuple[Clause, ...]
    is_any: bool = False


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a rule needs to know of a question. `key` stays the same in later versions and other languages.

    `choices` pairs the key of each choice with its words. `least` and `most` are the ends of a scale, the limits of a
    number, how many of several can be chosen, or (`most`) whether there are 3 faces or 5.
    """

    key: str
    kind: Kind
    choices: Mapping[str, str] = field(default_factory=dict)
    least: int | None = None
    most: int | None = None
    is_required: bool = False
    condition: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Raw:
    """What a form sent for one question: its values, a file's key, and whether "I do not want to say" was ticked."""

    values: tuple[str, ...] = ()
    file: str = ""
    not_said: bool = False

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer. `words` is what it says, whatever its kind. The other fields are for counting.

    `number` is a face, a place on a scale, or yes (1), no (2), not sure (3). `picked` holds the keys of several
    choices, of a ranking in the order of their rank. `file` is the key of what was recorded or photographed.
    """

    words: str
    number: int | None = None
    amount: Decimal | None = None
    day: date | None = None
    choice: str | None = None
    picked: tuple[str, ...] = ()
    file: str = ""
    is_not_said: bool = False


NOTHING_SAID = Answer(words="", is_not_said=True)


class NotAnAnswer(ValueError):
    """What was sent is no answer to this question. The sentence is for the person who sent it.

    `words` has places for `numbers`, so that it can be said in another language.
    """

    def __init__(self, words: str, **numbers: object) -> None:
        super().__init__(words % numbers if numbers else words)
        self.words, self.numbers = words, numbers


def validate(question: Question, raw: Raw) -> Answer | None:
    """The answer; None when the question was left out; `NOTHING_SAID` for "I do not want to say".

    Source: our own rule.

    >>> validate(Question(key="q", kind=Kind.FACES), Raw(values=("4",))).words
    'Happy'
    >>> validate(Question(key="q", kind=Kind.TEXT), Raw()) is None
    True
    >>> validate(Question(key="q", kind=Kind.TEXT), Raw(not_said=True)).is_not_said
    True
    """
    if not question.kind.asks:
        return None
    if NOT_SAID in raw.values and not question.kind.is_typed:
        return NOTHING_SAID  # one of the answers to choose from
    given = tuple(value for value in raw.values if value.strip())
    if raw.not_said and (given or raw.file):
        raise NotAnAnswer("You answered and also ticked “I do not want to say”. Take one of them away.")
    if raw.not_said:
        return NOTHING_SAID
    if not given and not raw.file:
        if question.is_required:
            raise NotAnAnswer(_ASKS[question.kind])
        return None
    if any("\x00" in value for value in given):
        raise NotAnAnswer("There is a character in your words that cannot be kept. Type the words again.")
    return _READERS[question.kind](question, given, raw)


def faces_of(question: Question) -> tuple[tuple[int, str], ...]:
    """The faces that a question offers, each with its number and its words: three or five.

    Source: our own rule.

    >>> faces_of(Question(key="q", kind=Kind.FACES, most=3))
    ((1, 'Sad'), (2, 'In between'), (3, 'Happy'))
    """
    return tuple(enumerate(THREE_FACES if question.most == 3 else FACES, 1))


def scale_of(question: Question) -> range:
    """The numbers of a scale, from its least to its most: 0 to 10 where nothing else is said.

    Source: our own rule; 0 to 10 is the scale of the ONS personal wellbeing questions.

    >>> list(scale_of(Question(key="q", kind=Kind.SCALE, least=1, most=5)))
    [1, 2, 3, 4, 5]
    """
    least = 0 if question.least is None else question.least
    return range(least, (10 if question.most is None else question.most) + 1)


def _number_in(given: tuple[str, ...], possible: Iterable[int], words: str, **numbers: object) -> int:
    for number in possible:
        if str(number) == given[0].strip():
            return number
    raise NotAnAnswer(words, **numbers)


def _face(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    faces = dict(faces_of(question))
    number = _number_in(given, faces, "Choose one of the faces, or choose “I do not want to say”.")
    return Answer(words=faces[number], number=number)


def _scale(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    scale = scale_of(question)
    words = "Choose a number from %(least)s to %(most)s, or choose “I do not want to say”."
    number = _number_in(given, scale, words, least=scale[0], most=scale[-1])
    return Answer(words=str(number), number=number)


def _yes_no(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    words = "Choose yes, no or not sure, or choose “I do not want to say”."
    number = _number_in(given, YES_NO, words)
    return Answer(words=YES_NO[number], number=number)


def _consent(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    _number_in(given, (YES,), "Tick the box if you agree.")
    return Answer(words=AGREED, number=YES)


def _choice(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    if given[0] not in question.choices:
        raise NotAnAnswer("Choose one of the answers on this page, or choose “I do not want to say”.")
    return Answer(words=question.choices[given[0]], choice=given[0])


def _several(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    if not set(given) <= set(question.choices):
        raise NotAnAnswer("Choose from the answers on this page, or choose “I do not want to say”.")
    picked = tuple(key for key in question.choices if key in given)
    if question.most is not None and len(picked) > question.most:
        raise NotAnAnswer("Choose at most %(most)s. You chose %(number)s.", most=question.most, number=len(picked))
    if question.least is not None and len(picked) < question.least:
        raise NotAnAnswer("Choose at least %(least)s. You chose %(number)s.", least=question.least, number=len(picked))
    return Answer(words="; ".join(question.choices[key] for key in picked), picked=picked)


def _ranking(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    """Each value is a choice and its place, such as "bus:2". Choices without a place come after all others."""
    places: dict[str, int] = {}
    for value in given:
        key, _colon, place = value.rpartition(":")
        if key not in question.choices or not place.isdecimal() or not 1 <= int(place) <= len(question.choices):
            raise NotAnAnswer("Give each answer a place from the list, or choose “I do not want to say”.")
        places[key] = int(place)
    if len(set(places.values())) < len(places):
        raise NotAnAnswer("Two answers have the same place. Give each one a place of its own.")
    picked = tuple(sorted(places, key=lambda key: places[key]))
    words = "; ".join(f"{place}. {question.choices[key]}" for place, key in enumerate(picked, 1))
    return Answer(words=words, picked=picked)


def _amount(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    text = given[0].strip()
    try:
        amount = Decimal(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or abs(amount) >= 10**12 or _decimals(amount) > 6:
        raise NotAnAnswer("Write a number in figures, such as 12 or 2.5.")
    if question.least is not None and amount < question.least:
        raise NotAnAnswer("Write %(least)s or more.", least=question.least)
    if question.most is not None and amount > question.most:
        raise NotAnAnswer("Write %(most)s or less.", most=question.most)
    return Answer(words=text, amount=amount)


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _day(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    text = given[0].strip()
    british = re.fullmatch(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})", text)
    try:
        day = date(int(british[3]), int(british[2]), int(british[1])) if british else date.fromisoformat(text)
    except ValueError:
        raise NotAnAnswer("Write the day like this: 4/3/2026.") from None
    return Answer(words=f"{day.day}/{day.month}/{day.year}", day=day)


def _line(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    return _words(given[0], LONGEST_LINE)


def _text(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    return _words(given[0], LONGEST_WORDS)


def _words(value: str, longest: int, file: str = "") -> Answer:
    if len(value) > longest:
        raise NotAnAnswer(
            "This is too long: use at most %(most)s letters. You have %(number)s.", most=longest, number=len(value)
        )
    return Answer(words=value, file=file)


def _sound(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    return _words(given[0] if given else A_SOUND, LONGEST_WORDS, raw.file)


def _photo(question: Question, given: tuple[str, ...], raw: Raw) -> Answer:
    return _words(given[0] if given else A_PICTURE, LONGEST_WORDS, raw.file)


_Reader = Callable[[Question, tuple[str, ...], Raw], Answer]
_READERS: dict[Kind, _Reader] = {
    Kind.FACES: _face,
    Kind.SCALE: _scale,
    Kind.CHOICE: _choice,
    Kind.SEVERAL: _several,
    Kind.RANKING: _ranking,
    Kind.PICTURES: _choice,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _amount,
    Kind.DATE: _day,
    Kind.SHORT: _line,
    Kind.TEXT: _text,
    Kind.VOICE_NOTE: _sound,
    Kind.PHOTO: _photo,
    Kind.CONSENT: _consent,
}
_CHOOSE = "Choose one answer, or choose “I do not want to say”."
_WRITE = "Write what you want to say, or tick “I do not want to say”."
_ASKS: dict[Kind, str] = {
    Kind.FACES: "Choose a face, or choose “I do not want to say”.",
    Kind.SCALE: "Choose a number, or choose “I do not want to say”.",
    Kind.CHOICE: _CHOOSE,
    Kind.SEVERAL: "Choose one answer or more, or choose “I do not want to say”.",
    Kind.RANKING: "Give the answers a place, or choose “I do not want to say”.",
    Kind.PICTURES: "Choose a picture, or choose “I do not want to say”.",
    Kind.YES_NO: _CHOOSE,
    Kind.NUMBER: "Write a number, or tick “I do not want to say”.",
    Kind.DATE: "Write a day, or tick “I do not want to say”.",
    Kind.SHORT: _WRITE,
    Kind.TEXT: _WRITE,
    Kind.VOICE_NOTE: "Record or write what you want to say, or tick “I do not want to say”.",
    Kind.PHOTO: "Choose a picture or write what you want to say, or tick “I do not want to say”.",
    Kind.CONSENT: "Tick the box if you agree. If you do not, choose “I do not want to say”.",
}

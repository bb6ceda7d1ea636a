"""What has to be mended in a questionnaire before people can answer it, and which tests fit an answer of each kind.

Source: our own rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .questionnaire import YES_NO, Clause, Kind, Test, faces_of, scale_of
from .questionnaire_form import Item, Offer

FEWEST_CHOICES = 2
MOST_CLAUSES = 5
_COUNTED = (Test.AT_LEAST, Test.AT_MOST)
_CHOSEN = (Test.ONE_OF, Test.NONE_OF)
_EITHER = (Test.ANSWERED, Test.NOT_ANSWERED)
_TESTS: dict[Kind, tuple[Test, ...]] = {
    Kind.FACES: (*_CHOSEN, *_EITHER),
    Kind.SCALE: (*_COUNTED, *_CHOSEN, *_EITHER),
    Kind.NUMBER: (*_COUNTED, *_EITHER),
    Kind.CHOICE: (*_CHOSEN, *_EITHER),
    Kind.SEVERAL: (*_CHOSEN, *_EITHER),
    Kind.PICTURES: (*_CHOSEN, *_EITHER),
    Kind.YES_NO: (*_CHOSEN, *_EITHER),
}


class Why(StrEnum):
    """What is wrong with a question."""

    TOO_FEW_CHOICES = "too-few-choices"
    NOT_EARLIER = "not-earlier"
    NO_SUCH_ANSWER = "no-such-answer"


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """Something to mend in the question with this key. `other` is the question that its condition looks at."""

    key: str
    why: Why
    other: str = ""


def tests_for(kind: Kind) -> tuple[Test, ...]:
    """What a condition can ask of an answer of this kind, the likeliest first. Nothing where there is no answer.

    Source: our own rule.

    >>> [test.value for test in tests_for(Kind.TEXT)]
    ['answered', 'not-answered']
    >>> tests_for(Kind.SECTION)
    ()
    """
    return _TESTS.get(kind, _EITHER) if kind.asks else ()


def values_of(item: Item) -> dict[str, str]:
    """The answers that a condition can name, each with its words. A written number is compared, and names none.

    Source: our own rule.

    >>> values_of(Item(key="bus", kind=Kind.YES_NO, words="By bus?"))
    {'1': 'Yes', '2': 'No', '3': 'Not sure'}
    """
    if item.kind.has_choices:
        return {one.key: one.words for one in item.choices}
    if item.kind is Kind.YES_NO:
        return {str(number): words for number, words in YES_NO.items()}
    if item.kind is Kind.FACES:
        return {str(number): words for number, words in faces_of(item.rule)}
    if item.kind is Kind.SCALE:
        return {str(number): str(number) for number in scale_of(item.rule)}
    return {}


def troubles(items: Sequence[Item]) -> tuple[Trouble, ...]:
    """Everything that has to be mended, in the order of the questions.

    Source: our own rule.

    >>> [one.why.value for one in troubles([Item(key="way", kind=Kind.CHOICE, words="Which way?")])]
    ['too-few-choices']
    """
    found: list[Trouble] = []
    earlier: dict[str, Item] = {}
    for item in items:
        if item.kind.has_choices and len(item.choices) < FEWEST_CHOICES:
            found.append(Trouble(key=item.key, why=Why.TOO_FEW_CHOICES))
        for clause in item.condition.clauses if item.condition else ():
            if why := _why_not(clause, earlier):
                found.append(Trouble(key=item.key, why=why, other=clause.question))
        if item.kind.asks:
            earlier[item.key] = item
    return tuple(found)


def _why_not(clause: Clause, earlier: Mapping[str, Item]) -> Why | None:
    other = earlier.get(clause.question)
    if other is None:
        return Why.NOT_EARLIER
    offered = values_of(other)
    if clause.test in _CHOSEN and offered and not set(clause.values) <= set(offered):
        return Why.NO_SUCH_ANSWER
    return Why.NO_SUCH_ANSWER if clause.test not in _EITHER and not clause.values else None


def with_keys(words: Sequence[str], before: Sequence[Offer]) -> tuple[Offer, ...]:
    """Choices as somebody typed them now, with the keys and pictures that they had before.

    Words that stay keep their key. If as many are there as before, one with new words is the one that stood there:
    so a slip of the pen is mended without a condition losing what it looks at.

    Source: our own rule.

    >>> bus, walk = Offer(key="b", words="Buss"), Offer(key="w", words="On foot")
    >>> [one.key for one in with_keys(["Bus", "On foot"], [bus, walk])]
    ['b', 'w']
    """
    by_words = {one.words: one for one in before}
    stays = {each for each in words if each in by_words}
    found = []
    for place, each in enumerate(words):
        here = before[place] if len(words) == len(before) else None
        was = by_words.get(each) or (here if here and here.words not in stays else None)
        found.append(Offer(key=was.key if was else "", words=each, picture=was.picture if was else ""))
    return tuple(found)

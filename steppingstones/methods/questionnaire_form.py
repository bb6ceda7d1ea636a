"""A whole questionnaire as plain values: how it is made, copied, translated, and carried to other programs and back.

Source: our own; the parts are those that XLSForm (xlsform.org) knows as well.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .questionnaire import Clause, Condition, Kind, Question, Test

NUMBERED = re.compile(r"(\d+\. )?(.*)")


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One answer that can be chosen. `picture` is the name of a picture, or nothing."""

    key: str
    words: str
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question, statement or section as its makers worded it. For `least` and `most` see `Question`."""

    key: str
    kind: Kind
    words: str
    help: str = ""
    easy_words: str = ""
    picture: str = ""
    choices: tuple[Offer, ...] = ()
    least: int | None = None
    most: int | None = None
    least_words: str = ""
    most_words: str = ""
    is_required: bool = False
    condition: Condition | None = None
    source: str = ""

    @property
    def rule(self) -> Question:
        """What the rules need of it."""
        return Question(
            key=self.key,
            kind=self.kind,
            choices={one.key: one.words for one in self.choices},
            least=self.least,
            most=self.most,
            is_required=self.is_required,
            condition=self.condition,
        )


@dataclass(frozen=True, kw_only=True)
class Form:
    """A whole questionnaire. `translations` is by language, then by the place of the words (see `places`)."""

    title: str
    opening: str = ""
    language: str = "en-gb"
    items: tuple[Item, ...] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def places(form: Form) -> dict[str, str]:
    """All words that can be translated, by the name of their place, in the order in which people meet them.

    Source: our own.

    >>> bus = Item(key="bus", kind=Kind.YES_NO, words="Is there a bus?")
    >>> places(Form(title="Getting here", items=(bus,)))
    {'title': 'Getting here', 'q.bus.words': 'Is there a bus?'}
    """
    return {place: words for place, words in _all_places(form) if words.strip()}


def _all_places(form: Form) -> Iterator[tuple[str, str]]:
    yield "title", form.title
    yield "opening", form.opening
    for item in form.items:
        for name in WORDED:
            yield f"q.{item.key}.{name}", getattr(item, name)
        for choice in item.choices:
            yield f"c.{item.key}.{choice.key}", choice.words


WORDED = ("words", "help", "easy_words", "least_words", "most_words")


def in_language(form: Form, language: str) -> Form:
    """The same in another language. What is not translated stays as it was written.

    Source: our own.

    >>> in_language(Form(title="Hello", translations={"cy": {"title": "Helo"}}), "cy").title
    'Helo'
    """
    words = form.translations.get(language, {})

    def said(place: str, now: str) -> str:
        return words.get(place) or now

    items = tuple(_item_in(item, said) for item in form.items)
    return replace(form, title=said("title", form.title), opening=said("opening", form.opening), items=items)


def _item_in(item: Item, said: Callable[[str, str], str]) -> Item:
    worded: dict[str, Any] = {name: said(f"q.{item.key}.{name}", getattr(item, name)) for name in WORDED}
    choices = tuple(replace(one, words=said(f"c.{item.key}.{one.key}", one.words)) for one in item.choices)
    return replace(item, **worded, choices=choices)


def chosen_in(words: str, names: Mapping[str, str]) -> str:
    """What somebody chose, in other words for its choices (`names`): one, several or an order of them.

    Source: our own; the words of an answer are made by `questionnaire.validate`. Words that hold anything else stay.

    >>> chosen_in("1. On foot; 2. By bus", {"By bus": "Ar fws", "On foot": "Ar droed"})
    '1. Ar droed; 2. Ar fws'
    >>> chosen_in("By boat", {"By bus": "Ar fws"})
    'By boat'
    """
    if words in names:
        return names[words]
    parts = [NUMBERED.fullmatch(part) for part in words.split("; ")]
    found = [(part[1] or "", names.get(part[2])) for part in parts if part]
    if len(found) < len(parts) or None in dict(found).values():
        return words
    return "; ".join(f"{number}{said}" for number, said in found)


def condition_to_data(condition: Condition | None) -> dict[str, Any] | None:
    """A condition as it is kept in the database and in files.

    Source: our own.

    >>> condition_to_data(Condition(clauses=(Clause(question="bus", test=Test.ONE_OF, values=("1",)),)))
    {'any': False, 'clauses': [{'question': 'bus', 'test': 'one-of', 'values': ['1']}]}
    """
    if condition is None:
        return None
    clauses = [
        {"question": one.question, "test": one.test.value, "values": list(one.values)} for one in condition.clauses
    ]
    return {"any": condition.is_any, "clauses": clauses}


def condition_from_data(data: Any) -> Condition | None:
    """The way back. Raises `ValueError` for anything that is no condition.

    Source: our own.

    >>> condition_from_data(None) is None
    True
    """
    if data is None:
        return None
    try:
        clauses = tuple(
            Clause(
                question=str(one["question"]),
                test=Test(one["test"]),
                values=tuple(str(value) for value in one.get("values", [])),
            )
            for one in data["clauses"]
        )
        return Condition(clauses=clauses, is_any=bool(data.get("any", False)))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("This is not a condition.") from error

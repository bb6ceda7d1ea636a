"""The question bank as a file: topics with their questions, and sets of questions that make a questionnaire."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from ..methods.questionnaire import Kind
from ..methods.questionnaire_check import troubles
from ..methods.questionnaire_form import Form, Item, Offer
from ..methods.reviews import ANSWERS

MARK = "stepping-stones-questions"
WORDED = ("words", "help", "easy_words", "least_words", "most_words")


class NotABank(ValueError):
    """What is wrong with the file, in a sentence that its writer can read."""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """Questions about one thing, each with where it comes from."""

    key: str
    title: str
    about: str
    source: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class ReadySet:
    """A whole questionnaire to begin with."""

    key: str
    about: str
    form: Form


@dataclass(frozen=True, kw_only=True)
class Bank:
    topics: tuple[Topic, ...]
    sets: tuple[ReadySet, ...]

    @property
    def items(self) -> dict[str, Item]:
        return {item.key: item for topic in self.topics for item in topic.items}


def read_bank(data: bytes, pictures: Collection[str]) -> Bank:
    """The bank in this file, which may name these pictures. Raises `NotABank` where something is missing or wrong.

    >>> read_bank(b"{}", [])
    Traceback (most recent call last):
    ...
    steppingstones.formats.question_bank.NotABank: This is no bank: its mark is missing.
    """
    try:
        found: Any = json.loads(data)
    except ValueError as error:
        raise NotABank(f"This is not JSON: {error}.") from None
    if not isinstance(found, dict) or found.get(MARK) != 1:
        raise NotABank("This is no bank: its mark is missing.")
    topics = tuple(_topic(topic) for topic in found["topics"])
    _check_pictures((item for topic in topics for item in topic.items), pictures)
    _all_different("question", (item.key for topic in topics for item in topic.items))
    _all_different("topic", (topic.key for topic in topics))
    known = {item.key: item for topic in topics for item in topic.items}
    sets = tuple(_set(each, known) for each in found["sets"])
    _all_different("set", (each.key for each in sets))
    return Bank(topics=topics, sets=sets)


def _topic(found: dict[str, Any]) -> Topic:
    source = _said(found, "source")
    items = tuple(_item(question, source) for question in found["questions"])
    return Topic(key=found["key"], title=_said(found, "title"), about=_said(found, "about"), source=source, items=items)


def _item(found: dict[str, Any], source: str) -> Item:
    item = Item(
        key=found["key"],
        kind=Kind(found["kind"]),
        **{name: found.get(name, "") for name in WORDED},
        picture=found.get("picture", ""),
        choices=ANSWERS.get(found.get("answers", "")) or tuple(map(_offer, found.get("choices", []))),
        least=found.get("least"),
        most=found.get("most"),
        source=source,
    )
    _check(item)
    return item


def _offer(found: dict[str, Any]) -> Offer:
    return Offer(key=found["key"], words=found["words"], picture=found.get("picture", ""))


def _check(item: Item) -> None:
    if not item.words or not item.easy_words:
        raise NotABank(f"“{item.key}” needs words, and the same in easy words.")
    if not item.kind.asks or (item.kind is Kind.FACES and item.most not in (3, 5)):
        raise NotABank(f"“{item.key}” is a question, and one with faces has 3 or 5.")
    if troubles([item]):
        raise NotABank(f"“{item.key}” needs two answers to choose from.")


def _check_pictures(items: Iterable[Item], pictures: Collection[str]) -> None:
    for item in items:
        for code in (item.picture, *(one.picture for one in item.choices)):
            if code and code not in pictures:
                raise NotABank(f"“{item.key}”: there is no picture {code}.")


def _set(found: dict[str, Any], known: dict[str, Item]) -> ReadySet:
    unknown = [key for key in found["questions"] if key not in known]
    if unknown:
        raise NotABank(f"“{found['key']}” asks what is not in the bank: {', '.join(unknown)}.")
    form = Form(
        title=_said(found, "title"),
        opening=_said(found, "opening"),
        items=tuple(known[key] for key in found["questions"]),
    )
    return ReadySet(key=found["key"], about=_said(found, "about"), form=form)


def _said(found: dict[str, Any], name: str) -> str:
    words = found.get(name)
    if not isinstance(words, str) or not words.strip():
        raise NotABank(f"“{found.get('key')}” needs words for “{name}”.")
    return words


def _all_different(what: str, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise NotABank(f"Two of them have the same key: {what} “{key}”.")
        seen.add(key)

"""Guides for conversations, as files: what to say first, the themes with their questions, and how to end."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

MARK = "stepping-stones-guide"
FORMS = ("group", "structured", "semi")
FEWEST_QUESTIONS, MOST_QUESTIONS = 2, 4
LONGEST_TITLE, LONGEST_THEME = 200, 300


class NotAGuide(ValueError):
    """What is wrong with the file, in a sentence that its writer can read."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question that opens a theme up, and the same in easier words."""

    words: str
    easy: str


@dataclass(frozen=True, kw_only=True)
class ThemeFile:
    """A theme and the questions that open it up. `is_opening`: to begin with."""

    title: str
    is_opening: bool
    questions: tuple[Asked, ...]

    @property
    def prompts(self) -> str:
        """The questions, one a line."""
        return "\n".join(question.words for question in self.questions)

    @property
    def easy(self) -> str:
        """The same in easier words, one a line."""
        return "\n".join(question.easy for question in self.questions)


@dataclass(frozen=True, kw_only=True)
class GuideFile:
    """A guide: what it is for, how to begin, the themes in their order, and how to end."""

    title: str
    form: str
    about: str
    opening: str
    themes: tuple[ThemeFile, ...]
    closing: str
    licence: str


def read_guide(data: bytes) -> GuideFile:
    """The guide in this file. Raises `NotAGuide` where something is missing or wrong.

    >>> read_guide(b"{}")
    Traceback (most recent call last):
    ...
    steppingstones.formats.guides.NotAGuide: This is no guide: it does not begin with "stepping-stones-guide": 1.
    """
    try:
        found: Any = json.loads(data)
    except ValueError as error:
        raise NotAGuide(f"This is not JSON: {error}.") from None
    if not isinstance(found, dict) or found.get(MARK) != 1:
        raise NotAGuide(f'This is no guide: it does not begin with "{MARK}": 1.')
    if found.get("form") not in FORMS:
        raise NotAGuide(f'"form" is one of {", ".join(FORMS)}.')
    return GuideFile(
        title=_words(found, "title", "The guide", most=LONGEST_TITLE),
        form=found["form"],
        about=_words(found, "about", "The guide"),
        opening=_lines(found, "opening"),
        themes=_themes(found.get("themes")),
        closing=_lines(found, "closing"),
        licence=_words(found, "licence", "The guide"),
    )


def _themes(found: Any) -> tuple[ThemeFile, ...]:
    if not isinstance(found, list) or not all(isinstance(theme, dict) for theme in found):
        raise NotAGuide('"themes" is a list of themes.')
    themes = tuple(map(_theme, found))
    order = [not theme.is_opening for theme in themes]
    if not {True, False} <= set(order):
        raise NotAGuide("A guide has themes to begin with, and core themes.")
    if order != sorted(order):
        raise NotAGuide("The themes to begin with stand first.")
    _all_different((theme.title for theme in themes), "Two themes have the same title")
    return themes


def _theme(found: dict[str, Any]) -> ThemeFile:
    title = _words(found, "title", "A theme", most=LONGEST_THEME)
    asked = found.get("questions")
    if not isinstance(asked, list) or not FEWEST_QUESTIONS <= len(asked) <= MOST_QUESTIONS:
        raise NotAGuide(f"“{title}” has {FEWEST_QUESTIONS} to {MOST_QUESTIONS} questions.")
    questions = tuple(_asked(each, title) for each in asked)
    _all_different((question.words for question in questions), f"“{title}” asks the same twice")
    return ThemeFile(title=title, is_opening=found.get("opening") is True, questions=questions)


def _asked(found: Any, title: str) -> Asked:
    if not isinstance(found, dict):
        raise NotAGuide(f"“{title}”: a question has “ask” and “easy”.")
    words, easy = (_words(found, name, f"A question of “{title}”") for name in ("ask", "easy"))
    if "\n" in words + easy:
        raise NotAGuide(f"“{title}”: a question stands on one line.")
    return Asked(words=words, easy=easy)


def _lines(found: dict[str, Any], name: str) -> str:
    """A text that the file keeps as a list of lines, so that people can read the file."""
    lines = found.get(name)
    if not isinstance(lines, list) or not lines or not all(isinstance(line, str) and line.strip() for line in lines):
        raise NotAGuide(f"“{name}” is a list of lines with words in each.")
    return "\n".join(lines)


def _words(found: dict[str, Any], name: str, of: str, *, most: int = 2000) -> str:
    words = found.get(name)
    if not isinstance(words, str) or not words.strip():
        raise NotAGuide(f"{of} needs words for “{name}”.")
    if len(words) > most:
        raise NotAGuide(f"{of}: “{name}” has at most {most} letters.")
    return words.strip()


def _all_different(words: Iterable[str], trouble: str) -> None:
    known: set[str] = set()
    for each in words:
        if each.casefold() in known:
            raise NotAGuide(f"{trouble}: {each}.")
        known.add(each.casefold())

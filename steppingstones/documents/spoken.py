"""Words as somebody says them who reads aloud: no symbol is left, and numbers and dates stand in the order of speech.

A screen reader reads "5-10" as "five ten" and skips "£" or "→"; a person stops at them. Words themselves stay.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from .letters import with_signs_named

Change: TypeAlias = str | Callable[[re.Match[str]], str]
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONEY = {"£": "pounds", "€": "euros", "$": "dollars"}
SCALES = {"k": "thousand", "m": "million", "bn": "billion"}
NUMBER = r"\d[\d,]*(?:\.\d+)?"
AMOUNT = re.compile(rf"([£€$])\s?({NUMBER})(?:\s?(k|m|bn)\b)?", re.IGNORECASE)


def spoken(text: str) -> str:
    """The words as they are read aloud.

    >>> spoken("2026-03-04: 5–10 people & £1,200 (45%)")
    '4 March 2026: 5 to 10 people and 1,200 pounds (45 percent)'
    """
    for pattern, change in CHANGES:
        text = pattern.sub(change, text)
    lines = (" ".join(line.split()) for line in with_signs_named(text).splitlines())
    return "\n".join(SPACE_BEFORE.sub(r"\1", line) for line in lines if line)


def ended(text: str) -> str:
    """The text as a sentence: a voice stops at its end.

    >>> ended("Who spoke"), ended("Who spoke?")
    ('Who spoke.', 'Who spoke?')
    """
    bare = text.rstrip()
    return bare if not bare or bare.endswith((".", "?", "!", ":", "…", "؟", "。")) else f"{bare}."


def _day(year: str, month: str, day: str, whole: str) -> str:
    is_day = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if is_day else whole


def _amount(found: re.Match[str]) -> str:
    scale = f" {SCALES[found[3].lower()]}" if found[3] else ""
    return f"{found[2]}{scale} {MONEY[found[1]]}"


def _share(found: re.Match[str]) -> str:
    """7/10 is seven out of ten; 24/7 is not."""
    return f"{found[1]} out of {found[2]}" if int(found[1]) <= int(found[2]) else f"{found[1]} {found[2]}"


def _address(found: re.Match[str]) -> str:
    """Only whose page it is: nobody can listen to a whole address."""
    return f"a web page of {found[1]}"


SPACE_BEFORE = re.compile(r" +([.,;:?!)])")
_NAMES = {"%": "percent", "&": "and", "+": "plus", "=": "equals", "@": "at", "/": "or", "×": "times", "÷": "divided by"}
_NAMES |= {"°": "degrees", "→": "then", "£": "pounds", "€": "euros", "$": "dollars", "−": "minus"}
_LIST: tuple[tuple[str, Change], ...] = (
    (r"https?://(?:www\.)?([^\s/?#]+)\S*", _address),
    (r"\b(\d{4})-(\d\d)-(\d\d)\b", lambda found: _day(found[1], found[2], found[3], found[0])),
    (r"\b(\d\d?)/(\d\d?)/(\d{4})\b", lambda found: _day(found[3], found[2], found[1], found[0])),
    (AMOUNT.pattern, _amount),
    (rf"({NUMBER})\s?%", r"\1 percent"),
    (r"\band/or\b", "or"),
    (r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])", _share),
    (r"°\s?C\b", " degrees Celsius"),
    (r"(?<=\d)\s?½", " and a half"),
    (r"(?<=\d)\s?¼", " and a quarter"),
    (r"(?<=\d)\s?¾", " and three quarters"),
    (r"½", "a half"),
    (r"¼", "a quarter"),
    (r"¾", "three quarters"),
    (r"²", " squared"),
    (r"³", " cubed"),
    ("[" + re.escape("".join(_NAMES)) + "]", lambda found: f" {_NAMES[found[0]]} "),
    (r"(?<![\d-])(\d{1,4})\s?[-–]\s?(\d{1,4})(?![\d-])", r"\1 to \2"),
    (r"(?<!\S)[-−](?=\d)", "minus "),
    (r"“\s*", "quote, "),
    (r"\s*”", ", end of quote"),
    (r"\"([^\"\n]*)\"", r"quote, \1, end of quote"),
    (r"#(?=\d)", "number "),
    (r"<\s?(?=\d)", "less than "),
    (r">\s?(?=\d)", "more than "),
    (r"~\s?(?=\d)", "about "),
    (r"[{\[]", "("),
    (r"[}\]]", ")"),
    (r"…|\.{3,}", "."),
    (r"[•·*_~^`\"<>|\\#]", " "),
    (r"\s[-–—]+(?=\s)", ","),
    (r"[–—]+", ", "),
    (r"(?<!\S),\s", ""),
)
CHANGES = tuple((re.compile(pattern, re.IGNORECASE), change) for pattern, change in _LIST)

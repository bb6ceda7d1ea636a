"""Numbers as people type them in a spreadsheet: exact, and with words for what is none."""

import re
from decimal import Decimal

from .sheet import shown

_MONEY = re.compile(r"^([-−]?)\s*[£€$]?\s*([-−]?)\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)$")
_LONGEST = 24  # figures: more are no amount that anybody means
MOST = Decimal(10) ** 12  # of what is counted or paid for; products of two still print in full


class NotANumber(ValueError):
    """What is wrong with the cell, and how to mend it."""


def number(text: str) -> Decimal:
    """A number such as 3, -2.5, 1,200 or £1,200.50."""
    found = _MONEY.match(text.strip())
    if not found or (found[1] and found[2]) or not _only_known(text):
        raise NotANumber(f"“{shown(text, 80)}” is not a number, such as 3 or 2.5.")
    if sum(sign.isdigit() for sign in text) > _LONGEST:
        raise NotANumber(f"“{shown(text, 80)}” has more figures than can be worked with.")
    size = Decimal(found[3].replace(",", ""))
    return -size if found[1] or found[2] else size


def _only_known(text: str) -> bool:
    """Figures of other scripts look like numbers to a pattern, and like letters to most readers."""
    return all(sign.isascii() or sign in "£€−\u00a0\u202f" for sign in text)


def amount(text: str) -> Decimal:
    """How many, or how much money: less than a million millions."""
    size = number(text)
    if abs(size) >= MOST:
        raise NotANumber(f"{shown(text, 80)} is more than can be worked with here.")
    return size


def share(text: str) -> Decimal:
    """A part of the whole, such as 25 % or 0.25. "25" alone could be meant either way, so it is none."""
    bare = text.strip()
    if bare.endswith("%"):
        size = number(bare[:-1]) / 100
        if not 0 <= size <= 1:
            raise NotANumber(f"{shown(text, 80)} is not between 0 % and 100 %.")
        return size
    size = number(bare)
    if not 0 <= size <= 1:
        raise NotANumber(f"{shown(text, 80)} is not a part of the whole. Write it as 25 % or as 0.25.")
    return size

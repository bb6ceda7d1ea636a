"""A fingerprint of what was signed: the same for the same words, and another one for any other."""

import hashlib
import json
import unicodedata
from typing import Any

GROUP = 4


def canonical(data: Any) -> bytes:
    """The one way in which these data are written down, whatever the order of their names.

    >>> canonical({"b": "é", "a": [1]}) == canonical({"a": [1], "b": "e\u0301"})
    True
    """
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", written).encode("utf-8", "surrogatepass")


def fingerprint(data: Any) -> str:
    """SHA-256 of the canonical form.

    >>> fingerprint({"title": "Ours"})[:8]
    '468df8ce'
    """
    return hashlib.sha256(canonical(data)).hexdigest()


def in_groups(print_: str) -> str:
    """As people read it out to each other.

    >>> in_groups("00ff12ab34")
    '00ff 12ab 34'
    """
    return " ".join(print_[at : at + GROUP] for at in range(0, len(print_), GROUP))


def is_of(typed: str, print_: str) -> bool:
    """Whether what somebody typed off is this fingerprint, or the beginning of it: sixteen letters are enough.

    >>> is_of("00FF 12ab-34cd 56ef", "00ff12ab34cd56ef" + "0" * 48), is_of("00ff", "00ff")
    (True, False)
    """
    letters = "".join(letter for letter in typed.lower() if letter.isalnum())
    return len(letters) >= 4 * GROUP and print_.startswith(letters)

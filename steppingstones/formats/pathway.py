"""What all files with a pathway have in common: what they hold, how much, and words for trouble.

`docs/formats/pathway.md` describes our own.
"""

import re
from dataclasses import dataclass

from ..methods.benefits import Whom
from ..methods.pathway import Pathway
from ..methods.pathway_join import LeftOut
from .sheet import SURROGATE

MOST_BYTES = 2 * 1024 * 1024
MOST_STONES = 500
MOST_STEPS = 3_000
LONGEST_WORDS = 500
LONGEST_TEXT = 10_000
LONGEST_NAME = 200
LONGEST_VALUE = 60
MOST_IN_LIST = 30
SHOWN = 60

WHOM = tuple(whom.value for whom in Whom)

# Characters that no page and no database keeps.
UNKEEPABLE = re.compile("[\ud800-\udfff\0]")


class NotAPathway(ValueError):
    """This file cannot be read as a pathway. Its sentences say what is wrong, where, and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class PathwayFile:
    """A pathway from a file, what the file says about it, and the steps that may not be.

    `is_whole` is false for a table, which has no room for assumptions and for how the group will know. In a file, the
    `question` of an indicator is the words of the question.
    """

    pathway: Pathway
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""
    about: str = ""
    ideas: str = ""
    licence: str = ""
    notes: tuple[str, ...] = ()
    is_whole: bool = True


def short(text: str) -> str:
    """The beginning of a text, for a sentence about it."""
    clean = SURROGATE.sub("\ufffd", " ".join(text.split())).replace("\0", "\ufffd")
    return clean if len(clean) <= SHOWN else f"{clean[: SHOWN - 1].rstrip()}…"


def checked(text: str, where: str, most: int) -> str:
    """The text without space around it, if it is not too long and can be kept."""
    text = text.strip()
    if UNKEEPABLE.search(text):
        raise NotAPathway(f"{where}: this text has a character that cannot be kept. Type the text again.")
    if len(text) > most:
        raise NotAPathway(f"{where}: this text has {len(text):,} characters. There is room for {most:,}: shorten it.")
    return text


def check_size(stones: int, steps: int) -> None:
    if stones > MOST_STONES:
        raise NotAPathway(
            f"This file has {stones:,} stones. A pathway here has up to {MOST_STONES}: "
            "make several files of it, and bring in one for each project."
        )
    if steps > MOST_STEPS:
        raise NotAPathway(f"This file has {steps:,} steps. A pathway here has up to {MOST_STEPS:,}: take some away.")

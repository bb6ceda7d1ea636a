"""Breaking words into lines for pictures, where nothing else does it. Widths are measured in em.

The widths are those of Atkinson Hyperlegible Next, rounded; other scripts get a width that is rather too large.
"""

import re
import unicodedata
from collections.abc import Iterator

# What XML 1.0 cannot hold: control characters, halves of characters, and two that are none.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

WIDTHS = {
    letter: width
    for width, letters in {
        0.24: " ',.:;`ijl|!",
        0.34: '"()[]f-_rt{}',
        0.44: "/1I\\svyz",
        0.5: "*7?Jackx",
        0.57: "2<>EFLT^bdeghnopqu~",
        0.62: "$+345689BPRSVXYZ",
        0.68: "#0=ACDKGHNOQUw",
        0.9: "&@MWm%",
    }.items()
    for letter in letters
}
BOLD = 1.07
JOINER = "\u200d"


def without_controls(words: str) -> str:
    """The words without what no picture file may hold."""
    return NOT_IN_XML.sub("", words)


def width(words: str, *, bold: bool = False) -> float:
    return sum(map(_width, words)) * (BOLD if bold else 1)


def _width(letter: str) -> float:
    if letter in WIDTHS:
        return WIDTHS[letter]
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    return 1.1 if unicodedata.east_asian_width(letter) in "WF" else 0.62


def lines(words: str, room: float, *, bold: bool = False) -> list[str]:
    """The words in lines that fit into `room`. Words that are too long for a line are broken, never cut off."""
    done: list[str] = []
    line = ""
    for word in without_controls(words).split():
        for piece in _pieces(word, room, bold=bold):
            longer = f"{line} {piece}" if line else piece
            if line and width(longer, bold=bold) > room:
                done.append(line)
                longer = piece
            line = longer
    return [*done, line] if line else done


def _pieces(word: str, room: float, *, bold: bool) -> Iterator[str]:
    piece = ""
    for letter in _letters(word):
        if piece and width(piece + letter, bold=bold) > room:
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def _letters(word: str) -> Iterator[str]:
    """The word letter by letter, each with its accents, so that no accent is torn off."""
    whole = ""
    for letter in word:
        belongs = unicodedata.category(letter) in {"Mn", "Me", "Mc", "Cf", "Sk"} or whole.endswith(JOINER)
        if whole and not belongs:
            yield whole
            whole = ""
        whole += letter
    if whole:
        yield whole

"""Notes of a conversation: cut into ideas and joined again, so that no word is lost or broken."""

import unicodedata
from dataclasses import dataclass

from .plain import sentences

# Scripts that put no spaces between words: there a note can be cut between any two signs.
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x312F),  # Chinese, Japanese
    (0x3190, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFF9F),
    (0x20000, 0x3FFFF),
)
JOINER = "\u200d"
SKIN = range(0x1F3FB, 0x1F400)  # colours of skin, which belong to the picture before them
FLAG = range(0x1F1E6, 0x1F200)  # letters of flags, of which two make one


class NothingToSplit(ValueError):
    """There are no words on one side of the cut. Its words are for whoever asked for it."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a note that could stand alone, and where in the note it starts."""

    text: str
    start: int


def pieces(words: str) -> tuple[Piece, ...]:
    """The note sentence by sentence: between any two of them it can be split.

    >>> [(piece.start, piece.text) for piece in pieces("I like the tea. The bus is late!")]
    [(0, 'I like the tea.'), (16, 'The bus is late!')]

    Source: one idea in each note, as in affinity diagrams (Kawakita's KJ method).
    """
    words = tidy(words)
    starts = [0, *(sentence.start for sentence in sentences(words)[1:])]
    cuts = [start for start in starts if start == cut_near(words, start) or start == 0]
    ends = [*cuts[1:], len(words)]
    found = (Piece(text=words[start:end].strip(), start=start) for start, end in zip(cuts, ends, strict=True))
    return tuple(piece for piece in found if piece.text)


def split(words: str, at: int) -> tuple[str, str]:
    """Two notes out of one. A cut in the middle of a word moves to where the word begins.

    >>> split("I like the tea. The bus is late.", 16)
    ('I like the tea.', 'The bus is late.')
    >>> split("Good tea, late bus", 12)
    ('Good tea,', 'late bus')

    Source: one idea in each note, as in affinity diagrams (Kawakita's KJ method).
    """
    words = tidy(words)
    cut = cut_near(words, at)
    first, second = words[:cut].strip(), words[cut:].strip()
    if not (first and second):
        raise NothingToSplit("There are no words on one side of this place. Choose a place between two words.")
    return first, second


def join(first: str, second: str) -> str:
    """One note out of two. Splitting it at the same place gives the two again.

    >>> join("I like the tea.", "It is hot.")
    'I like the tea. It is hot.'
    >>> join("茶很好。", "车很晚。")
    '茶很好。车很晚。'

    Source: one idea in each note, as in affinity diagrams (Kawakita's KJ method).
    """
    first, second = tidy(first).strip(), tidy(second).strip()
    if not (first and second):
        return first or second
    return first + ("" if _is_unspaced(first[-1]) and _is_unspaced(second[0]) else " ") + second


def cut_near(words: str, at: int) -> int:
    """The place nearest before `at` that is in no word; in the first word, the place after it.

    >>> cut_near("late bus", 6), cut_near("late bus", 2)
    (5, 4)

    Source: a word that is cut in two is not what the person said.
    """
    at = max(0, min(at, len(words)))
    before, after = at, at
    while 0 < before < len(words) and is_within(words[before - 1], words[before]):
        before -= 1
    while 0 < after < len(words) and is_within(words[after - 1], words[after]):
        after += 1
    return before if words[:before].strip() else after


def tidy(words: str) -> str:
    """Lines end in one way, however a browser sent them, so that places in a note can be counted.

    >>> tidy("Tea\\r\\nand cake")
    'Tea\\nand cake'

    Source: HTML, "normalize newlines".
    """
    return words.replace("\r\n", "\n").replace("\r", "\n")


def is_within(before: str, after: str) -> bool:
    """Whether these two signs stand side by side in one word, or are parts of one sign.

    >>> is_within("t", "e"), is_within("t", " "), is_within("茶", "很")
    (True, False, False)

    Source: Unicode Standard Annex 29, as far as notes need it: no cut in a word or in a sign of several code points.
    """
    if before.isspace() or after.isspace():
        return False
    is_one_sign = unicodedata.combining(after) or unicodedata.category(after) in {"Mn", "Me", "Mc", "Cf"}
    if is_one_sign or before == JOINER or ord(after) in SKIN or (ord(before) in FLAG and ord(after) in FLAG):
        return True
    return not (_is_unspaced(before) or _is_unspaced(after))


def _is_unspaced(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in UNSPACED)

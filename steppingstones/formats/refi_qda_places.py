"""Where passages lie in a text. The standard counts code points; programs also count as their own strings do.

A line that ends with two signs (CR LF) counts two in some programs and one in others; letters beyond the first 65,536
(emoji) count two in some; a mark at the start of the file counts one or none. Most programs write the words of a
passage beside its place. So each way of counting is tried, and the one under which most passages say what they should
is taken.
"""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from .refi_qda import Passage

BYTE_ORDER = "\ufeff"
_SEEN = 40  # signs of a passage that are compared; enough to tell places apart


def decoded(data: bytes) -> tuple[str, bool]:
    """The text as it is in the file, and whether all of it could be read."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8"), True
    except UnicodeDecodeError:
        return data.decode("utf-16" if marked else "utf-8", "replace"), False


def settled(raw: str, passages: Sequence[Passage]) -> tuple[str, tuple[Passage, ...]]:
    """The text with lines that end in one sign, and the passages at their places in it."""
    bare = raw.removeprefix(BYTE_ORDER)
    text = bare.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    if not passages:
        return text, ()
    best = max(_rulers(bare, has_mark=bare != raw), key=lambda ruler: _right(text, ruler, passages))
    return text, tuple(_moved(best, passage) for passage in passages)


def _rulers(bare: str, *, has_mark: bool) -> Iterator[Sequence[int]]:
    """For each way of counting, the standard's first: where every place of the file is in the clean text."""
    marks = (0, 1) if has_mark else (0,)
    ends = (False, True) if "\r\n" in bare else (False,)
    wide = (False, True) if any(ord(sign) > 0xFFFF for sign in bare) else (False,)
    for mark, one_end, two_units in product(marks, ends, wide):
        is_plain = not mark and len(ends) == 1 and not two_units
        yield range(len(bare) + 1) if is_plain else [*[0] * mark, *_places(bare, one_end, two_units)]


def _places(bare: str, one_end: bool, two_units: bool) -> Iterable[int]:
    place = 0
    for at, sign in enumerate(bare):
        if sign == "\r" and bare[at + 1 : at + 2] == "\n":
            if not one_end:
                yield place
            continue
        yield place
        if two_units and ord(sign) > 0xFFFF:
            yield place
        place += 1
    yield place


def _right(text: str, ruler: Sequence[int], passages: Sequence[Passage]) -> int:
    return sum(_says(text, _moved(ruler, passage)) for passage in passages if passage.name)


def _says(text: str, passage: Passage) -> bool:
    """Whether the passage has the words of its name; long ones are cut short there."""
    words, name = "".join(text[passage.start : passage.end].split()), "".join(passage.name.split())
    start = name.rstrip("….")
    is_cut = start != name or len(start) >= _SEEN
    return bool(start) and words.startswith(start[:_SEEN]) and (is_cut or words == start)


def _moved(ruler: Sequence[int], passage: Passage) -> Passage:
    """Places outside the text stay outside, so that they can be told."""
    end = len(ruler) - 1
    start, stop = (ruler[at] if 0 <= at <= end else at for at in (passage.start, passage.end))
    return replace(passage, start=start, end=stop)

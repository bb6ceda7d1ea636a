"""What two forms of a text have in common, word by word, fast enough for a book.

Words that stand once in both forms are the anchors (patience diff). Between two anchors the same is done again; what
is small is compared fully, and what is large and has no anchor counts as rewritten.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_TOKEN = re.compile(r"\w+|\W")
_TOKEN_SIGN = re.compile(r"\w")
SMALL = 40_000  # pairs of words that are compared one with another
DEEPEST = 30
ALIKE = 0.6  # of two words, from which one is the other with its spelling put right
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A run of the old text and what it is in the new one: the same, or a word with its spelling put right."""

    old: int
    length: int
    new: int
    new_length: int
    is_same: bool


@dataclass(frozen=True, kw_only=True)
class Matched:
    """The blocks that two texts have in common, in the order of both."""

    blocks: tuple[Block, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def touching(self, start: int, end: int) -> tuple[Block, ...]:
        return self.blocks[bisect_right(self.ends, start) : bisect_left(self.begins, end)]


def matched(before: str, after: str) -> Matched:
    """What the texts have in common, word by word.

    >>> [(each.old, each.new, each.length) for each in matched("a b c", "a x c").blocks]
    [(0, 0, 2), (3, 3, 2)]

    Source: patience diff (Bram Cohen).
    """
    head = _to_border(before, after, same_start(before, after))
    tail = same_end(before[head:], after[head:])
    while tail and _TOKEN_SIGN.match(before[len(before) - tail]):  # back to where a word begins
        tail -= 1
    found = [_same(0, 0, head)]
    found += _middle(before[head : len(before) - tail], after[head : len(after) - tail], head)
    found.append(_same(len(before) - tail, len(after) - tail, tail))
    blocks = tuple(_joined(block for block in found if block.length))
    begins = tuple(block.old for block in blocks)
    return Matched(blocks=blocks, begins=begins, ends=tuple(block.old + block.length for block in blocks))


def same_start(before: str, after: str) -> int:
    """How much two texts have in common at their beginning.

    >>> same_start("late bus", "late tea")
    5

    Source: the first step of every comparison of texts (Myers, 1986).
    """
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def same_end(before: str, after: str) -> int:
    """How much two texts have in common at their end.

    >>> same_end("late bus", "the bus")
    5

    Source: the first step of every comparison of texts (Myers, 1986).
    """
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[len(before) - middle : len(before) - low] == after[len(after) - middle : len(after) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _to_border(before: str, after: str, head: int) -> int:
    """Back to where the word begins that the two texts have in common only in part."""
    goes_on = any(head < len(text) and _TOKEN_SIGN.match(text[head]) for text in (before, after))
    while goes_on and head and _TOKEN_SIGN.match(before[head - 1]):
        head -= 1
    return head


def _same(old: int, new: int, length: int) -> Block:
    return Block(old=old, length=length, new=new, new_length=length, is_same=True)


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Neighbours in both texts as one block."""
    last: Block | None = None
    for block in blocks:
        follows = last and last.old + last.length == block.old and last.new + last.new_length == block.new
        if last and follows and last.is_same and block.is_same:
            last = _same(last.old, last.new, last.length + block.length)
            continue
        if last:
            yield last
        last = block
    if last:
        yield last


def _middle(before: str, after: str, offset: int) -> list[Block]:
    old, new = [*_TOKEN.finditer(before)], [*_TOKEN.finditer(after)]
    pairs = _pairs([each[0] for each in old], [each[0] for each in new])
    found: list[Block] = []
    for (one, other), (next_one, next_other) in pairwise([(-1, -1), *pairs, (len(old), len(new))]):
        if one >= 0:
            found.append(_same(offset + old[one].start(), offset + new[other].start(), len(old[one][0])))
        found += _put_right(old[one + 1 : next_one], new[other + 1 : next_other], offset)
    return found


def _put_right(old: Sequence[re.Match[str]], new: Sequence[re.Match[str]], offset: int) -> Iterator[Block]:
    """Words that were replaced one for one by words like them."""
    if len(old) != len(new):
        return
    for one, other in zip(old, new, strict=True):
        if SequenceMatcher(None, one[0], other[0], autojunk=False).ratio() >= ALIKE:
            yield Block(
                old=offset + one.start(),
                length=len(one[0]),
                new=offset + other.start(),
                new_length=len(other[0]),
                is_same=False,
            )


def _pairs(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Which word of the old text is which of the new one: pairs that rise in both."""
    found: Pairs = []
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        low, high, first, last, depth = waiting.pop()
        while low < high and first < last and old[low] == new[first]:
            found.append((low, first))
            low, first = low + 1, first + 1
        while low < high and first < last and old[high - 1] == new[last - 1]:
            high, last = high - 1, last - 1
            found.append((high, last))
        if low == high or first == last:
            continue
        anchors = _anchors(old[low:high], new[first:last]) if depth < DEEPEST else []
        if anchors:
            edges = [(-1, -1), *anchors, (high - low, last - first)]
            found += [(low + one, first + other) for one, other in anchors]
            for (one, other), (next_one, next_other) in pairwise(edges):
                waiting.append((low + one + 1, low + next_one, first + other + 1, first + next_other, depth + 1))
        elif (high - low) * (last - first) <= SMALL:
            found += _fully(old[low:high], new[first:last], low, first)
    return sorted(found)


def _anchors(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Words that stand once in both, in the longest run that rises in both."""
    in_old, in_new = Counter(old), Counter(new)
    places = {word: at for at, word in enumerate(new) if in_new[word] == 1}
    pairs = [(at, places[word]) for at, word in enumerate(old) if in_old[word] == 1 and word in places]
    tops: list[int] = []  # the smallest last place of a run of each length
    last_of: list[int] = []  # which pair that is
    before: list[int] = []
    for at, (_one, other) in enumerate(pairs):
        length = bisect_left(tops, other)
        before.append(last_of[length - 1] if length else -1)
        tops[length : length + 1] = [other]
        last_of[length : length + 1] = [at]
    run: Pairs = []
    at = last_of[-1] if last_of else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _fully(old: Sequence[str], new: Sequence[str], low: int, first: int) -> Pairs:
    same = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(low + each.a + step, first + each.b + step) for each in same for step in range(each.size)]

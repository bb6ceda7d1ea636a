"""Stretches of a text: where its words are, what is marked where, and what becomes of that when the text is put right.

Places count code points, as Python does, and lie between two of them: from 0, before the first, to the length of the
text. docs/decisions/highlights.md says why, and how browsers, which count otherwise, are understood.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .notes import is_within
from .plain import sentences
from .text_moves import Matched, matched, same_end, same_start

A_PAGE = 4_000  # code points of a long text that are shown at once
NEAR = 60  # how far back a page looks for the end of a word
LEAST_KEPT = 0.25  # of a stretch: with less of it left, it is not what was marked


@dataclass(frozen=True, kw_only=True, order=True)
class Stretch:
    """From `start` up to, and without, `end`."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A stretch that carries something: `key` says what."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a text in which nothing begins or ends: the marks that cover it, and those that end with it."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    ending: tuple[str, ...]


# --- Words, sentences, pages ------------------------------------------------------------------------------


def whole_words(text: str, start: int, end: int) -> Stretch | None:
    """The stretch with the words that it cuts, and without white space around it; nothing, if no word is in it.

    >>> whole_words("the big table", 5, 9)
    Stretch(start=4, end=13)
    >>> whole_words("the  table", 3, 5) is None
    True

    Source: a word that is cut in two is not what the person said.
    """
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    while start > 0 and is_within(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and is_within(text[end - 1], text[end]):
        end += 1
    return Stretch(start=start, end=end)


def words_in(text: str, start: int, end: int) -> tuple[Stretch, ...]:
    """Each word between two places. Where a script puts no spaces, each sign counts as a word.

    >>> [text[each.start : each.end] for text in ["so kind"] for each in words_in(text, 0, 7)]
    ['so', 'kind']

    Source: Unicode Standard Annex 29, word boundaries, kept as simple as marking needs.
    """
    found: list[Stretch] = []
    at = max(0, start)
    end = min(len(text), end)
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        stop = at + 1
        while stop < end and is_within(text[stop - 1], text[stop]):
            stop += 1
        found.append(Stretch(start=at, end=stop))
        at = stop
    return tuple(found)


def sentences_in(text: str, start: int, end: int) -> tuple[Stretch, ...]:
    """The text between two places, cut where its sentences begin. Together they are all of it.

    >>> [(each.start, each.end) for each in sentences_in("Good tea. Late bus.", 0, 19)]
    [(0, 10), (10, 19)]

    Source: the sentence as the unit of what is coded, where somebody chooses without a pointer.
    """
    if start >= end:
        return ()
    begins = [start + each.start for each in sentences(text[start:end])]
    cuts = [start, *begins[1:], end]
    return tuple(Stretch(start=one, end=other) for one, other in pairwise(cuts) if one < other)


def pages_in(text: str, size: int = A_PAGE) -> tuple[Stretch, ...]:
    """A long text in pages of at most `size` code points, cut after a line, a sentence or a word if one ends near.

    >>> [(page.start, page.end) for page in pages_in("One two. Three four.", 12)]
    [(0, 9), (9, 20)]

    Source: a page that stays small, however long the text is.
    """
    found: list[Stretch] = []
    at = 0
    while len(text) - at > size:
        cut = _good_cut(text, at + size // 2, at + size)
        found.append(Stretch(start=at, end=cut))
        at = cut
    if at < len(text) or not found:
        found.append(Stretch(start=at, end=len(text)))
    return tuple(found)


def _good_cut(text: str, low: int, high: int) -> int:
    for sign in ("\n\n", "\n", ". ", " "):
        at = text.rfind(sign, low, high)
        if at >= 0:
            return at + len(sign)
    for at in range(high, max(low, high - NEAR), -1):
        if not is_within(text[at - 1], text[at]):
            return at
    return high


# --- Marks to be shown ------------------------------------------------------------------------------------


def parts_of(text: str, marks: Iterable[Mark], start: int, end: int) -> tuple[Part, ...]:
    """The text between two places in parts, so that marks that overlap can be shown one beside the other.

    >>> marks = [Mark(start=0, end=8, key="tea"), Mark(start=5, end=13, key="time")]
    >>> [(part.text, part.keys) for part in parts_of("Good tea, late", marks, 0, 14)]
    [('Good ', ('tea',)), ('tea', ('tea', 'time')), (', lat', ('time',)), ('e', ())]

    Source: standoff annotation: marks lie beside the text, and may overlap.
    """
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    places = {start, end}
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in here:
        begins.setdefault(max(start, mark.start), []).append(mark)
        ends.setdefault(min(end, mark.end), []).append(mark)
    cuts = sorted(places | set(begins) | set(ends))
    open_now: dict[Mark, None] = {}  # in the order in which they began
    found: list[Part] = []
    for one, other in pairwise(cuts):
        open_now.update(dict.fromkeys(begins.get(one, ())))
        ending = [mark for mark in ends.get(other, ()) if mark.end <= end]
        keys = tuple(dict.fromkeys(mark.key for mark in open_now))
        closing = tuple(dict.fromkeys(mark.key for mark in ending))
        found.append(Part(start=one, end=other, text=text[one:other], keys=keys, ending=closing))
        for mark in ends.get(other, ()):
            open_now.pop(mark, None)
    return tuple(found)


# --- When the text changes --------------------------------------------------------------------------------


def moved(before: str, after: str, stretches: Sequence[Stretch]) -> list[Stretch | None]:
    """Where each stretch is after the text was put right; None for one whose words are gone.

    A stretch that nobody touched keeps its very words. What was written into it belongs to it; what was cut out of it
    makes it shorter. A word whose spelling was put right is still that word.

    >>> moved("I like tee.", "Today I like tea.", [Stretch(start=7, end=10)])
    [Stretch(start=13, end=16)]
    >>> moved("I like tea. Hm.", "Hm.", [Stretch(start=2, end=10)])
    [None]

    Source: patience diff (Bram Cohen), by words; marks follow the words that stayed.
    """
    if before == after:
        return list(stretches)
    head, tail, longer = same_start(before, after), same_end(before, after), len(after) - len(before)
    blocks = matched(before, after)
    found: list[Stretch | None] = []
    for each in stretches:
        if each.end <= head:
            found.append(each)
        elif each.start >= len(before) - tail:
            found.append(Stretch(start=each.start + longer, end=each.end + longer))
        else:
            found.append(_follow(blocks, before, after, each))
    return found


def cut_out(text: str, gone: Stretch, stretches: Sequence[Stretch]) -> tuple[str, list[Stretch | None]]:
    """The text without this stretch, and where the others are then; None for one that lay in it.

    >>> cut_out("I like the tea.", Stretch(start=7, end=11), [Stretch(start=2, end=14), Stretch(start=7, end=10)])
    ('I like tea.', [Stretch(start=2, end=10), None])

    Source: what somebody takes back is cut out, and nothing else is lost.
    """

    def place(at: int) -> int:
        return at if at <= gone.start else max(gone.start, at - (gone.end - gone.start))

    after = [Stretch(start=place(each.start), end=place(each.end)) for each in stretches]
    return text[: gone.start] + text[gone.end :], [each if each.start < each.end else None for each in after]


def _follow(blocks: Matched, before: str, after: str, each: Stretch) -> Stretch | None:
    """Where the words of a stretch are now. What was carried to another place as a whole is found there."""
    place = _of_what_stayed(blocks, before, after, each)
    words = before[each.start : each.end]
    if place and after[place.start : place.end] == words:
        return place
    if before.count(words) == 1 and after.count(words) == 1:
        at = after.find(words)
        return Stretch(start=at, end=at + len(words))
    return place


def _of_what_stayed(blocks: Matched, before: str, after: str, each: Stretch) -> Stretch | None:
    touched = blocks.touching(each.start, each.end)
    kept = sum(min(each.end, one.old + one.length) - max(each.start, one.old) for one in touched)
    if kept < LEAST_KEPT * (each.end - each.start) or not touched:
        return None
    first, last = touched[0], touched[-1]
    start = first.new + (max(0, each.start - first.old) if first.is_same else 0)
    end = last.new + (min(each.end - last.old, last.length) if last.is_same else last.new_length)
    if kept == end - start == each.end - each.start:
        return Stretch(start=start, end=end)
    while start < end and after[start].isspace():
        start += 1
    while start < end and after[end - 1].isspace():
        end -= 1
    needs_words = any(map(str.isalnum, before[each.start : each.end]))
    if start >= end or (needs_words and not any(map(str.isalnum, after[start:end]))):
        return None
    return Stretch(start=start, end=end)

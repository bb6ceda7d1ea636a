"""Looking for words in what people wrote: what was typed, taken apart; and where it stands in a text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 100  # letters of a word; PostgreSQL does not index the longest, and nobody types them
MOST_WORDS = 20  # a page that somebody pasted in by mistake should not make a search as long
# Thai, Lao, Burmese, Khmer, Chinese and Japanese are written without spaces: nobody can say where a word begins.
_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Signs around and inside words that say nothing about what is looked for: “don’t” is "don't".
_PLAIN = frozenset("'\"’‘“”‚„«»‹›,.;:!?¿¡…()[]{}-‐‑‒–—")
_LETTERS = frozenset("LNM")  # letters, numbers and marks, by the first letter of their kind


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to look for. `terms` begin a word, `texts` stand anywhere; a row must have all of them."""

    terms: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.terms or self.texts)


def wanted(typed: str) -> Wanted:
    """Take apart what somebody typed. Nothing in it is an order or a pattern.

    >>> wanted("garden “tea”")
    Wanted(terms=('garden', '“tea”'), texts=())
    >>> wanted("12% 花园 🙂")
    Wanted(terms=('12%',), texts=('12%', '花园', '🙂'))

    Source: Unicode Standard Annex 29 (word boundaries), which leaves scripts without spaces to dictionaries.
    """
    words = typed.replace("\0", "").split()[:MOST_WORDS]
    return Wanted(
        terms=tuple(word for word in words if _has_words(word)),
        texts=tuple(word for word in words if not _has_words(word) or _has_signs(word)),
    )


def _has_words(word: str) -> bool:
    """Whether every index knows its letters. Scripts that are newer than the tables of an index are searched through.

    Unicode 3.2 is older than the tables of all of them.
    """
    kinds = {unicodedata.ucd_3_2_0.category(sign)[0] for sign in word if unicodedata.category(sign)[0] in _LETTERS}
    is_known = bool(kinds & {"L", "N"}) and kinds <= _LETTERS
    return is_known and len(word) <= LONGEST and not _NO_SPACES.search(word)


def _has_signs(word: str) -> bool:
    return any(sign not in _PLAIN and unicodedata.category(sign)[0] not in _LETTERS for sign in word)


# --- Where it stands ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some words of a text, and whether they are what was looked for."""

    words: str
    is_found: bool


def marked(text: str, typed: str, *, longest: int = 300) -> tuple[Piece, ...]:
    """The text around the first place that was found, in pieces; a long one is cut, with a sign where.

    >>> [piece.words for piece in marked("The café is open", "CAFE") if piece.is_found]
    ['café']
    >>> "".join(piece.words for piece in marked("a " * 300 + "bench", "bench", longest=20))
    '… a a a a a a a bench'

    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), 8.7: words in their context.
    """
    places = list(_places(text, typed))
    start, end = _window(text, places[0][0] if places else 0, longest)
    pieces, at = [Piece(words="… ", is_found=False)] if start else [], start
    for left, right in places:
        if at <= left and right <= end:
            pieces += [Piece(words=text[at:left], is_found=False), Piece(words=text[left:right], is_found=True)]
            at = right
    pieces.append(Piece(words=text[at:end] + (" …" if end < len(text) else ""), is_found=False))
    return tuple(piece for piece in pieces if piece.words)


def _window(text: str, first: int, longest: int) -> tuple[int, int]:
    """A part of the text with the first place in it, cut between words where there are any."""
    if len(text) <= longest:
        return 0, len(text)
    start = max(0, min(first - longest // 3, len(text) - longest))
    end = start + longest
    if start and (space := text.find(" ", start, first)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", first + 1, end)) > first:
        end = space
    return start, end


def _places(text: str, typed: str) -> Iterator[tuple[int, int]]:
    """Where in the text something of this stands: in order, and apart from each other."""
    patterns = [*_patterns(typed)]
    if not patterns:
        return
    folded, origin = _folded(text)
    for found in re.finditer("|".join(patterns), folded):
        if found.end() > found.start():
            yield origin[found.start()], _with_marks(text, origin[found.end() - 1] + 1)


def _with_marks(text: str, end: int) -> int:
    """The end of a word that goes on with a vowel sign or an accent, which no pattern takes for a letter."""
    if end < len(text) and unicodedata.category(text[end])[0] == "M":
        while end < len(text) and unicodedata.category(text[end])[0] in _LETTERS:
            end += 1
    return end


def _patterns(typed: str) -> Iterator[str]:
    """Each word as it may stand in a folded text: from where a word begins to where it ends, with any signs inside."""
    what = wanted(typed)
    for text in sorted(what.texts, key=len, reverse=True):
        yield re.escape(_folded(text)[0])
    for term in sorted(what.terms, key=len, reverse=True):
        parts = re.findall(r"[^\W_]+", _folded(term)[0])
        if parts:
            yield r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, parts)) + r"[^\W_]*"


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Small letters without accents, and for each of them the place that it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded, origin = [], []
    for place, sign in enumerate(text):
        for one in unicodedata.normalize("NFKD", sign.lower()):
            if not "\u0300" <= one <= "\u036f":
                folded.append(one)
                origin.append(place)
    return "".join(folded), origin

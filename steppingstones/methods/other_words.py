"""Other words for a sentence, beside the words that are there: what would go, and what would come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .text_moves import matched


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some words in their place. Those that are `other` stand in only one of the two texts."""

    text: str
    other: bool


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Two texts in pieces. The pieces of each, put together, are the text."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return not any(piece.other for piece in (*self.before, *self.after))


def even_lines(text: str) -> str:
    """The text with its lines ended in one way, whatever machine it was typed on.

    >>> even_lines("one\\r\\ntwo")
    'one\\ntwo'

    Source: our own rule; a browser sends other ends of lines than a file has.
    """
    return text.replace("\r\n", "\n")


def beside(before: str, after: str) -> Beside:
    """What two texts have in common, and what only one of them says. A word that changes by a letter is another word.

    >>> found = beside("We like it", "We like the garden")
    >>> [piece.text for piece in found.before if piece.other], [piece.text for piece in found.after if piece.other]
    (['it'], ['the garden'])

    Source: patience diff (Bram Cohen), in `text_moves`.
    """
    before, after = even_lines(before), even_lines(after)
    same = [block for block in matched(before, after).blocks if block.is_same]
    return Beside(
        before=_pieces(before, [(block.old, block.length) for block in same]),
        after=_pieces(after, [(block.new, block.length) for block in same]),
    )


def _pieces(text: str, same: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text cut where it changes. A mere space between two changes changes with them."""
    cut = _joined(_cut(text, same))
    between = range(1, len(cut) - 1)
    return tuple(
        _joined(
            Piece(text=piece.text, other=piece.other or (at in between and not piece.text.strip()))
            for at, piece in enumerate(cut)
        )
    )


def _cut(text: str, same: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, length in same:
        yield Piece(text=text[at:start], other=True)
        yield Piece(text=text[start : start + length], other=False)
        at = start + length
    yield Piece(text=text[at:], other=True)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one, and nothing empty: what is the same and what is not take turns."""
    found: list[Piece] = []
    for piece in pieces:
        if found and piece.text and found[-1].other == piece.other:
            found[-1] = Piece(text=found[-1].text + piece.text, other=piece.other)
        elif piece.text:
            found.append(piece)
    return found

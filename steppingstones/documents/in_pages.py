"""What is long, in pages for the web: each as full as a size allows, and no claim and no group of rows torn apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some HTML that stays together. `heading` is the one of the part, where a part begins with this piece."""

    html: str
    heading: str = ""

    @property
    def size(self) -> int:
        return len(self.html.encode())


def in_pages(pieces: Iterable[Piece], size: int) -> list[str]:
    """A part is only divided if it fits on no page. Then each further page begins with its heading again.

    >>> parts = [Piece(html="<h2>A</h2>a", heading="<h2>A</h2>"), Piece(html="bbbbb"), Piece(html="ccccc")]
    >>> in_pages(parts, 20)
    ['<h2>A</h2>abbbbb', '<h2>A</h2>ccccc']
    >>> in_pages(parts, 30)
    ['<h2>A</h2>abbbbbccccc']
    """
    pages, room = [""], size
    for part in _parts(pieces):
        whole = sum(piece.size for piece in part)
        if room < whole <= size:
            pages.append("")
            room = size
        for piece in part:
            if room < piece.size and pages[-1]:
                pages.append("" if piece.heading else part[0].heading)
                room = size
            pages[-1] += piece.html
            room -= piece.size
    return [page for page in pages if page] or [""]


def _parts(pieces: Iterable[Piece]) -> Sequence[Sequence[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.heading:
            found.append([])
        found[-1].append(piece)
    return [part for part in found if part]

"""How long a report is on paper, for those who write it."""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache

from ..documents import pdf
from ..documents.blocks import Document
from ..documents.in_short import Long, in_short, longest
from ..documents.press import CannotPrint, pages_in

KEPT = 24 * 60 * 60  # seconds


@dataclass(frozen=True, kw_only=True)
class Length:
    """`pages` is 0 where it cannot be printed, `most` where its readers ask for no number of pages."""

    pages: int
    most: int
    longest: tuple[Long, ...]

    @property
    def is_longer(self) -> bool:
        return self.pages > self.most > 0


def length_if_asked(document: Document) -> Length | None:
    """Nothing for a report whose readers ask for no number of pages."""
    return length_of(document) if document.most_pages else None


def length_of(document: Document) -> Length:
    return Length(pages=_pages_of(document), most=document.most_pages, longest=longest(in_short(document)))


def _pages_of(document: Document) -> int:
    """Printed once for the same words, since it takes up to a second. Only the number is kept."""
    key = f"pages-{hashlib.sha256(repr(document).encode(errors='replace')).hexdigest()}"
    found = cache.get(key)
    if found is None:
        try:
            found = pages_in(pdf.write(document).data)
        except CannotPrint:
            return 0
        cache.set(key, found, KEPT)
    return int(found)

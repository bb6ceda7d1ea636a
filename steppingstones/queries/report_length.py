"""How long a report is on paper, for those who write it."""

from dataclasses import dataclass

from ..documents import pdf
from ..documents.blocks import Document
from ..documents.in_short import Long, in_short, longest
from ..documents.press import CannotPrint, pages_in


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
    """It prints the document, and asks the database nothing."""
    try:
        pages = pages_in(pdf.write(document).data)
    except CannotPrint:
        pages = 0
    return Length(pages=pages, most=document.most_pages, longest=longest(in_short(document)))

"""Blocks to Easy Read: a picture on the left, a short sentence on the right, one idea a row.

Only what blocks tell in Easy Read is written, under the headings it stands under. Nothing makes words easy by itself,
and no rule can: the document says whether a person has checked it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from .blocks import Document, EasyRow, Heading, Wording, with_levels
from .in_pages import Piece, in_pages
from .pdf import title_data
from .pictures import IdeaPicture, picture
from .press import Printed, plain, press, said
from .web import data_url, whole_file, words

TOP = 2  # the level of a heading that always starts a part


@dataclass(frozen=True, kw_only=True)
class Part:
    """What stands under a heading (an empty one for what comes before the first): the rows of each block together."""

    heading: str
    groups: tuple[tuple[EasyRow, ...], ...]


def parts(document: Document) -> tuple[Part, ...]:
    """What is told in Easy Read, with the headings that have something under them.

    A smaller heading is one here only if it has easy words: otherwise the rows below it say what it is about.
    """
    found: list[tuple[str, list[tuple[EasyRow, ...]]]] = [("", [])]
    for _, block in with_levels(document.blocks):
        if isinstance(block, Heading) and (block.level == TOP or block.easy_text):
            found.append((block.easy_text or block.text, []))
        if block.easy:
            found[-1][1].append(block.easy)
    return tuple(Part(heading=heading, groups=tuple(groups)) for heading, groups in found if groups)


def fragment(document: Document, *, picture_url: Callable[[str], str] | None = None, checked_by: str = "") -> str:
    """Easy Read for a page of the site. `picture_url` gives the address of a static file: Django's `static` will do.

    Without it the pictures are in the page itself, which makes it several times as heavy.
    """
    if picture_url is None:
        return _html(document, checked_by, _in_itself)
    return _html(document, checked_by, _addresses(picture_url))


def page(document: Document, *, checked_by: str = "") -> str:
    """Easy Read as a whole HTML file, with its pictures in it."""
    body = _html(document, checked_by, _in_itself)
    return whole_file(document, body=body, stylesheet="easyread.css")


def pdf(document: Document, *, checked_by: str = "") -> Printed:
    """Easy Read as a PDF."""
    told = parts(document)
    data = {
        **title_data(document),
        "checked": said(checked_words(document, checked_by)),
        "parts": [_part(part, document.wording) for part in told],
        "pictures": {shown.id: shown.read().decode() for shown in _pictures(told)},
    }
    return press("easyread.typ", data)


def _addresses(picture_url: Callable[[str], str]) -> Callable[[IdeaPicture], str]:
    """What is drawn lies nowhere, so it stands in the page."""
    return lambda shown: shown.address or picture_url(shown.static_path)


def _in_itself(shown: IdeaPicture) -> str:
    return data_url(shown.read(), "svg")


def _part(part: Part, wording: Wording) -> dict[str, object]:
    return {"heading": said(part.heading), "groups": [[_row(row, wording) for row in group] for group in part.groups]}


def _row(row: EasyRow, wording: Wording) -> dict[str, object]:
    shown = picture(row.picture)
    return {
        "words": said(row.words),
        "picture": shown.id if shown else "",
        "alt": plain(shown.alt) if shown else "",
        "unread": said(wording.unread if row.is_unread else ""),
    }


def _pictures(told: tuple[Part, ...]) -> Iterator[IdeaPicture]:
    rows = (row for part in told for group in part.groups for row in group)
    return (shown for row in rows if (shown := picture(row.picture)))


def checked_words(document: Document, checked_by: str) -> str:
    """Whether a person with lived experience has read it, as a line."""
    wording = document.wording
    return f"{wording.checked_by}: {checked_by}" if checked_by.strip() else document.easy_check or wording.not_checked


def row_words(row: EasyRow, wording: Wording) -> str:
    """The words of a row for writers of plain files, with a line that says so where nobody has read it."""
    return f"{row.words}\n{wording.unread}" if row.is_unread else row.words


def sections(document: Document, size: int, *, picture_url: Callable[[str], str]) -> list[str]:
    """The same as `fragment`, in pages, each as full as `size` bytes allow."""
    pieces = _html_pieces(document, _addresses(picture_url))
    return [_framed(document, "", page) for page in in_pages(pieces, size)]


def _html(document: Document, checked_by: str, address: Callable[[IdeaPicture], str]) -> str:
    return _framed(document, checked_by, "".join(piece.html for piece in _html_pieces(document, address)))


def _html_pieces(document: Document, address: Callable[[IdeaPicture], str]) -> Iterator[Piece]:
    for part in parts(document):
        heading = f'<h2 dir="auto">{words(part.heading)}</h2>\n' if part.heading else ""
        first, *others = (_html_group(group, address, document.wording) + "\n" for group in part.groups)
        yield Piece(html=heading + first, heading=heading)
        yield from (Piece(html=group) for group in others)


def _framed(document: Document, checked_by: str, body: str) -> str:
    """With the line that says whether somebody has read it, and with who drew the pictures."""
    checked = f'<p class="easy-checked" dir="auto">{words(checked_words(document, checked_by))}</p>\n'
    nothing = "" if body else f'<p class="notice">{words(document.wording.nothing_easy)}</p>\n'
    credit = f'<p class="easy-credit">{words(document.wording.pictures_by)}</p>\n' if "<img " in body else ""
    return f'<div class="easy-read">\n{checked}{body}{nothing}{credit}</div>\n'


def _html_group(rows: tuple[EasyRow, ...], address: Callable[[IdeaPicture], str], wording: Wording) -> str:
    return '<div class="easy-group">\n' + "\n".join(_html_row(row, address, wording) for row in rows) + "\n</div>"


def _html_row(row: EasyRow, address: Callable[[IdeaPicture], str], wording: Wording) -> str:
    shown = picture(row.picture)
    image = f'<img src="{escape(address(shown))}" alt="{escape(shown.alt)}" width="144" height="144">' if shown else ""
    unread = f'<p class="easy-unread">{words(wording.unread)}</p>' if row.is_unread else ""
    return f'<div class="easy-row">{image}<p dir="auto">{words(row.words)}</p>{unread}</div>'

"""Blocks to a tagged PDF that keeps PDF/UA-1, so that a screen reader can read it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias
from xml.etree import ElementTree

from .blocks import (
    AnyBlock,
    BulletList,
    Claim,
    Document,
    Facts,
    Heading,
    Item,
    Link,
    Notice,
    Paragraph,
    Pathway,
    Picture,
    Quote,
    Table,
    has_words,
    title_of,
    with_labels,
    with_levels,
)
from .drawings import size_of, svg_of
from .in_short import in_short
from .letters import printable
from .links import full_url
from .press import Printed, language, pages_in, plain, press, said
from .web import is_number

Row: TypeAlias = dict[str, Any]
_BREAK_IN_CELLS = 8
# In letters: the longest cell and the longest word that count for a column, what its edges take, and a whole page.
_MAX_SHARE, _MAX_WORD, _AROUND, ACROSS = 40, 16, 3, 80
# A claim of fewer lines than this stays on one page; a longer one may go over two.
_SHORT_CLAIM = 26
# Sheets in points, and what their edges take. Words in pictures are 16 units high: at this scale, 9 points.
_SHEETS = (("a4", 595, 842), ("a3", 842, 1191), ("a2", 1191, 1684), ("a1", 1684, 2384), ("a0", 2384, 3370))
_EDGE = 190
_FOOTER = 80
_COLUMN = 459
_LEAST_SCALE = 0.6
# ElementTree would else write every name of an SVG with a prefix.
ElementTree.register_namespace("", "http://www.w3.org/2000/svg")


LEAST_SHORT = 11  # points of the smallest letters


def write(document: Document) -> Printed:
    """The PDF of the document, the same bytes for the same document. In short, if its readers want few pages."""
    return short(document) if document.most_pages else whole(document)


def whole(document: Document) -> Printed:
    """All of it, however many pages that takes."""
    return press("report.typ", {**as_data(document), "times": 1, "least": 0, "is_short": False})


def short(document: Document) -> Printed:
    """On as few pages as can be read: two columns, and no letter smaller than in other reports' sentences."""
    made = press("report.typ", {**as_data(in_short(document)), "times": 1, "least": LEAST_SHORT, "is_short": True})
    pages = pages_in(made.data)
    if pages <= document.most_pages:
        return made
    longer = f"This has {pages} pages. Its readers asked for {document.most_pages}."
    return replace(made, notes=(*made.notes, longer))


def as_data(document: Document, *, across: int = ACROSS) -> Row:
    """What the template is given: words only, no markup. `across`: letters of a table that a page is wide."""
    return {
        **title_data(document),
        "has_contents": document.has_contents,
        "blocks": [
            _block(block, level - 1, document.base_url, across) for level, block in with_levels(document.blocks)
        ],
    }


def title_data(document: Document) -> Row:
    """The title, for whom, and the words that the template adds."""
    title = title_of(document)
    return {
        **language(document.language),
        "name": plain(title),
        "title": said(title),
        "subtitle": said(document.subtitle),
        "made_on": said(document.made_on),
        "notice": said(document.notice),
        "footer": [said(line) for line in (title, document.notice) if has_words(line) and len(line) <= _FOOTER],
        "wording": {name: said(value) for name, value in vars(document.wording).items()},
    }


def _block(block: AnyBlock, level: int, base_url: str, across: int) -> Row:
    match block:
        case Heading():
            return {"is": "heading", "level": level, "text": said(block.text)}
        case Paragraph():
            return {"is": "paragraph", "text": said(block.text)}
        case BulletList():
            return {"is": "list", "items": items(with_labels(block.items))}
        case Quote():
            return {"is": "quote", **_quote(block)}
        case Facts():
            return _facts(block)
        case Table():
            return _table(block, across)
        case Picture():
            return _picture(block)
        case Pathway():
            return _pathway(block)
        case Notice():
            return {"is": "notice", "kind": block.kind, "text": said(block.text)}
        case Link():
            return {"is": "link", "text": said(block.text), "url": full_url(block.url, base_url=base_url)}
        case Claim():
            return _claim(block, level, base_url)


def items(all_items: Sequence[Item]) -> list[Row]:
    """A nested list for a template."""
    return [{"text": said(item.text), "label": said(item.label), "items": items(item.items)} for item in all_items]


def _quote(quote: Quote) -> Row:
    return {"words": said(quote.words), "who": said(quote.who), "before": said(quote.before)}


def _facts(facts: Facts) -> Row:
    pairs = [{"name": said(name), "value": said(value)} for name, value in facts.pairs]
    return {"is": "facts", "as_cards": facts.are_short, "pairs": pairs}


def _table(table: Table, across: int) -> Row:
    header, *rows = _even(table)
    columns = list(zip(*rows, strict=True)) or [()] * len(header)
    return {
        "is": "table",
        "caption": said(table.caption),
        "drawing": _drawing(table),
        "header": [said(name, every=_BREAK_IN_CELLS) for name in header],
        "rows": [[said(value, every=_BREAK_IN_CELLS) for value in row] for row in rows],
        "are_numbers": [bool(column) and all(is_number(value) for value in column) for column in columns],
        "shares": _shares(list(zip(header, *rows, strict=True)), across),
    }


def _drawing(table: Table) -> Row | None:
    """The picture of a table, with the sentence that tells the same. It is only named: the table tells it as well."""
    if table.drawing is None:
        return None
    shown = {"alt": plain(table.caption), "caption": said("")}
    return {"words": said(table.drawing.words), "picture": shown | drawing(svg_of(table))}


def _even(table: Table) -> list[tuple[str, ...]]:
    """The header and the rows, all of the same length."""
    rows = [table.header, *table.rows]
    width = max(map(len, rows))
    return [(*row, *[""] * (width - len(row))) for row in rows]


def least_letters(table: Table) -> list[int]:
    """The letters that each column takes at least."""
    return _least(list(zip(*_even(table), strict=True)))


def _least(columns: Sequence[Sequence[str]]) -> list[int]:
    return [min(_longest_word(column), _MAX_WORD) + _AROUND for column in columns]


def _shares(columns: Sequence[Sequence[str]], across: int) -> list[int]:
    """How much of the width each column gets: first room for its longest word, then more by its longest cell."""
    wanted = [min(max(map(len, column), default=0), _MAX_SHARE) + _AROUND for column in columns]
    least = _least(columns)
    more = [max(0, want - need) for want, need in zip(wanted, least, strict=True)]
    left = max(0, across - sum(least)) / (sum(more) or 1)
    return [round(10 * (need + left * each)) for need, each in zip(least, more, strict=True)]


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for cell in column for word in cell.split(" ")), default=0)


def _picture(picture: Picture) -> Row:
    shown = {"is": "picture", "alt": plain(picture.alt), "caption": said(picture.caption)}
    if picture.kind == "svg":
        return shown | drawing(picture.data.decode("utf-8", "replace"))
    return shown | {"photo": list(picture.data), "format": picture.kind}


def _pathway(pathway: Pathway) -> Row:
    return {
        "is": "pathway",
        "sheet": _sheet(pathway.svg),
        "alt": plain(pathway.alt),
        "caption": said(pathway.caption),
        "items": items(pathway.items),
        **drawing(pathway.svg),
    }


def drawing(svg: str) -> Row:
    """An SVG whose words print."""
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError:
        return {"svg": svg}
    for element in root.iter():
        element.text = printable(element.text) if element.text else None
        element.tail = printable(element.tail) if element.tail else None
    return {"svg": ElementTree.tostring(root, encoding="unicode")}


def _sheet(svg: str) -> Row:
    """The smallest sheet on which the words of a picture can be read; none if it fits on a page beside other things."""
    width, height = size_of(svg)
    if width * _LEAST_SCALE <= _COLUMN and height * _LEAST_SCALE <= _COLUMN:
        return {"paper": ""}
    for paper, short, long in _SHEETS:
        for is_flipped, across, down in ((False, short, long), (True, long, short)):
            if width * _LEAST_SCALE <= across - _EDGE and height * _LEAST_SCALE <= down - _EDGE:
                return {"paper": paper, "is_flipped": is_flipped, "most": down - _EDGE}
    return {"paper": paper, "is_flipped": width > height, "most": (short if width > height else long) - _EDGE}


def _is_short(claim: Claim) -> bool:
    """Whether it is so short that it should not be split over two pages."""
    said = [
        claim.words,
        claim.stone,
        claim.sure,
        *claim.why_so_sure,
        *claim.evidence,
        *(quote.words for quote in claim.quotes),
    ]
    said += [one.words if isinstance(one, Quote) else one for one in claim.against]
    lines = sum(1 + len(words) // 60 + words.count("\n") for words in said)
    return lines + len(said) <= _SHORT_CLAIM


def _claim(claim: Claim, level: int, base_url: str) -> Row:
    return {
        "is": "claim",
        "level": level,
        "number": str(claim.number),
        "words": said(claim.words),
        "stone": said(claim.stone),
        "stone_kind": said(claim.stone_kind),
        "track": claim.track,
        "track_label": said(claim.track_label),
        "has_evidence": claim.has_evidence,
        "sure": said(claim.sure),
        "why_so_sure": [said(reason) for reason in claim.why_so_sure],
        "evidence": [said(sentence) for sentence in claim.evidence],
        "quotes": [_quote(quote) for quote in claim.quotes],
        "against": [_quote(one if isinstance(one, Quote) else Quote(words=one)) for one in claim.against],
        "against_is_quote": [isinstance(one, Quote) for one in claim.against],
        "stays_whole": _is_short(claim),
        "url": full_url(claim.thread_url, base_url=base_url),
    }

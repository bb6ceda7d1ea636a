"""Blocks to HTML: a fragment for a page of the site, or a whole file that needs nothing from anywhere.

Every word is escaped here. Nothing carries a style of its own; the classes are those of the site's own parts.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

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
    Wording,
    title_of,
    with_labels,
    with_levels,
)
from .drawings import svg_of
from .in_pages import Piece, in_pages
from .links import full_url, safe_url

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "static" / "fonts"
TOP, SMALLEST = 2, 4  # levels of headings: of a part, and of what is not parted from the words above it
_PICTURES = _HERE.parent / "static" / "show-pictures.css"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}


def fragment(document: Document) -> str:
    """The blocks, without the title, for a page that has its own."""
    return _Web(wording=document.wording, resolve=safe_url, is_file=False).write(document.blocks)


def sections(document: Document, size: int) -> list[str]:
    """The same in pages, each as full as `size` bytes allow. Claims and smaller parts stay whole where they fit."""
    return in_pages(_pieces(document, size), size)


def _pieces(document: Document, size: int) -> Iterator[Piece]:
    """What stands together, and no more of it than fits on a page."""
    html, heading = "", ""
    for block in _under_headings(document):
        if html and (block.begins or len((html + block.html).encode()) > size):
            yield Piece(html=html, heading=heading)
            html, heading = "", ""
        html, heading = html + block.html, heading or block.heading
    if html:
        yield Piece(html=html, heading=heading)


@dataclass(frozen=True, kw_only=True)
class _Written(Piece):
    """A block with the headings right above it. It `begins` what stands together, or belongs to what is above."""

    begins: bool


def _under_headings(document: Document) -> Iterator[_Written]:
    writer = _Web(wording=document.wording, resolve=safe_url, is_file=False)
    html, heading, begins = "", "", False
    for level, block in with_levels(document.blocks):
        written = writer.block(block, level) + "\n"
        begins = begins or isinstance(block, Claim | Table) or (isinstance(block, Heading) and block.level < SMALLEST)
        heading = written if isinstance(block, Heading) and block.level == TOP else heading
        html += written
        if not isinstance(block, Heading):
            yield _Written(html=html, heading=heading, begins=begins)
            html, heading, begins = "", "", False
    if html:
        yield _Written(html=html, heading=heading, begins=begins)


def page(document: Document) -> str:
    """A complete HTML file with its own stylesheet. It asks nothing of the network."""

    def resolve(url: str) -> str:
        return url if url.startswith("#") else full_url(url, base_url=document.base_url)

    body = _Web(wording=document.wording, resolve=resolve, is_file=True).write(document.blocks)
    return whole_file(document, body=body, stylesheet="report.css")


def whole_file(document: Document, *, body: str, stylesheet: str) -> str:
    """`body` as a file of its own, under the document's title."""
    css = _font_faces() + (_HERE / "file.css").read_text(encoding="utf-8")
    css += (_HERE / stylesheet).read_text(encoding="utf-8") + _PICTURES.read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_title(document)}</title>\n<style>\n{css}</style>\n</head>\n"
        f"<body>\n{_header(document)}<main>\n{body}</main>\n</body>\n</html>\n"
    )


@cache
def _font_faces() -> str:
    """Our letters inside the file: those of English and Welsh, in plain and bold."""
    return "".join(
        f'@font-face{{font-family:"Stones";font-weight:{weight};src:url(data:font/woff2;base64,'
        f"{b64encode((_FONTS / f'atkinson-next-{subset}-{weight}.woff2').read_bytes()).decode()});"
        f"unicode-range:{letters}}}\n"
        for weight in (400, 700)
        for subset, letters in (("latin", "U+0-FF,U+2000-22FF"), ("latin-ext", "U+100-2FF,U+1E00-1EFF"))
    )


def words(text: str) -> str:
    """What somebody wrote, as HTML text: escaped, line breaks kept, nothing that HTML does not allow."""
    lines = _without_controls(text).strip().splitlines()
    return "<br>".join(escape(line) for line in lines)


def attribute(text: str) -> str:
    """What somebody wrote, as the value of an attribute."""
    return escape(" ".join(_without_controls(text).split()))


def _without_controls(text: str) -> str:
    """HTML has no place for control characters and halves of letters; browsers would show a box or stop."""
    return "".join(
        letter for letter in text if letter in "\t\n\r" or not ("\ud800" <= letter <= "\udfff" or _is_control(letter))
    )


def _is_control(letter: str) -> bool:
    number = ord(letter)
    return number < 0x20 or 0x7F <= number <= 0x9F or number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF


def _title(document: Document) -> str:
    """The title on one line, since it also names the file."""
    return words(" ".join(title_of(document).split()))


def _header(document: Document) -> str:
    lines = [f'<h1 dir="auto">{_title(document)}</h1>']
    if document.subtitle:
        lines.append(f'<p class="lead" dir="auto">{words(document.subtitle)}</p>')
    if document.made_on:
        lines.append(f"<p>{words(document.made_on)}</p>")
    if document.notice:
        lines.append(f'<p class="notice" dir="auto">{words(document.notice)}</p>')
    stones = (_HERE / "stones.svg").read_text(encoding="utf-8").replace("<svg ", '<svg aria-hidden="true" ', 1)
    return '<header>\n<div class="water">\n' + "\n".join(lines) + f"\n</div>\n{stones}</header>\n"


class _Web:
    """One method for each kind of block."""

    def __init__(self, *, wording: Wording, resolve: Callable[[str], str], is_file: bool) -> None:
        self.wording, self.resolve, self.is_file = wording, resolve, is_file

    def write(self, blocks: Sequence[AnyBlock]) -> str:
        return "".join(self.block(block, level) + "\n" for level, block in with_levels(blocks))

    def block(self, block: AnyBlock, level: int) -> str:
        match block:
            case Heading():
                anchor = f' id="{attribute(block.anchor)}"' if block.anchor else ""
                return f'<h{level}{anchor} dir="auto">{words(block.text)}</h{level}>'
            case Paragraph():
                return f'<p dir="auto">{words(block.text)}</p>'
            case BulletList():
                return self.items(with_labels(block.items))
            case Quote():
                return self.quote(block)
            case Facts():
                return self.facts(block)
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)
            case Pathway():
                return self.pathway(block)
            case Notice():
                kind = "" if block.kind == "info" else f" {block.kind}"
                return f'<p class="notice{kind}" dir="auto">{words(block.text)}</p>'
            case Link():
                return f'<p dir="auto">{self.link(block.text, block.url)}</p>'
            case Claim():
                return self.claim(block, level)

    def items(self, items: Sequence[Item], kind: str = "") -> str:
        if not items:
            return ""
        rows = "".join(f'<li dir="auto">{self.item(item)}</li>' for item in items)
        return f'<ul class="{kind}">{rows}</ul>' if kind else f"<ul>{rows}</ul>"

    def item(self, item: Item) -> str:
        label = f'<span class="badge">{words(item.label)}</span> ' if item.label else ""
        return label + words(item.text) + self.items(item.items)

    def quote(self, quote: Quote) -> str:
        who = f'<figcaption dir="auto">{words(quote.who)}</figcaption>' if quote.who else ""
        before = f'<p class="before" dir="auto"><strong>{words(quote.before)}</strong></p>' if quote.before else ""
        said = f'<blockquote dir="auto"><p>{words(quote.words)}</p></blockquote>'
        return f'<figure class="quote">{before}{said}{who}</figure>'

    def facts(self, facts: Facts) -> str:
        pairs = (
            f'<div><dt dir="auto">{words(name)}</dt><dd dir="auto">{words(value)}</dd></div>'
            for name, value in facts.pairs
        )
        kind = "facts short" if facts.are_short else "facts"
        return f'<dl class="{kind}">{"".join(pairs)}</dl>'

    def table(self, table: Table) -> str:
        columns = "".join(f'<th scope="col" dir="auto">{words(name)}</th>' for name in table.header)
        rows = "".join(f"<tr>{self.cells(row)}</tr>" for row in table.rows)
        name = attribute(table.caption) or self.wording.table
        return (
            f"{self.drawing(table)}"
            f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}"><table>'
            f'<caption dir="auto">{words(table.caption)}</caption>'
            f"<thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def drawing(self, table: Table) -> str:
        """The table as a picture, and as a sentence."""
        if table.drawing is None:
            return ""
        return f'<figure>{svg_of(table)}<figcaption dir="auto">{words(table.drawing.words)}</figcaption></figure>'

    def cells(self, row: Sequence[str]) -> str:
        first, *others = row or ("",)
        return f'<th scope="row" dir="auto">{words(first)}</th>' + "".join(self.cell(value) for value in others)

    def cell(self, value: str) -> str:
        return f'<td class="number">{words(value)}</td>' if is_number(value) else f'<td dir="auto">{words(value)}</td>'

    def picture(self, picture: Picture) -> str:
        address = picture.url if picture.url and not self.is_file else data_url(picture.data, picture.kind)
        caption = f'<figcaption dir="auto">{words(picture.caption)}</figcaption>' if picture.caption else ""
        return f'<figure><img src="{escape(address)}" alt="{attribute(picture.alt)}">{caption}</figure>'

    def pathway(self, pathway: Pathway) -> str:
        name = attribute(pathway.alt) or attribute(pathway.caption)
        caption = f'<figcaption dir="auto">{words(pathway.caption)}</figcaption>' if pathway.caption else ""
        # A closed list would be missing on paper.
        opened = " open" if self.is_file else ""
        return (
            f'<figure><div class="picture-scroll" role="region" tabindex="0" aria-label="{name}">{pathway.svg}</div>'
            f"{caption}</figure><details{opened}><summary>{words(self.wording.as_a_list)}</summary>"
            f"{self.items(pathway.items, 'pathway-list')}</details>"
        )

    def link(self, text: str, url: str, extra: str = "") -> str:
        address = self.resolve(url)
        shown = words(text) + extra
        return f'<a href="{escape(address)}">{shown}</a>' if address else shown

    def claim(self, claim: Claim, level: int) -> str:
        anchor = attribute(claim.anchor or f"claim-{claim.number}")
        parts = [
            f'<h{level} id="{anchor}-words" dir="auto">{words(claim.words)}</h{level}>',
            f'<p dir="auto"><span class="badge track-{claim.track}">{words(claim.track_label)}</span> '
            f"{words(claim.stone_kind)}: {words(claim.stone)}</p>",
            self.sureness(claim),
            self.evidence(claim, level + 1),
            self.against(claim, level + 1),
            self.how_do_we_know(claim),
        ]
        body = "\n".join(part for part in parts if part)
        return f'<section class="claim" id="{anchor}" aria-labelledby="{anchor}-words">\n{body}\n</section>'

    def sureness(self, claim: Claim) -> str:
        if not claim.sure:
            return ""
        reasons = self.items(with_labels(claim.why_so_sure), "why-so-sure")
        opened = " open" if self.is_file else ""
        more = f"<details{opened}><summary>{words(self.wording.why_so_sure)}</summary>{reasons}</details>"
        return f'<p class="how-sure" dir="auto"><strong>{words(claim.sure)}</strong></p>{more if reasons else ""}'

    def evidence(self, claim: Claim, level: int) -> str:
        if not claim.has_evidence:
            return f'<p class="notice warn">{words(self.wording.no_evidence)}</p>'
        sentences = self.items(with_labels(claim.evidence), "evidence")
        heading = f"<h{level}>{words(self.wording.rests_on)}</h{level}>" if sentences else ""
        return heading + sentences + "".join(self.quote(quote) for quote in claim.quotes)

    def against(self, claim: Claim, level: int) -> str:
        if not claim.against:
            return ""
        said = "".join(
            self.quote(one) if isinstance(one, Quote) else f'<p dir="auto">{words(one)}</p>' for one in claim.against
        )
        return f'<div class="against"><h{level}>{words(self.wording.against)}</h{level}>{said}</div>'

    def how_do_we_know(self, claim: Claim) -> str:
        if not self.resolve(claim.thread_url):
            return ""
        # The name of the link begins with its visible words; the rest tells one such link from another.
        rest = f'<span class="vh"> {words(claim.words)}</span>'
        return f'<p class="how-do-we-know">{self.link(self.wording.how_do_we_know, claim.thread_url, rest)}</p>'


def is_number(text: str) -> bool:
    """Whether a table cell is a number, so that it stands on the right."""
    bare = text.replace(",", "").replace(" ", "").strip("-−+%£")
    return bare.replace(".", "", 1).isdecimal()


def data_url(data: bytes, kind: str) -> str:
    """The file itself as an address."""
    return f"data:{_TYPES[kind]};base64,{b64encode(data).decode()}"

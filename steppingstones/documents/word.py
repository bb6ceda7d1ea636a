"""Blocks to a file for Word, for groups that want to change a report, or to put it into one of their own.

Headings are headings, lists are lists, tables name their columns again on each page, and pictures have their words, so
that a screen reader finds its way. Quotes, notices and what speaks against a claim have styles of their own.
"""

from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt

from .blocks import (
    BulletList,
    Document,
    Facts,
    Heading,
    Item,
    Link,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Table,
    has_words,
    title_of,
    with_labels,
)
from .in_short import in_short
from .links import full_url
from .poster import png, size_of
from .press import CannotPrint
from .unfolded import Told, unfolded
from .web import is_number
from .word_paper import (
    HEADINGS,
    add_picture,
    edge,
    fill,
    letters,
    new_file,
    own_style,
    plain,
    saved,
    say,
    tag,
    underline,
)

SIZES = {"Normal": Pt(12), "Title": Pt(28), "Subtitle": Pt(16), "Caption": Pt(12)}
HEADING_SIZES = dict(zip(HEADINGS, map(Pt, (20, 16, 14, 13, 12, 12)), strict=True))
SHORT_SIZES = {"Normal": Pt(11), "Title": Pt(20), "Subtitle": Pt(12), "Caption": Pt(11)}
SHORT_SIZES |= dict(zip(HEADINGS, map(Pt, (15, 14, 11.5, 11, 11, 11)), strict=True))
NOTICE, AGAINST, CELL, NUMBER = "Notice", "Against", "Cell", "Number"
BEFORE, QUOTE, QUOTE_OF, WHO = "Before a quote", "Quote", "Quote of somebody", "Who said it"
CAPTION, TABLE_NAME = "Caption", "Name of a table"
WIDEST, TALLEST = Cm(17), Cm(22)
A_UNIT = 0.034  # centimetres; the words of our pictures are 15 units high
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
WATER = "D3E6E1"


def write(document: Document) -> bytes:
    """The report as a file for Word. In short, if its readers want few pages."""
    return _Word(in_short(document)).written()


def start(document: Document) -> Docx:
    """A file with our styles, the title, and what must stand on each page."""
    file = new_file(title_of(document), document.language, SIZES | HEADING_SIZES)
    _dress(file)
    say(file.add_paragraph(style="Title"), " ".join(title_of(document).split()))
    if has_words(document.subtitle):
        say(file.add_paragraph(style="Subtitle"), document.subtitle)
    if has_words(document.made_on):
        say(file.add_paragraph(), document.made_on)
    if has_words(document.notice):
        say(file.add_paragraph(style=NOTICE), document.notice)
    _foot(file, document)
    return file


def _in_columns(file: Docx) -> None:
    """Two columns under the title, and less white, so that few pages are enough."""
    for name, size in SHORT_SIZES.items():
        letters(file, name, size)
    columns = file.add_section(WD_SECTION.CONTINUOUS)._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "400")
    for section in file.sections:
        section.left_margin = section.right_margin = Cm(1.7)
        section.top_margin = section.bottom_margin = Cm(1.5)
    for name in ("Normal", *BULLETS):
        file.styles[name].paragraph_format.space_after = Pt(3)
    for name in HEADINGS:
        file.styles[name].paragraph_format.space_before, file.styles[name].paragraph_format.space_after = Pt(8), Pt(2)


def _dress(file: Docx) -> None:
    letters(file, QUOTE, Pt(13))
    edge(file.styles[QUOTE], "left")
    edge(own_style(file, NOTICE), "top left bottom right", eighths=12)
    edge(own_style(file, AGAINST), "left", line="dashed", colour="8F4A14")
    file.styles[NOTICE].font.bold = own_style(file, BEFORE).font.bold = True
    own_style(file, QUOTE_OF, like=QUOTE)
    own_style(file, WHO).font.size = Pt(11)
    own_style(file, TABLE_NAME, like=CAPTION)
    own_style(file, CELL).paragraph_format.space_after = Pt(0)
    own_style(file, NUMBER, like=CELL).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in (QUOTE, AGAINST, WHO):
        file.styles[name].paragraph_format.left_indent = Cm(0.6)
    for name in (BEFORE, QUOTE_OF, TABLE_NAME):
        file.styles[name].paragraph_format.keep_with_next = True


def _foot(file: Docx, document: Document) -> None:
    """For whom it is, and the number of the page, which Word fills in."""
    line = file.sections[0].footer.paragraphs[0]
    told = [title_of(document), *([document.notice] if has_words(document.notice) else []), document.wording.page]
    say(line, " · ".join(" ".join(words.split()) for words in told) + " ")
    field = tag("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)


class _Word:
    """One method for each kind of block. Paragraphs are made as elements: a long report has ten thousand of them."""

    def __init__(self, document: Document) -> None:
        self.document, self.file = document, start(document)
        if document.most_pages:
            _in_columns(self.file)
        self.styles = {style.name: style.style_id for style in self.file.styles}
        self.end = self.file.element.body.sectPr

    def written(self) -> bytes:
        for told in unfolded(self.document):
            self.block(told)
        return saved(self.file)

    def block(self, told: Told) -> None:
        match told.block:
            case Heading(text=text):
                self.say(text, HEADINGS[min(told.level - 1, len(HEADINGS)) - 1])
            case Paragraph(text=text):
                self.say(text, AGAINST if told.is_against else "Normal")
            case Notice(text=text):
                self.say(text, NOTICE)
            case BulletList(items=items):
                self.items(with_labels(items))
            case Quote():
                self.quote(told.block)
            case Facts(pairs=pairs):
                for name, value in pairs:
                    self.named(name, value)
            case Table():
                self.table(told.block)
            case Picture():
                self.picture(told.block)
            case Link(text=text, url=url):
                self.link(text, full_url(url, base_url=self.document.base_url))

    def line(self, style: str = "Normal") -> BaseOxmlElement:
        line = self.made(style)
        self.end.addprevious(line)
        return line

    def made(self, style: str) -> BaseOxmlElement:
        line, about = tag("w:p"), tag("w:pPr")
        about.append(tag("w:pStyle", self.styles[style]))
        line.append(about)
        return line

    def say(self, words: str, style: str = "Normal") -> None:
        fill(self.line(style), words)

    def named(self, name: str, value: str, style: str = "Normal") -> None:
        line = self.line(style)
        if name:
            fill(line, f"{plain(name)}:", bold=True, end=" ")
        fill(line, value)

    def items(self, items: tuple[Item, ...], deep: int = 0) -> None:
        for item in items:
            self.named(item.label, item.text, BULLETS[min(deep, len(BULLETS) - 1)])
            self.items(item.items, deep + 1)

    def quote(self, quote: Quote) -> None:
        if quote.before:
            self.say(quote.before, BEFORE)
        self.say(f"“{plain(quote.words)}”", QUOTE if not quote.who else QUOTE_OF)
        if quote.who:
            self.say(quote.who, WHO)

    def picture(self, picture: Picture) -> None:
        """Where a picture cannot be drawn, its words stand in its place."""
        drawn = _drawn(picture)
        try:
            if drawn:
                add_picture(self.file, drawn, picture.alt, _width(picture))
        except (UnrecognizedImageError, ValueError, ZeroDivisionError):
            drawn = b""
        if not drawn and picture.alt:
            self.say(picture.alt)
        if picture.caption:
            self.say(picture.caption, CAPTION)

    def link(self, text: str, address: str) -> None:
        line = self.line()
        run = fill(line, text)
        if address:
            underline(run)
            link = tag("w:hyperlink")
            link.set(qn("r:id"), self.file.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            line.append(link)
            link.append(run)

    def table(self, table: Table) -> None:
        width = max([len(table.header), *(len(row) for row in table.rows)], default=0)
        if not width:
            return
        self.say(table.caption, TABLE_NAME)
        made = self.file.add_table(rows=0, cols=width, style="Table Grid")._tbl
        _name(made, table.caption)
        for at, row in enumerate((table.header, *table.rows)):
            made.append(self.row((*row, *[""] * (width - len(row))), is_header=at == 0))
        self.line(CELL)

    def row(self, values: tuple[str, ...], *, is_header: bool) -> BaseOxmlElement:
        row, about = tag("w:tr"), tag("w:trPr")
        about.extend([tag(name) for name in ("w:cantSplit", *(["w:tblHeader"] if is_header else []))])
        row.append(about)
        for at, value in enumerate(values):
            cell = tag("w:tc")
            if is_header:
                cell.append(_tinted())
            line = self.made(NUMBER if at and is_number(value) else CELL)
            fill(line, value, bold=is_header or at == 0)
            cell.append(line)
            row.append(cell)
        return row


def _drawn(picture: Picture) -> bytes:
    if picture.kind != "svg":
        return picture.data
    try:
        return png(picture.data.decode("utf-8", "replace"), alt=picture.alt)
    except CannotPrint:
        return b""


def _width(picture: Picture) -> Length:
    """As wide as the page, but not so high that it needs two, and no larger than its words need."""
    if picture.kind != "svg":
        return Cm(12)
    width, height = size_of(picture.data.decode("utf-8", "replace"))
    return Cm(min(WIDEST.cm, TALLEST.cm * width / height, width * A_UNIT))


def _tinted() -> BaseOxmlElement:
    about, tint = tag("w:tcPr"), tag("w:shd", "clear")
    tint.set(qn("w:fill"), WATER)
    about.append(tint)
    return about


def _name(table: BaseOxmlElement, caption: str) -> None:
    """Its name for screen readers, and that its first row and first column say what the others are."""
    about = table.tblPr
    for old in about.findall(qn("w:tblLook")):
        about.remove(old)
    look = tag("w:tblLook")
    for name, value in {"val": "04A0", "firstRow": "1", "firstColumn": "1", "noHBand": "0", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)
    about.append(look)
    if plain(caption):
        about.append(tag("w:tblCaption", plain(caption)))

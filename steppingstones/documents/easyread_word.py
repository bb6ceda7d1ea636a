"""Easy Read as a file for Word: picture left, sentence right, so that a group can change words or pictures."""

from functools import lru_cache
from io import BytesIO

from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt

from . import easyread
from .blocks import Document, EasyRow, Wording, has_words
from .pdf import drawing
from .pictures import IdeaPicture, picture
from .poster import size_of
from .press import language, plain, stamp
from .word import NOTICE, start
from .word_paper import fill, saved, say, tag

WORDS, HEADING = Pt(17), Pt(22)
PICTURE, SENTENCE, SIDE = Cm(4.2), Cm(12.8), Cm(3.6)
DENSITY = 216.0  # dots to an inch of a drawing 72 units wide: sharp at its size on paper


def write(document: Document, *, checked_by: str = "") -> bytes:
    """Easy Read as a file for Word."""
    file = start(document)
    for style, size in (("Normal", WORDS), ("Heading 1", HEADING)):
        file.styles[style].font.size = size
    say(file.add_paragraph(style=NOTICE), easyread.checked_words(document, checked_by))
    told, rows = easyread.parts(document), _Rows(file, document.wording)
    for part in told:
        if has_words(part.heading):
            say(file.add_heading(level=1), part.heading)
        for group in part.groups:
            rows.group(group)
    if not told:
        say(file.add_paragraph(), document.wording.nothing_easy)
    if any(picture(row.picture) for part in told for group in part.groups for row in group):
        say(file.add_paragraph(), document.wording.pictures_by)
    return saved(file)


class _Rows:
    """The rows of a file, which knows each picture once and gives each place where it stands a number."""

    def __init__(self, file: Docx, wording: Wording) -> None:
        self.file, self.wording, self.number = file, wording, 0
        self.known: dict[str, str] = {}

    def group(self, rows: tuple[EasyRow, ...]) -> None:
        """A table without lines. It only puts things side by side, so it names no columns."""
        table = self.file.add_table(rows=0, cols=2)
        for column, width in zip(table.columns, (PICTURE, SENTENCE), strict=True):
            column.width = width
        for row in rows:
            table._tbl.append(self.row(row))
        self.file.add_paragraph()

    def row(self, row: EasyRow) -> BaseOxmlElement:
        made, about = tag("w:tr"), tag("w:trPr")
        about.append(tag("w:cantSplit"))
        made.append(about)
        left, right = tag("w:p"), tag("w:p")
        if shown := picture(row.picture):
            run = tag("w:r")
            run.add_drawing(self.drawn(shown))
            left.append(run)
        fill(right, easyread.row_words(row, self.wording))
        made.extend([_cell(left, PICTURE), _cell(right, SENTENCE)])
        return made

    def drawn(self, shown: IdeaPicture) -> CT_Inline:
        if shown.id not in self.known:
            self.known[shown.id] = self.file.part.get_or_add_image(BytesIO(_dots(shown)))[0]
        self.number += 1
        inline = CT_Inline.new_pic_inline(self.number, self.known[shown.id], f"{shown.id}.png", SIDE, SIDE)
        inline.docPr.set("descr", shown.alt)
        return inline


def _cell(line: BaseOxmlElement, width: Length) -> BaseOxmlElement:
    cell, about, wide, middle = tag("w:tc"), tag("w:tcPr"), tag("w:tcW"), tag("w:vAlign", "center")
    wide.set(qn("w:w"), str(round(width.twips)))
    wide.set(qn("w:type"), "dxa")
    about.extend([wide, middle])
    cell.extend([about, line])
    return cell


@lru_cache(maxsize=300)
def _dots(shown: IdeaPicture) -> bytes:
    """A picture in dots, drawn once: a report shows the same few again and again."""
    svg = shown.read().decode()
    width, height = size_of(svg)
    data = {**language("en-GB"), "alt": plain(shown.alt), "width": width, "height": height, **drawing(svg)}
    return stamp("picture.typ", data, density=DENSITY)

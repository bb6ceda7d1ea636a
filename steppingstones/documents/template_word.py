"""The guidance template as a Word file, for groups that would rather type, or change it before they print it.

Headings are headings and lists are lists, so that a screen reader finds its way; every picture has its words.
"""

from functools import lru_cache
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from .letters import runs_right_to_left
from .lines import without_controls
from .poster import png, size_of
from .template import Box, Template, path_picture

LONGEST_TITLE = 255  # letters that Word keeps as a title beside the text
BODY, LARGE = Pt(16), Pt(22)
RIVER = RGBColor(0x14, 0x59, 0x5B)
FONT = "Arial"  # on every machine; our own letters are not
TALLEST, WIDEST = Cm(14.5), Cm(25)
ROOM = {True: Cm(9), False: Cm(2.5)}  # for writing, in an empty box and below what is written


def word(template: Template, *, picture: str = "", picture_alt: str = "") -> bytes:
    """The template as a file for Word. `picture`, an SVG, comes last, on a page that lies on its side."""
    document = Document()
    _dress(document, template)
    _say(document.add_paragraph(style="Title"), template.title)
    if template.subtitle:
        _say(document.add_paragraph(style="Subtitle"), template.subtitle)
    _say(document.add_heading(level=1), template.wording.how)
    for words in template.how:
        _say(document.add_paragraph(style="List Bullet"), words)
    for number in range(1, len(template.steps) + 1):
        _step(document, template, number)
    if picture:
        _picture_page(document, template, picture, picture_alt)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


# --- How it looks -----------------------------------------------------------------------------------------


def _dress(document: Docx, template: Template) -> None:
    document.core_properties.title = _plain(template.title)[:LONGEST_TITLE]
    document.core_properties.language = template.language
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for name, size in (("Normal", BODY), ("Title", Pt(30)), ("Subtitle", Pt(18)), ("Heading 1", LARGE)):
        _letters(document, name, size)
    _letters(document, "Heading 2", Pt(18))
    document.styles["Normal"].element.get_or_add_rPr().append(_tag("w:lang", template.language))
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)


def _letters(document: Docx, name: str, size: Pt) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.italic = FONT, size, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), FONT)
    if name != "Normal":
        style.font.color.rgb = RIVER


def _tag(name: str, value: str = "") -> BaseOxmlElement:
    tag = OxmlElement(name)
    if value:
        tag.set(qn("w:val"), value)
    return tag


# --- A step -----------------------------------------------------------------------------------------------


def _step(document: Docx, template: Template, number: int) -> None:
    step = template.steps[number - 1]
    names = [each.name for each in template.steps]
    heading = document.add_heading(level=1)
    heading.paragraph_format.page_break_before = True
    _say(heading, template.step_words(number))
    _picture(document, _path(tuple(names), number), template.path_words(number), Cm(17))
    _say(document.add_paragraph(), step.question, bold=True)
    if step.lead:
        _say(document.add_paragraph(), step.lead)
    if step.prompts:
        _say(document.add_heading(level=2), template.wording.helps)
    for words in step.prompts:
        _say(document.add_paragraph(style="List Bullet"), words)
    if step.boxes:
        _boxes(document, step.boxes)
    for words in step.ticks:
        _say(document.add_paragraph(), f"☐ {words}")


def _boxes(document: Docx, boxes: tuple[Box, ...]) -> None:
    """A table: one row that names the tracks, one to write in."""
    table = document.add_table(rows=2, cols=len(boxes), style="Table Grid")
    names, room = table.rows
    names._tr.get_or_add_trPr().append(_tag("w:tblHeader"))
    for cell, box in zip(names.cells, boxes, strict=True):
        _say(cell.paragraphs[0], f"{box.name}: {box.meaning}" if box.meaning else box.name, bold=True)
    room.height = ROOM[not any(box.written for box in boxes)]
    for cell, box in zip(room.cells, boxes, strict=True):
        _write(cell, box)


def _write(cell: _Cell, box: Box) -> None:
    for label, words in box.written:
        paragraph = cell.add_paragraph(style="List Bullet")
        if label:
            paragraph.add_run(f"{_plain(label)}: ").bold = True
        _say(paragraph, words)
    if box.written:
        cell._tc.remove(cell.paragraphs[0]._p)
        cell.add_paragraph()


# --- Words and pictures -----------------------------------------------------------------------------------


def _say(paragraph: Paragraph, words: str, *, bold: bool = False) -> None:
    """What somebody wrote, from right to left where that is how it runs."""
    run = paragraph.add_run(_plain(words))
    run.bold = bold or None
    if runs_right_to_left(words):
        paragraph._p.get_or_add_pPr().append(_tag("w:bidi"))
        run._r.get_or_add_rPr().append(_tag("w:rtl"))


def _plain(words: str) -> str:
    """Without what a file for Word cannot hold."""
    return without_controls(words).replace("\r\n", "\n").replace("\r", "\n").strip()


@lru_cache(maxsize=40)
def _path(names: tuple[str, ...], number: int) -> bytes:
    return png(path_picture(names, number))


def _picture(document: Docx, dots: bytes, alt: str, width: Cm) -> None:
    shape = document.add_picture(BytesIO(dots), width=width)
    shape._inline.docPr.set("descr", _plain(alt))


def _picture_page(document: Docx, template: Template, svg: str, alt: str) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    _say(document.add_heading(level=1), template.wording.picture)
    width, height = size_of(svg)
    _picture(document, png(svg, alt=alt), alt, Cm(min(WIDEST.cm, TALLEST.cm * width / height)))

"""The guidance template as a Word file, for groups that would rather type, or change it before they print it.

Headings are headings and lists are lists, so that a screen reader finds its way; every picture has its words.
"""

from functools import lru_cache

from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from docx.table import _Cell

from .poster import png, size_of
from .template import Box, Template, path_picture
from .word_paper import add_picture, new_file, plain, saved, say, tag

SIZES = {"Normal": Pt(16), "Title": Pt(30), "Subtitle": Pt(18), "Heading 1": Pt(22), "Heading 2": Pt(18)}
TALLEST, WIDEST = Cm(14.5), Cm(25)
ROOM = {True: Cm(9), False: Cm(2.5)}  # for writing, in an empty box and below what is written


def word(template: Template, *, picture: str = "", picture_alt: str = "") -> bytes:
    """The template as a file for Word. `picture`, an SVG, comes last, on a page that lies on its side."""
    document = new_file(template.title, template.language, SIZES)
    say(document.add_paragraph(style="Title"), template.title)
    if template.subtitle:
        say(document.add_paragraph(style="Subtitle"), template.subtitle)
    say(document.add_heading(level=1), template.wording.how)
    for words in template.how:
        say(document.add_paragraph(style="List Bullet"), words)
    for number in range(1, len(template.steps) + 1):
        _step(document, template, number)
    if picture:
        _picture_page(document, template, picture, picture_alt)
    return saved(document)


# --- A step -----------------------------------------------------------------------------------------------


def _step(document: Docx, template: Template, number: int) -> None:
    step = template.steps[number - 1]
    names = [each.name for each in template.steps]
    heading = document.add_heading(level=1)
    heading.paragraph_format.page_break_before = True
    say(heading, template.step_words(number))
    add_picture(document, _path(tuple(names), number), template.path_words(number), Cm(17))
    say(document.add_paragraph(), step.question, bold=True)
    if step.lead:
        say(document.add_paragraph(), step.lead)
    if step.prompts:
        say(document.add_heading(level=2), template.wording.helps)
    for words in step.prompts:
        say(document.add_paragraph(style="List Bullet"), words)
    if step.boxes:
        _boxes(document, step.boxes)
    for words in step.ticks:
        say(document.add_paragraph(), f"☐ {words}")


def _boxes(document: Docx, boxes: tuple[Box, ...]) -> None:
    """A table: one row that names the tracks, one to write in."""
    table = document.add_table(rows=2, cols=len(boxes), style="Table Grid")
    names, room = table.rows
    names._tr.get_or_add_trPr().append(tag("w:tblHeader"))
    for cell, box in zip(names.cells, boxes, strict=True):
        say(cell.paragraphs[0], f"{box.name}: {box.meaning}" if box.meaning else box.name, bold=True)
    room.height = ROOM[not any(box.written for box in boxes)]
    for cell, box in zip(room.cells, boxes, strict=True):
        _write(cell, box)


def _write(cell: _Cell, box: Box) -> None:
    for label, words in box.written:
        paragraph = cell.add_paragraph(style="List Bullet")
        if label:
            paragraph.add_run(f"{plain(label)}: ").bold = True
        say(paragraph, words)
    if box.written:
        cell._tc.remove(cell.paragraphs[0]._p)
        cell.add_paragraph()


# --- Pictures ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=40)
def _path(names: tuple[str, ...], number: int) -> bytes:
    return png(path_picture(names, number))


def _picture_page(document: Docx, template: Template, svg: str, alt: str) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    say(document.add_heading(level=1), template.wording.picture)
    width, height = size_of(svg)
    add_picture(document, png(svg, alt=alt), alt, Cm(min(WIDEST.cm, TALLEST.cm * width / height)))

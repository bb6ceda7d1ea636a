"""What our files for Word have in common: how they look, words of any script, pictures with their words."""

from collections.abc import Mapping
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from .letters import runs_right_to_left
from .lines import without_controls

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_TITLE = 255  # letters that Word keeps as a title beside the text
RIVER = RGBColor(0x14, 0x59, 0x5B)
FONT = "Arial"  # on every machine; our own letters are not
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
HEADINGS = tuple(f"Heading {level}" for level in range(1, 7))


def new_file(title: str, language: str, sizes: Mapping[str, Length]) -> Docx:
    """An empty file of A4 with its title and language. `sizes` are those of its styles by name."""
    document = Document()
    document.core_properties.title = plain(title)[:LONGEST_TITLE]
    document.core_properties.language = language
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for name, size in sizes.items():
        letters(document, name, size)
    document.styles["Normal"].element.get_or_add_rPr().append(tag("w:lang", language))
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    return document


def saved(document: Docx) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def letters(document: Docx, name: str, size: Length) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.italic = FONT, size, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), FONT)
    if name != "Normal":
        style.font.color.rgb = RIVER


def own_style(document: Docx, name: str, *, like: str = "Normal") -> ParagraphStyle:
    """A style of ours that people find by name, to change all that has it at once."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles[like]
    style.quick_style = True
    return style


def edge(style: ParagraphStyle, sides: str, *, line: str = "single", colour: str = "14595B", eighths: int = 24) -> None:
    """A line along the sides of each paragraph of this style. OOXML wants it before spaces and tints."""
    lines = tag("w:pBdr")
    for side in sides.split():
        drawn = tag(f"w:{side}", line)
        drawn.set(qn("w:sz"), str(eighths))
        drawn.set(qn("w:space"), "8")
        drawn.set(qn("w:color"), colour)
        lines.append(drawn)
    style.element.get_or_add_pPr().insert_element_before(
        lines, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def tag(name: str, value: str = "") -> BaseOxmlElement:
    made = OxmlElement(name)
    if value:
        made.set(qn("w:val"), value)
    return made


def say(paragraph: Paragraph, words: str, *, bold: bool = False) -> None:
    """What somebody wrote, from right to left where that is how it runs."""
    fill(paragraph._p, words, bold=bold)


def fill(line: BaseOxmlElement, words: str, *, bold: bool = False, end: str = "") -> BaseOxmlElement:
    """The same in the element of a paragraph, which is many times as fast; the run that it adds."""
    run = tag("w:r")
    is_turned = runs_right_to_left(words)
    if bold or is_turned:
        look = tag("w:rPr")
        look.extend([tag(name) for name, is_so in (("w:b", bold), ("w:rtl", is_turned)) if is_so])
        run.append(look)
    for number, text in enumerate(f"{plain(words)}{end}".split("\n")):
        if number:
            run.append(tag("w:br"))
        run.append(_text(text))
    line.append(run)
    if is_turned:
        _turn(line)
    return run


def underline(run: BaseOxmlElement) -> None:
    """Makes a run look like a link."""
    look = run.get_or_add_rPr()
    for made in (tag("w:color", str(RIVER)), tag("w:u", "single")):
        look.insert_element_before(made, "w:rtl")


def _text(words: str) -> BaseOxmlElement:
    text = tag("w:t")
    text.set(_SPACE, "preserve")
    text.text = words
    return text


def _turn(line: BaseOxmlElement) -> None:
    """Lets a paragraph begin on the right."""
    about = line.get_or_add_pPr()
    if about.find(qn("w:bidi")) is None:
        about.insert_element_before(tag("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def plain(words: str) -> str:
    """Without what a file for Word cannot hold."""
    return without_controls(words).replace("\r\n", "\n").replace("\r", "\n").strip()


def add_picture(document: Docx, dots: bytes, alt: str, width: Length) -> None:
    """A picture on a line of its own, with its words for those who do not see it."""
    shape = document.add_picture(BytesIO(dots), width=width)
    shape._inline.docPr.set("descr", plain(alt))

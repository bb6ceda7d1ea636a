"""Excel workbooks whose sums are alive: cells with a formula and its result, beside text that stays text.

The fast writer in `xlsxfile` knows no result of a formula, and a formula without its result is an empty cell to every
program that only reads. So this writes the few parts that such a workbook needs, in the order of ECMA-376.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from .sheet import FORMULA, LONGEST_XLSX_CELL, SURROGATE, SpreadsheetError, letters


class Look(IntEnum):
    """How a cell looks: its place among the formats of `_STYLES`."""

    TEXT = 0
    FORMULA_LIKE = 1  # text that keeps being text when somebody edits it
    STAGE = 2
    HEADING = 3
    HINT = 4
    NUMBER = 5
    MONEY = 6
    SHARE = 7
    FACTOR = 8
    RESULT = 9
    RATIO = 10


@dataclass(frozen=True, kw_only=True)
class Formula:
    """A formula without its sign of equality, and what comes out of it."""

    formula: str
    result: Decimal | str


Cell = tuple[str | Decimal | Formula, Look]


@dataclass(frozen=True, kw_only=True)
class Page:
    """A sheet: its cells by row and column, counted from 1; the widths of its columns; and what stays in sight."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    widths: Mapping[int, int] = field(default_factory=dict)
    still: tuple[int, int] = (0, 0)  # so many rows and columns stay where they are
    choices: Mapping[tuple[int, int], Sequence[str]] = field(default_factory=dict)


def at(row: int, column: int, *, is_fixed: bool = False) -> str:
    """The name of a cell: `at(4, 27)` is AA4; fixed, $AA$4."""
    return f"${letters(column - 1)}${row}" if is_fixed else f"{letters(column - 1)}{row}"


def write_pages(pages: Sequence[Page], file: BinaryIO) -> None:
    """A workbook with these sheets. Programs that reckon work out its formulas anew when they open it."""
    strings: dict[str, int] = {}
    sheets = ["".join(_sheet(page, strings)) for page in pages]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _around(pages).items():
            archive.writestr(name, _HEAD + text)
        for place, sheet in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{place}.xml", _HEAD + sheet)
        archive.writestr("xl/sharedStrings.xml", _HEAD + _shared(strings))


# --- Sheets -------------------------------------------------------------------------------------------------

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LOOKS_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]")


def _sheet(page: Page, strings: dict[str, int]) -> Iterator[str]:
    yield f'<worksheet {_MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    yield f'<sheetViews><sheetView workbookViewId="0">{_still(page.still)}</sheetView></sheetViews>'
    yield '<sheetFormatPr defaultRowHeight="15"/>'
    if page.widths:
        wide = (f'<col min="{at}" max="{at}" width="{to}" customWidth="1"/>' for at, to in sorted(page.widths.items()))
        yield f"<cols>{''.join(wide)}</cols>"
    yield "<sheetData>"
    now = 0
    for (row, column), (value, look) in sorted(page.cells.items()):
        if row != now:
            yield f'{"</row>" if now else ""}<row r="{row}">'
            now = row
        yield _cell(at(row, column), value, look, strings)
    yield f"{'</row>' if now else ''}</sheetData>{_choices(page.choices)}"
    yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    yield '<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/></worksheet>'


def _still(still: tuple[int, int]) -> str:
    rows, columns = still
    if not rows:
        return ""
    split = f'xSplit="{columns}" ' if columns else ""
    pane = "bottomRight" if columns else "bottomLeft"
    return (
        f'<pane {split}ySplit="{rows}" topLeftCell="{at(rows + 1, columns + 1)}" activePane="{pane}" state="frozen"/>'
    )


def _choices(choices: Mapping[tuple[int, int], Sequence[str]]) -> str:
    if not choices:
        return ""
    lists = (
        f'<dataValidation type="list" allowBlank="1" sqref="{at(*where)}"><formula1>{escape(_quoted(",".join(words)))}'
        "</formula1></dataValidation>"
        for where, words in choices.items()
    )
    return f'<dataValidations count="{len(choices)}">{"".join(lists)}</dataValidations>'


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _cell(where: str, value: str | Decimal | Formula, look: Look, strings: dict[str, int]) -> str:
    if isinstance(value, Decimal):
        return f'<c r="{where}" s="{look}"><v>{_figures(value)}</v></c>'
    if isinstance(value, Formula):
        words = isinstance(value.result, str)
        result = _text(value.result) if isinstance(value.result, str) else _figures(value.result)
        kind = ' t="str"' if words else ""
        return f'<c r="{where}" s="{look}"{kind}><f>{escape(value.formula)}</f><v>{result}</v></c>'
    text = _text(value)
    if FORMULA.match(value):
        look = Look.FORMULA_LIKE
    return f'<c r="{where}" s="{look}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'


def _figures(value: Decimal) -> str:
    """All figures where a spreadsheet can hold them, else as near as it comes."""
    text = format(value, "f")
    return text if len(text) <= 17 else repr(float(value))


def _text(text: str) -> str:
    """As it may stand in XML; what cannot is written as Excel writes it, `_x0007_`."""
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_XLSX_CELL:
        raise SpreadsheetError(
            f"A text of this map is longer than the {LONGEST_XLSX_CELL:,} signs that a cell can hold. Make it shorter."
        )
    text = _LOOKS_LIKE_ESCAPE.sub("_x005F_", SURROGATE.sub("\ufffd", text))
    return escape(_NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def _shared(strings: dict[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in strings)
    return f'<sst {_MAIN} count="{len(strings)}" uniqueCount="{len(strings)}">{items}</sst>'


# --- What is around the sheets ------------------------------------------------------------------------------

# Each: number format, font (1 is bold, 2 is grey), fill (2 is tinted), whether an apostrophe keeps it text
_STYLES = (
    (0, 0, 0, 0),
    (0, 0, 0, 1),
    (0, 1, 2, 0),
    (0, 1, 0, 0),
    (0, 2, 0, 0),
    (0, 0, 0, 0),
    (4, 0, 0, 0),
    (164, 0, 0, 0),
    (165, 0, 0, 0),
    (4, 1, 0, 0),
    (165, 1, 0, 0),
)


def _around(pages: Sequence[Page]) -> dict[str, str]:
    parts = [f"worksheets/sheet{place}.xml" for place in range(1, len(pages) + 1)]
    kinds = [(f"xl/{part}", "worksheet") for part in parts]
    kinds += [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles"), ("xl/sharedStrings.xml", "sharedStrings")]
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(f'<Override PartName="/{name}" ContentType="{spreadsheet}.{kind}+xml"/>' for name, kind in kinds)
    sheets = "".join(
        f'<sheet name={quoteattr(page.name)} sheetId="{place}" r:id="rId{place}"/>'
        for place, page in enumerate(pages, 1)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets>"
        '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", part) for part in parts), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        ),
        "xl/styles.xml": _styles(),
    }


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    lines = (
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _styles() -> str:
    font = '<font>{}<sz val="11"/>{}<name val="Calibri"/></font>'
    fonts = font.format("", "") + font.format("<b/>", "") + font.format("", '<color rgb="FF595959"/>')
    fill = '<fill><patternFill patternType="{}">{}</patternFill></fill>'
    tint = '<fgColor rgb="FFDDEBF7"/><bgColor indexed="64"/>'
    fills = fill.format("none", "") + fill.format("gray125", "") + fill.format("solid", tint)
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="{bold}" fillId="{tinted}" borderId="0" xfId="0" applyNumberFormat="1"'
        f' applyFont="1" applyFill="1" applyAlignment="1"{" quotePrefix=" + chr(34) + "1" + chr(34) if quoted else ""}>'
        '<alignment vertical="top" wrapText="1"/></xf>'
        for number, bold, tinted, quoted in _STYLES
    )
    return (
        f'<styleSheet {_MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/>'
        f'<numFmt numFmtId="165" formatCode="0.0000"/></numFmts><fonts count="3">{fonts}</fonts>'
        f'<fills count="3">{fills}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_STYLES)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )

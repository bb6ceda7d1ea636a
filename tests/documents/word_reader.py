"""Reads a file for Word as a screen reader would: headings, pictures with their words, tables with their headers."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.oxml.ns import qn


def read(data: bytes):
    return docx.Document(BytesIO(data))


def headings(data: bytes) -> list[tuple[int, str]]:
    """Each heading with its level, in the order of the text."""
    lines = [line for line in read(data).paragraphs if line.style.name.startswith("Heading ")]
    return [(int(line.style.name.split()[1]), line.text) for line in lines]


def alts(data: bytes) -> list[str]:
    return [drawn.get("descr", "") for drawn in read(data).element.body.iter(qn("wp:docPr"))]


def header_rows(data: bytes) -> list[list[str]]:
    """The cells of each row that is repeated on each page."""
    rows = [
        row for table in read(data).tables for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None
    ]
    return [[cell.text for cell in row.cells] for row in rows]


def text(data: bytes) -> str:
    """All words, in the order in which they stand, and the line at the foot of each page."""
    file = read(data)
    return "\n".join([*_lines(file.element.body), *(line.text for line in file.sections[0].footer.paragraphs)])


def _lines(body) -> Iterator[str]:
    for line in body.iter(qn("w:p")):
        yield "".join("\n" if part.tag == qn("w:br") else part.text or "" for part in line.iter(qn("w:t"), qn("w:br")))


def links(data: bytes) -> list[str]:
    return [each._target for each in read(data).part.rels.values() if each.is_external]


def turned(data: bytes) -> list[str]:
    """The paragraphs that run from right to left."""
    lines = [line for line in read(data).element.body.iter(qn("w:p")) if line.find(f".//{qn('w:bidi')}") is not None]
    return ["".join(part.text or "" for part in line.iter(qn("w:t"))) for line in lines]


def faults(data: bytes, *, is_in_rows: bool = False) -> list[str]:
    """What would stop somebody who reads it with a screen reader. `is_in_rows`: Easy Read, a picture beside each
    sentence, where tables only hold the two together."""
    return [*_faults(data), *([] if is_in_rows else _tables_without_header(data))]


def _faults(data: bytes) -> Iterator[str]:
    file, last = read(data), 0
    if not file.core_properties.title:
        yield "no title"
    lang = file.styles["Normal"].element.find(f".//{qn('w:lang')}")
    if lang is None or not lang.get(qn("w:val")):
        yield "no language"
    for level, words in headings(data):
        if level > last + 1 or not words.strip():
            yield f"a heading of level {level} after one of level {last}: {words}"
        last = level
    yield from ("a picture without words" for words in alts(data) if not words.strip())


def _tables_without_header(data: bytes) -> Iterator[str]:
    for table in read(data).tables:
        if table._tbl.find(f".//{qn('w:tblHeader')}") is None:
            yield f"a table without a header row: {table.rows[0].cells[0].text}"

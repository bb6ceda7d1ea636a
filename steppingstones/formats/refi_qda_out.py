"""Writing REFI-QDA, version 1.0: codebooks and projects that are valid against its schemas."""

import io
import re
import uuid
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .refi_qda import Code, Coding, Passage, QdaProject, Source

CODEBOOK = "urn:QDA-XML:codebook:1.0"
PROJECT = "urn:QDA-XML:project:1.0"
MADE = (1980, 1, 1, 0, 0, 0)  # the same project is the same file, byte for byte
LONGEST_NAME = 100
# What XML cannot hold. One sign takes the place of one, so that places stay.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COLOR = re.compile("#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


def write_codebook(codes: Iterable[Code], *, origin: str) -> bytes:
    """A `.qdc` file. At least one code is needed."""
    root = Element("CodeBook", xmlns=CODEBOOK, origin=_clean(origin))
    _write_codes(root, list(codes))
    return _bytes(root)


def write_project(project: QdaProject) -> bytes:
    """A `.qdpx` file: the project, and each text in a file of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        _add(packed, "project.qde", _bytes(_project(project)))
        for source in project.sources:
            if source.text is not None:
                _add(packed, f"sources/{source.guid}.txt", clean_text(source.text).encode())
    return out.getvalue()


def clean_text(text: str) -> str:
    """As it is written into a file: what no file of text can hold is marked, sign for sign."""
    return NOT_XML.sub("\ufffd", text)


def _add(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    part = zipfile.ZipInfo(name, MADE)
    part.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(part, data)


def _project(project: QdaProject) -> Element:
    root = Element("Project", xmlns=PROJECT, name=_clean(project.name), origin=_clean(project.origin))
    if project.users:
        users = SubElement(root, "Users")
        for known, name in project.users:
            SubElement(users, "User", guid=known, name=_clean(name))
    if project.codes:
        _write_codes(SubElement(root, "CodeBook"), list(project.codes))
    notes: dict[str, str] = {}
    if project.sources:
        sources = SubElement(root, "Sources")
        for source in project.sources:
            _write_source(sources, source, notes, {known for known, _name in project.users})
    if notes:
        below = SubElement(root, "Notes")
        for known, words in notes.items():
            note = SubElement(below, "Note", guid=known)
            SubElement(note, "PlainTextContent").text = _clean(words)
    return root


# --- Codes --------------------------------------------------------------------------------------------------


def _write_codes(book: Element, codes: list[Code]) -> None:
    known = {code.guid for code in codes}
    below: dict[str, list[Code]] = defaultdict(list)
    for code in codes:
        below[code.parent if code.parent in known else ""].append(code)
    _write_parts(SubElement(book, "Codes"), "", below)


def _write_parts(element: Element, parent: str, below: Mapping[str, list[Code]]) -> None:
    for code in below.get(parent, ()):
        values = {"guid": code.guid, "name": _clean(code.name), "isCodable": str(code.is_codable).lower()}
        if COLOR.fullmatch(code.color):
            values["color"] = code.color
        written = SubElement(element, "Code", values)
        if code.description:
            SubElement(written, "Description").text = _clean(code.description)
        _write_parts(written, code.guid, below)


# --- Texts --------------------------------------------------------------------------------------------------


def _write_source(sources: Element, source: Source, notes: dict[str, str], users: set[str]) -> None:
    path = f"internal://{source.guid}.txt"
    element = SubElement(sources, "TextSource", guid=source.guid, name=_clean(source.name), plainTextPath=path)
    for passage in source.passages:
        _write_passage(element, passage, source, notes, users)
    for coding in source.codings:
        _write_coding(element, coding, notes, users)


def _write_passage(element: Element, passage: Passage, source: Source, notes: dict[str, str], users: set[str]) -> None:
    values = {"guid": passage.guid, "startPosition": str(passage.start), "endPosition": str(passage.end)}
    values["name"] = _clean(_name(passage, source))
    written = SubElement(element, "PlainTextSelection", values)
    if passage.note:
        SubElement(written, "Description").text = _clean(passage.note)
    for coding in passage.codings:
        _write_coding(written, coding, notes, users)


def _name(passage: Passage, source: Source) -> str:
    """The words of the passage, as other programs write them."""
    if source.text is None or passage.name:
        return passage.name
    words = " ".join(source.text[passage.start : passage.end].split())
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1]}…"


def _write_coding(element: Element, coding: Coding, notes: dict[str, str], users: set[str]) -> None:
    values = {"guid": coding.guid} | ({"creatingUser": coding.user} if coding.user in users else {})
    written = SubElement(element, "Coding", values)
    SubElement(written, "CodeRef", targetGUID=coding.code)
    if coding.note:
        known = str(uuid.uuid5(uuid.UUID(coding.guid), "note"))
        notes[known] = coding.note
        SubElement(written, "NoteRef", targetGUID=known)


def _clean(text: str) -> str:
    return clean_text(text).replace("\r\n", "\n").replace("\r", "\n")


def _bytes(root: Element) -> bytes:
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written

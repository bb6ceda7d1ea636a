"""The words of a long text from a file: plain text or a Word document. Only the words; nothing in the file is run."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

from .broken_zip import BROKEN_ZIP

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024  # of the words of a document
BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class TranscriptFileError(ValueError):
    """This file cannot be read. Its sentence says why, and how to mend it."""


def words_of_file(data: bytes) -> str:
    """The words of a file, whatever it is called: a Word document begins as an archive does, all else is text.

    >>> words_of_file("Tea, caf\u00e9\\r\\ncake".encode())
    'Tea, café\\ncake'
    """
    if data.startswith(b"PK"):
        return tidy(_of_document(data))
    if data.startswith(b"\xd0\xcf\x11\xe0") or data.startswith((b"%PDF", b"{\\rtf")):
        raise TranscriptFileError("This kind of file cannot be read. Save it as .docx or .txt, and send that.")
    return tidy(_of_text(data))


def tidy(words: str) -> str:
    """Lines end in one way, and nothing is in it that no database can keep.

    >>> tidy("one\\r\\ntwo\\x00")
    'one\\ntwo'
    """
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("\ufeff", "").strip()


def _of_text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        words = data.decode()
    except UnicodeDecodeError:
        words = data.decode("cp1252", "replace")
    if words.count("\0") > len(words) // 20 or words.count("\ufffd") > len(words) // 20:
        raise TranscriptFileError("This is not a text. Save it as .docx or .txt, and send that.")
    return words


def _of_document(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            part = archive.getinfo(BODY)
            if part.file_size > MOST_UNPACKED:
                raise TranscriptFileError("This document is too large. Save its words as .txt, and send that.")
            with archive.open(part) as file:
                xml = file.read(MOST_UNPACKED + 1)
        if len(xml) > MOST_UNPACKED or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
            raise TranscriptFileError("This document cannot be read safely. Save its words as .txt, and send that.")
        body = ElementTree.fromstring(xml)
    except TranscriptFileError:
        raise
    except (*BROKEN_ZIP, ElementTree.ParseError) as error:
        raise TranscriptFileError("This is not a Word document, or it is broken. Save it again as .docx.") from error
    return "\n".join(_line(paragraph) for paragraph in body.iter(f"{_W}p"))


def _line(paragraph: ElementTree.Element) -> str:
    """What was deleted while changes were tracked is not among the words."""
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
    found = (signs.get(each.tag) or (each.text or "" if each.tag == f"{_W}t" else "") for each in paragraph.iter())
    return "".join(found)

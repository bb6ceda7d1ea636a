"""Documents that people send to show something: what they are is told by what is in them, never by their names.

They are kept as they came, so they are only ever handed on as files to save, and never opened here: of a packed file
only the list of its parts is read.
"""

from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

MOST_BYTES = 10 * 1024 * 1024
MOST_PARTS = 5000
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
WORD_PARTS = {"[Content_Types].xml", "word/document.xml"}
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTROLS = set(range(32)) - {9, 10, 12, 13}  # in no text that people read
DAMAGE = (BadZipFile, OSError, ValueError, EOFError, KeyError, NotImplementedError, RuntimeError)


class DocumentRefused(ValueError):
    """This cannot be kept as a document. Its sentences say why, and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class DocumentFile:
    """A document as it is kept."""

    data: bytes
    ending: str


def read_document(file: BinaryIO) -> DocumentFile:
    """The document in this file, if it is one of the four kinds.

    >>> from io import BytesIO
    >>> read_document(BytesIO(b"The doors are open on Saturdays.")).ending
    '.txt'
    """
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise DocumentRefused("This document has more than 10 MB. Send a smaller one, or a link to where it is.")
    if not data:
        raise DocumentRefused("There is nothing in this file. Choose another.")
    if data.startswith(b"%PDF-"):
        return DocumentFile(data=data, ending=".pdf")
    if data.startswith(b"PK\x03\x04"):
        return DocumentFile(data=data, ending=_packed(file))
    if data.startswith(OLD_WORD):
        raise DocumentRefused("This is an old Word document. Open it in Word, save it as .docx or PDF, and send that.")
    if _is_text(data):
        return DocumentFile(data=data, ending=".txt")
    raise DocumentRefused(
        "This is neither a picture nor a document that can be kept here. Send a JPEG or PNG picture, or a PDF, Word "
        "(.docx), OpenDocument (.odt) or text file."
    )


def _packed(file: BinaryIO) -> str:
    """Word and OpenDocument are packed files. Only the list of parts is looked at, and one part of 39 letters."""
    try:
        with ZipFile(file) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts[:MOST_PARTS]}
            if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in names):
                raise DocumentRefused("There are programs (macros) in this document. Save it as PDF and send that.")
            if names >= WORD_PARTS:
                return ".docx"
            if "mimetype" in names and packed.getinfo("mimetype").file_size == len(OPEN_DOCUMENT):
                with packed.open("mimetype") as kind:
                    if kind.read(len(OPEN_DOCUMENT)) == OPEN_DOCUMENT:
                        return ".odt"
    except DocumentRefused:
        raise
    except DAMAGE:
        raise DocumentRefused("This document is damaged, so it cannot be kept. Save it again and send that.") from None
    raise DocumentRefused(
        "This is a packed file, but no Word or OpenDocument text. Save the text as PDF and send that."
    )


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not CONTROLS & set(data)

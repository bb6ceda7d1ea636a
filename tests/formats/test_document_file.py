"""Documents are known by what is in them."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from steppingstones.formats.document_file import MOST_BYTES, DocumentRefused, read_document


def packed(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("TYPES", "[Content_Types].xml"), data)
    return out.getvalue()


WORD = packed(TYPES=b"<a/>", **{"word__document.xml": b"<a/>"})
OPEN = packed(mimetype=b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("data", "ending"),
    [(b"%PDF-1.7 ...", ".pdf"), (WORD, ".docx"), (OPEN, ".odt"), ("Dürfen wir?\n".encode(), ".txt")],
)
def test_four_kinds_are_kept(data, ending):
    found = read_document(BytesIO(data))
    assert (found.data, found.ending) == (data, ending)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing in this file"),
        (b"MZ\x90\x00 a program", "neither a picture nor a document"),
        (b"\xff\xfe\x00 something", "neither a picture nor a document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Word document"),
        (packed(a=b"b"), "no Word or OpenDocument text"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.xxxx"), "no Word or OpenDocument text"),
        (packed(TYPES=b"", **{"word__document.xml": b"", "word__vbaProject.bin": b""}), "macros"),
        (WORD[:40], "damaged"),
        (b"x" * (MOST_BYTES + 1), "more than 10 MB"),
    ],
)
def test_what_is_none_of_them_is_refused_in_plain_words(data, words):
    with pytest.raises(DocumentRefused, match=words):
        read_document(BytesIO(data))

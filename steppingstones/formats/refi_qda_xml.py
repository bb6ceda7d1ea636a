"""XML and zip files from anywhere, opened without harm: no definitions, no bombs, and nothing is written to a disk."""

import io
import zipfile
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from .broken_zip import BROKEN_ZIP
from .refi_qda import MOST_BYTES, NotQda

MOST_XML = 40 * 1024 * 1024
MOST_TEXT = 2 * 1024 * 1024
MOST_TEXTS = 20 * 1024 * 1024
MOST_PARTS = 20_000
MOST_ELEMENTS = 1_000_000
DEEPEST = 100

DAMAGED = "This file is damaged. Write it again in the program that it comes from, and try once more."
TOO_BIG = "This file is far bigger inside than it looks. Write a part of the project into a file, and bring in that."
TOO_DEEP = f"Codes in this file are parts of parts more than {DEEPEST} levels deep. That is more than can be read here."


class _Tree:
    """Builds a tree from what the parser finds. Names lose their namespace, as programs differ in it."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.depth = self.elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST:
            raise NotQda(TOO_DEEP)
        if self.elements > MOST_ELEMENTS:
            raise NotQda(TOO_BIG)
        self.builder.start(name.rpartition("}")[2], attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(name.rpartition("}")[2])

    def refuse(self, *_definition: object) -> None:
        raise NotQda("This file holds definitions (DOCTYPE), which no such file needs. It is not read, to be safe.")


def tree_of(data: bytes) -> Element:
    """The root of this XML."""
    if len(data) > MOST_XML:
        raise NotQda(TOO_BIG)
    tree, parser = _Tree(), expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = tree.start, tree.end
    parser.CharacterDataHandler = tree.builder.data
    parser.StartDoctypeDeclHandler = tree.refuse
    parser.EntityDeclHandler = tree.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise error if isinstance(error, NotQda) else NotQda(DAMAGED) from error
    return tree.builder.close()


class Packed:
    """What is inside a `.qdpx`. Parts are found by the last word of their names, wherever they lie."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except BROKEN_ZIP as error:
            raise NotQda(DAMAGED) from error
        if len(parts) > MOST_PARTS:
            raise NotQda(TOO_BIG)
        self._parts = {_last(part.filename): part for part in reversed(parts) if not part.filename.endswith("/")}
        self._left = MOST_TEXTS

    def project(self) -> bytes:
        """The part that says what is in the project: `project.qde`, or the only one with that ending."""
        found = [part for name, part in self._parts.items() if name.endswith(".qde")]
        named = [part for part in found if _last(part.filename) == "project.qde"] or found
        if not named:
            raise NotQda("There is no project in this file. A .qdpx file holds a part whose name ends in .qde.")
        return self._read(named[0], MOST_XML)

    def text(self, path: str) -> bytes | None:
        """The bytes of a text of the project, or None where it is not in the file."""
        place, _, name = path.partition("://")
        part = self._parts.get(_last(name)) if place.lower() == "internal" else None
        if part is None:
            return None
        found = self._read(part, min(MOST_TEXT, self._left))
        self._left -= len(found)
        return found

    def _read(self, part: zipfile.ZipInfo, most: int) -> bytes:
        """What a part says about its own size is not believed."""
        if part.flag_bits & 1:
            raise NotQda("This file has a password. Write it without one, and try again.")
        try:
            with self._zip.open(part) as inside:
                found = inside.read(most + 1)
        except BROKEN_ZIP as error:
            raise NotQda(DAMAGED) from error
        if len(found) > most:
            raise NotQda(TOO_BIG)
        return found


def _last(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].lower()


def is_packed(data: bytes) -> bool:
    """Whether this is a project rather than XML; files that are far too big are refused first."""
    if len(data) > MOST_BYTES:
        raise NotQda(f"This file has more than {MOST_BYTES // 1024**2} MB, which is the most that can be read here.")
    if not data.strip():
        raise NotQda("There is nothing in this file.")
    return data.startswith(b"PK")

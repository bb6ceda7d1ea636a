"""Reading REFI-QDA: codebooks and projects, as several programs write them. What is not understood is named."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from .refi_qda import Code, Coding, NotQda, Passage, QdaProject, Remark, Source
from .refi_qda_places import decoded, settled
from .refi_qda_xml import MOST_TEXT, Packed, is_packed, tree_of

# What a project may hold and is not brought in, with the words for one and for many.
NOT_KEPT = {
    "PictureSource": ("picture", "pictures"),
    "AudioSource": ("sound file", "sound files"),
    "VideoSource": ("film", "films"),
    "PictureSelection": ("coded part of a picture", "coded parts of pictures"),
    "AudioSelection": ("coded part of a sound file", "coded parts of sound files"),
    "VideoSelection": ("coded part of a film", "coded parts of films"),
    "PDFSelection": ("coded area on a page of a PDF", "coded areas on pages of PDFs"),
    "Case": ("case", "cases"),
    "Variable": ("variable with its values", "variables with their values"),
    "Set": ("set of codes or texts", "sets of codes or texts"),
    "Link": ("link between things", "links between things"),
    "Graph": ("drawing", "drawings"),
}


@dataclass
class _Found:
    """What is gathered on the way."""

    packed: Packed | None = None
    notes: dict[str, str] = field(default_factory=dict)
    used_notes: set[str] = field(default_factory=set)
    codes: dict[str, Code] = field(default_factory=dict)
    losses: Counter[tuple[str, str]] = field(default_factory=Counter)

    def lose(self, one: str, many: str) -> None:
        self.losses[one, many] += 1


def read_qda(data: bytes) -> QdaProject:
    """The codebook or the project in this file, whichever it is."""
    packed = Packed(data) if is_packed(data) else None
    root = tree_of(packed.project() if packed else data)
    found = _Found(packed=packed)
    if root.tag == "CodeBook":
        _read_codes(root, found)
        return _told(QdaProject(codes=tuple(found.codes.values()), origin=root.get("origin", "")), root, found)
    if root.tag != "Project":
        raise NotQda("This is not a REFI-QDA file. Choose a codebook (.qdc) or a project (.qdpx).")
    return _read_project(root, found)


def _read_project(root: Element, found: _Found) -> QdaProject:
    users = tuple((guid(user), _line(user.get("name"))) for user in root.iterfind("Users/User"))
    for book in root.iterfind("CodeBook"):
        _read_codes(book, found)
    found.notes = {guid(note): _note(note, found) for note in root.iterfind("Notes/Note")}
    sources = tuple(_sources(root, found))
    project = QdaProject(
        codes=tuple(found.codes.values()),
        name=_line(root.get("name")),
        origin=_line(root.get("origin")),
        users=tuple(dict(users).items()),
        sources=sources,
    )
    return _told(project, root, found)


def _told(project: QdaProject, root: Element, found: _Found) -> QdaProject:
    """With everything that is lost, counted."""
    for tag, words in NOT_KEPT.items():
        if number := sum(1 for _each in root.iter(tag)):
            found.losses[words] += number
    bare = sum(not passage.codings for source in project.sources for passage in source.passages)
    if bare:
        found.losses["marked passage without a code", "marked passages without a code"] += bare
    unused = len(found.notes.keys() - found.used_notes)
    if unused:
        found.losses["note that belongs to no coded passage", "notes that belong to no coded passage"] += unused
    told = (Remark(number=number, words=one if number == 1 else many) for (one, many), number in found.losses.items())
    return replace(project, remarks=tuple(told))


# --- Codes --------------------------------------------------------------------------------------------------


def _read_codes(book: Element, found: _Found) -> None:
    for each in book.iterfind("Codes/Code"):
        _read_code(each, "", found)


def _read_code(element: Element, parent: str, found: _Found) -> None:
    """One code and its parts; how deep they may lie is bounded by how deep the XML may be."""
    name = _line(element.get("name"))
    code = Code(
        guid=guid(element) or as_guid(f"code {parent} {name}"),
        name=name,
        parent=parent,
        description=_description(element),
        color=element.get("color", ""),
        is_codable=element.get("isCodable", "true").strip() not in {"false", "0"},
    )
    if code.guid in found.codes:
        found.lose("code that is there twice", "codes that are there twice")
    found.codes.setdefault(code.guid, code)
    for part in element.iterfind("Code"):
        _read_code(part, code.guid, found)


# --- Texts --------------------------------------------------------------------------------------------------


def _sources(root: Element, found: _Found) -> Iterator[Source]:
    """Texts, the text of PDFs, and what was written down from sounds and films unless it is a text of its own."""
    top = [source for all_of in root.iterfind("Sources") for source in all_of]
    paths = {source.get("plainTextPath") for source in top if source.tag == "TextSource"} - {None}
    seen: set[str] = set()
    for element, name in _texts(top):
        is_again = element.tag == "Transcript" and element.get("plainTextPath") in paths
        if is_again and element.find("TranscriptSelection") is None:
            continue
        source = _source(element, name, found)
        if source.guid in seen:
            found.lose("text that is there twice", "texts that are there twice")
            continue
        seen.add(source.guid)
        yield source


def _texts(top: list[Element]) -> Iterator[tuple[Element, str]]:
    for source in top:
        name = source.get("name", "")
        if source.tag == "TextSource":
            yield source, name
        for inside in source:
            if inside.tag in {"Representation", "Transcript", "TextDescription"}:
                yield inside, name if inside.tag == "Representation" else inside.get("name") or name


def _source(element: Element, name: str, found: _Found) -> Source:
    passages = [*_passages(element, found), *_timed(element, found)]
    raw = _text(element, found)
    text = None
    if raw is not None:
        text, placed = settled(raw, passages)
        passages = [passage for passage in placed if _is_inside(passage, text, found)]
    passages = [passage for passage in passages if _is_some(passage, found)]
    codings = tuple(_codings(element, found))
    return Source(guid=guid(element), name=_line(name), text=text, passages=tuple(passages), codings=codings)


def _text(element: Element, found: _Found) -> str | None:
    inline = element.find("PlainTextContent")
    if inline is not None:
        return inline.text or ""
    data = found.packed.text(element.get("plainTextPath", "")) if found.packed else None
    if data is None:
        found.lose("text that is not in the file", "texts that are not in the file")
        return None
    text, is_whole = decoded(data)
    if not is_whole:
        found.lose("text in which some letters cannot be read", "texts in which some letters cannot be read")
    return text


def _passages(element: Element, found: _Found) -> Iterator[Passage]:
    for each in element.iterfind("PlainTextSelection"):
        start, end = _number(each.get("startPosition")), _number(each.get("endPosition"))
        yield _passage(each, start, end, found)


def _timed(element: Element, found: _Found) -> Iterator[Passage]:
    """Passages of a transcript go from one moment to another; moments say where in the text they are."""
    at = {guid(point): _number(point.get("position")) for point in element.iterfind("SyncPoint")}
    for each in element.iterfind("TranscriptSelection"):
        start = at.get(as_guid(each.get("fromSyncPoint", "")), -1)
        yield _passage(each, start, at.get(as_guid(each.get("toSyncPoint", "")), -1), found)


def _passage(element: Element, start: int, end: int, found: _Found) -> Passage:
    note = _joined(_description(element), *_note_words(element, found))
    return Passage(
        guid=guid(element),
        start=start,
        end=end,
        codings=tuple(_codings(element, found)),
        name=element.get("name", ""),
        note=note,
    )


def _codings(element: Element, found: _Found) -> Iterator[Coding]:
    for each in element.iterfind("Coding"):
        code = as_guid(next((ref.get("targetGUID", "") for ref in each.iterfind("CodeRef")), ""))
        if code in found.codes:
            note = _joined(*_note_words(each, found))
            yield Coding(guid=guid(each), code=code, user=as_guid(each.get("creatingUser", "")), note=note)
        else:
            found.lose("coding with a code that is not there", "codings with codes that are not there")


def _is_inside(passage: Passage, text: str, found: _Found) -> bool:
    if 0 <= passage.start < passage.end <= len(text):
        return True
    found.lose("passage that lies outside its text", "passages that lie outside their texts")
    return False


def _is_some(passage: Passage, found: _Found) -> bool:
    """Whether there is anything between its start and its end, as a place far from any text is a slip too."""
    if 0 <= passage.start < passage.end <= MOST_TEXT:
        return True
    found.lose("passage that lies outside its text", "passages that lie outside their texts")
    return False


# --- Words --------------------------------------------------------------------------------------------------


def _description(element: Element) -> str:
    inside = element.find("Description")
    return (inside.text or "").strip() if inside is not None else ""


def _note(element: Element, found: _Found) -> str:
    text = _text(element, found)
    return _joined(_line(element.get("name")), (text or "").strip())


def _note_words(element: Element, found: _Found) -> Iterator[str]:
    for ref in element.iterfind("NoteRef"):
        known = as_guid(ref.get("targetGUID", ""))
        found.used_notes.add(known)
        yield found.notes.get(known, "")


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _line(text: str | None) -> str:
    return " ".join((text or "").replace("\0", "\ufffd").split())


def _number(text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        return -1


def guid(element: Element) -> str:
    return as_guid(element.get("guid", ""))


def as_guid(text: str) -> str:
    """One spelling of it: programs write capitals or not, and braces or none. What is none is made into one."""
    bare = text.strip().strip("{}")
    if not bare:
        return ""
    try:
        return str(uuid.UUID(bare))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_OID, bare))

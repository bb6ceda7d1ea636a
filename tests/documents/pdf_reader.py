"""Reads a PDF as a screen reader would: its words, its tags, and which rules of PDF/UA-1 it breaks."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf

Node = tuple[str, pikepdf.Dictionary]


def text_of(data: bytes) -> str:
    """All words of the PDF, page by page, in the order in which they are drawn."""
    return "\n".join(pages_of(data))


def pages_of(data: bytes) -> list[str]:
    """The words of each page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return ["".join(_page_words(page)) for page in pdf.pages]


def bare(text: str) -> str:
    """Text without anything that a line end may have changed."""
    return re.sub(r"[\s\u200b\u00a0\u202f]+", "", text)


def tags_of(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [kind for kind, _ in _nodes(pdf.Root.StructTreeRoot)]


def alts_of(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [str(node.Alt) for kind, node in _nodes(pdf.Root.StructTreeRoot) if kind == "Figure"]


def outline_of(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        return [entry.title for entry in outline.root]


def links_of(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})]


def sheets_of(data: bytes) -> list[tuple[int, int]]:
    """The size of each page in points."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [(round(float(page.MediaBox[2])), round(float(page.MediaBox[3]))) for page in pdf.pages]


def faults_of(data: bytes) -> list[str]:
    """What PDF/UA-1 would have against it. An empty list is what we want."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [*_document_faults(pdf), *_tree_faults(pdf), *_mark_faults(pdf)]


def _document_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not (root.get("/MarkInfo", {}).get("/Marked")):
        yield "not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    metadata = bytes(root.Metadata.read_bytes()).decode()
    if "pdfuaid:part" not in metadata:
        yield "no mark of PDF/UA"
    if "<dc:title>" not in metadata:
        yield "no title"
    if any(page.get("/Tabs") != "/S" for page in pdf.pages if "/Annots" in page):
        yield "links are not in reading order"


def _tree_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    last_level = 0
    for kind, node in _nodes(pdf.Root.StructTreeRoot):
        if kind == "Figure" and not str(node.get("/Alt", "")):
            yield "a picture without words"
        if kind == "TH" and not any("/Scope" in attributes for attributes in _attributes(node)):
            yield "a header cell without scope"
        if re.fullmatch(r"H[1-6]", kind):
            level = int(kind[1])
            if level > last_level + 1:
                yield f"a heading of level {level} after one of level {last_level}"
            last_level = level


DRAWS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI"}


def _mark_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is drawn must be a part of the tree, or said to be for the eye only."""
    known = _marks_in_tree(pdf.Root.StructTreeRoot)
    for number, page in enumerate(pdf.pages, 1):
        open_ones: list[bool] = []  # whether each mark around this place says what it is
        for step in pikepdf.parse_content_stream(page):
            operator = str(step.operator)
            if operator in {"BDC", "BMC"}:
                mark = _mark(step.operands, page)
                if mark is not None and (page.objgen, mark) not in known:
                    yield f"a mark on page {number} that is not in the tree"
                open_ones.append(mark is not None or step.operands[0] == "/Artifact")
            elif operator == "EMC":
                open_ones.pop()
            elif operator in DRAWS and not any(open_ones):
                yield f"something untagged on page {number}: {operator}"


def _mark(operands: list, page: pikepdf.Page) -> int | None:
    if len(operands) < 2:
        return None
    told = operands[1] if isinstance(operands[1], pikepdf.Dictionary) else page.Resources.Properties[operands[1]]
    return int(told["/MCID"]) if "/MCID" in told else None


def _marks_in_tree(node: pikepdf.Object, page: tuple = ()) -> set[tuple[tuple, int]]:
    """The page and number of each mark that the tree holds."""
    if isinstance(node, int):
        return {(page, int(node))}
    if isinstance(node, pikepdf.Array):
        return set().union(*(_marks_in_tree(child, page) for child in node))
    if not isinstance(node, pikepdf.Dictionary):
        return set()
    page = node.Pg.objgen if "/Pg" in node else page
    if node.get("/Type") == "/MCR":
        return {(page, int(node.MCID))}
    return _marks_in_tree(node.K, page) if "/K" in node else set()


def _attributes(node: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    found = node.get("/A", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _nodes(node: pikepdf.Object) -> Iterator[Node]:
    if not isinstance(node, pikepdf.Dictionary):
        return
    if "/S" in node:
        yield str(node.S).removeprefix("/"), node
    children = node.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        yield from _nodes(child)


def _page_words(page: pikepdf.Page) -> Iterator[str]:
    yield from _words_in(page, page.get("/Resources"))


def _words_in(stream: pikepdf.Object, resources: pikepdf.Dictionary) -> Iterator[str]:
    letters: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(stream):
        operands, operator = step.operands, str(step.operator)
        if operator == "Tf":
            letters = _letters_of(resources.Font[operands[0]])
        elif operator == "Do" and resources.XObject[operands[0]].get("/Subtype") == "/Form":
            form = resources.XObject[operands[0]]
            yield from _words_in(form, form.get("/Resources", resources))
        elif operator in ("Tj", "TJ"):
            shown = operands[0] if operator == "TJ" else [operands[0]]
            yield "".join(_decoded(bytes(one), letters) for one in shown if isinstance(one, pikepdf.String))


def _decoded(codes: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(codes[at] << 8 | codes[at + 1], "\ufffd") for at in range(0, len(codes), 2))


def _letters_of(font: pikepdf.Dictionary) -> dict[int, str]:
    """From codes to letters, as the font's own table tells it."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be", "replace")
    return found


def letter_sizes_of(data: bytes) -> set[float]:
    """The sizes in points of all letters on the pages."""
    with pikepdf.open(BytesIO(data)) as pdf:
        steps = [step for page in pdf.pages for step in pikepdf.parse_content_stream(page)]
    return {float(step.operands[1]) for step in steps if str(step.operator) == "Tf"}

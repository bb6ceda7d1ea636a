"""A list of codes as plain text: one in a line, `group>>part>>code`, then perhaps a tab and what belongs to it."""

import uuid

from .refi_qda import Code, NotQda, QdaProject
from .refi_qda_places import decoded

DEEPER = ">>"
MOST_LINES = 20_000


def read_code_list(data: bytes) -> QdaProject:
    """The codes of the list. A name that has parts and no line of its own is a group: nothing was coded with it.

    A list has no guids. They are made from the names, so that the same list is the same codes.
    """
    text, is_whole = decoded(data)
    lines = [line.partition("\t") for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    if not is_whole or "\0" in text:
        raise NotQda("This does not look like text. Choose a list of codes as plain text, one code in a line.")
    if len(lines) > MOST_LINES:
        raise NotQda(f"This list has more than {MOST_LINES:,} lines. Bring it in in parts.")
    codes: dict[tuple[str, ...], Code] = {}
    for names, _tab, memo in lines:
        path = tuple(part for part in (" ".join(part.split()) for part in names.split(DEEPER)) if part)
        for depth in range(1, len(path)):
            codes.setdefault(path[:depth], _code(path[:depth], is_codable=False))
        if path:
            codes[path] = _code(path, description=memo.strip())
    if not codes:
        raise NotQda("There is no code in this list. Write one in each line.")
    return QdaProject(codes=tuple(codes.values()))


def _code(path: tuple[str, ...], *, description: str = "", is_codable: bool = True) -> Code:
    return Code(
        guid=_guid(path),
        name=path[-1],
        parent=_guid(path[:-1]) if path[1:] else "",
        description=description,
        is_codable=is_codable,
    )


def _guid(path: tuple[str, ...]) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"code list {DEEPER.join(path)}"))

"""REFI-QDA: the files with which programs for tagging texts hand themes and tagged texts to each other.

A codebook (`.qdc`) has codes in a tree. A project (`.qdpx`) has codes, texts, and passages that somebody coded. Here
are the plain values; `refi_qda_in` reads them and `refi_qda_out` writes them.
"""

from dataclasses import dataclass

MOST_BYTES = 20 * 1024 * 1024


class NotQda(ValueError):
    """This file cannot be read. The sentence says why, and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class Code:
    """A theme, as other programs call it. `parent` is the guid of the one that it is a part of, or nothing."""

    guid: str
    name: str
    parent: str = ""
    description: str = ""
    color: str = ""
    is_codable: bool = True


@dataclass(frozen=True, kw_only=True)
class Coding:
    """Somebody gave a code. `user` is the guid of who did, or nothing."""

    guid: str
    code: str
    user: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A stretch of a text: code points from 0, `end` not included. `name` is most often how its words begin."""

    guid: str
    start: int
    end: int
    codings: tuple[Coding, ...] = ()
    name: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text with what is coded in it. `text` is None where the file does not have it; lines end with one sign."""

    guid: str
    name: str
    text: str | None = None
    passages: tuple[Passage, ...] = ()
    codings: tuple[Coding, ...] = ()  # of the text as a whole


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something in the file that is not brought in: how many of it, and what it is, in words."""

    number: int
    words: str


@dataclass(frozen=True, kw_only=True)
class QdaProject:
    """All that is understood of a file. Of a codebook, only `codes` are there. Parents come before their parts.

    `users` are guids with names, in their order.
    """

    codes: tuple[Code, ...]
    name: str = ""
    origin: str = ""
    users: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def coded(self) -> int:
        """How many times a code was given."""
        passages = sum(len(passage.codings) for source in self.sources for passage in source.passages)
        return passages + sum(len(source.codings) for source in self.sources)


def shown_words(source: Source) -> str:
    """The text, or what can be seen of one that is not in the file: the names of its passages at their places."""
    if source.text is not None:
        return source.text
    signs = [" "] * max((passage.end for passage in source.passages), default=0)
    for passage in sorted(source.passages, key=lambda each: (each.start, -each.end)):
        room = passage.end - passage.start
        name = " ".join(passage.name.split())
        name = name if len(name) <= room else f"{name[: room - 1]}…"
        if not "".join(signs[passage.start : passage.start + len(name)]).strip():
            signs[passage.start : passage.start + len(name)] = name
    return "".join(signs)

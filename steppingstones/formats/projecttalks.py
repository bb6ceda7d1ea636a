"""A conversation, a wall and checked notes, in the files of a project."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from .tables import Row, Tables


@dataclass(frozen=True, kw_only=True)
class TalkNote:
    """Something that was noted in a conversation under one of the guide's themes, or put up on the wall."""

    words: str
    theme: str = ""
    member: str = ""
    side: str = ""
    face: int | None = None


@dataclass(frozen=True, kw_only=True)
class CheckedRow:
    """A note that was shown to the person who said it. `words` are theirs where they put it right."""

    voice: str
    checked_on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class TalkFiles:
    """One conversation, one wall, and what was checked."""

    conversation: Mapping[str, str]
    held_on: date
    present: tuple[str, ...]
    notes: tuple[TalkNote, ...]
    wall: Mapping[str, str]
    wall_notes: tuple[TalkNote, ...]
    checked: tuple[CheckedRow, ...]


def read_talks(tables: Tables, sides: Collection[str], members: Collection[str], voices: Collection[str]) -> TalkFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    row = tables.facts("conversation.csv", "title guide place held_on present")
    return TalkFiles(
        conversation={name: row.need(name) for name in ("title", "guide", "place")},
        held_on=row.day("held_on"),
        present=row.some_of("present", members),
        notes=tuple(
            _note(one, sides, members) for one in tables.ids("conversation_notes.csv", "theme words member side")
        ),
        wall=tables.fields("wall.csv", "title question"),
        wall_notes=tuple(_wall_note(one, sides) for one in tables.ids("wall_notes.csv", "words face side")),
        checked=tuple(_checked(one, voices) for one in tables.rows("checked.csv", "voice checked_on words")),
    )


def _note(row: Row, sides: Collection[str], members: Collection[str]) -> TalkNote:
    member = row.maybe("member", members)
    side = row.maybe("side", sides)
    return TalkNote(theme=row.text("theme"), words=row.need("words"), member=member, side=side)


def _wall_note(row: Row, sides: Collection[str]) -> TalkNote:
    side = row.maybe("side", sides)
    face = int(row.one_of("face", "12345")) if row.text("face") else None
    return TalkNote(words=row.text("words"), face=face, side=side)


def _checked(row: Row, voices: Collection[str]) -> CheckedRow:
    return CheckedRow(voice=row.one_of("voice", voices), checked_on=row.day("checked_on"), words=row.text("words"))

"""Sessions in which people made sense of what was said, in the files of a project."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from .projectthere import There
from .tables import Row, Tables


@dataclass(frozen=True, kw_only=True)
class SenseRow:
    """A session that is closed. `others` is how many of a side were there from outside the group."""

    id: str
    title: str
    question: str
    held_on: date
    present: tuple[str, ...]
    others: tuple[tuple[str, int], ...]
    signed: tuple[str, ...]
    voices: tuple[str, ...]
    most: str
    most_why: str


@dataclass(frozen=True, kw_only=True)
class PileRow:
    session: str
    title: str
    means: str
    weight: int
    voices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SenseFiles:
    sessions: tuple[SenseRow, ...]
    piles: tuple[PileRow, ...]


def read_sense(tables: Tables, sides: Collection[str], there: There) -> SenseFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    rows = tables.ids("sense.csv", "title question held_on present others signed voices most most_why")
    sessions = {row.text("id"): _session(row, sides, there) for row in rows}
    piles = _piles(tables, sessions)
    for row in rows:
        if not any(pile.voices for pile in piles if pile.session == row.text("id")):
            raise row.trouble("id", "no card of this session is in a pile. Write its piles in sense_piles.csv.")
    return SenseFiles(sessions=tuple(sessions.values()), piles=piles)


def _session(row: Row, sides: Collection[str], there: There) -> SenseRow:
    row.need("present")
    present, cards = row.some_of("present", there.members), row.some_of("voices", there.voices)
    most = row.maybe("most", cards)
    others = row.pairs("others", sides, "[1-9][0-9]{0,2}", like="a side, = and how many people")
    return SenseRow(
        id=row.text("id"),
        title=row.need("title"),
        question=row.text("question"),
        held_on=row.day("held_on"),
        present=present,
        others=tuple((side, int(number)) for side, number in others),
        signed=row.some_of("signed", present),
        voices=cards,
        most=most,
        most_why=row.need("most_why") if most else "",
    )


def _piles(tables: Tables, sessions: Mapping[str, SenseRow]) -> tuple[PileRow, ...]:
    """Each card lies in one pile, or in none."""
    lies: set[tuple[str, str]] = set()
    found = []
    for row in tables.rows("sense_piles.csv", "session title means weight voices"):
        session = sessions[row.one_of("session", sessions)]
        voices = row.some_of("voices", session.voices)
        for voice in voices:
            if (session.id, voice) in lies:
                raise row.trouble("voices", f"“{voice}” lies in a pile already. A card is in one pile.")
            lies.add((session.id, voice))
        found.append(
            PileRow(
                session=session.id,
                title=row.need("title"),
                means=row.text("means"),
                weight=row.whole("weight"),
                voices=voices,
            )
        )
    return tuple(found)

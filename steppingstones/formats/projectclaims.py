"""Claims with what they rest on, and what members said about their words, in the files of a project: in and out."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .csvfile import csv_pieces
from .projectthere import There
from .sheet import armed
from .tables import Row, Tables

COLUMNS = "report stone words easy_words picture quotes sides said_from said_until themes voices"
OPENING = "opening"
SAY, SUGGEST, TAKEN, LEFT, DONE = "say", "suggest", "taken", "left", "done"


@dataclass(frozen=True, kw_only=True)
class ClaimRow:
    """A claim. It rests on all voices for its stone; or on those of some `sides`, of a time, about some `themes`, or on
    these `voices` alone."""

    report: str
    stone: str
    words: str
    easy_words: str
    picture: str
    quotes: tuple[str, ...]
    sides: tuple[str, ...] = ()
    said_from: date | None = None
    said_until: date | None = None
    themes: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()


def read_claims(tables: Tables, reports: Collection[str], sides: Collection[str], there: There) -> tuple[ClaimRow, ...]:
    """The values of this file. Raises `NotReadable` for the first thing that is wrong."""
    return tuple(_claim(row, reports, sides, there) for row in tables.rows("claims.csv", COLUMNS))


def _claim(row: Row, reports: Collection[str], sides: Collection[str], there: There) -> ClaimRow:
    first, last = row.maybe_day("said_from"), row.maybe_day("said_until")
    if first and last and last < first:
        raise row.trouble("said_until", "this is before the day from which voices count.")
    return ClaimRow(
        report=row.one_of("report", reports),
        stone=row.one_of("stone", there.stones),
        words=armed(row.need("words")),
        easy_words=armed(row.text("easy_words")),
        picture=row.text("picture"),
        quotes=row.some_of("quotes", there.voices),
        sides=row.some_of("sides", sides),
        said_from=first,
        said_until=last,
        themes=row.some_of("themes", there.themes),
        voices=row.some_of("voices", there.voices),
    )


def write_claims(rows: Iterable[ClaimRow]) -> bytes:
    """The file that `read_claims` reads."""
    return b"".join(csv_pieces([COLUMNS.split(), *map(_cells, rows)]))


def _cells(row: ClaimRow) -> list[str]:
    def cell(name: str) -> str:
        value = getattr(row, name)
        if isinstance(value, tuple):
            return " ".join(value)
        return value.isoformat() if isinstance(value, date) else value or ""

    return [cell(name) for name in COLUMNS.split()]


# --- What members said about the words -----------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RemarkRow:
    """What a member said about a claim (`about` is its stone) or the opening, or the words that they suggested.

    Where these were taken, `before` is what stood there; what stands there now is in the other files.
    """

    report: str
    about: str
    by: str
    said_on: date
    words: str
    suggested: str
    before: str
    settled: str
    settled_by: str
    settled_on: date | None
    why: str


def read_remarks(
    tables: Tables, reports: Mapping[str, Collection[str]], members: Collection[str]
) -> tuple[RemarkRow, ...]:
    """The values of this file. `reports` have the stones of their claims."""
    columns = "report about by said_on words suggested before settled settled_by settled_on why"
    return tuple(_remark(row, reports, members) for row in tables.rows("remarks.csv", columns))


def _remark(row: Row, reports: Mapping[str, Collection[str]], members: Collection[str]) -> RemarkRow:
    report, suggested = row.one_of("report", reports), row.text("suggested")
    settled = row.maybe("settled", (TAKEN, LEFT) if suggested else (DONE,))
    by, said_on = row.one_of("by", members), row.day("said_on")
    settled_by = row.one_of("settled_by", members) if settled else ""
    settled_on = row.day("settled_on") if settled else None
    if settled and settled_by == by:
        raise row.trouble("settled_by", f"“{by}” said it, and somebody else settles it.")
    if settled_on and settled_on < said_on:
        raise row.trouble("settled_on", "this is before the day on which it was said.")
    return RemarkRow(
        report=report,
        about=about_of(row, reports[report]),
        by=by,
        said_on=said_on,
        words=row.text("words") if suggested else row.need("words"),
        suggested=suggested,
        before=row.need("before") if settled == TAKEN else "",
        settled=settled,
        settled_by=settled_by,
        settled_on=settled_on,
        why=row.need("why") if settled == LEFT else row.text("why"),
    )


def about_of(row: Row, stones: Collection[str]) -> str:
    """The opening, or the stone of the one claim about it."""
    about = row.one_of("about", [OPENING, *dict.fromkeys(stones)])
    if Counter(stones)[about] > 1:
        raise row.trouble("about", f"this report has more than one claim about “{about}”. Nothing says which it is.")
    return about

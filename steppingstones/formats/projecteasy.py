"""The Easy Read versions of reports and who has read them, in the files of a project."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from .projectclaims import about_of
from .tables import Tables


@dataclass(frozen=True, kw_only=True)
class EasyWritingRow:
    """What is written for a claim (`about` is its stone) or for the opening; `left_out` says why it is left out."""

    report: str
    about: str
    words: str
    left_out: str
    by: str


@dataclass(frozen=True, kw_only=True)
class EasyReadingRow:
    report: str
    member: str
    name: str
    asked_on: date
    read_on: date


@dataclass(frozen=True, kw_only=True)
class EasyFiles:
    written: tuple[EasyWritingRow, ...]
    read: tuple[EasyReadingRow, ...]


def read_easy(tables: Tables, reports: Mapping[str, Collection[str]], sides: Mapping[str, str]) -> EasyFiles:
    """The values of these files. `reports` have the stones of their claims, `sides` are those of members. Raises
    `NotReadable` for what is wrong first."""
    written = _written(tables, reports, list(sides))
    lived = [member for member, side in sides.items() if side == "lived"]
    return EasyFiles(written=written, read=_read(tables, list(reports), lived, written))


def _written(
    tables: Tables, reports: Mapping[str, Collection[str]], members: Collection[str]
) -> tuple[EasyWritingRow, ...]:
    found: dict[tuple[str, str], EasyWritingRow] = {}
    for row in tables.rows("easy.csv", "report about words left_out by"):
        report = row.one_of("report", reports)
        about = about_of(row, reports[report])
        if (report, about) in found:
            raise row.trouble("about", f"“{about}” of this report is written in a row above.")
        left_out = row.text("left_out")
        found[report, about] = EasyWritingRow(
            report=report,
            about=about,
            words="" if left_out else row.need("words"),
            left_out=left_out,
            by=row.one_of("by", members),
        )
    return tuple(found.values())


def _read(
    tables: Tables, reports: Collection[str], lived: Collection[str], written: Collection[EasyWritingRow]
) -> tuple[EasyReadingRow, ...]:
    found = []
    for row in tables.rows("easy_read.csv", "report member name asked_on read_on"):
        report, member = row.one_of("report", reports), row.one_of("member", lived)
        asked_on, read_on = row.day("asked_on"), row.day("read_on")
        if read_on < asked_on:
            raise row.trouble("read_on", "this is before the day on which they were asked.")
        if any(each.report == report and each.by == member for each in written):
            raise row.trouble("member", f"“{member}” wrote some of it, and knows what it should say.")
        found.append(
            EasyReadingRow(report=report, member=member, name=row.text("name"), asked_on=asked_on, read_on=read_on)
        )
    return tuple(found)

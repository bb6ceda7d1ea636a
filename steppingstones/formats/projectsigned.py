"""Versions of reports and who signed them, in the files of a project."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from .projectthere import There
from .tables import Row, Tables


@dataclass(frozen=True, kw_only=True)
class KnownInSigned:
    """The words that some columns may hold."""

    answers: Collection[str]
    printed: Collection[str]


@dataclass(frozen=True, kw_only=True)
class SignedRow:
    member: str
    signed_on: date
    answer: str
    words: str
    printed: str


@dataclass(frozen=True, kw_only=True)
class VersionRow:
    report: str
    asked_on: date
    signed: tuple[SignedRow, ...]


def read_signed(tables: Tables, known: KnownInSigned, reports: Collection[str], there: There) -> tuple[VersionRow, ...]:
    """The values of this file. Raises `NotReadable` for the first thing that is wrong."""
    found: dict[str, tuple[date, list[SignedRow]]] = {}
    for row in tables.rows("signed.csv", "report asked_on member signed_on answer words printed"):
        report, asked_on = row.one_of("report", reports), row.day("asked_on")
        day, signed = found.setdefault(report, (asked_on, []))
        if day != asked_on:
            raise row.trouble("asked_on", f"a row above says {day} for this report. All of them need the same day.")
        one = _signed(row, known, there)
        if one.member in {each.member for each in signed}:
            raise row.trouble("member", f"“{one.member}” has signed in a row above.")
        if one.signed_on < asked_on:
            raise row.trouble("signed_on", "this is before the day on which they were asked.")
        signed.append(one)
    return tuple(
        VersionRow(report=report, asked_on=day, signed=tuple(signed)) for report, (day, signed) in found.items()
    )


def _signed(row: Row, known: KnownInSigned, there: There) -> SignedRow:
    answer = row.one_of("answer", known.answers)
    return SignedRow(
        member=row.one_of("member", there.members),
        signed_on=row.day("signed_on"),
        answer=answer,
        words="" if answer == "agree" else row.need("words"),
        printed=row.one_of("printed", known.printed),
    )

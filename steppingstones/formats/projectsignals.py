"""Why something stands out in the records, as members said it, in the files of a project."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from .tables import Tables


@dataclass(frozen=True, kw_only=True)
class SignalRow:
    signal: str
    member: str
    said_on: date
    words: str


def read_signals(tables: Tables, kinds: Collection[str], members: Collection[str]) -> tuple[SignalRow, ...]:
    """The values of this file. Raises `NotReadable` for the first thing that is wrong."""
    return tuple(
        SignalRow(
            signal=row.one_of("signal", kinds),
            member=row.one_of("member", members),
            said_on=row.day("said_on"),
            words=row.need("words"),
        )
        for row in tables.rows("signal_answers.csv", "signal member said_on words")
    )

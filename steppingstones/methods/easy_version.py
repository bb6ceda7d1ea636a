"""An Easy Read version and the people who read it: which of its lines count as checked, and by whom.

A line is named by a mark made from its words and its picture, so that any change makes it a line nobody has read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one person with lived experience said when they had read it: of each line, whether it is clear."""

    name: str
    on: date
    clear: Mapping[str, bool]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a version has been read. `readers` are those by whose word some line stands, the newest last."""

    lines: int
    checked: frozenset[str]
    unclear: frozenset[str]
    readers: tuple[Reading, ...]

    @property
    def is_easy_read(self) -> bool:
        """Whether it may be called Easy Read: a person has read every line and finds it clear."""
        return bool(self.readers) and not self.open

    @property
    def open(self) -> int:
        """How many lines wait for a person."""
        return self.lines - len(self.checked)


def standing(lines: Sequence[str], readings: Sequence[Reading]) -> Standing:
    """How the lines stand after these readings, the oldest first. The last word about a line counts.

    >>> may = Reading(name="Robin", on=date(2026, 5, 4), clear={"tea": True, "bus": False})
    >>> found = standing(["tea", "bus", "new"], [may])
    >>> found.is_easy_read, found.open, sorted(found.checked), sorted(found.unclear)
    (False, 2, ['tea'], ['bus'])

    Source: Department of Health, Basic guidelines for people who commission Easy Read information (2010): people with
    learning disabilities check it before it goes out; CHANGE, How to make information accessible (2016).
    """
    last: dict[str, Reading] = {}
    for reading in readings:
        last.update({line: reading for line in reading.clear if line in lines})
    checked = frozenset(line for line, reading in last.items() if reading.clear[line])
    by_them = tuple(reading for reading in readings if any(last[line] is reading for line in checked))
    return Standing(lines=len(set(lines)), checked=checked, unclear=frozenset(last) - checked, readers=by_them)

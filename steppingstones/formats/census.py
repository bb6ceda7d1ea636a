"""Who lives in an area, as the census counted them: a CSV file with a row for each area, topic and group."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

NOT_ANSWERED = "Not answered"
COLUMNS = ("area_code", "area_name", "topic", "group", "people")


class NotACensus(ValueError):
    """What is wrong with the file, in a sentence that its writer can read."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """A place: its official code and its name."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Topic:
    """How many people are in each group. Those who did not answer are in none."""

    name: str
    groups: Mapping[str, int]
    not_answered: int = 0

    @property
    def broad(self) -> "Topic":
        """The groups by what stands before the colon: "White: Irish" is in "White"."""
        found: dict[str, int] = {}
        for group, people in self.groups.items():
            broad = group.split(": ")[0]
            found[broad] = found.get(broad, 0) + people
        return Topic(name=self.name, groups=found, not_answered=self.not_answered)


def areas(lines: Iterable[str]) -> list[Area]:
    """All areas in the file, each once, in the order in which they stand there."""
    return list(dict.fromkeys(Area(code=row["area_code"], name=row["area_name"]) for row in _rows(lines)))


def topics(lines: Iterable[str], area: str) -> list[Topic]:
    """What the file has about the area with this code; nothing if it does not have it."""
    found: dict[str, dict[str, int]] = {}
    for row in _rows(lines):
        if row["area_code"] == area:
            found.setdefault(row["topic"], {})[row["group"]] = _number(row)
    return [_topic(name, groups) for name, groups in found.items()]


def _topic(name: str, groups: dict[str, int]) -> Topic:
    not_answered = groups.pop(NOT_ANSWERED, 0)
    return Topic(name=name, groups=groups, not_answered=not_answered)


def _rows(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
    if missing:
        raise NotACensus(f"These columns are missing: {', '.join(missing)}.")
    yield from reader


def _number(row: Mapping[str, str]) -> int:
    if not row["people"].isascii() or not row["people"].isdigit():
        raise NotACensus(f"For {row['area_name']}, {row['group']}, “{row['people']}” is no number of people.")
    return int(row["people"])

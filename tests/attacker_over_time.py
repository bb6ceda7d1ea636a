"""Somebody with all versions of all reports that left the group, who lays them beside each other."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from steppingstones.methods.suppression import PUBLISHED
from steppingstones.queries.people_words import ORDER
from tests.attacker import MANY, NAMES, Attack, Told, Weights, choice_of, found_in

Data = Mapping[str, Any]
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True)
class Moved:
    """How many people came and how many went between a version and the next. Whoever said something else did both."""

    came: int = 0
    went: int = 0


class AttackOverTime(Attack):
    """As `Attack`, with the unknowns of each time, and how far they can have moved from one time to another.

    A number of which an earlier file may have told can be one that stayed: it is of one of these times, or of its own.
    """

    def __init__(self, files: Sequence[Data], moved: Sequence[Moved]) -> None:
        found = [list(found_in(data)) for data in files]
        self.abouts = list(dict.fromkeys(["heard", *(about for told in found for _part, about, _told in told)]))
        self.times = range(len(files))
        self.begin(f"{time}: {about}" for time in self.times for about in self.abouts)
        for time in self.times:
            for about in self.abouts:
                self.are_among(f"{time}: {about}", f"{time}: heard")
                if about.startswith("some: "):
                    self.are_some(time, about)
        for then, now in combinations(self.times, 2):
            for about in self.abouts:
                self.can_have_moved(about, then, now, moved[then:now])
        for time, told in enumerate(found):
            self.are_told(time, told, [then for then in self.times[:time] if found[then]])

    def are_told(self, time: int, found: Iterable[tuple[str, str, Told]], earlier: Sequence[int]) -> None:
        """What stands in one part of a file of the same people was counted at one time."""
        parts = {}
        for part, about, told in found:
            if earlier and part != "quotes" and (part, about) not in parts:
                parts[part, about] = self.as_at_some_time(f"{time}: {part}", about, [*earlier, time])
            self.take(parts.get((part, about), f"{time}: {about}"), told)

    def as_at_some_time(self, part: str, about: str, times: Sequence[int]) -> str:
        """Unknowns that are those of one of these times; nobody asks what they are."""
        name = f"{part}: {about}"
        shown, switches = self.more(len(ORDER), MANY), self.more(len(times), 1)
        for side, unknown in zip(ORDER, shown, strict=True):
            self.at[name, side] = unknown
            for time, switch in zip(times, switches, strict=True):
                then = self.at[f"{time}: {about}", side]
                self.add({unknown: 1, then: -1, switch: MANY}, -MANY, MANY)
                self.add({unknown: 1, then: -1, switch: -MANY}, -MANY, MANY)
        self.add(dict.fromkeys(switches, 1), 1, 1)
        return name

    def are_some(self, time: int, about: str) -> None:
        _some, stone, choice = about.split(": ", 2)
        if f"for: {stone}" in self.abouts:
            self.are_among(f"{time}: {about}", f"{time}: for: {stone}")
        if named := re.search(r"from these sides: ([^.;]*)", choice):
            chosen = {NAMES[name] for name in named[1].split(", ")}
            self.add({self.at[f"{time}: {about}", side]: 1 for side in ORDER if side not in chosen}, 0, 0)

    def can_have_moved(self, about: str, then: int, now: int, moved: Sequence[Moved]) -> None:
        """They know how many came and how many went, if these were few."""
        came, went = sum(each.came for each in moved), sum(each.went for each in moved)
        ways = [self.more(len(ORDER), MANY), self.more(len(ORDER), MANY)]
        for side, more, fewer in zip(ORDER, *ways, strict=True):
            self.add(
                {self.at[f"{now}: {about}", side]: 1, self.at[f"{then}: {about}", side]: -1, more: -1, fewer: 1}, 0, 0
            )
        for way, number in zip(ways, (came, went), strict=True):
            self.add(dict.fromkeys(way, 1), 0, number if number < PUBLISHED else MANY)

    def sums(self) -> Iterator[tuple[tuple[str, str], Weights]]:
        """Also by how much each number moved."""
        found = dict(super().sums())
        yield from found.items()
        for about in self.abouts:
            for then, now in combinations(self.times, 2):
                for side in [*ORDER, "all"]:
                    less = dict.fromkeys(found[f"{then}: {about}", side], -1.0)
                    yield (f"{then} to {now}: {about}", side), {**found[f"{now}: {about}", side], **less}


def moved_by_a_few(files: Sequence[Data]) -> list[tuple[str, int, int]]:
    """Numbers of the same thing, in the same words, that are from 1 to 4 apart."""
    counted = [dict(_counted(data["blocks"])) for data in files]
    return [
        (words, one, other)
        for then, now in combinations(counted, 2)
        for words in then.keys() & now.keys()
        for one, other in zip(then[words], now[words], strict=True)
        if 0 < abs(one - other) < PUBLISHED
    ]


def _counted(blocks: Iterable[Data]) -> Iterator[tuple[str, list[int]]]:
    """The sentences and rows of the program, each with the outcome or the table that it is of, and its numbers."""
    of = ""
    for block in blocks:
        match block:
            case {"kind": "heading"}:
                of = block["text"] if block["level"] > 2 else ""
            case {"kind": "claim"}:
                yield from _said(f"{block['stone']}: {choice_of(block)}", _in_claim(block))
            case {"kind": "facts", "pairs": pairs}:
                yield from _said(of, (" ".join(pair.values()) for pair in pairs))
            case {"kind": "table", "caption": caption, "rows": rows}:
                yield from _said(caption, (" ".join(row) for row in rows))
            case {"kind": "list", "items": items}:
                yield from _said(of, (one["text"] for item in items for one in [item, *item["items"]]))
        yield from _said(f"easy: {of}", (row["words"] for row in block.get("easy", []) if block["kind"] != "claim"))


def _in_claim(claim: Data) -> Iterator[str]:
    yield from (*claim["evidence"], claim["sure"], *claim["why_so_sure"])
    yield from (f"against: {one['text']}" for one in claim["against"] if one["kind"] == "sentence")
    yield from (f"easy: {row['words']}" for row in claim.get("easy", []))


def _said(of: str, sentences: Iterable[str]) -> Iterator[tuple[str, list[int]]]:
    for words in sentences:
        yield f"{of}: {NUMBER.sub('#', words)}", [int(number) for number in NUMBER.findall(words)]

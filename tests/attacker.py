"""Somebody with all that a group published, our rules, and a solver: which number of a few people can they work out?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from steppingstones.methods.suppression import PUBLISHED
from steppingstones.queries.people_words import ORDER, side_name

NAMES = {str(side_name(side)).lower(): side for side in ORDER}
ENDS = {"with lived": "lived", "carer": "carer", "professional": "professional", "from the comm": "community"}
ENDS |= {"commissioner": "commissioner", "who did not": "unknown"}
PEOPLE = re.compile(r"(fewer than |at least )?(\d+)(?: to (\d+))? (?:people|person)\b( or more)?(.*)")
MANY = 1_000

Range = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was told of some people: how many they are, and of each side. `has_few` where one of the sides is small."""

    all: Range
    sides: Mapping[str, Range]
    has_few: bool = False


def parsed(words: str) -> Told | None:
    found = PEOPLE.search(words.lower())
    if not found:
        return None
    how, number, last, more, rest = found.groups()
    least = int(number)
    most = int(last) if last else MANY if more else least
    bounds = {"fewer than ": (1, least - 1), "at least ": (least, MANY), None: (least, most)}[how]
    names = re.match(r" \(from these sides: ([^)]*)\)", rest)
    if names:
        return Told(all=bounds, sides=_only({NAMES[name]: (1, MANY) for name in names[1].split(", ")}), has_few=True)
    return Told(all=bounds, sides=_sides(rest))


def _sides(rest: str) -> Mapping[str, Range]:
    if counts := re.match(r" \(([^)]*)\)", rest):
        parts = [part.split(" ", 1) for part in counts[1].split(", ")]
        told = {next(side for end, side in ENDS.items() if words.startswith(end)): int(n) for n, words in parts}
        return _only({side: (number, number) for side, number in told.items()})
    among = re.match(r", among them: ([^.]*)", rest)
    return _only({NAMES[name]: (PUBLISHED, MANY) for name in among[1].split(", ")}) if among else {}


def _only(told: Mapping[str, Range]) -> Mapping[str, Range]:
    return {**dict.fromkeys(ORDER, (0, 0)), **told}


# --- Reading a data file ----------------------------------------------------------------------------------


def told_in(data: Mapping[str, Any]) -> Iterator[tuple[str, Told]]:
    """Whom the numbers of a report are of, such as "for: People feel at home", and what they tell."""
    for about, words in _sentences(data["blocks"]):
        if (found := parsed(words)) is not None:
            yield about, found
    for quote in _quotes(data["blocks"]):
        if (side := NAMES.get(quote["who"].lower())) is not None:  # sides are named there where they are large
            yield "heard", Told(all=(1, MANY), sides={side: (PUBLISHED, MANY)})


def _sentences(blocks: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    heading = ""
    for block in blocks:
        match block["kind"]:
            case "heading":
                heading = block["text"]
            case "facts":
                yield from _of_facts(heading, block["pairs"])
            case "claim":
                yield from _of_claim(block)
            case "list":
                yield from _of_list(block["items"])


def _quotes(blocks: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, str]]:
    for block in blocks:
        if block["kind"] == "claim":
            yield from (*block["quotes"], *(one for one in block["against"] if one["kind"] == "quote"))
        elif block["kind"] == "quote":
            yield block


def _of_facts(heading: str, pairs: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    whom = {"People": "heard", "What shows it": f"for: {heading}", "What speaks against it": f"against: {heading}"}
    yield from ((whom[pair["name"]], pair["value"]) for pair in pairs if pair["name"] in whom)


def _of_list(items: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for item in items:
        yield from _of_facts(item["text"], [{"name": each["label"], "value": each["text"]} for each in item["items"]])


def _of_claim(claim: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    stone, easy = claim["stone"], [row["words"] for row in claim.get("easy", [])]
    for words in [*claim["evidence"], *claim["why_so_sure"], *easy]:
        if words.startswith("Said by") or "said so." in words:
            yield f"for: {stone}", words.rpartition(": ")[2]
        if "rest on what was said" in words:
            yield f"behind: {stone}", words
        if "against it" in words or "something else" in words:
            yield f"against: {stone}", words.rpartition(": ")[2]
    yield from ((f"against: {stone}", one["text"]) for one in claim["against"] if one["kind"] == "sentence")


# --- Working it out ---------------------------------------------------------------------------------------


class Attack:
    """All that was told as one linear program in whole numbers: a variable for each side of all these people."""

    def __init__(self, told: Iterable[tuple[str, Told]]) -> None:
        self.told = list(told)
        whom = dict.fromkeys(["heard", *(about for about, _told in self.told)])
        self.at = {(about, side): n for n, (about, side) in enumerate((a, s) for a in whom for s in ORDER)}
        self.rows: list[tuple[dict[int, float], float, float]] = []
        self.size = len(self.at)
        self.most = np.full(self.size, float(MANY))
        for about in list(whom)[1:]:
            for side in ORDER:
                self.add({self.at[about, side]: 1, self.at["heard", side]: -1}, -MANY, 0)
        for about, told in self.told:
            self.take(about, told)

    def add(self, weights: dict[int, float], least: float, most: float) -> None:
        self.rows.append((weights, least, most))

    def take(self, about: str, told: Told) -> None:
        self.add({self.at[about, side]: 1 for side in ORDER}, *told.all)
        for side, (least, most) in told.sides.items():
            self.add({self.at[about, side]: 1}, least, most)
        if told.has_few and told.all[1] >= PUBLISHED:
            self.one_is_small(about, [side for side in ORDER if told.sides[side][1]])

    def one_is_small(self, about: str, sides: list[str]) -> None:
        """They know our rule: sides are named without numbers where one of them is small."""
        switches = range(self.size, self.size + len(sides))
        self.size += len(sides)
        self.most = np.append(self.most, np.ones(len(sides)))
        for switch, side in zip(switches, sides, strict=True):
            self.add({self.at[about, side]: 1, switch: MANY}, 0, MANY + PUBLISHED - 1)
        self.add(dict.fromkeys(switches, 1), 1, len(sides))

    def matrix(self) -> LinearConstraint:
        weights = np.zeros((len(self.rows), self.size))
        for row, (found, _least, _most) in enumerate(self.rows):
            weights[row, list(found)] = list(found.values())
        return LinearConstraint(weights, [row[1] for row in self.rows], [row[2] for row in self.rows])

    def bound(self, weights: np.ndarray) -> int:
        made = milp(weights, constraints=self.rules, integrality=np.ones(self.size), bounds=Bounds(0, self.most))
        assert made.success, "what was told contradicts itself"
        return round(made.fun)

    def worked_out(self) -> list[tuple[str, str, int]]:
        """Numbers from 1 to 4 that can be nothing else: of whom, which side, and how many."""
        self.rules = self.matrix()
        found = []
        for about in dict.fromkeys(about for about, _told in self.told):
            for sides in [[side] for side in ORDER] + [ORDER]:
                weights = np.zeros(self.size)
                weights[[self.at[about, side] for side in sides]] = 1
                least = self.bound(weights)
                if 0 < least < PUBLISHED and -self.bound(-weights) == least:
                    found.append((about, sides[0] if len(sides) == 1 else "all", least))
        return found

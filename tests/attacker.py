"""Somebody with all that a group published, our rules, and a solver: which number of a few people can they work out?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from steppingstones.methods.suppression import PUBLISHED
from steppingstones.queries.people_words import ORDER, side_name

NAMES = {str(side_name(side)).lower(): side for side in ORDER}
ENDS = {"with lived": "lived", "carer": "carer", "professional": "professional", "from the comm": "community"}
ENDS |= {"commissioner": "commissioner", "who did not": "unknown"}
PEOPLE = re.compile(r"(fewer than |at least )?(\d+)(?: to (\d+))? (?:people|person)\b( or more)?(.*)")
MANY = 1_000

Range = tuple[int, int]
Weights = dict[int, float]  # by the number of the unknown


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
    yield from ((about, told) for _part, about, told in found_in(data))


def found_in(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Told]]:
    """The same, with the part of the report in which it stands: what stands in one part was counted at one time."""
    for part, about, words in _sentences(data["blocks"]):
        if (found := parsed(words)) is not None:
            yield part, about, found
    for quote in _quotes(data["blocks"]):
        if (side := NAMES.get(quote["who"].lower())) is not None:  # sides are named there where they are large
            yield "quotes", "heard", Told(all=(1, MANY), sides={side: (PUBLISHED, MANY)})


def _sentences(blocks: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    heading = ""
    for block in blocks:
        match block["kind"]:
            case "heading":
                heading = block["text"]
                said = (row["words"] for row in block.get("easy", []))
                yield from ((heading, "heard", words) for words in said if words.startswith("We heard from"))
            case "facts":
                yield from ((heading, *found) for found in _of_facts(heading, block["pairs"]))
                said = (row["words"] for row in block.get("easy", []))
                yield from ((heading, f"for: {heading}", words) for words in said if "said so." in words)
            case "claim":
                part = f"claim: {block['stone']}: {choice_of(block)}"
                yield from ((part, *found) for found in _of_claim(block))
            case "list":
                yield from ((heading, *found) for found in _of_list(block["items"]))


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


def choice_of(claim: Mapping[str, Any]) -> str:
    """How the voices were chosen on which it rests; empty where all count."""
    return next((words for words in claim["evidence"] if words.startswith("Only some voices count here")), "")


def _of_claim(claim: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    stone, easy = claim["stone"], [row["words"] for row in claim.get("easy", [])]
    those = f"some: {stone}: {choice_of(claim)}" if choice_of(claim) else f"for: {stone}"
    for words in [*claim["evidence"], *claim["why_so_sure"], *easy]:
        if words.startswith("Said by") or "said so." in words:
            yield those, words
        if "rest on what was said" in words:
            yield f"behind: {stone}", words
        if "against it" in words or "something else" in words:
            yield f"against: {stone}", words
    yield from ((f"against: {stone}", one["text"]) for one in claim["against"] if one["kind"] == "sentence")


# --- Working it out ---------------------------------------------------------------------------------------


class Attack:
    """All that was told as one linear program in whole numbers: a variable for each side of all these people."""

    def __init__(self, told: Iterable[tuple[str, Told]]) -> None:
        self.told = list(told)
        whom = dict.fromkeys(["heard", *(about for about, _told in self.told)])
        self.begin(whom)
        for about in whom:
            self.are_among(about, "heard")
        for about, told in self.told:
            self.take(about, told)

    def begin(self, whom: Iterable[str]) -> None:
        self.whom = list(whom)
        self.at = {(about, side): n for n, (about, side) in enumerate((a, s) for a in self.whom for s in ORDER)}
        self.rows: list[tuple[dict[int, float], float, float]] = []
        self.size = len(self.at)
        self.most = np.full(self.size, float(MANY))

    def are_among(self, about: str, others: str) -> None:
        if about != others:
            for side in ORDER:
                self.add({self.at[about, side]: 1, self.at[others, side]: -1}, -MANY, 0)

    def more(self, number: int, most: float) -> range:
        """Unknowns of which nobody asks what they are, from 0 to `most`."""
        found = range(self.size, self.size + number)
        self.size += number
        self.most = np.append(self.most, np.full(number, most))
        return found

    def add(self, weights: Weights, least: float, most: float) -> None:
        self.rows.append((weights, least, most))

    def take(self, about: str, told: Told) -> None:
        self.add({self.at[about, side]: 1 for side in ORDER}, *told.all)
        for side, (least, most) in told.sides.items():
            self.add({self.at[about, side]: 1}, least, most)
        if told.has_few and told.all[1] >= PUBLISHED:
            self.one_is_small(about, [side for side in ORDER if told.sides[side][1]])

    def one_is_small(self, about: str, sides: list[str]) -> None:
        """They know our rule: sides are named without numbers where one of them is small."""
        switches = self.more(len(sides), 1)
        for switch, side in zip(switches, sides, strict=True):
            self.add({self.at[about, side]: 1, switch: MANY}, 0, MANY + PUBLISHED - 1)
        self.add(dict.fromkeys(switches, 1), 1, len(sides))

    def matrix(self) -> LinearConstraint:
        rows = [at for at, (found, _least, _most) in enumerate(self.rows) for _each in found]
        columns = [each for found, _least, _most in self.rows for each in found]
        weights = [weight for found, _least, _most in self.rows for weight in found.values()]
        matrix = csr_array((weights, (rows, columns)), shape=(len(self.rows), self.size))
        return LinearConstraint(matrix, [row[1] for row in self.rows], [row[2] for row in self.rows])

    def answer(self, weights: np.ndarray) -> np.ndarray:
        """What the unknowns could be, with the least that these of them can come to."""
        made = milp(weights, constraints=self.rules, integrality=np.ones(self.size), bounds=Bounds(0, self.most))
        assert made.success, "what was told contradicts itself"
        return np.round(made.x)

    def sums(self) -> Iterator[tuple[tuple[str, str], Weights]]:
        """The numbers that they would like to know."""
        for about in self.whom:
            yield from (((about, side), {self.at[about, side]: 1}) for side in ORDER)
            yield (about, "all"), {self.at[about, side]: 1 for side in ORDER}

    def worked_out(self) -> list[tuple[str, str, int]]:
        """Numbers from 1 to 4 that can be nothing else: of whom, which side, and how many."""
        self.rules = self.matrix()
        asked = {name: _row(weights, self.size) for name, weights in self.sums()}
        first = self.answer(np.ones(self.size))
        left = {name: round(row @ first) for name, row in asked.items() if 0 < abs(row @ first) < PUBLISHED}
        for name in list(left):
            for sign in (1, -1):
                if name in left:
                    found = self.answer(sign * asked[name])
                    left = {each: value for each, value in left.items() if round(asked[each] @ found) == value}
        return [(*name, value) for name, value in left.items()]


def _row(weights: Weights, size: int) -> np.ndarray:
    row = np.zeros(size)
    row[list(weights)] = list(weights.values())
    return row

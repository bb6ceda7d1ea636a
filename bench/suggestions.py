"""How often suggested themes are right: learned from four fifths of the people of real feedback, tried on the others.

The split is fixed: who goes where follows from the number of the person alone, so that nobody's answers are on both
sides. A suggestion is right if a trained coder gave that theme to the answer.
"""

import csv
import hashlib
import time
from collections.abc import Iterator

from steppingstones.methods.suggestions import Said, Tagged, is_installed, suggest

from .place import ROOT
from .results import Result
from .tables import table

FILE = ROOT / "tests/data/nhs-patient-feedback/feedback.csv"
FIRST, ONE_OF_THREE = 0.77, 0.90  # at least


def measure(*, quick: bool) -> Result:
    if not is_installed():
        return Result(text="## Suggested themes\n\nNot measured: scikit-learn is not installed.")
    known, tried = halves()
    began = time.perf_counter()
    suggested = suggest(known, [each.said for each in tried])
    took = time.perf_counter() - began
    words = {each.said.words.strip().lower() for each in known}
    new = [each.said.words.strip().lower() not in words for each in tried]
    first, three = shares(tried, suggested)
    pairs = [pair for pair, is_new in zip(zip(tried, suggested, strict=True), new, strict=True) if is_new]
    first_new, three_new = shares([each for each, _found in pairs], [found for _each, found in pairs])
    common = max(share_of(theme, tried) for theme in {theme for each in tried for theme in each.themes})
    rows = [
        ("all answers", len(tried), shown(first), shown(three)),
        ("answers that nobody gave in the same words", len(pairs), shown(first_new), shown(three_new)),
        ("always the most common theme", len(tried), shown(common), ""),
    ]
    lines = [
        ("first suggested theme right", shown(first), shown(FIRST), ""),
        ("one of three suggested themes right", shown(three), shown(ONE_OF_THREE), ""),
    ]
    wrong = [f"{what}: {got}, at least {least}" for what, got, least, _ in lines if float(got[:-2]) < float(least[:-2])]
    text = f"## Suggested themes\n\nLearned from {len(known):,} answers; learning and suggesting took {took:.1f} s.\n\n"
    return Result(
        text=text + table(["tried on", "answers", "first right", "one of three"], rows), lines=lines, wrong=wrong
    )


def halves() -> tuple[list[Tagged], list[Tagged]]:
    """What is learned from, and what it is tried on."""
    known: list[Tagged] = []
    tried: list[Tagged] = []
    for person, answer in answers():
        (tried if is_tried(person) else known).append(answer)
    return known, tried


def is_tried(person: str) -> bool:
    return int(hashlib.sha256(person.encode()).hexdigest(), 16) % 5 == 0


def answers() -> Iterator[tuple[str, Tagged]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            themes = frozenset(name for part in row["themes"].split(";") if (name := part.strip()))
            if themes:
                yield row["person"], Tagged(said=Said(words=row["answer"], about=row["question"]), themes=themes)


def shares(tried: list[Tagged], suggested: list[tuple[str, ...]]) -> tuple[float, float]:
    first = sum(found[0] in each.themes for each, found in zip(tried, suggested, strict=True))
    three = sum(bool(each.themes & set(found)) for each, found in zip(tried, suggested, strict=True))
    return first / len(tried), three / len(tried)


def share_of(theme: str, tried: list[Tagged]) -> float:
    return sum(theme in each.themes for each in tried) / len(tried)


def shown(share: float) -> str:
    return f"{100 * share:.1f} %"

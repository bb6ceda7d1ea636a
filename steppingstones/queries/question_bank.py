"""The question bank that comes with the program."""

from functools import cache
from pathlib import Path

from ..documents.pictures import all_pictures
from ..formats.question_bank import Bank, ReadySet, read_bank

FILE = Path(__file__).resolve().parent.parent / "library" / "questions" / "bank.json"


@cache
def bank() -> Bank:
    """It never changes while the program runs."""
    return read_bank(FILE.read_bytes(), all_pictures())


def ready_set(key: str) -> ReadySet | None:
    return next((each for each in bank().sets if each.key == key), None)

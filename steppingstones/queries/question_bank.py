"""The question bank and the instruments that come with the program."""

from functools import cache
from pathlib import Path

from ..documents.pictures import all_pictures
from ..formats.question_bank import Bank, ReadySet, read_bank

FOLDER = Path(__file__).resolve().parent.parent / "library" / "questions"


@cache
def bank() -> Bank:
    """It never changes while the program runs."""
    return read_bank((FOLDER / "bank.json").read_bytes(), all_pictures())


@cache
def instruments() -> Bank:
    """The instruments of reviews: each is a set, its topics are its parts."""
    return read_bank((FOLDER / "instruments.json").read_bytes(), all_pictures())


def ready_set(key: str) -> ReadySet | None:
    return next((each for each in bank().sets if each.key == key), None)


def instrument(key: str) -> ReadySet | None:
    return next((each for each in instruments().sets if each.key == key), None)

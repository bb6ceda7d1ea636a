"""Cards that pair one person's answers over time, without anybody knowing whose they are.

Each card shows three pictures, one of each set. The person keeps it and chooses the same pictures again next time.

Source: our own. Codes that a person can recognise, and that follow from nothing about them, are common in field work.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

Code = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CardPicture:
    """One picture of a set: its name, and its picture in `documents/pictures.tsv`."""

    name: str
    picture: str


def _set(**pictures: str) -> tuple[CardPicture, ...]:
    return tuple(CardPicture(name=name, picture=picture) for name, picture in pictures.items())


# Chosen to be told apart at a glance, to be easy to say, and to mean nothing good or bad.
SETS: tuple[tuple[CardPicture, ...], ...] = (
    _set(
        cat="1F431",
        dog="1F436",
        bird="1F426",
        tree="1F333",
        sun="2600",
        moon="1F319",
        star="2B50",
        rainbow="1F308",
        snowflake="2744",
    ),
    _set(
        house="1F3E0",
        bed="1F6CF",
        chair="1FA91",
        key="1F511",
        clock="1F551",
        bell="1F514",
        telephone="1F4DE",
        light="1F4A1",
        pencil="270F",
    ),
    _set(
        apple="1F34E",
        bread="1F956",
        cake="1F370",
        cup="2615",
        train="1F686",
        car="1F697",
        bus="1F68C",
        coat="1F9E5",
        shoe="1F45F",
    ),
)
SIZE = len(SETS[0])
MOST_CARDS = SIZE ** len(SETS)


class NotACard(ValueError):
    """These are not three pictures of a card, one of each set."""


def different_cards(number: int, seed: str) -> list[Code]:
    """So many different cards, the same ones for the same seed.

    The first 81 differ from each other in two pictures or more: whoever takes one wrong picture is not taken for
    somebody else.

    Source: our own; sets in which the third picture follows from the first two, as in a Latin square.

    >>> different_cards(2, "Thursday group") == different_cards(2, "Thursday group")
    True
    >>> len(set(different_cards(100, "Thursday group")))
    100
    """
    if not 0 <= number <= MOST_CARDS:
        raise ValueError(f"There are {MOST_CARDS} different cards.")
    found: list[Code] = []
    for shift in sorted(range(SIZE), key=lambda one: _mixed(seed, one)):
        square = [(one, two, (one + two + shift) % SIZE) for one in range(SIZE) for two in range(SIZE)]
        square.sort(key=lambda card: _mixed(seed, *card))
        found += [tuple(SETS[place][at].name for place, at in enumerate(card)) for card in square]
    return found[:number]


def card_of_number(number: int, seed: str) -> Code:
    """The card on which this number is printed: the first has number 1. Raises `NotACard`.

    Source: our own.

    >>> card_of_number(2, "Thursday group") == different_cards(2, "Thursday group")[1]
    True
    """
    if not 1 <= number <= MOST_CARDS:
        raise NotACard(number)
    return different_cards(number, seed)[-1]


def _mixed(seed: str, *numbers: int) -> bytes:
    """Something to sort by: as good as chance, and always the same."""
    return hashlib.sha256(f"{seed} {numbers}".encode()).digest()


def read_card(chosen: Sequence[str]) -> Code:
    """The code of three chosen pictures, one of each set. Raises `NotACard`.

    Source: our own.

    >>> read_card(["cat", "key", "apple"])
    ('cat', 'key', 'apple')
    """
    if len(chosen) != len(SETS):
        raise NotACard(chosen)
    for name, one in zip(chosen, SETS, strict=True):
        if name not in {picture.name for picture in one}:
            raise NotACard(chosen)
    return tuple(chosen)


def card_in_words(code: Sequence[str]) -> str:
    """How a card is read out.

    Source: our own.

    >>> card_in_words(("cat", "key", "apple"))
    'cat, key, apple'
    """
    return ", ".join(code)


def pictures_of(code: Code) -> list[CardPicture]:
    """The pictures to print on a card.

    Source: our own.

    >>> [one.picture for one in pictures_of(("cat", "key", "apple"))]
    ['1F431', '1F511', '1F34E']
    """
    return [picture for name, one in zip(read_card(code), SETS, strict=True) for picture in one if picture.name == name]

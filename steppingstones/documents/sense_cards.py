"""Cards of what was said, to print, cut out and sort on a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from .press import Printed, language, plain, press, said


@dataclass(frozen=True, kw_only=True)
class Card:
    """`number` finds the card again on the screen."""

    number: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Cards:
    """The cards of one session. `only_for` stands small on each page: who may see them."""

    title: str
    question: str
    only_for: str
    cards: Sequence[Card]


def pdf(found: Cards) -> Printed:
    """The cards as a tagged PDF, two beside each other."""
    return press(
        "sense_cards.typ",
        {
            **language("en-GB"),
            "name": plain(found.title),
            "title": said(found.title),
            "question": said(found.question),
            "only_for": said(found.only_for),
            "cards": [{"number": str(card.number), "words": said(card.words)} for card in found.cards],
        },
    )

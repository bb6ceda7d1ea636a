"""The statements of a review as large cards, one to a page: to hold up in a room, or to put on the wall."""

from collections.abc import Sequence
from dataclasses import dataclass

from .pictures import picture
from .press import Printed, language, plain, press, said


@dataclass(frozen=True, kw_only=True)
class Card:
    """A statement with its number, in easy words if it has them, and the picture that goes with it."""

    number: int
    words: str
    easy_words: str = ""
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class Cards:
    """All statements of one review, and the answers that people can show."""

    title: str
    answers: Sequence[str]
    cards: Sequence[Card]


def pdf(found: Cards) -> Printed:
    """The cards as a tagged PDF."""
    pictures = {shown.id: shown.read().decode() for card in found.cards if (shown := picture(card.picture))}
    data = {
        **language("en-GB"),
        "name": plain(found.title),
        "title": said(found.title),
        "answers": [said(words) for words in found.answers],
        "cards": [_card(card) for card in found.cards],
        "pictures": pictures,
    }
    return press("statement_cards.typ", data)


def _card(card: Card) -> dict[str, object]:
    shown = picture(card.picture)
    words = card.easy_words or card.words
    return {
        "number": str(card.number),
        "words": said(words),
        "size": "normal" if len(words) <= 120 else "small" if len(words) <= 400 else "smallest",
        "full_words": said(card.words if card.easy_words and card.easy_words != card.words else ""),
        "picture": shown.id if shown else "",
        "alt": plain(shown.alt) if shown else "",
    }

"""Cards to print and cut out: three pictures that somebody keeps, to put their answers of two times together."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..methods.cards import Code, card_in_words, pictures_of
from .pictures import picture
from .press import Printed, language, plain, press, said


@dataclass(frozen=True, kw_only=True)
class CardSheet:
    """Cards of one questionnaire, eight to a page. `keep` says what a card is for; `first` is the first number."""

    title: str
    group: str
    keep: str
    codes: Sequence[Code]
    first: int = 1


def pdf(sheet: CardSheet) -> Printed:
    """The cards as a tagged PDF."""
    return press(
        "cards.typ",
        {
            **language("en-GB"),
            "name": plain(sheet.title),
            "title": said(sheet.title),
            "group": said(sheet.group),
            "keep": said(sheet.keep),
            "cards": [_card(code, place) for place, code in enumerate(sheet.codes, sheet.first)],
        },
    )


def _card(code: Code, place: int) -> dict[str, object]:
    found = [picture(one.picture) for one in pictures_of(code)]
    drawn = [{"svg": one.read().decode(), "alt": ""} for one in found if one]
    return {"number": str(place), "words": said(card_in_words(code)), "pictures": drawn}

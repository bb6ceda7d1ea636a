"""A questionnaire on paper: large print, one box to tick for each answer, room to write, and what may be done with it.

Each answer has a small number beside its box: whoever types the sheets in later types that number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..methods.languages import language as language_of
from ..methods.paper import DASH, codes_of
from ..methods.questionnaire import YES_NO, Kind, faces_of, scale_of
from ..methods.questionnaire_form import Form, Item
from .pictures import picture
from .press import Printed, language, plain, press, said

NORMAL, LARGE = 16, 22  # points
LINES = {Kind.SHORT: 1, Kind.NUMBER: 1, Kind.DATE: 1, Kind.TEXT: 5, Kind.VOICE_NOTE: 5, Kind.PHOTO: 2}
FACES = Path(__file__).parent.parent / "static" / "faces"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the sheet says besides the questions. `uses` and `sides` pair the number to type with its words."""

    not_said: str = "I do not want to say"
    one: str = "Tick one box."
    several: str = "Tick as many boxes as you like."
    ranking: str = "Write 1 beside what comes first, 2 beside the next, and so on."
    agree: str = "I agree"
    photo: str = "You can add a picture to this sheet."
    who: str = "Who are you? Tick one box."
    sides: tuple[tuple[str, str], ...] = ()
    may: str = "What may the group do with your words? Tick what is all right for you."
    uses: tuple[tuple[str, str], ...] = ()
    name: str = "Your name, if we may use it"
    card: str = "The number on your card"
    page: str = "Page"
    of: str = "of"
    how: tuple[str, ...] = ("Leave out what you do not want to answer.",)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Everything that is printed. `is_easy` takes the easy words and shows the pictures; `size` is in points."""

    form: Form
    group: str
    size: int = NORMAL
    is_easy: bool = False
    has_card: bool = False  # people keep a card that pairs their answers
    words: Words = field(default_factory=Words)
    only_if: Mapping[str, str] = field(default_factory=dict)  # by key: when a question is to be answered, in words
    limits: Mapping[str, str] = field(default_factory=dict)  # by key: how many, or which numbers, if not all will do


def pdf(sheet: Sheet) -> Printed:
    """The sheet as a tagged PDF."""
    words, form = sheet.words, sheet.form
    return press(
        "paper.typ",
        {
            **language(_print_tag(form.language)),
            "name": plain(form.title),
            "title": said(form.title),
            "group": said(sheet.group),
            "opening": [said(line) for line in form.opening.split("\n") if line.strip()],
            "size": sheet.size,
            "how": [said(line) for line in words.how],
            "items": _items(sheet),
            "who": said(words.who),
            "sides": [_tick(code, text) for code, text in words.sides],
            "may": said(words.may),
            "uses": [_tick(code, text) for code, text in words.uses],
            "name_line": said(words.name),
            "card_line": said(words.card if sheet.has_card else ""),
            "page": said(words.page),
            "of": said(words.of),
            "dash": DASH,
        },
    )


def numbered(items: Sequence[Item]) -> dict[str, int]:
    """The number of each question on the sheet, by key. Headings and statements have none."""
    asking = [item.key for item in items if item.kind.asks]
    return {key: place for place, key in enumerate(asking, 1)}


def _print_tag(code: str) -> str:
    lang, _, rest = language_of(code).code.partition("-")
    return f"{lang}-{rest.upper()}" if len(rest) == 2 else lang


def _items(sheet: Sheet) -> list[dict[str, object]]:
    numbers = numbered(sheet.form.items)
    return [_item(item, numbers.get(item.key), sheet) for item in sheet.form.items]


def _item(item: Item, number: int | None, sheet: Sheet) -> dict[str, object]:
    words = item.easy_words if sheet.is_easy and item.easy_words else item.words
    return {
        "kind": item.kind.value,
        "number": "" if number is None else f"{number}.",
        "words": said(words),
        "help": [said(line) for line in item.help.split("\n") if line.strip()],
        "picture": _picture(item.picture),
        "only_if": said(sheet.only_if.get(item.key, "")),
        "how": said(sheet.limits.get(item.key) or _how(item, sheet.words)),
        "ticks": _ticks(item, sheet.words),
        "ends": [said(item.least_words), said(item.most_words)],
        "lines": LINES.get(item.kind, 0),
        "not_said": said(sheet.words.not_said if item.kind.asks else ""),
    }


def _how(item: Item, words: Words) -> str:
    if item.kind is Kind.SEVERAL:
        return words.several
    if item.kind is Kind.RANKING:
        return words.ranking
    if item.kind is Kind.PHOTO:
        return words.photo
    return words.one if codes_of(item) and item.kind is not Kind.CONSENT else ""


def _ticks(item: Item, words: Words) -> list[dict[str, object]]:
    if item.kind is Kind.FACES:
        faces = faces_of(item.rule)
        shift = 1 if len(faces) == 3 else 0  # three faces are those in the middle of five
        drawn = {number: (FACES / f"{number + shift}.svg").read_text() for number, _words in faces}
        return [{**_tick(str(number), text), "face": drawn[number]} for number, text in faces]
    if item.kind is Kind.SCALE:
        return [_tick("", str(number)) for number in scale_of(item.rule)]
    if item.kind is Kind.YES_NO:
        return [_tick(str(number), text) for number, text in YES_NO.items()]
    if item.kind is Kind.CONSENT:
        return [_tick("1", words.agree)]
    return [
        {**_tick(str(place), one.words), "picture": _picture(one.picture)} for place, one in enumerate(item.choices, 1)
    ]


def _tick(code: str, words: str) -> dict[str, object]:
    return {"code": code, "words": said(words), "face": "", "picture": None}


def _picture(name: str) -> dict[str, str] | None:
    """Decoration: the words beside it say the same."""
    found = picture(name) if name else None
    return {"svg": found.read().decode(), "alt": ""} if found else None

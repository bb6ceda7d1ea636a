"""Pictures for Easy Read: which picture may stand beside which words.

The table `pictures.tsv` was made by looking at each picture. It only suggests; a person chooses.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from .drawn_people import crowd

PictureId: TypeAlias = str

_TABLE = Path(__file__).parent / "pictures.tsv"
_FOLDER = Path(__file__).parent.parent / "static" / "pictures"
_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
# Said so often that they tell little about what a sentence is about.
_COMMON = frozenset(["people", "person", "we", "not", "no", "can", "other", "one", "who", "how", "what"])
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""))
_MIN_STEM = 3
_CROWD = re.compile(r"people-(\d{1,3})-(\d{1,3})")
MOST_PEOPLE = 60  # in a small picture; more would not be seen as people


@dataclass(frozen=True, kw_only=True)
class IdeaPicture:
    """A picture, what to say to those who do not see it, and the words that it stands for."""

    id: PictureId
    alt: str
    words: frozenset[str]
    svg: str = ""  # of one that is drawn, and lies nowhere

    @property
    def address(self) -> str:
        """Of one that is drawn: itself, as an address."""
        return f"data:image/svg+xml;base64,{b64encode(self.read()).decode()}" if self.svg else ""

    @property
    def static_path(self) -> str:
        """Where it lies among the static files."""
        return f"pictures/{self.id}.svg"

    def read(self) -> bytes:
        """The SVG itself."""
        return self.svg.encode() if self.svg else (_FOLDER / f"{self.id}.svg").read_bytes()


@cache
def all_pictures() -> dict[PictureId, IdeaPicture]:
    """Every picture by its id, in the order of the table."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: IdeaPicture(id=code, alt=alt, words=frozenset(words.split())) for code, alt, words in rows}


def picture(id: PictureId) -> IdeaPicture | None:
    """The picture with this id, or None if there is none."""
    return _drawn(id) if id.startswith("people-") else all_pictures().get(id)


def people_id(full: int, of: int) -> PictureId:
    """The picture of so many people out of so many; "" where that cannot be seen.

    >>> people_id(24, 30), people_id(24, 5000), people_id(3, 2)
    ('people-24-30', '', '')
    """
    return f"people-{full}-{of}" if 0 < full <= of <= MOST_PEOPLE else ""


def _drawn(id: PictureId) -> IdeaPicture | None:
    found = _CROWD.fullmatch(id)
    if not found or not people_id(int(found[1]), int(found[2])):
        return None
    full, of = int(found[1]), int(found[2])
    return IdeaPicture(id=id, alt=f"{full} out of {of} people", words=frozenset(), svg=crowd(full, of))


def suggest(words: str, *, at_most: int = 4) -> list[PictureId]:
    """Pictures that may go with these words, the likeliest first.

    >>> suggest("The bus stops too early.")
    ['1F68C', '1F6D1', '23F0']
    """
    told = _WORD.findall(words.lower().replace("’", "'"))
    found: dict[PictureId, tuple[float, int]] = {}
    for place, word in enumerate(_with_pairs(told)):
        for code in _pictures_for(word):
            weight, first = found.get(code, (0.0, place))
            found[code] = (weight + (0.1 if word in _COMMON else 1 + word.count("_")), first)
    return sorted(found, key=lambda code: (-found[code][0], found[code][1]))[:at_most]


def _with_pairs(told: list[str]) -> list[str]:
    """The words, and each two neighbours as one ("post box"), since some ideas need two words."""
    pairs = [f"{one}_{two}" for one, two in pairwise(told)] + [""]
    return [word for both in zip(told, pairs, strict=True) for word in both] if told else []


def _pictures_for(word: str) -> tuple[PictureId, ...]:
    """The pictures for a word, or for its plain form if the word as it stands has none."""
    return next((found for form in _forms(word) if (found := _index().get(form))), ())


@cache
def _index() -> dict[str, tuple[PictureId, ...]]:
    index: dict[str, tuple[PictureId, ...]] = {}
    for code, shown in all_pictures().items():
        for word in shown.words:
            index[word] = (*index.get(word, ()), code)
    return index


def _forms(word: str) -> list[str]:
    """The word and what it may be a form of: "tried" of "try", "stopping" of "stop", "caring" of "care"."""
    forms = [word]
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _MIN_STEM:
            forms.append(stem + instead)
            if len(stem) > _MIN_STEM and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return forms


def picture_for(words: str) -> PictureId:
    """The picture that somebody names, by what it shows or by a word that it stands for; "" if there is none.

    >>> picture_for("A green tick"), picture_for("bus")
    ('2705', '1F68C')
    """
    wanted = " ".join(words.split()).casefold()
    named = (shown.id for shown in all_pictures().values() if wanted in (shown.alt.casefold(), shown.id.casefold()))
    return next(named, "") or next(iter(suggest(words)), "")

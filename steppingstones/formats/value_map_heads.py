"""Where the headings of a value map stand: they may fill several rows, and hints may stand below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .numbers import NotANumber, number
from .sheet import letters
from .value_map_layout import COMPUTED, KEYS, NUMBERS, keys_of

LOOKED_AT = 40  # rows in which headings are looked for
BELOW, ABOVE = 4, 2  # rows around the main one that may hold headings too
FEWEST, FEWEST_LIKE = 4, 3  # cells that make a row one of headings
NEEDED = {"deadweight", "attribution", "what"}
Line = Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Heads:
    """Which column holds what, what each is called in the file, and the first row below the headings, from 0."""

    columns: Mapping[int, str]
    names: Mapping[str, str]
    below: int


def find_heads(lines: Sequence[Line]) -> Heads | None:
    """The headings of a value map, if the sheet holds one."""
    scores = [len({key for cell in line for key in keys_of(cell)[:1]}) for line in lines[:LOOKED_AT]]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    if best is None or scores[best] < FEWEST:
        return None
    below = best + 1
    while below < len(lines) and below <= best + BELOW and _is_heading(lines[below]):
        below += 1
    block = [*lines[best:below], *reversed(lines[max(0, best - ABOVE) : best])]
    columns, names = _named(block)
    if not set(columns.values()) >= NEEDED or not {"value", "proxy", "quantity"} & set(columns.values()):
        return None
    return Heads(columns=columns, names=names, below=below)


def _is_heading(line: Line) -> bool:
    """Whether a row below the main one belongs to the headings: it has questions or headings and no number."""
    words = [cell for cell in line if cell.strip()]
    if any(_is_number(cell) for cell in words):
        return False
    like = [cell for cell in words if keys_of(cell, or_near=True) or cell.rstrip().endswith("?")]
    return len(like) >= FEWEST_LIKE and 2 * len(like) >= len(words)


def _is_number(text: str) -> bool:
    try:
        number(text.rstrip().rstrip("%"))
    except NotANumber:
        return False
    return True


def _named(block: Sequence[Line]) -> tuple[dict[int, str], dict[str, str]]:
    columns: dict[int, str] = {}
    names: dict[str, str] = {}
    for place in range(max(map(len, block))):
        texts = [line[place] for line in block if place < len(line) and line[place].strip()]
        if not texts:
            continue
        key = next((key for text in texts if (key := _meant(text, names))), None) or _own(texts[0], names)
        columns[place] = key
        shortest = min((text for text in texts if keys_of(text)), key=len, default=texts[0])
        names.setdefault(key, f"{letters(place)}, {' '.join(shortest.split())}")
    return columns, names


def _meant(text: str, seen: Mapping[str, str]) -> str | None:
    """The column that a heading means here. Some stand twice, so it matters what stood to the left."""
    keys = keys_of(text, or_near=True)
    if keys == ("evidence", "source"):
        keys = ("source",) if {"proxy", "value", "evidence"} & set(seen) else ("evidence",)
    if keys == ("amount", "value"):
        keys = ("value",) if {"what", "quantity", "amount"} & set(seen) else ("amount",)
    if keys == ("input", "what"):
        keys = ("what",) if {"input", "outputs"} & set(seen) else ("input",)
    return next((key for key in keys if key in COMPUTED or key not in seen), None)


def _own(text: str, seen: Mapping[str, str]) -> str:
    name = " ".join(text.split())
    taken = (seen, KEYS, COMPUTED)
    free = (name, *(f"{name} ({number})" for number in range(2, len(seen) + 3)))
    return next(each for each in free if not any(each in names for names in taken))


def numbers_in(cells: Mapping[str, str]) -> bool:
    """Whether any number of the map stands here that is not nought: empty maps have noughts in every row."""
    return any(text.strip(" 0.%£€$-") for key in NUMBERS if key not in ("years", "start") and (text := cells.get(key)))

"""How people answered, drawn: columns with faces, rows of bars, people, before beside after, and side beside side.

A share of few people stands beside that of all whom something is for, with its range.

Numbers stand in the pictures, and fillings differ by pattern as well as by colour. Each picture has a title and a
description; the same numbers are in a table beside it. Colours come from the style sheet of the page.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from .lines import lines, without_controls

ROOT_SIZE = 18  # pixels to a rem, so that the picture grows with the reader's text size
SIZE, LINE = 15, 19
COLUMN, TALL, FACE = 62, 110, 44
WIDE, BAR, END = 310, 22, 40  # narrow enough for a phone; END is room for a number
FIGURE = 9  # how wide a figure is
ROOM = WIDE / SIZE - 1  # for words, in letters
PERSON, IN_A_ROW = 31, 10
MARK, AROUND = 7, 38  # half a mark on a line, and the room around the line
MOST_PEOPLE = 100  # drawn one by one; more would not be seen as people


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many gave one answer. `face` is the address of a drawing."""

    words: str
    number: int
    face: str = ""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """How many gave one answer the first time and the last time, or two amounts of one thing. None: not drawn."""

    words: str
    before: int | None
    after: int | None


@dataclass(frozen=True, kw_only=True)
class Apart:
    """How two sides see one thing, each from 0 (the lowest answer) to 1 (the highest); None if nobody said."""

    words: str
    first: float | None
    second: float | None


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share of people from 0 to 1, where it may lie by chance, and the same share of all. None: not known."""

    words: str
    share: float | None
    low: float | None
    high: float | None
    of_all: float | None


@dataclass(frozen=True, kw_only=True)
class Places:
    """One thing as several see it, in the order of their names, each from 0 to 1; None if nothing is known."""

    words: str
    places: tuple[float | None, ...]


def columns_picture(title: str, description: str, counts: Sequence[Count]) -> str:
    """A column for each answer, its number on top, its face or words below. For faces and scales."""
    most = max((one.number for one in counts), default=0) or 1
    step = COLUMN if any(one.face for one in counts) else min(COLUMN, WIDE // max(1, len(counts)))
    parts = []
    for place, one in enumerate(counts):
        left, tall = place * step, round(TALL * one.number / most)
        parts.append(_bar(left + step * 0.2, LINE + TALL - tall, step * 0.6, tall))
        parts.append(_text(left + step / 2, LINE + TALL - tall - 5, str(one.number), "middle"))
        parts.append(_foot(one, left + step / 2, LINE + TALL))
    height = LINE + TALL + (FACE + 10 if any(one.face for one in counts) else LINE + 8)
    return _svg(title, description, step * len(counts), height, parts)


def rows_picture(title: str, description: str, counts: Sequence[Count]) -> str:
    """A bar for each answer, its words above it and its number at its end. For choices."""
    most = max((one.number for one in counts), default=0) or 1
    parts, top = [], 0.0
    for one in counts:
        words, top = _words(one.words, top)
        length = round((WIDE - END) * one.number / most)
        parts += [*words, _bar(0, top, length, BAR), _text(length + 8, top + BAR * 0.75, str(one.number))]
        top += BAR + 10
    return _svg(title, description, WIDE, top, parts)


def people_picture(title: str, description: str, number: int, of: int) -> str:
    """Each person as a small figure: those who are counted are filled, the others are outlines. At most 100."""
    parts = [_person(place, is_full=place < number) for place in range(of)]
    rows = -(-of // IN_A_ROW)
    return _svg(title, description, PERSON * min(of, IN_A_ROW), rows * (PERSON + 12), parts)


def pairs_picture(
    title: str,
    description: str,
    pairs: Sequence[Pair],
    names: tuple[str, str],
    *,
    key: str = "chart",
    figures: Callable[[int], str] = str,
) -> str:
    """Two bars for each answer: striped the first time, full the last time. `key`: one picture of it on a page."""
    numbers = [number for one in pairs for number in (one.before, one.after) if number is not None]
    most = max(numbers, default=0) or 1
    end = max([END, *(8 + FIGURE * len(figures(number)) for number in numbers)])
    kinds = (f'chart-before" fill="url(#{escape(key)}-stripes)', "chart-bar")
    parts, top = [_pattern(key)], 2.0
    for name, kind in zip(names, kinds, strict=True):
        parts += [_bar(1, top, 30, BAR - 6, kind), _text(40, top + 13, name)]
        top += BAR
    for one in pairs:
        words, top = _words(one.words, top)
        parts += words
        for number, kind in zip((one.before, one.after), kinds, strict=True):
            if number is None:
                continue
            length = round((WIDE - end) * number / most)
            parts += [_bar(1, top, length, BAR - 4, kind), _text(length + 8, top + BAR * 0.65, figures(number))]
            top += BAR
        top += 10
    return _svg(title, description, WIDE, top, parts)


def gaps_picture(
    title: str, description: str, rows: Sequence[Apart], names: tuple[str, str], ends: tuple[str, str]
) -> str:
    """A line for each thing, with a disc where the first side sees it, and a diamond where the second does."""
    parts, top = [], 4.0
    for name, mark in zip(names, (_disc, _diamond), strict=True):
        parts += [mark(MARK + 5, top + 10), _text(2 * MARK + 16, top + 15, name)]
        top += LINE + 8
    for row in rows:
        words, top = _words(row.words, top + 8)
        top += AROUND / 2 + 4
        places = [None if at is None else MARK + 5 + at * (WIDE - 2 * MARK - 10) for at in (row.first, row.second)]
        between = [place for place in places if place is not None]
        parts += [*words, _line("gap-track", MARK, WIDE - MARK, top)]
        parts.append(_line("gap-between", min(between), max(between), top) if len(between) == 2 else "")
        # The diamond is wider than the disc, so that both are seen where they lie on each other.
        parts += [mark(at, top) for mark, at in zip((_diamond, _disc), reversed(places), strict=True) if at is not None]
        top += AROUND / 2
        parts += [_text(0, top + 10, ends[0]), _text(WIDE, top + 10, ends[1], "end")]
        top += LINE
    return _svg(title, description, WIDE, top + 4, parts)


def shares_picture(title: str, description: str, rows: Sequence[Share], names: tuple[str, str], hidden: str) -> str:
    """A line from nobody to everybody for each group: a disc with its range, and a diamond for all whom it is for.

    `names` says what the two marks are, `hidden` stands on a line whose share is not shown.
    """
    parts, top = [], 4.0
    marks = (_disc, _diamond) if any(row.of_all is not None for row in rows) else (_disc,)
    for name, mark in zip(names, marks, strict=False):
        parts.append(mark(MARK + 5, top + 10))
        for line in lines(without_controls(name), ROOM - 3) or [""]:
            parts.append(_text(2 * MARK + 16, top + 15, line))
            top += LINE
        top += 8
    for row in rows:
        words, top = _words(row.words, top + 8)
        top += AROUND / 2 + 4
        parts += [*words, _line("gap-track", MARK, WIDE - MARK, top)]
        if row.low is not None and row.high is not None:
            parts.append(_line("gap-between", _along(row.low), _along(row.high), top))
        found = zip((_diamond, _disc), (row.of_all, row.share), strict=True)
        parts += [mark(_along(at), top) for mark, at in found if at is not None]
        parts.append(_text(WIDE, top - MARK - 4, hidden, "end") if row.share is None else "")
        top += AROUND / 2
        parts += [_text(0, top + 10, "0%"), _text(WIDE, top + 10, "100%", "end")]
        top += LINE
    return _svg(title, description, WIDE, top + 4, parts)


def _along(share: float) -> float:
    return MARK + 5 + share * (WIDE - 2 * MARK - 10)


def levels_picture(
    title: str, description: str, rows: Sequence[Places], names: Sequence[str], ends: tuple[str, str]
) -> str:
    """A line for each thing with a mark for each of several, whose shapes differ. At most as many as MARKS."""
    parts, top = [], 4.0
    for name, mark in zip(names, MARKS, strict=False):
        parts += [mark(MARK + 5, top + 10), _text(2 * MARK + 16, top + 15, name)]
        top += LINE + 8
    for row in rows:
        words, top = _words(row.words, top + 8)
        parts += words
        known = [(place, mark) for place, mark in zip(row.places, MARKS, strict=False) if place is not None]
        for place, mark in known:  # each on a line of its own, so that none covers another
            top += AROUND * 0.7
            left = MARK + 5 + place * (WIDE - 2 * MARK - 10)
            parts += [_line("gap-track", MARK, WIDE - MARK, top), mark(left, top)]
        top += AROUND / 2
        parts += [_text(0, top + 10, ends[0]), _text(WIDE, top + 10, ends[1], "end")]
        top += LINE
    return _svg(title, description, WIDE, top + 4, parts)


def over_time_picture(
    title: str, description: str, rows: Sequence[Places], names: Sequence[str], ends: tuple[str, str]
) -> str:
    """A line for each of several over time: the rows are the times, numbered below, the highest answer is on top."""
    parts, top = [], 4.0
    for name, mark in zip(names, MARKS, strict=False):
        parts += [mark(MARK + 5, top + 10), _text(2 * MARK + 16, top + 15, name)]
        top += LINE + 8
    parts += [_text(0, top + 18, ends[1]), _text(0, top + TALL + 62, ends[0])]
    top += 36
    step = (WIDE - 50) / max(len(rows) - 1, 1)
    parts += [_line("gap-track", 0, WIDE, top), _line("gap-track", 0, WIDE, top + TALL)]
    for which, mark in reversed(list(enumerate(MARKS[: len(names)]))):  # the disc is the smallest, so it lies on top
        found = [(25 + at * step, row.places[which]) for at, row in enumerate(rows)]
        points = [(left, top + TALL * (1 - place)) for left, place in found if place is not None]
        path = "L".join(f"{left:g} {tall:g}" for left, tall in points)
        parts += [f'<path class="gap-way gap-way-{which + 1}" d="M{path}"/>' if len(points) > 1 else ""]
        parts += [mark(left, tall) for left, tall in points]
    numbers = [_text(25 + at * step, top + TALL + 46, str(at + 1), "middle") for at in range(len(rows))]
    return _svg(title, description, WIDE, top + TALL + 54, [*parts, *numbers])


def _disc(left: float, top: float) -> str:
    return f'<circle class="gap-first" cx="{left:g}" cy="{top:g}" r="{MARK}"/>'


def _diamond(left: float, top: float) -> str:
    far = MARK + 5
    return f'<path class="gap-second" d="M{left:g} {top - far:g}l{far} {far}l-{far} {far}l-{far} -{far}z"/>'


def _square(left: float, top: float) -> str:
    return f'<path class="gap-third" d="M{left - MARK:g} {top - MARK:g}h{2 * MARK}v{2 * MARK}h-{2 * MARK}z"/>'


def _triangle(left: float, top: float) -> str:
    far = MARK + 3
    return f'<path class="gap-second" d="M{left:g} {top - far:g}l{far} {2 * far - 2}h-{2 * far}z"/>'


def _ring(left: float, top: float) -> str:
    return f'<circle class="gap-second" cx="{left:g}" cy="{top:g}" r="{MARK}"/>'


def _cross(left: float, top: float) -> str:
    far = 2 * MARK
    return f'<path class="gap-cross" d="M{left - MARK:g} {top - MARK:g}l{far} {far}m0 -{far}l-{far} {far}"/>'


MARKS = (_disc, _diamond, _square, _triangle, _ring, _cross)


def _line(kind: str, left: float, right: float, top: float) -> str:
    return f'<path class="{kind}" d="M{left:g} {top:g}H{right:g}"/>'


def _words(words: str, top: float) -> tuple[list[str], float]:
    """The words in at most three lines from `top` on, and where they end."""
    found = lines(without_controls(words), ROOM)[:3] or [""]
    parts = [_text(0, top + LINE * (row + 0.8), line) for row, line in enumerate(found)]
    return parts, top + LINE * len(found) + 4


def _foot(one: Count, middle: float, top: float) -> str:
    if one.face:
        size = f'width="{FACE}" height="{FACE}"'
        return f'<image href="{escape(one.face)}" x="{middle - FACE / 2:g}" y="{top + 6:g}" {size}/>'
    return _text(middle, top + LINE, one.words, "middle")


def _bar(left: float, top: float, wide: float, tall: float, kind: str = "chart-bar") -> str:
    if wide <= 0 or tall <= 0:
        return ""
    return f'<rect class="{kind}" x="{left:g}" y="{top:g}" width="{wide:g}" height="{tall:g}" rx="2"/>'


def _text(left: float, top: float, words: str, anchor: str = "start") -> str:
    shown = escape(without_controls(words))
    return f'<text x="{left:g}" y="{top:g}" font-size="{SIZE}" text-anchor="{anchor}">{shown}</text>'


def _person(place: int, *, is_full: bool) -> str:
    left = (place % IN_A_ROW) * PERSON + PERSON / 2
    top = (place // IN_A_ROW) * (PERSON + 12) + 4
    kind = "chart-person" if is_full else "chart-nobody"
    body = f"M{left - 9:g} {top + 36:g}v-10a9 9 0 0 1 18 0v10z"
    return f'<g class="{kind}"><circle cx="{left:g}" cy="{top + 8:g}" r="6.5"/><path d="{body}"/></g>'


def _pattern(key: str) -> str:
    lines_of = '<path class="chart-stripe" d="M0 8L8 0M-2 2L2-2M6 10L10 6"/>'
    pattern = f'<pattern id="{escape(key)}-stripes" width="8" height="8" patternUnits="userSpaceOnUse">'
    return f"<defs>{pattern}{lines_of}</pattern></defs>"


def _svg(title: str, description: str, wide: float, tall: float, parts: Iterable[str]) -> str:
    size = f'viewBox="0 0 {wide:g} {tall:g}" width="{wide / ROOT_SIZE:.2f}rem"'
    head = f'<svg class="chart" role="img" {size} xmlns="http://www.w3.org/2000/svg">'
    words = f"<title>{escape(without_controls(title))}</title><desc>{escape(without_controls(description))}</desc>"
    return head + words + "".join(parts) + "</svg>"

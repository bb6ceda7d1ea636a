"""Decisions and changes on a line from the first day to the last, from the top down: a disc is a decision, a diamond a
change. What lies further apart in time stands further apart, but never so near that words reach into each other.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import sqrt

from .blocks import Drawing, Mark, Table
from .drawn import EDGE, TALLEST, number, path, said, sheet, text

LEFT, WORDS, KEY = 12, 34, 34  # where the line is, where words begin, and how high the names of the shapes are
LEAST, MOST = 10, 60  # between the words of one mark and the next
RADIUS, FAR = 7, 10
KINDS = ("decision", "change")


def timeline(table: Table) -> str:
    """As many marks as find room, the newest of them; the table has all."""
    drawing = table.drawing or Drawing(kind="timeline", words="")
    placed = _fitting(drawing.marks)
    parts, top = _names(drawing.names), float(KEY)
    middles: list[float] = []
    for mark, gap in placed:
        drawn, end, middle = _drawn(mark, top + (gap if middles else 0))
        parts, top = [*parts, drawn], end
        middles.append(middle)
    line = path("drawn-line", f"M{LEFT} {number(middles[0])}V{number(middles[-1])}") if middles else ""
    return sheet(table.caption, top, [line, *parts])


def gaps(marks: Sequence[Mark]) -> list[float]:
    """The room before each mark: more for more days, though not in step, so that a year fits beside a week.

    >>> days = ("2026-03-04", "2026-03-04", "2026-03-20", "2028-03-20")
    >>> gaps([Mark(day=day, on=day, words="Tea", kind="change") for day in days])
    [0, 10.0, 26.0, 60]
    """
    days = [date.fromisoformat(mark.day) for mark in marks]
    return [0, *(min(MOST, LEAST + 4 * sqrt((later - earlier).days)) for earlier, later in pairwise(days))][: len(days)]


def in_parts(drawing: Drawing, tallest: float) -> list[Drawing]:
    """What one timeline shows as several that are no higher than this, the oldest marks first."""
    left, parts = [mark for mark, _gap in _fitting(drawing.marks)], []
    while left:
        shown = 1
        while shown < len(left) and _height(left[: shown + 1]) <= tallest:
            shown += 1
        parts.append(replace(drawing, marks=tuple(left[:shown])))
        left = left[shown:]
    return parts


def _height(marks: Sequence[Mark]) -> float:
    return KEY + 2 * EDGE + sum(gaps(marks)) + sum(_drawn(mark, 0)[1] for mark in marks)


def _fitting(marks: Sequence[Mark]) -> list[tuple[Mark, float]]:
    placed = [*zip(marks, gaps(marks), strict=True)]
    heights = [_drawn(mark, 0)[1] + gap for mark, gap in placed]
    room = TALLEST - KEY
    kept = 0
    while kept < len(placed) and sum(heights[len(placed) - kept - 1 :]) <= room:
        kept += 1
    return placed[len(placed) - kept :]


def _drawn(mark: Mark, top: float) -> tuple[str, float, float]:
    """A mark with its day and its words, where they end, and where the middle of the mark is."""
    day, under = said(mark.on, top, left=WORDS, most=1, kind="drawn-soft")
    words, end = said(mark.words, under, left=WORDS)
    middle = top + FAR
    return _shape(mark.kind, LEFT, middle) + day + words, end, middle


def _names(names: Sequence[str]) -> list[str]:
    parts = []
    for at, (kind, name) in enumerate(zip(KINDS, names, strict=False)):
        left = LEFT + at * 140
        parts += [_shape(kind, left, FAR), text(left + 20, FAR + 5, name)]
    return parts


def _shape(kind: str, left: float, middle: float) -> str:
    if kind == "change":
        return path("drawn-change", f"M{left:g} {number(middle - FAR)}l{FAR} {FAR}l-{FAR} {FAR}l-{FAR}-{FAR}z")
    r = RADIUS
    return path("drawn-decision", f"M{left - r:g} {number(middle)}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1-{2 * r} 0z")

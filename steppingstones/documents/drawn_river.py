"""The thread as a river that runs down the page. For each row of its table a part turns off, where its words stand.

A part is as wide as its number, or as the middle of the band in which the number is told. What has got no further yet
ends at a dam; the last part has an arrow.
"""

from collections.abc import Sequence

from ..methods.river import Reach, course
from .blocks import Amount, Table
from .drawn import LINE, number, path, said, sheet

STREAM, ARM, WORDS = 110, 132, 150  # how wide it is at its source, where parts of it end, and where words begin
BETWEEN, BEND, DAM = 26, 16, 8
OR_MORE = 1.2  # nobody knows the middle of "100 or more"


def river(table: Table) -> str:
    amounts = table.drawing.amounts[: len(table.rows)] if table.drawing else ()
    told = list(zip(table.rows, amounts, strict=False))
    least = [_words(row, 0)[1] + BETWEEN for row, _amount in told]
    reaches = course([_middle(amount) for _row, amount in told], STREAM, least)
    parts, end = [path("drawn-water", _outline(reaches))], float(LINE)
    for at, ((row, _amount), reach) in enumerate(zip(told, reaches, strict=True), 1):
        words, under = _words(row, reach.top + BEND)
        parts += [_end(reach, is_last=at == len(reaches)), words]
        end = max(under, reach.top + 2 * BEND + reach.leaving)
    return sheet(table.caption, end + DAM, parts)


def _middle(amount: Amount | None) -> float:
    if amount is None:
        return 0
    low, high = amount
    return low * OR_MORE if high is None else (low + high) / 2


def _words(row: tuple[str, ...], top: float) -> tuple[str, float]:
    """The name of the row, and under it how many."""
    name, under = said(row[0], top, left=WORDS)
    people, end = said(": ".join(row[1:2]), under, left=WORDS, kind="drawn-soft")
    return name + people, end


def _outline(reaches: Sequence[Reach]) -> str:
    """The water in one: down its right bank, out along each part that turns off, and back to where it parts."""
    if not any(reach.leaving for reach in reaches):
        return ""
    way = f"M0 0H{STREAM}"
    for reach in reaches:
        if reach.leaving:
            inner, outer, top = (number(at) for at in (reach.right - reach.leaving, reach.right, reach.top + BEND))
            above, below = number(reach.top + 2 * BEND), number(reach.top + 2 * BEND + reach.leaving)
            out = f"V{top}C{outer} {above} {outer} {above} {ARM} {above}"
            way += f"{out}V{below}C{inner} {below} {inner} {below} {inner} {top}"
    return f"{way}z"


def _end(reach: Reach, *, is_last: bool) -> str:
    top, tall = reach.top + 2 * BEND, reach.leaving
    if not tall:
        return ""
    if is_last:
        return path("drawn-full", f"M{ARM} {number(top - 5)}v{number(tall + 10)}l12-{number(tall / 2 + 5)}z")
    return path("drawn-bank", f"M{ARM} {number(top - 4)}h{DAM}v{number(tall + 8)}h-{DAM}z")

"""People as small figures: filled for those who are surely counted, with a broken edge for those who may be.

"5 to 9 people" are 5 filled figures and 4 with a broken edge. So a picture of a number that is told in a band shows the
band, and of a number that is hidden it shows nobody.
"""

from collections.abc import Sequence
from itertools import zip_longest

from .blocks import Amount, Table
from .drawn import LINE, TALLEST, WIDE, path, said, sheet, text

STEP, ROW, IN_A_ROW = 31, 47, 10
MOST = 50  # drawn one by one in one row; more would not be seen as people
BAR = 22
HALF = 5  # from the middle of a figure to its arms
# Who got better stands with raised arms, who stayed the same with arms held out, who got worse with hanging arms.
ARMS = (
    "M{a} {y}l-6-11M{b} {y}l6-11",
    "M{a} {y}h-7M{b} {y}h7",
    "M{a} {y}l-6 11M{b} {y}l6 11",
)
LOOKS = ("drawn-full", "drawn-open", "drawn-open")


def people(table: Table) -> str:
    """Figures for each row, one below the other."""
    return _groups(table, has_poses=False)


def moved(table: Table) -> str:
    """The same for those who got better, stayed the same and got worse, who stand differently."""
    return _groups(table, has_poses=True)


def crowd(full: int, of: int) -> str:
    """So many out of so many, for a place beside a sentence: filled figures, then outlines."""
    wide = min(IN_A_ROW, of)
    rows = -(-of // IN_A_ROW)
    side = max(wide * STEP, rows * ROW) + 8
    left, top = (side - wide * STEP) / 2, (side - rows * ROW) / 2
    drawn = path("drawn-full", _figures(range(full), left, top)) + path(
        "drawn-open", _figures(range(full, of), left, top)
    )
    size = f'width="144" height="144" viewBox="0 0 {side:g} {side:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'


def _groups(table: Table, *, has_poses: bool) -> str:
    amounts = table.drawing.amounts if table.drawing else ()
    told = list(zip_longest(table.rows, amounts[: len(table.rows)]))
    are_few = all(_most(amount) <= MOST for amount in amounts)
    most = max(map(_most, amounts), default=0) or 1
    parts, top = [], 0.0
    for at, (row, amount) in enumerate(told):
        words, after = said(": ".join(filter(None, row[:2])), top, most=2)
        drawn, end = _row(amount, after + 6, at, has_poses=has_poses) if are_few else _bar(amount, after + 6, most)
        if end > TALLEST:
            parts.append(text(0, top + LINE, "…"))
            return sheet(table.caption, top + LINE + 8, parts)
        parts += [words, drawn]
        top = end + 12
    return sheet(table.caption, max(top - 12, LINE), parts)


def _most(amount: Amount | None) -> int:
    if amount is None:
        return 0
    low, high = amount
    return low if high is None else high


def _row(amount: Amount | None, top: float, at: int, *, has_poses: bool) -> tuple[str, float]:
    if amount is None or not _most(amount):
        return "", top
    low, most = amount[0], _most(amount)
    at = min(at, len(LOOKS) - 1)
    sure, maybe = range(low), range(low, most)
    drawn = path("drawn-line", _arms(sure, top, ARMS[at])) if has_poses else ""
    drawn += path(LOOKS[at], _figures(sure, 0, top)) + path("drawn-maybe", _figures(maybe, 0, top))
    return drawn, top + ROW * -(-most // IN_A_ROW)


def _bar(amount: Amount | None, top: float, most: int) -> tuple[str, float]:
    """Of many people a bar: filled as far as it is sure, with a broken edge as far as it may reach."""
    if amount is None or not _most(amount):
        return "", top
    sure, maybe = ((WIDE - 4) * people / most for people in (amount[0], _most(amount)))
    drawn = path("drawn-full", f"M1 {top:g}h{sure:g}v{BAR}h-{sure:g}z" if sure else "")
    rest = maybe - sure
    drawn += path("drawn-maybe", f"M{1 + sure:g} {top:g}h{rest:g}v{BAR}h-{rest:g}z" if rest else "")
    return drawn, top + BAR


def _figures(places: Sequence[int], left: float, top: float) -> str:
    return "".join(_figure(left, top, place) for place in places)


def _figure(left: float, top: float, place: int) -> str:
    """A head and a body."""
    middle, foot = left + (place % IN_A_ROW) * STEP + STEP / 2, top + (place // IN_A_ROW) * ROW + 42
    return (
        f"M{middle - 5:g} {foot - 31:g}a5 5 0 1 1 10 0a5 5 0 1 1-10 0zM{middle - 6:g} {foot:g}v-16a6 6 0 0 1 12 0v16z"
    )


def _arms(places: Sequence[int], top: float, arms: str) -> str:
    middles = [((place % IN_A_ROW) * STEP + STEP / 2, top + (place // IN_A_ROW) * ROW + 42 - 18) for place in places]
    return "".join(arms.format(a=f"{at - HALF:g}", b=f"{at + HALF:g}", y=f"{high:g}") for at, high in middles)

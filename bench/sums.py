"""Exact sums and a value map that is drawn, beside the loop that a careful analyst writes with NumPy and SciPy."""

import math
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np

from .machine import Meanwhile
from .results import Result
from .tables import number, table

SIZES = (10, 50, 200)
RESAMPLES = 99_999  # what one draws where all ways are too many to go through
SEED, ROWS, DRAWS, PUT_IN = 5, 40, 100_000, 100_000
RATE, YEARS = 0.035, 5
FAR = 5  # standard errors: further apart is a mistake, not chance


def measure(*, quick: bool) -> Result:
    meanwhile, times = Meanwhile(), 1 if quick else 3
    exact = [line for size in SIZES for line in (signed_ranks(size, times), permutations(size, times))]
    drawn = draws(times)
    text = f"""## Sums

Each beside a plain loop with NumPy and SciPy in the same run, in turn, the best of {times}. Where all ways are too many
for SciPy to go through, it draws {RESAMPLES:,} of them, so its number is near and ours is exact. {meanwhile}

{table(["what", "ours ms", "plain ms", "ours", "plain"], [line[:5] for line in [*exact, drawn]])}"""
    lines = [(what, f"{ours} ms", f"{plain} ms", share) for what, ours, plain, _p, _q, share, _ok in [*exact, drawn]]
    wrong = [f"{what}: {one} here and {other} there." for what, _o, _p, one, other, _s, ok in [*exact, drawn] if not ok]
    return Result(text, lines, wrong)


def compared(what: str, ours: Callable, plain: Callable, times: int, near: Callable) -> tuple:
    """Both in turn; the best time of each, what each found, how much faster ours is, and if they say the same."""
    took: tuple[list[float], list[float]] = ([], [])
    found = [0.0, 0.0]
    for _time in range(times):
        for place, way in enumerate((ours, plain)):
            began = time.perf_counter()
            found[place] = float(way())
            took[place].append(1000 * (time.perf_counter() - began))
    mine, theirs = min(took[0]), min(took[1])
    share = f"{number(theirs / mine)} times as fast" if theirs >= mine else f"{number(mine / theirs)} times as slow"
    told = f"{found[0]:.5f}", f"{found[1]:.5f}"
    return what, number(mine), number(theirs), *told, share, near(*found)


# --- Exact tests --------------------------------------------------------------------------------------------


def steps_of(size: int) -> list[int]:
    """Changes on a scale of eleven points, with many that are equal, as in real questionnaires."""
    return np.random.default_rng(size).integers(-4, 6, size).tolist()


def as_near(size: int) -> Callable[[float, float], bool]:
    """Whether a chance is the same, or as near as drawing brings it."""

    def near(ours: float, plain: float) -> bool:
        slack = 0.0 if size <= SIZES[0] else FAR * math.sqrt(ours * (1 - ours) / RESAMPLES) + 2 / RESAMPLES
        return abs(ours - plain) <= slack + 1e-9

    return near


def signed_ranks(size: int, times: int) -> tuple:
    from scipy import stats

    from steppingstones.methods.paired import signed_rank

    steps = steps_of(size)

    def plain() -> float:
        moved = np.array([step for step in steps if step])
        ranks = stats.rankdata(np.abs(moved))
        if size <= SIZES[0]:
            ways = np.arange(2 ** len(moved))[:, None] >> np.arange(len(moved)) & 1
        else:
            ways = np.random.default_rng(SEED).integers(0, 2, (RESAMPLES, len(moved)))
        middle = ranks.sum() / 2
        return np.mean(np.abs(ways @ ranks - middle) >= abs(ranks[moved > 0].sum() - middle))

    return compared(f"Signed ranks of {size} people", lambda: signed_rank(steps).chance, plain, times, as_near(size))


def permutations(size: int, times: int) -> tuple:
    from scipy import stats

    from steppingstones.methods.two_groups import mean_chance

    steps, half, ways = steps_of(size), size // 2, np.inf if size <= SIZES[0] else RESAMPLES
    one, other = [Fraction(step) for step in steps[:half]], [Fraction(step) for step in steps[half:]]

    def apart(first, second, axis):
        return np.mean(first, axis=axis) - np.mean(second, axis=axis)

    def plain() -> float:
        options = {"vectorized": True, "n_resamples": ways, "rng": np.random.default_rng(SEED)}
        return stats.permutation_test((steps[:half], steps[half:]), apart, **options).pvalue

    return compared(f"Two groups of {half} people", lambda: mean_chance(one, other), plain, times, as_near(size))


# --- A value map, drawn -------------------------------------------------------------------------------------


def value_map() -> list:
    """Forty outcomes, each with every number from where to where."""
    from steppingstones.methods.value_map import Part, Row, Span

    chance, rows = np.random.default_rng(SEED), []
    for place in range(ROWS):
        quantity, value = Decimal(int(chance.integers(5, 200))), Decimal(int(chance.integers(20, 900)))
        row = Row(
            whom="people",
            what=f"outcome {place}",
            quantity=quantity,
            value=value,
            deadweight=Decimal("0.3"),
            displacement=Decimal("0.1"),
            attribution=Decimal("0.25"),
            drop_off=Decimal("0.4"),
            years=Decimal(1 + place % YEARS),
        )
        spans = {
            part: Span(low=at * Decimal("0.7"), high=at * Decimal("1.4")) for part in Part if (at := row.part(part))
        }
        rows.append(replace(row, spans=spans))
    return rows


def draws(times: int) -> tuple:
    from steppingstones.methods.value import Convention
    from steppingstones.methods.value_draws import simulate
    from steppingstones.methods.value_tables import one_rate

    rows, rates = value_map(), one_rate(Decimal(str(RATE)))

    def ours() -> float:
        return simulate(rows, Decimal(PUT_IN), rates, Convention.GUIDE, draws=DRAWS, seed=SEED).middle

    def near(mine: float, theirs: float) -> bool:
        return abs(mine - theirs) <= 0.01 * theirs

    return compared(f"A map of {ROWS} rows, drawn {DRAWS:,} times", ours, lambda: plain_draws(rows), times, near)


def plain_draws(rows: list) -> float:
    """The same, as one would write it for one's own map: all draws of a number at once, and ranks by SciPy."""
    from scipy import stats

    from steppingstones.methods.value_map import Part

    chance, drawn, total = np.random.default_rng(SEED), [], np.zeros(DRAWS)
    for row in rows:
        parts = {
            part: chance.triangular(float(span.low), float(row.part(part)), float(span.high), DRAWS)
            for part, span in row.spans.items()
        }
        drawn += parts.values()
        impact = parts[Part.QUANTITY] * parts[Part.VALUE]
        for part in (Part.DEADWEIGHT, Part.DISPLACEMENT, Part.ATTRIBUTION):
            impact = impact * (1 - parts[part])
        for year in range(int(row.years)):
            total += impact * (1 - parts[Part.DROP_OFF]) ** year / (1 + RATE) ** (year + 1)
    ratio = total / PUT_IN
    _low, middle, _high = np.percentile(ratio, [5, 50, 95])
    squares = [stats.spearmanr(each, ratio).statistic ** 2 for each in drawn]
    assert max(squares) < 1
    return float(middle)

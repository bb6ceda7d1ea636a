"""The same people asked twice: against numbers of R and SciPy, and against counting everything."""

from decimal import Decimal
from itertools import combinations_with_replacement, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from steppingstones.methods.paired import flip_chance, moved, sign_chance, signed_rank

FIRST = ["1.83", ".50", "1.62", "2.48", "1.68", "1.88", "1.55", "3.06", "1.30"]
LAST = [".878", ".647", ".598", "2.05", "1.06", "1.29", "1.06", "3.14", "1.29"]
DEPRESSION = [Decimal(one) - Decimal(other) for one, other in zip(FIRST, LAST, strict=True)]
TOY = [1, 0, 2, 1, 0, 1, 2, 0, 1, -1, 2, 2]
STEPS = st.lists(st.integers(-4, 4), min_size=1, max_size=9)


def test_the_depression_data_of_hollander_and_wolfe():
    ranks, far = signed_rank(DEPRESSION), moved(DEPRESSION)

    assert (ranks.ranks_up, ranks.chance, ranks.chance_up) == (40, 0.0390625, 0.01953125)
    assert [round(each, 3) for each in (far.size, far.low, far.high)] == [0.46, 0.010, 0.786]
    assert (far.confidence, far.is_exact) == (0.9609375, True)
    assert round(moved(DEPRESSION, wanted=0.9).low, 3) == 0.175
    assert sign_chance(7, 2) == 0.1796875


def test_equal_steps_are_counted_out_and_not_taken_for_unequal_ones():
    assert (signed_rank(TOY).ranks_up, signed_rank(TOY).chance) == (42, 0.0234375)
    assert signed_rank(TOY, rank_zeros=True).chance == 0.0234375
    assert sign_chance(8, 1) == 0.0390625
    assert (moved(TOY).size, moved([step for step in TOY if step]).size) == (1.0, 1.5)


@pytest.mark.parametrize(
    ("people", "rarest"),
    [(3, 0.25), (4, 0.125), (5, 0.0625), (6, 0.03125), (7, 0.015625), (8, 0.0078125)],
)
def test_few_people_can_never_be_sure(people, rarest):
    assert signed_rank(range(1, people + 1)).chance == rarest
    assert (sign_chance(people, 0), flip_chance(range(1, people + 1))) == (rarest, rarest)


def test_where_nobody_moved_chance_explains_all():
    assert (signed_rank([0, 0]).chance, flip_chance([0, 0]), sign_chance(0, 0)) == (1, 1, 1)
    assert signed_rank([0, 0], rank_zeros=True).chance == 1


def all_signs(steps):
    return (
        [sign * step for sign, step in zip(signs, steps, strict=True)] for signs in product((1, -1), repeat=len(steps))
    )


def as_far(steps, measure):
    """The share of all ways to give signs that bring at least as much."""
    found = [abs(measure(way)) >= abs(measure(steps)) for way in all_signs(steps)]
    return sum(found) / len(found)


def ranked(steps, *, rank_zeros):
    """The ranks of those who went up less the ranks of those who went down, doubled."""
    used = steps if rank_zeros else [step for step in steps if step]
    ranks = stats.rankdata(np.abs(used)) * 2 if used else []
    return sum(rank * np.sign(step) for rank, step in zip(ranks, used, strict=True))


@given(STEPS, st.booleans())
def test_chance_is_what_counting_all_says(steps, rank_zeros):
    expected = as_far(steps, lambda way: ranked(way, rank_zeros=rank_zeros))

    assert signed_rank(steps, rank_zeros=rank_zeros).chance == expected
    assert flip_chance(steps) == as_far(steps, sum)
    assert sign_chance(sum(step > 0 for step in steps), sum(step < 0 for step in steps)) == as_far(
        [np.sign(step) for step in steps if step], sum
    )


@pytest.mark.parametrize("people", range(1, 7))
def test_chance_is_what_counting_says_for_every_small_group_there_is(people):
    for steps in combinations_with_replacement(range(-2, 3), people):
        ranks = stats.rankdata([abs(step) for step in steps if step] or [1]) * 2
        ups = [step > 0 for step in steps if step]
        own = abs(sum(rank if up else -rank for rank, up in zip(ranks, ups, strict=False)))
        ways = [abs(sum(np.array(way) * ranks[: len(ups)])) >= own for way in product((1, -1), repeat=len(ups))]
        assert signed_rank(steps).chance == sum(ways) / len(ways), steps
        assert flip_chance(steps) == as_far(steps, sum), steps


@pytest.mark.parametrize("people", range(1, 13))
def test_without_equal_steps_chance_is_that_of_scipy(people):
    for turned in range(2**people) if people < 5 else (0, 1, 5, 19, 21):
        steps = [-far if turned >> far & 1 else far for far in range(1, people + 1)]
        told = stats.wilcoxon(steps, method="exact")
        assert signed_rank(steps).chance == pytest.approx(told.pvalue, rel=1e-12)


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=12))
def test_the_middle_follows_the_steps(steps):
    far = moved(steps)

    assert far.low <= far.size <= far.high
    assert moved([-step for step in steps]).size == -far.size
    assert moved([step + 7 for step in steps]).size == far.size + 7


@given(st.lists(st.integers(-30, 30), min_size=1, max_size=30), st.randoms())
def test_order_and_unit_change_nothing(steps, chance):
    mixed = [Decimal(step) / 8 for step in steps]
    chance.shuffle(mixed)

    assert signed_rank(mixed) == signed_rank(steps)
    assert flip_chance(mixed) == flip_chance(steps)
    assert moved(mixed).size == pytest.approx(moved(steps).size / 8)


def test_two_hundred_people_are_counted_out_too():
    steps = [step for step in range(-95, 106) if step]

    told = stats.wilcoxon(steps, method="approx")
    assert signed_rank(steps).chance == pytest.approx(told.pvalue, rel=0.05)

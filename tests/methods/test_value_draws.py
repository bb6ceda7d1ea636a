"""A map drawn again and again: against sums that can be done by hand."""

import math
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from steppingstones.methods.value import Convention, sroi
from steppingstones.methods.value_draws import Refusal, Shape, bell, simulate
from steppingstones.methods.value_levers import moved
from steppingstones.methods.value_map import Part, Span
from steppingstones.methods.value_tables import one_rate
from tests.value_maps import DEMO, RATE, row

D = Decimal
GUIDE = Convention.GUIDE
EVEN_SHARE = replace(row("x", 100, 10, dw=0.3), spans={Part.DEADWEIGHT: Span(low=D("0.1"), high=D("0.5"))})
DRAWS = 100_000


def span(each, **ends):
    return replace(
        each, spans={Part[name.upper()]: Span(low=D(low), high=D(high)) for name, (low, high) in ends.items()}
    )


UNSURE = [
    span(DEMO[0], quantity=("8", "14"), attribution=("0.2", "0.4"), drop_off=("0.1", "0.4")),
    span(DEMO[1], value=("200", "500")),
    span(DEMO[2], deadweight=("0", "0.3")),
    DEMO[3],
]


def drawn(rows, put_in=500, rate="0", **options):
    return simulate(rows, D(put_in), one_rate(D(rate)), GUIDE, **{"draws": DRAWS, "seed": 7} | options)


def near(found, expected, spread):
    """Within three standard errors."""
    return abs(found - expected) <= 3 * spread / math.sqrt(DRAWS)


def test_one_share_drawn_evenly():
    found = drawn([EVEN_SHARE], of_shares=Shape.EVEN)

    assert near(found.mean, 1.4, 0.230940)
    assert near(found.spread, 0.230940, 0.230940 * math.sqrt((9 / 5 - 1) / 4))  # kurtosis of an even law: 9/5
    for end, expected, part in ((found.low, 1.04, 0.05), (found.high, 1.76, 0.95)):
        assert near(end, expected, math.sqrt(part * (1 - part)) * 0.8)
    below = drawn([EVEN_SHARE], put_in=600, of_shares=Shape.EVEN).below_one  # as below 1.2 of 500
    assert near(below, 0.25, math.sqrt(0.25 * 0.75))


def test_one_share_evenly_and_one_amount_around_its_peak():
    both = replace(EVEN_SHARE, spans=EVEN_SHARE.spans | {Part.VALUE: Span(low=D(5), high=D(15))})
    found = drawn([both], of_shares=Shape.EVEN)

    assert near(found.mean, 1.4, 0.370435)
    assert near(found.spread, 0.370435, 0.370435)


def test_a_share_around_its_peak_is_drawn_as_scipy_has_it():
    found = drawn([EVEN_SHARE])
    law = stats.triang(0.5, loc=0.1, scale=0.4)

    assert near(found.mean, 1.4, 2 * law.std())
    assert found.low == pytest.approx(2 * (1 - law.ppf(0.95)), abs=0.01)
    assert found.high == pytest.approx(2 * (1 - law.ppf(0.05)), abs=0.01)


@pytest.mark.parametrize("peak", [0, 0.1, 0.5, 0.77, 1])
def test_the_bell_of_pert_is_as_scipy_has_it(peak):
    chances = np.linspace(0.001, 0.999, 500)

    assert bell(chances, peak) == pytest.approx(stats.beta(1 + 4 * peak, 5 - 4 * peak).ppf(chances), abs=1e-4)


def test_amounts_by_the_bell_have_the_mean_of_pert():
    one = span(row("x", 100, 10), value=("4", "22"))
    mean = (4 + 4 * 10 + 22) / 6
    law = stats.beta(1 + 4 / 3, 5 - 4 / 3, loc=4, scale=18)
    found = drawn([one], put_in=100, of_amounts=Shape.BELL)

    assert law.mean() == pytest.approx(mean)
    assert near(found.mean, mean, law.std())
    assert near(found.spread, law.std(), law.std())
    assert found.spread < drawn([one], put_in=100).spread
    assert drawn([EVEN_SHARE], of_amounts=Shape.BELL) == drawn([EVEN_SHARE])  # shares have their own


def test_what_rows_share_is_drawn_once():
    alone = [replace(EVEN_SHARE, what=name) for name in "ab"]
    shared = [replace(each, together={Part.DEADWEIGHT: "same"}) for each in alone]

    assert drawn(shared, put_in=1000).spread > 1.3 * drawn(alone, put_in=1000).spread


def test_what_moves_the_ratio_is_told_as_ranks_would_tell_it():
    found = drawn(UNSURE, put_in=15_800, rate="0.035")
    chance = np.random.default_rng(3)
    numbers = chance.triangular(8, 12, 14, 20_000), chance.triangular(0.2, 0.3, 0.4, 20_000)
    ratios = numbers[0] * (1 - numbers[1])
    ranks = [stats.spearmanr(each, ratios).statistic ** 2 for each in numbers]
    only_two = drawn([span(DEMO[0], quantity=("8", "14"), attribution=("0.2", "0.4")), *DEMO[1:]], put_in=15_800)

    assert sum(mover.share for mover in found.movers) == pytest.approx(1)
    assert [mover.share for mover in only_two.movers] == pytest.approx([rank / sum(ranks) for rank in ranks], abs=0.03)


def test_it_goes_around_what_the_map_comes_to():
    found = drawn(UNSURE, put_in=15_800, rate="0.035")
    at = [moved(DEMO[0], Part.QUANTITY, D(34) / 3), moved(DEMO[1], Part.VALUE, D("1010.5") / 3)]
    middle = sroi([*at, moved(DEMO[2], Part.DEADWEIGHT, D("0.4") / 3), DEMO[3]], D(15_800), RATE, GUIDE).ratio

    assert found.mean == pytest.approx(float(middle), abs=0.01)
    assert found.low < found.middle < found.high


def test_the_same_seed_draws_the_same_and_another_does_not():
    assert drawn(UNSURE) == drawn(UNSURE)
    assert drawn(UNSURE).mean != drawn(UNSURE, seed=8).mean


@settings(max_examples=5, deadline=None)
@given(st.permutations(UNSURE))
def test_the_order_of_rows_changes_nothing(mixed):
    assert drawn(mixed, draws=10_000).middle == pytest.approx(drawn(UNSURE, draws=10_000).middle, rel=1e-12)


@pytest.mark.parametrize(
    ("rows", "draws", "refusal"),
    [(DEMO, DRAWS, Refusal.NO_SPANS), (UNSURE, 9_999, Refusal.WRONG_NUMBER), (UNSURE, 1_000_001, Refusal.WRONG_NUMBER)],
)
def test_where_nothing_is_drawn_it_says_why(rows, draws, refusal):
    found = drawn(rows, draws=draws)

    assert (found.refusal, found.mean, found.movers) == (refusal, None, ())

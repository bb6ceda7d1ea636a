"""Means and middles with a range by drawing people again: beside SciPy, and where it is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from steppingstones.methods.resampled import Of, Refusal, resampled

STEPS = [0, 1, 1, 2, 3, 0, 2, 1, 1, 4, -1, 0, 2, 1, 1, 3, 0, 1, 2, 2]
LOPSIDED = [round(float(each), 3) for each in np.random.default_rng(4).exponential(3, 40)]


@pytest.mark.parametrize(("scores", "of"), [(STEPS, Of.MEAN), (LOPSIDED, Of.MEAN), (LOPSIDED, Of.MIDDLE)])
def test_it_is_as_scipy_has_it(scores, of):
    found = resampled(scores, of=of)
    way = np.mean if of == Of.MEAN else np.median
    other = stats.bootstrap((scores,), way, n_resamples=20_000, method="BCa", rng=np.random.default_rng(9))

    slack = 0.06 * (found.high - found.low)
    assert found.size == pytest.approx(way(scores))
    assert (found.low, found.high) == pytest.approx(tuple(other.confidence_interval), abs=slack)


@pytest.mark.parametrize(
    ("scores", "of", "refusal"),
    [
        (STEPS[:19], Of.MEAN, Refusal.TOO_FEW),
        ([1, 2, 3, 4, 5] * 8, Of.MIDDLE, Refusal.TOO_COARSE),
        ([2] * 30, Of.MEAN, Refusal.ALL_ALIKE),
    ],
)
def test_where_a_range_would_mislead_there_is_none(scores, of, refusal):
    found = resampled(scores, of=of)

    assert (found.refusal, found.size, found.low, found.high) == (refusal, None, None, None)


def test_answers_on_five_points_have_a_mean_with_its_range():
    assert resampled([1, 2, 3, 4, 5] * 8).refusal is None


def test_the_same_seed_draws_the_same():
    assert resampled(LOPSIDED) == resampled(LOPSIDED)
    assert resampled(LOPSIDED).low != resampled(LOPSIDED, seed=2).low


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=20, max_size=40).filter(lambda scores: len(set(scores)) > 1))
def test_the_range_holds_the_mean_and_lies_among_the_answers(scores):
    found = resampled(scores)

    assert min(scores) <= found.low <= found.size <= found.high <= max(scores)

"""Two small groups beside each other, against numbers of other programs."""

from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest
from scipy import stats

from steppingstones.methods.two_groups import (
    _student,
    _variance,
    _ways_without_ties,
    consensus,
    dominance,
    mean_chance,
    rank_chance,
    shift,
)


@pytest.mark.parametrize(
    ("counts", "agreement"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 0.6113333),
        ((10, 0, 0, 0, 10), -1),
        ((4, 4, 4, 4, 4), 0),
        ((0, 0, 20, 0, 0), 1),
        ((2, 0, 1, 0, 2), -0.5666667),
        ((1, 2, 1, 0, 0), 0.625),
        ((0, 0, 0), None),
    ],
)
def test_agreement_within_a_group_is_what_another_program_says(counts, agreement):
    found = consensus(counts)

    assert (found if found is None else round(found, 7)) == agreement


def test_how_seldom_groups_overlap_is_what_another_program_says():
    found = dominance([10, 20, 30, 40, 40, 50], [10, 10, 20, 20, 20, 30, 30, 30, 40, 50])

    assert (found.delta, round(found.low, 7), round(found.high, 7)) == (-0.25, -0.7265846, 0.3890062)
    assert found.above == 0.375


def test_the_variance_behind_it_is_the_unbiased_one():
    control, treatment = [10, 20, 30, 40, 40, 50], [10, 10, 20, 20, 20, 30, 30, 30, 40, 50]
    signs = [[(high > low) - (high < low) for low in control] for high in treatment]

    assert round(_variance(signs, -0.25), 7) == 0.0980556


def test_groups_that_do_not_overlap_have_no_range():
    assert dominance([1, 2, 2], [3, 4, 5]).low is None


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 8, 13, 30, 58])
def test_students_t_is_what_tables_say(freedom):
    assert _student(freedom) == pytest.approx(stats.t.ppf(0.975, freedom))


def test_with_few_people_the_range_says_how_sure_it_can_be():
    assert shift([1, 2, 3], [4, 5, 5]).confidence == pytest.approx(1 - 2 / 20)
    assert shift([1, 2, 3, 3, 1], [4, 5, 5, 2]).confidence == pytest.approx(1 - 4 / 126)
    assert shift([1, 2], [4, 5, 5]).low is None


def test_the_range_of_a_shift_holds_every_distance_that_a_test_would_allow():
    """Twelve people whose answers all differ: moved by anything in the range, the test says 5 in 100 or more."""
    one, other = [1, 13, 24, 37, 48, 61], [20, 32, 45, 58, 69, 82]
    found = shift(one, other)

    for moved, is_inside in [(found.low + 0.5, True), (found.high - 0.5, True), (found.low - 0.5, False)]:
        chance = stats.mannwhitneyu([x + moved for x in one], other, method="exact").pvalue
        assert (chance > 0.05) == is_inside
    assert 0.95 <= found.confidence < 1


def test_with_two_people_nothing_is_said_about_chance():
    assert rank_chance([1, 1], [5, 5, 5]) is None
    assert mean_chance([Fraction(1)] * 2, [Fraction(5)] * 9) is None


def test_all_alike_is_what_chance_always_does():
    assert rank_chance([3] * 4, [3] * 5) == 1
    assert mean_chance([Fraction(1, 3)] * 4, [Fraction(1, 3)] * 5) == 1


def test_thirty_people_with_unlike_means_are_compared_as_well():
    one = [Fraction(20 + at, 7 + at % 6) for at in range(30)]
    other = [Fraction(25 + at, 7 + at % 6) for at in range(30)]

    told = stats.ttest_ind([float(x) for x in one], [float(x) for x in other]).pvalue
    assert mean_chance(one, other) == pytest.approx(told, abs=0.02)


@pytest.mark.parametrize("few", [3, 4, 6])
@pytest.mark.parametrize("many", [6, 7])
def test_the_orders_are_those_that_counting_all_gives(few, many):
    places = combinations(range(few + many), few)
    wrong = Counter(sum(each) - sum(range(few)) for each in places)
    half = few * many // 2
    assert _ways_without_ties(few, many) == [wrong[number] for number in range(half + 1)]


def test_beyond_300_people_the_range_goes_on_as_before():
    counted, from_curve = shift([1, 2, 3] * 50, [2, 3, 4] * 50), shift([1, 2, 3] * 51, [2, 3, 4] * 51)
    assert (from_curve.size, from_curve.low, from_curve.high) == (counted.size, counted.low, counted.high)
    assert from_curve.confidence == pytest.approx(counted.confidence, abs=0.001)

"""Older measures of agreement, against numbers of other programs."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.kappa import Weights, cohen, fleiss

TWO = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
# Fleiss (1971): 30 people, six psychiatrists, five diagnoses; how many chose each.
DIAGNOSES = """
0,0,0,6,0 0,3,0,0,3 0,1,4,0,1 0,0,0,0,6 0,3,0,3,0 2,0,4,0,0 0,0,4,0,2 2,0,3,1,0 2,0,0,4,0 0,0,0,0,6
1,0,0,5,0 1,1,0,4,0 0,3,3,0,0 1,0,0,5,0 0,2,0,3,1 0,0,5,0,1 3,0,0,1,2 5,1,0,0,0 0,2,0,4,0 1,0,2,0,3
0,0,0,0,6 0,1,0,5,0 0,2,0,1,3 2,0,0,4,0 1,0,0,4,1 0,5,0,1,0 4,0,0,0,2 0,2,0,4,0 1,0,5,0,0 0,0,0,0,6
"""
UNITS = [
    [value for value, often in enumerate(map(int, person.split(","))) for _judge in range(often)]
    for person in DIAGNOSES.split()
]


def test_two_people_and_two_answers():
    found = cohen(TWO)

    assert (found.seen, found.chance, round(found.kappa, 7)) == (0.7, 0.5, 0.4)


def test_six_people_and_thirty_things():
    found = fleiss(UNITS)

    assert (round(found.kappa, 7), round(found.away, 2)) == (0.4302445, 17.65)
    assert [round(found.by_value[value], 3) for value in range(5)] == [0.245, 0.245, 0.520, 0.471, 0.566]


def test_near_answers_count_in_part():
    near, far = [(1, 2), (2, 3), (3, 3), (1, 1)], [(1, 3), (2, 3), (3, 3), (1, 1)]

    for weights in (Weights.LINEAR, Weights.SQUARE):
        assert cohen(near, weights).kappa > cohen(far, weights).kappa
    assert cohen([(1, 1), (3, 3), (1, 3)], Weights.SQUARE).kappa == pytest.approx(cohen([(1, 1), (3, 3), (1, 3)]).kappa)


def test_where_all_say_the_same_there_is_no_kappa():
    assert cohen([("yes", "yes")] * 3).kappa is None
    assert (fleiss([("yes",) * 3] * 2).kappa, fleiss([("yes",) * 3] * 2).by_value) == (None, {"yes": None})


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=30), st.sampled_from(Weights))
def test_kappa_is_one_only_where_all_agree(pairs, weights):
    kappa = cohen(pairs, weights).kappa

    assert kappa is None or (kappa == pytest.approx(1)) == all(one == other for one, other in pairs)
    assert kappa is None or kappa == pytest.approx(cohen([pair[::-1] for pair in pairs], weights).kappa)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=3, max_size=3), min_size=2, max_size=12))
def test_the_kappas_of_values_weighed_make_the_whole(units):
    found, totals = fleiss(units), Counter(value for unit in units for value in unit)
    if found.kappa is not None:
        odds = {value: often / totals.total() * (1 - often / totals.total()) for value, often in totals.items()}
        whole = sum(odds[value] * found.by_value[value] for value in odds) / sum(odds.values())
        assert found.kappa == pytest.approx(whole)

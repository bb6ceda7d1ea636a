"""Who takes part beside whom it is for: against numbers of other programs, and what is not said."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from steppingstones.methods import intervals
from steppingstones.methods.intervals import Order, drawn, drawn_from_list, drawn_profile, exact, wilson
from steppingstones.methods.representation import Reading, Refusal, representation


def digits(ends):
    return tuple(round(end, 7) for end in ends)


def test_three_of_twelve():
    assert round(drawn(3, 12, 0.3), 7) == 1
    assert digits(exact(3, 12)) == (0.0548606, 0.5718585)
    assert digits(wilson(3, 12)) == (0.0889417, 0.5323053)


def test_nobody_of_fifteen():
    assert round(drawn(0, 15, 0.14), 7) == 0.2517515
    assert digits(exact(0, 15)) == (0, 0.2180194)
    assert digits(wilson(0, 15)) == (0, 0.2038833)


def test_the_example_of_the_manual():
    assert round(drawn(682, 925, 0.75), 7) == 0.3824916
    assert digits(exact(682, 925)) == (0.7076683, 0.7654066)


def test_other_ranges_of_small_groups():
    assert digits(wilson(7, 9)) == (0.4525890, 0.9367749)
    assert digits(exact(7, 9)) == (0.3999064, 0.9718550)
    assert (digits(wilson(3, 3)), digits(exact(3, 3))) == ((0.4385030, 1), (0.2924018, 1))


def test_a_profile_of_twelve_people():
    found = representation({"a": 1, "b": 2, "c": 5, "d": 4}, {"a": 0.30, "b": 0.30, "c": 0.25, "d": 0.15})

    assert (round(found.apart, 7), round(found.to_move, 7), round(found.chance, 7)) == (0.35, 4.2, 0.0783957)


def test_the_peas_of_mendel(monkeypatch):
    peas, laws = (315, 108, 101, 32), (9 / 16, 3 / 16, 3 / 16, 1 / 16)

    assert drawn_profile(peas, laws) is None  # more ways than a page can wait for
    monkeypatch.setattr(intervals, "_MOST_PROFILES", 200_000)
    assert round(drawn_profile(peas, laws), 4) == 0.9382
    assert round(drawn_profile(peas, laws, Order.RATIO), 4) == 0.9261


def test_a_profile_of_twelve_people_by_other_orders():
    counts, shares = [1, 2, 5, 4], [0.30, 0.30, 0.25, 0.15]

    assert round(drawn_profile(counts, shares, Order.RATIO), 4) == 0.1262
    assert round(drawn_profile(counts, shares, Order.DISTANCE), 5) == 0.08695


def test_many_people_in_three_groups_are_counted_out_too():
    assert 0 < drawn_profile([1000, 960, 1040], [1 / 3] * 3) < 1


def test_a_panel_from_a_list():
    assert round(math.comb(42, 8) / math.comb(60, 8), 7) == 0.0461304
    assert round(drawn_from_list(0, 8, 18, 60), 7) == 0.0913597
    panel = representation({"other": 8}, {"minority": 18, "other": 42}, everybody=60)
    assert [round(group.chance, 7) for group in panel.groups] == [0.0913597, 0.0913597]


def test_the_index_says_how_often_a_group_takes_part():
    found = representation({"young": 3, "old": 9}, {"young": 30, "old": 70}).groups[0]

    assert (round(found.index, 4), round(found.expected, 7), found.reading) == (0.8333, 3.6, Reading.NOT_CLEAR)


def test_fewer_is_only_said_where_the_range_says_so():
    shares = {"minority": 30, "majority": 70}

    assert representation({"majority": 9}, shares).groups[0].reading == Reading.NOT_CLEAR
    assert representation({"majority": 12}, shares).groups[0].reading == Reading.FEWER
    assert representation({"minority": 9}, shares).groups[0].reading == Reading.MORE


@pytest.mark.parametrize(
    ("counts", "shares", "not_said", "refusal"),
    [
        ({"a": 9}, {}, 0, Refusal.NO_REFERENCE),
        ({"a": 9}, {"a": 0}, 0, Refusal.NO_REFERENCE),
        ({"a": 8}, {"a": 1, "b": 1}, 3, Refusal.MANY_NOT_SAID),
        ({"a": 7}, {"a": 1, "b": 1}, 0, Refusal.TOO_FEW),
        ({}, {"a": 1, "b": 1}, 0, Refusal.TOO_FEW),
    ],
)
def test_where_nothing_is_said_it_says_why(counts, shares, not_said, refusal):
    found = representation(counts, shares, not_said=not_said)

    assert (found.refusal, found.chance, found.apart, found.to_move) == (refusal, None, None, None)
    assert {group.reading for group in found.groups} <= {None}


def test_a_group_that_nobody_knows_of_is_refused():
    with pytest.raises(ValueError, match="do not have: moon"):
        representation({"moon": 9}, {"earth": 100})


@given(people=st.integers(1, 40), share=st.floats(0.01, 0.99), data=st.data())
def test_chance_and_ranges_are_those_of_another_program(people, share, data):
    number = data.draw(st.integers(0, people))
    told = stats.binomtest(number, people, share)

    assert drawn(number, people, share) == pytest.approx(told.pvalue, rel=1e-6)
    assert exact(number, people) == pytest.approx(tuple(told.proportion_ci(method="exact")), abs=1e-9)
    assert wilson(number, people) == pytest.approx(tuple(told.proportion_ci(method="wilson")), abs=1e-9)


@given(st.lists(st.integers(0, 6), min_size=2, max_size=4), st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_chance_of_a_profile_is_what_counting_all_says(counts, parts):
    shares = [part / sum(parts[: len(counts)]) for part in parts[: len(counts)]]
    law = stats.multinomial(sum(counts), shares)
    limit = law.pmf(counts) * (1 + 1e-7)
    chances = [law.pmf(each) for each in intervals._fillings(sum(counts), len(counts)) if sum(each) == sum(counts)]

    assert drawn_profile(counts, shares) == pytest.approx(sum(each for each in chances if each <= limit))


@given(st.lists(st.integers(0, 6), min_size=2, max_size=4), st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_chance_of_a_profile_by_distance_is_what_counting_all_says(counts, parts):
    shares = [part / sum(parts[: len(counts)]) for part in parts[: len(counts)]]
    people, law = sum(counts), stats.multinomial(sum(counts), shares)
    every = [each for each in intervals._fillings(people, len(counts)) if sum(each) == people]

    def far(each):
        return sum((count - people * share) ** 2 / (people * share) for count, share in zip(each, shares, strict=True))

    expected = sum(law.pmf(each) for each in every if people == 0 or far(each) >= far(counts) - 1e-7)
    assert drawn_profile(counts, shares, Order.DISTANCE) == pytest.approx(expected)

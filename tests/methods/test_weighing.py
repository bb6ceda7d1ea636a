"""What matters to people: orders, points and pairs, without an average."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from steppingstones.methods.weighing import _ranks, apart, by_order, by_pairs, by_points, pair_agreement, w_of

THINGS = ["a", "b", "c", "d"]
orders = st.permutations(THINGS).map(lambda order: {thing: place for place, thing in enumerate(order, 1)})
groups = st.lists(orders, min_size=5, max_size=9)


def places(found) -> dict[str, int]:
    return found.places


def test_kendalls_w_of_the_published_example_is_16_hundredths():
    """Siegel, Nonparametric Statistics (1956), chapter 9: three executives put six applicants in order; s is 25.5."""
    said = ([1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1])
    ranks = [dict(zip("abcdef", map(Decimal, each), strict=True)) for each in said]
    assert w_of(ranks, "abcdef") == pytest.approx(12 * 25.5 / (9 * (6**3 - 6)))
    assert round(w_of(ranks, "abcdef"), 2) == 0.16


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=3, max_size=8))
def test_w_with_ties_is_what_friedmans_test_rests_on(said):
    ranks = [_ranks(dict(zip(THINGS, each, strict=True))) for each in said]
    found = w_of(ranks, THINGS)
    if any(len(set(each)) > 1 for each in said):
        columns = [[each[place] for each in said] for place in range(4)]
        assert found == pytest.approx(friedmanchisquare(*columns).statistic / (len(said) * 3))
    else:
        assert found is None


def test_agreement_is_not_told_of_four_people_or_of_two_things():
    four = by_order([{"a": 1, "b": 2, "c": 3}] * 4, ["a", "b", "c"])
    two = by_order([{"a": 1, "b": 2}] * 9, ["a", "b"])
    assert (four.agreement, two.agreement) == (None, None)


def test_what_has_no_place_comes_last_and_stands_equal():
    found = by_order([{"a": 1}] * 5, ["a", "b", "c"])
    assert places(found) == {"a": 1, "b": 2, "c": 2}
    assert found.stands[1].middle == Decimal("2.5")


def test_a_few_who_put_something_far_up_do_not_move_it_above_the_majority():
    """With points for places (Borda) b would come first."""
    found = by_order(3 * [{"a": 1, "b": 2, "c": 3}] + 2 * [{"b": 1, "c": 2, "a": 3}], ["a", "b", "c"])
    assert places(found) == {"a": 1, "b": 2, "c": 3}


def test_majorities_that_go_round_are_told_and_nothing_comes_first():
    said = 2 * [{"a": 1, "b": 2, "c": 3}] + 2 * [{"b": 1, "c": 2, "a": 3}] + 2 * [{"c": 1, "a": 2, "b": 3}]
    found = by_order(said, ["a", "b", "c"])
    assert found.circle == ("a", "b", "c")
    assert set(places(found).values()) == {1}


def test_points_that_nobody_gave_make_no_share():
    found = by_points([{}], ["a", "b"])
    assert [each.share for each in found.stands] == [None, None]
    assert set(places(found).values()) == {1}


def test_pairs_may_be_asked_either_way_round():
    found = by_pairs([{("b", "a"): "b", ("a", "c"): "a", ("b", "c"): "b"}] * 5, ["a", "b", "c"])
    assert places(found) == {"b": 1, "a": 2, "c": 3}
    assert found.agreement == 1.0


def test_agreement_in_pairs_is_not_told_where_somebody_left_one_out():
    said = [{("a", "b"): "a", ("a", "c"): "a", ("b", "c"): "b"}] * 4 + [{("a", "b"): "a"}]
    assert by_pairs(said, ["a", "b", "c"]).agreement is None


def test_agreement_in_pairs_is_least_where_halves_choose_otherwise():
    """The least that Kendall's u can be for an even number of people is -1 / (m - 1)."""
    above = {(one, other): 3 for one in "abc" for other in "abc" if one != other}
    assert pair_agreement(above, "abc", 6) == pytest.approx(-1 / 5)


@given(groups, st.randoms())
def test_it_does_not_matter_who_speaks_first(said, random):
    mixed = random.sample(said, len(said))
    assert by_order(said, THINGS) == by_order(mixed, THINGS)


@given(groups)
def test_pairs_taken_from_orders_come_to_the_same_places(said):
    chosen = [
        {(one, other): min((one, other), key=each.get) for one in THINGS for other in THINGS if one < other}
        for each in said
    ]
    assert by_pairs(chosen, THINGS).places == by_order(said, THINGS).places


@given(groups)
def test_who_beats_all_comes_first(said):
    found = by_order(said, THINGS)
    for each in found.stands:
        if len(each.beats) == len(THINGS) - 1:
            assert each.place == 1


@given(groups)
def test_a_side_is_not_apart_from_itself(said):
    found = by_order(said, THINGS)
    assert apart(found, found) == ()

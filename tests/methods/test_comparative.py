"""With and without co-production: two small groups that changed."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations, combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steppingstones.methods.comparative import (
    Caution,
    Person,
    Placed,
    Refusal,
    Told,
    compared,
    difference,
    difference_error,
)

TOGETHER, WITHOUT = (2, 1, 3, 0, 2, 1), (0, 1, -1, 0, 1)


def people(changes, **more):
    return [Person(before=Decimal("2.5"), after=Decimal("2.5") + change, **more) for change in changes]


def by_lot(together=TOGETHER, without=WITHOUT):
    return compared(people(together), people(without), Placed.LOT)


def test_the_houses_near_an_incinerator():
    found = difference(together=(63_692.86, 70_619.24), without=(82_517.23, 101_307.51))

    assert round(found, 2) == -11_863.90


def test_how_unsure_the_difference_of_the_houses_is():
    near = Told(people=56, mean=63_692.86, spread=42_722.03), Told(people=40, mean=70_619.24, spread=34_816.80)
    far = Told(people=123, mean=82_517.23, spread=20_831.10), Told(people=102, mean=101_307.51, spread=29_741.12)

    assert round(difference_error(together=near, without=far), 2) == 7_456.65


def test_six_people_beside_five():
    found = by_lot()

    assert (round(found.size, 7), found.as_far, found.ways, round(found.chance, 7)) == (1.3, 30, 462, 0.0649351)
    assert round(found.together.change - found.without.change, 7) == 1.3
    assert (found.together.people, found.without.people, found.may_say_because) == (6, 5, False)


def test_what_is_seldom_by_chance_may_be_called_a_cause_only_in_fair_groups():
    rare = people((4, 5, 4, 5, 6)), people((0, 1, 0, 1, -1))

    assert compared(*rare, Placed.LOT).may_say_because
    assert compared(*rare, Placed.WAITING).may_say_because
    assert not compared(*rare).may_say_because
    assert not compared(*reversed(rare), Placed.LOT).may_say_because
    assert compared(*reversed(rare), Placed.LOT, low_is_good=True).may_say_because


@pytest.mark.parametrize(
    ("together", "without", "refusal"),
    [
        (people((1, 2)), people(WITHOUT), Refusal.TOO_FEW),
        (people((1,) * 150), people((1,) * 151), Refusal.TOO_MANY),
        (people(TOGETHER, team="a"), people(WITHOUT, team="b"), Refusal.FEW_TEAMS),
        (people(TOGETHER, team="a"), people(WITHOUT, team="a"), Refusal.TEAMS_IN_BOTH),
    ],
)
def test_where_chance_is_not_worked_out_it_says_why(together, without, refusal):
    found = compared(together, without, Placed.LOT)

    assert (found.refusal, found.chance, found.ways, found.may_say_because) == (refusal, None, None, False)


def test_whole_teams_are_divided():
    one = [person for team, far in (("a", 2), ("b", 3), ("c", 4)) for person in people((far,) * 5, team=team)]
    other = [person for team in "xyz" for person in people((0,) * 4, team=team)]
    found = compared(one, other, Placed.LOT)

    assert (found.ways, found.as_far, found.chance, found.rarest) == (20, 2, 0.1, 0.1)
    assert Caution.NEVER_RARE in found.cautions


def test_groups_that_moved_apart_before_are_told():
    steady = people(WITHOUT, earlier=Decimal("2.5"))
    found = compared(people(TOGETHER, earlier=Decimal(1)), steady, Placed.LOT)

    assert (found.before, found.cautions) == (1.5, (Caution.APART_BEFORE,))
    assert compared(people(TOGETHER, earlier=Decimal("2.4")), steady, Placed.LOT).cautions == ()
    assert by_lot().cautions == (Caution.ONLY_TWO_TIMES,)


CHANGES = st.lists(st.integers(-4, 4), min_size=3, max_size=6)


@pytest.mark.parametrize(("few", "many"), [(3, 3), (3, 4)])
def test_chance_is_what_dividing_says_for_every_pair_of_small_groups(few, many):
    for one in combinations_with_replacement(range(-1, 2), few):
        for other in combinations_with_replacement(range(-1, 2), many):
            told, divided = as_told_and_divided(one, other)
            assert told == divided


@settings(deadline=None)
@given(CHANGES, CHANGES)
def test_chance_is_what_dividing_in_all_ways_says(one, other):
    told, divided = as_told_and_divided(one, other)
    assert told == divided


def as_told_and_divided(one, other):
    """In how many ways of how many the groups are as far apart: as it is told, and by trying all of them."""
    everybody, found = [*one, *other], by_lot(one, other)

    def apart(chosen):
        own, all_of_it = sum(everybody[place] for place in chosen), sum(everybody)
        return Fraction(own, len(one)) - Fraction(all_of_it - own, len(other))

    far = abs(apart(range(len(one))))
    ways = [abs(apart(chosen)) >= far for chosen in combinations(range(len(everybody)), len(one))]
    return (found.as_far, found.ways), (sum(ways), len(ways))


@given(CHANGES, CHANGES, st.randoms())
def test_order_changes_nothing_and_sides_mirror(one, other, chance):
    found, mixed = by_lot(one, other), by_lot(chance.sample(one, len(one)), other)

    assert (found.chance, found.shift, found.size) == (mixed.chance, mixed.shift, mixed.size)
    assert by_lot(other, one).size == pytest.approx(-found.size)


def test_many_ways_are_not_spelt_out():
    found = by_lot(range(40), range(10, 50))

    assert (found.ways, found.as_far) == (None, None)
    assert 0 < found.chance < 0.05

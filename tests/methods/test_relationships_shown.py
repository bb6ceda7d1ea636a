"""What may be seen of ties: no mark that tells who it is, and no number that tells what one person said."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.relationships import FEWEST, Told, compare
from steppingstones.methods.relationships_shown import between_sides, guarded, may_compare, may_leave, openness

SIDES = st.dictionaries(st.text("abcdefghijklmnop", min_size=1, max_size=2), st.sampled_from("xyz"), min_size=1)


@given(SIDES, st.data())
def test_an_unnamed_person_is_one_of_five_or_more_who_look_alike(sides, data):
    unnamed = data.draw(st.sets(st.sampled_from(sorted(sides)), min_size=1))
    found = openness(sides, unnamed)
    if found.names:
        assert min(Counter(sides[one] for one in unnamed).values()) >= 5
    elif found.sides:
        assert min(Counter(sides.values()).values()) >= 5
    if found.picture:
        assert len(sides) >= FEWEST


def test_five_named_of_six_do_not_tell_the_sixth():
    found = openness(dict.fromkeys("abcdef", "lived"), ["f"])
    assert (found.picture, found.names, found.sides) == (True, False, True)


@given(st.integers(0, 60), st.integers(0, 60))
def test_what_all_or_nobody_said_is_never_a_number(number, more):
    found = guarded(number, number + more)
    assert (found.number is None) == (number < 5 or more < 5)
    assert found.number in (None, number)


def test_a_side_of_four_is_in_no_sum():
    sides = dict.fromkeys("abcde", "lived") | dict.fromkeys("wxyz", "staff")
    ties = tuple((one, other) for one in sides for other in sides if one != other)
    found = between_sides(Told(sides=sides, ties=ties))
    assert [pair for pair, cell in found.items() if cell] == [("lived", "lived")]


def test_who_did_not_answer_does_not_make_a_side_large_enough():
    sides = dict.fromkeys("abcde", "lived") | dict.fromkeys("vwxyz", "staff")
    found = between_sides(Told(sides=sides, ties=(), answered=frozenset("abcdvwxyz")))
    assert found["lived", "staff"] is None
    assert found["staff", "lived"].of == 25
    assert not may_leave(Told(sides=sides, ties=(), answered=frozenset("abcdvwxyz")))


@pytest.mark.parametrize(("joined", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_few_new_people_are_not_what_is_missing(joined, told):
    first = Told(sides=dict.fromkeys("abcdef", "lived"), ties=())
    second = Told(sides=dict.fromkeys("abcdef" + "vwxyz"[:joined], "lived"), ties=())
    assert may_compare(compare(first, second), are_named=False) is told

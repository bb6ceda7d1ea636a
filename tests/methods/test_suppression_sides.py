"""How sides are told beside all who were heard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.suppression_sides import Heard, How, how, large_sides, most_of_each
from steppingstones.methods.thread import Link, Node, Speaker, Thread

SIDES = ["lived", "carer", "professional", "community"]
counts = st.dictionaries(st.sampled_from(SIDES), st.integers(0, 12), min_size=1)


def heard(most=(), **by_side: int) -> Heard:
    return Heard(by_side=by_side, most=dict(most) or by_side)


@pytest.mark.parametrize(
    ("sides", "beside", "told"),
    [
        ({"lived": 6, "carer": 7}, None, How.NUMBERS),
        ({"lived": 6, "carer": 2}, None, How.NAMES),
        ({"lived": 2, "carer": 2, "professional": 1}, None, How.NOT),  # five people of three sides
        ({"lived": 11}, heard(lived=11, carer=1), How.NOT),
        ({"lived": 6}, heard({"lived": 6}, lived=11, carer=1), How.NUMBERS),
        ({"lived": 7}, heard({"lived": 6}, lived=11, carer=1), How.NOT),  # more than any number is known to count
        ({"lived": 11, "carer": 1}, heard(lived=11, carer=1), How.NAMES),  # all of them
        ({"lived": 6, "carer": 3}, heard(lived=12, carer=9), How.NAMES),
        ({"lived": 12, "carer": 3}, heard(lived=12, carer=9), How.ROUGHLY),
        ({"lived": 8}, heard(lived=7), How.NOT),  # one came since it was told who was heard
        ({"lived": 1}, heard(carer=5), How.NOT),
    ],
)
def test_sides_are_told_as_far_as_nobody_is_picked_out(sides, beside, told):
    assert how(sides, beside) == told


@given(counts, counts)
def test_numbers_are_told_only_of_sides_that_are_large_and_inside_the_group_always(sides, by_side):
    beside = Heard(by_side=by_side, most=by_side)
    if how(sides, beside) == How.NUMBERS:
        assert all(not 0 < number < 5 for number in sides.values())
    assert how(sides, beside, 1) == How.NUMBERS


@given(counts)
def test_a_small_side_is_never_named_beside_a_quote(by_side):
    assert all(by_side[side] >= 5 for side in large_sides(by_side))


def test_voices_for_and_against_and_behind_are_counted_apart():
    home, table, bought = Node("short", "s"), Node("decision", "d"), Node("change", "c")
    people = {ref: Speaker(giver=ref, side="lived") for ref in "abcde"}
    links = {Link(source=Node("voice", ref), target=home) for ref in "ab"}
    links |= {Link(source=Node("voice", "c"), target=home, against=True)}
    assert most_of_each(Thread(links=frozenset(links), speakers=people)) == {"lived": 2}
    links |= {Link(source=Node("voice", ref), target=table) for ref in "cde"}
    links |= {Link(source=table, target=bought), Link(source=bought, target=home)}
    assert most_of_each(Thread(links=frozenset(links), speakers=people)) == {"lived": 3}

"""How sides see a risk: the middle, where the greater danger is, and whether they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from steppingstones.methods.risks import Greater, Seen, Sees, differ, greater, middle

steps = some.integers(1, 3)
views = some.builds(Seen, likely=steps, bad=steps, likely_without=some.none() | steps, bad_without=some.none() | steps)


@given(some.lists(views, min_size=1, max_size=9))
def test_the_middle_lies_within_what_was_said(said):
    sees = middle(said)
    assert sees.people == len(said)
    assert min(each.bad for each in said) <= sees.bad <= max(each.bad for each in said)
    assert (sees.bad_without is None) == all(each.bad_without is None for each in said)


@pytest.mark.parametrize(
    ("alone", "where"), [((3, 2), Greater.ALONE), ((1, 1), Greater.TOGETHER), ((1, 2), Greater.SAME), ((None, 2), None)]
)
def test_where_the_greater_danger_is(alone, where):
    assert greater(Sees(people=1, likely=1, bad=2, likely_without=alone[0], bad_without=alone[1])) is where


def test_one_side_alone_differs_from_nobody_and_half_a_step_is_no_gap():
    assert not differ({})
    assert not differ({"lived": Sees(people=1, likely=1, bad=1)})
    sides = {"lived": Sees(people=2, likely=1.5, bad=2), "professional": Sees(people=1, likely=2, bad=2)}
    assert not differ(sides)
    assert differ(sides | {"carer": Sees(people=1, likely=2, bad=3)})

"""The walk backwards. The drawings are those of `test_pathway`."""

import pytest
from hypothesis import given

from steppingstones.methods.pathway_walk import asked_in_order, may_help, next_open, open_stones

from .test_pathway import EDITS, drawn, edited

PATH = "- q1 \n P a1 > s1 > l1 > i1 \n P l2 \n C s2 > l3 > i2"


def keys(stones) -> list[str]:
    return [stone.key for stone in stones]


def test_it_is_asked_from_the_impact_backwards_the_project_first():
    assert keys(asked_in_order(drawn(PATH))) == ["i1", "i2", "l1", "l2", "l3", "s1", "s2"]


@pytest.mark.parametrize(
    ("after", "enough", "found"),
    [
        ("", (), "l2"),
        ("l2", (), "s2"),
        ("s2", (), None),
        ("", ("l2",), "s2"),
        ("", ("l2", "s2"), None),
        ("x9", (), "l2"),
    ],
)
def test_the_next_question_is_about_what_nothing_leads_to(after, enough, found):
    stone = next_open(drawn(PATH), enough, after=after)
    assert (stone.key if stone else None) == found


def test_what_doing_it_together_changes_is_offered_first():
    path = drawn("P a1 > l1 \n P s1 \n C s2 \n C a2 \n C l2 > l1^")
    assert keys(may_help(path, "l1")) == ["s2", "a2", "s1"]  # l2 and a1 lead there already
    assert keys(may_help(path, "l2")) == ["s1", "a1", "s2", "a2"]  # not l1: that would be a loop


@given(EDITS)
def test_the_walk_ends_whatever_the_pathway(edits):
    path, after, seen = edited(edits), "", []
    while stone := next_open(path, after=after):
        seen.append(stone.key)
        after = stone.key
    assert seen == keys(open_stones(path))

"""Ties as plain values: the graphs of the books come out of the rows, and nothing unsafe leaves the group."""

import pytest

from steppingstones.actions import relationships as actions
from steppingstones.methods.relationships import network
from steppingstones.queries.relationships import asked, ties_told
from tests.tied import OUT, across, everywhere, make_people, make_ties, within
from tests.world import make_member

# Four with lived experience and three professionals, as in the worked example of methods/relationships.py's tests.
BEFORE = {"Z": "YX", "Y": "Z", "X": "Z", "A": "ZB", "B": "ZA", "C": "A"}
AFTER = {"Z": "YXA", "Y": "ZB", "X": "ZD", "A": "ZBC", "B": "ZYA", "C": "A", "D": "CX"}


def told(ties, kind="work", *, before=False):
    return {(one, kind, before): others for one, others in ties.items()}


def test_the_seven_people_of_the_book_come_out_of_the_rows(world):
    people = make_people(world.project, 4, 3)
    found = asked(make_ties(world.ada, people, told(BEFORE, before=True) | told(AFTER)))
    before, after = (network(found.told("work", is_before=when)) for when in (True, False))
    assert (before.ties, round(before.returned, 6), before.mixing.between) == (9, 0.666667, 2)
    assert (after.ties, after.returned, after.mixing.between, after.returned_between) == (16, 0.875, 7, 6)
    assert before.alone == (str(people["D"].pk),)


def test_kinds_and_times_are_kept_apart(world):
    people = make_people(world.project, 2, 1)
    found = asked(make_ties(world.ada, people, told({"A": "B"}) | told({"B": "Z"}, "trust", before=True)))
    assert len(found.told("work").among) == len(found.told("trust", is_before=True).among) == 1
    assert not found.told("trust").among
    assert not found.told("work", is_before=True).among


# --- Leaving the group --------------------------------------------------------------------------------------


def test_sums_of_five_people_of_each_side_may_leave(world):
    people = make_people(world.project)
    make_ties(world.ada, people, within(people, before=True) | everywhere(people) | everywhere(people, "trust"))
    said = ties_told(world.project)
    assert said[1] == "12 people took part: 6 with lived experience, 6 professionals."
    assert said[2] == (
        "Who works with whom. Before, fewer than 5 of 60 ties went between people with lived experience and"
        " professionals. Now 72 of 132 ties do."
    )
    assert not any("trust" in words for words in said)


@pytest.mark.parametrize("few", [{"lived": 4}, {"silent": "Z"}, {"more": "carer"}])
def test_a_side_of_four_keeps_everything_inside(world, few):
    people = make_people(world.project, few.get("lived", 5), 5)
    if "more" in few:
        people["M"] = make_member(world.project, "M", side=few["more"])
    make_ties(world.ada, people, everywhere(people), silent=few.get("silent", ""))
    assert ties_told(world.project) == []


def test_all_or_none_is_not_said_of_single_people(world):
    people = make_people(world.project, 5, 5)
    make_ties(world.ada, people, across(people), asks_before=False)
    (said,) = (words for words in ties_told(world.project) if words.startswith("Who works"))
    assert "Nearly all of 50 ties go between" in said


def test_while_people_answer_nothing_leaves(world):
    people = make_people(world.project)
    one = make_ties(world.ada, people, everywhere(people))
    type(one).objects.update(ended_on=None)
    assert ties_told(world.project) == []


def test_when_somebody_left_after_the_end_nothing_leaves_any_more(world):
    people = make_people(world.project, 7, 7)
    one = make_ties(world.ada, people, everywhere(people))
    assert ties_told(world.project)
    actions.take_part(one, people["A"], OUT, by=people["A"])
    assert ties_told(world.project) == []


def test_a_group_that_began_without_ties_says_so_without_numbers(world):
    people = make_people(world.project, 5, 5)
    make_ties(world.ada, people, everywhere(people))
    assert "Before, there were fewer than 5 ties. Now 50 of 90 ties go between" in ties_told(world.project)[2]


def test_few_ties_are_not_told_outside(world):
    people = make_people(world.project, 5, 5)
    make_ties(world.ada, people, told({"A": "B"}))
    assert ties_told(world.project) == []

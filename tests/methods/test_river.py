"""How far words have got, and the river that shows it: widths add up, and no small number can be worked out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.river import PLACES, Stretch, course, how_far, joined
from steppingstones.methods.thread import Link, Node, Speaker, Thread

counts = st.lists(st.integers(0, 30), min_size=len(PLACES), max_size=len(PLACES))
amounts = st.lists(st.integers(0, 200), min_size=1, max_size=8)


def stretches(numbers):
    return [Stretch(places=(place,), people=number) for place, number in zip(PLACES, numbers, strict=True)]


@given(counts)
def test_what_is_told_outside_has_no_small_part_and_loses_nobody(numbers):
    told = joined(stretches(numbers))
    if told:
        assert [each.people for each in told if 0 < each.people < 5] == []
        assert sum(each.people for each in told) == sum(numbers)
        assert tuple(place for each in told for place in each.places) == PLACES


@given(st.sampled_from([[1, 0, 0, 0, 0], [0, 2, 2, 0, 0], [1, 1, 1, 0, 1], [0, 0, 0, 0, 4]]))
def test_of_few_people_nothing_is_told(numbers):
    assert joined(stretches(numbers)) == ()


@given(counts)
def test_inside_the_group_nothing_is_joined(numbers):
    assert joined(stretches(numbers), 1) == tuple(stretches(numbers))


@given(amounts, st.integers(0, 60))
def test_the_widths_add_up_and_nothing_is_negative(numbers, least):
    reaches = course(numbers, 110, [least] * len(numbers))
    assert sum(each.leaving for each in reaches) == pytest.approx(110 if any(numbers) else 0)
    assert all(each.leaving >= 0 and each.right >= each.left for each in reaches)
    for one, other in pairwise(reaches):
        assert other.right == pytest.approx(one.right - one.leaving, abs=1e-6)


@given(amounts, st.integers(0, 60))
def test_no_part_reaches_into_the_next(numbers, least):
    reaches = course(numbers, 110, [least] * len(numbers))
    for one, other in pairwise(reaches):
        assert one.top + max(one.leaving, least) <= other.top + 1e-9


def a_thread(*links, against=()):
    speakers = {"a": Speaker(giver="ada", side="lived"), "b": Speaker(giver="ada", side="lived")}
    told = {Link(source=one, target=other) for one, other in links}
    return Thread(links=frozenset(told | set(against)), speakers=speakers)


VOICE, OTHER, DECISION, CHANGE = Node("voice", "a"), Node("voice", "b"), Node("decision", "d"), Node("change", "c")
OUTCOME, IMPACT = Node("short", "s"), Node("impact", "i")


def reached(thread, heard=1):
    return [each.places[0] for each in how_far(thread, heard) if each.people]


def test_a_person_is_counted_once_at_the_furthest_place():
    assert reached(a_thread((VOICE, DECISION), (OTHER, DECISION), (DECISION, CHANGE))) == ["change"]


def test_a_stone_that_is_only_planned_is_not_reached():
    assert reached(a_thread((VOICE, OUTCOME), (OUTCOME, IMPACT))) == ["outcome"]
    assert reached(a_thread((VOICE, OUTCOME), (OUTCOME, IMPACT), (CHANGE, IMPACT))) == ["impact"]


def test_who_speaks_against_a_stone_has_got_no_further():
    against = (Link(source=VOICE, target=OUTCOME, against=True),)
    assert reached(a_thread(against=against)) == ["voice"]


def test_people_whose_words_are_linked_to_nothing_are_counted_too():
    assert [each.people for each in how_far(a_thread((VOICE, DECISION)), 7)] == [6, 1, 0, 0, 0]

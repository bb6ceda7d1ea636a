"""How sure a claim is: the grades, and what can never happen to them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.sureness import (
    MOST_APART,
    Found,
    Grade,
    Ground,
    Kind,
    Part,
    apart,
    judge,
    narrowed,
    told_outside,
)

SUREST = Found(people=8, apart=5, kinds=frozenset(list(Kind)[:3]), parts=frozenset(Part), checked=5)

few = st.integers(0, 12)
anything = st.builds(
    Found,
    people=few,
    apart=few,
    kinds=st.frozensets(st.sampled_from(Kind)),
    parts=st.frozensets(st.sampled_from(Part)),
    checked=few,
    against=few,
    rivals=st.integers(0, 2),
)
pairs = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("123456")))


def added(found, more):
    """Both together, as when somebody finds more support."""
    return replace(
        found,
        people=found.people + more.people,
        apart=found.apart + more.apart,
        kinds=found.kinds | more.kinds,
        parts=found.parts | more.parts,
        checked=found.checked + more.checked,
    )


def test_what_meets_every_line_is_very_sure():
    assert judge(SUREST).grade == Grade.VERY
    assert judge(SUREST).lacks == ()


@pytest.mark.parametrize(
    ("less", "ground"),
    [
        ({"people": 7}, Ground.PEOPLE),
        ({"apart": 4}, Ground.APART),
        ({"kinds": frozenset(list(Kind)[:2])}, Ground.KINDS),
        ({"parts": frozenset({Part.USES})}, Ground.BOTH),
        ({"checked": 4}, Ground.CHECKED),
        ({"against": 2}, Ground.AGAINST),
        ({"rivals": 1}, Ground.RIVALS),
    ],
)
def test_one_thing_missing_is_fairly_sure_and_is_named(less, ground):
    judged = judge(replace(SUREST, **less))

    assert (judged.grade, judged.lacks) == (Grade.FAIRLY, (ground,))


def test_nothing_or_more_against_than_for_cannot_be_said():
    assert judge(Found()).grade == Grade.CANNOT_SAY
    assert judge(Found(people=1, apart=1, kinds=frozenset({Kind.STORIES}), against=2)).grade == Grade.CANNOT_SAY


def test_one_voice_is_a_beginning():
    assert judge(Found(people=1, apart=1, kinds=frozenset({Kind.STORIES}))).grade == Grade.BEGINNING


def test_a_voice_against_is_told_even_of_the_surest_claim():
    assert judge(replace(SUREST, against=1)).lacks == (Ground.AGAINST,)


def test_six_people_in_one_meeting_count_once():
    assert apart((person, "spring meeting") for person in "abcdef") == 1


def test_somebody_makes_room_for_another_by_a_second_time():
    assert apart([("ada", "one"), ("ada", "two"), ("ben", "one")]) == 2


@given(anything, anything)
def test_more_support_never_lowers_the_grade(found, more):
    assert judge(added(found, more)).grade >= judge(found).grade


@given(anything, few)
def test_more_against_never_raises_the_grade(found, more):
    assert judge(replace(found, against=found.against + more)).grade <= judge(found).grade


@given(pairs, pairs)
def test_more_sayings_are_never_less_apart(said, more):
    assert apart(said) <= apart(said + more) <= min(MOST_APART, len({time for _person, time in said + more}))


@given(anything)
def test_readers_outside_are_never_told_a_surer_grade(found):
    found = replace(found, apart=min(found.apart, found.people), checked=min(found.checked, found.people))
    assert judge(told_outside(found, 5)).grade <= judge(found).grade


@given(anything, st.integers(1, 4), st.integers(1, 4), st.integers(1, 4))
def test_the_grade_outside_is_the_same_whatever_the_small_numbers_are(found, people, against, other):
    def told(number):
        return judge(told_outside(replace(found, people=number, apart=1, checked=0, against=against), 5))

    assert told(people) == told(other)
    assert told_outside(replace(found, against=against), 5) == told_outside(replace(found, against=other), 5)


@given(anything, st.integers(5, 12), st.integers(5, 12))
def test_of_chosen_voices_nobody_outside_can_tell_how_many_there_are(found, people, other):
    def told(number):
        chosen = replace(found, people=number, apart=min(found.apart, 5), checked=number)
        return told_outside(narrowed(chosen, 5), 5)

    assert told(people) == told(other)


@given(anything)
def test_choosing_voices_never_makes_a_claim_surer(found):
    assert judge(narrowed(found, 5)).grade <= judge(found).grade
    assert narrowed(found, 1) == found

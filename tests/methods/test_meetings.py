"""What meetings need, and what stands out in them."""

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.meetings import FEW_PEOPLE, Hint, Need, Seen, about_sides, about_turns, checklist, hints

SIDES = ("lived", "carer", "professional", "community", "commissioner")


def told(**seen):
    return [found.hint for found in hints(Seen(**{"sides": {}, **seen}))]


@given(st.lists(st.lists(st.sampled_from([*Need, "something-old"]))))
def test_the_checklist_counts_each_person_once_for_each_need(people):
    found = {line.need: line.people for line in checklist(people)}
    assert found == {need: n for need in Need if (n := sum(need in keys for keys in people))}


def test_a_meeting_of_equals_is_told_nothing():
    assert told(sides={"lived": 4, "professional": 3}, turns=(2, 2, 2, 2, 2, 1, 1)) == []


def test_people_with_lived_experience_never_outnumber():
    assert about_sides({"lived": 9, "professional": 1}) == ()


def test_a_quiet_meeting_is_told_about_everything_that_guidance_names():
    seen = {"only_side": "lived", "sides": {"professional": 5, "lived": 1}, "turns": (9, 1, 1, 0)}
    everything = [Hint.SEPARATE, Hint.OUTNUMBERS, Hint.FEW_SPEAK, Hint.NOT_MET, Hint.NOT_LOOKED_AT, Hint.TENSION]
    assert told(**seen, not_met=1, not_looked_at=2, tension=1) == everything


def test_who_leads_from_outside_is_the_answer_to_tension():
    assert told(tension=2, is_led_from_outside=True) == []


@given(st.dictionaries(st.sampled_from(SIDES), st.integers(0, 40)))
def test_sides_are_only_pointed_out_with_their_true_numbers(sides):
    for found in about_sides(sides):
        assert found.of == sum(sides.values()) >= 2
        assert found.number == sides.get(found.side, 0)
        assert found.hint != Hint.OUTNUMBERS or found.number * 2 > found.of >= FEW_PEOPLE


@given(st.lists(st.integers(0, 50), max_size=30))
def test_few_people_are_only_pointed_out_where_they_take_more_than_half(turns):
    for found in about_turns(turns):
        assert (found.of, found.all_turns) == (len(turns), sum(turns))
        assert found.number * 4 <= found.of
        assert found.turns * 2 > found.all_turns

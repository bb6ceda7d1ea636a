"""Who is missing, and who it matters to most."""

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.stakeholders import Found, Hint, Level, Stake, field, hints, matters_most

SIDES = ["lived", "carer", "professional", "community", "commissioner"]
stakes = st.lists(
    st.builds(
        Stake,
        key=st.uuids().map(str),
        name=st.text(),
        side=st.sampled_from(SIDES),
        power=st.sampled_from(Level),
        interest=st.sampled_from(Level),
        is_in=st.booleans(),
    ),
    unique_by=lambda stake: stake.key,
)


def stake(name="Neighbours", side="community", **changes):
    return Stake(key=name, name=name, side=side, **changes)


def found(stakes, members=()):
    return [(each.hint, each.side or each.keys) for each in hints(stakes, members)]


def test_nothing_stands_out_where_nobody_is_named():
    assert hints([], ["professional"]) == []


def test_those_it_matters_to_most_are_missed_first():
    here = [stake(power=Level.LITTLE, interest=Level.MUCH), stake("People who come", "lived", is_in=True)]
    assert found(here)[0] == (Hint.MATTERS_MOST, ("Neighbours",))


def test_whoever_is_in_the_room_is_not_missed():
    here = [stake(power=Level.LITTLE, interest=Level.MUCH, is_in=True), stake("People who come", "lived", is_in=True)]
    assert found(here) == []


def test_much_power_or_less_interest_is_another_matter():
    assert not matters_most(stake(power=Level.SOME, interest=Level.MUCH))
    assert not matters_most(stake(power=Level.LITTLE, interest=Level.SOME))


def test_a_side_with_nobody_in_the_room_is_told_and_lived_experience_always():
    here = [stake("The council", "commissioner"), stake("Staff", "professional", is_in=True)]
    assert found(here) == [(Hint.SIDE_NOT_IN, "lived"), (Hint.SIDE_NOT_IN, "commissioner")]


def test_one_of_a_side_in_the_room_is_enough():
    here = [
        stake("Council", "commissioner"),
        stake("NHS", "commissioner", is_in=True),
        stake("Us", "lived", is_in=True),
    ]
    assert found(here) == []


def test_a_side_of_the_group_that_nobody_names_is_told():
    here = [stake("People who come", "lived", is_in=True)]
    assert hints(here, ["lived", "carer"]) == [Found(hint=Hint.SIDE_NOT_NAMED, side="carer")]


@given(stakes)
def test_everybody_is_in_one_place_of_the_field(stakes):
    places = field(stakes)
    assert len(places) == 9
    assert sorted(stake.key for found in places.values() for stake in found) == sorted(each.key for each in stakes)


@given(stakes, st.sets(st.sampled_from(SIDES)))
def test_hints_speak_only_of_those_who_are_named_and_say_nothing_twice(stakes, members):
    told = hints(stakes, sorted(members))
    assert len(told) == len(set(told))
    assert {key for each in told for key in each.keys} <= {stake.key for stake in stakes if not stake.is_in}

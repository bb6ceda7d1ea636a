"""Who has not been heard: rules that hold whatever the numbers are."""

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.silence import ENOUGH_TO_COMPARE, Gap, Group, quiet, thin, told_apart, ways

NUMBER = st.integers(0, 200)
GROUPS = st.dictionaries(st.text(min_size=1, max_size=3), st.tuples(NUMBER, NUMBER), max_size=6).map(
    lambda found: [Group(key=key, people=people, heard=heard) for key, (people, heard) in found.items()]
)
ORDER = [*Gap, None]


def gap_of(groups: list[Group], key: str) -> Gap | None:
    return next((one.gap for one in quiet(groups) if one.group.key == key), None)


@given(GROUPS)
def test_nobody_is_left_out_who_was_never_heard(groups):
    found = {one.group.key for one in quiet(groups)}
    assert {group.key for group in groups if not group.heard} <= found <= {group.key for group in groups}


@given(GROUPS)
def test_the_quietest_come_first(groups):
    places = [ORDER.index(one.gap) for one in quiet(groups)]
    assert places == sorted(places)


@given(GROUPS, st.integers(1, 50))
def test_hearing_more_of_a_group_never_makes_it_quieter(groups, more):
    for place, group in enumerate(groups):
        louder = [*groups]
        louder[place] = Group(key=group.key, people=group.people, heard=group.heard + more)
        assert ORDER.index(gap_of(louder, group.key)) >= ORDER.index(gap_of(groups, group.key))


@given(GROUPS)
def test_the_order_of_groups_does_not_matter(groups):
    assert {(one.group.key, one.gap) for one in quiet(groups)} == {
        (one.group.key, one.gap) for one in quiet(list(reversed(groups)))
    }


@given(GROUPS)
def test_no_group_of_one_or_two_is_named_by_what_it_needs(groups):
    assert all(group.people > 2 for group in told_apart(groups))


@given(GROUPS)
def test_stones_with_no_voice_come_before_those_with_few(groups):
    heard = [one.group.heard for one in thin(groups)]
    assert [number == 0 for number in heard] == sorted((number == 0 for number in heard), reverse=True)
    assert all(number <= 2 for number in heard)


@given(st.dictionaries(st.sampled_from("abcde"), NUMBER))
def test_every_way_is_used_or_named(voices):
    found = ways(voices)
    assert set(found.unused) == {way for way, number in voices.items() if not number}
    assert bool(found.mostly) == bool(found.share)
    if found.mostly:
        assert sum(voices.values()) >= ENOUGH_TO_COMPARE
        assert found.share >= 75

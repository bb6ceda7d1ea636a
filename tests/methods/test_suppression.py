"""Small numbers leave the group for nobody to see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.suppression import EVERYTHING, PUBLISHED, count, split, split_least, stands_beside
from steppingstones.methods.suppression_tables import show

parts = st.dictionaries(st.sampled_from(["lived", "carer", "professional"]), st.integers(0, 20))


@pytest.mark.parametrize(("people", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (31, 31)])
def test_one_to_four_people_are_hidden(people, shown):
    assert count(people).value == shown


def test_the_group_sees_its_own_numbers():
    assert count(1, EVERYTHING).value == 1


def test_one_small_part_hides_the_others_so_that_it_cannot_be_worked_out():
    assert {part.value for part in split({"lived": 12, "carer": 1}).values()} == {None}


@given(parts)
def test_no_small_part_can_be_found_by_taking_the_others_from_the_total(parts):
    shown = split(parts)
    unknown = [name for name, part in shown.items() if part.is_hidden]
    small = [name for name, people in parts.items() if 0 < people < PUBLISHED]

    assert set(small) <= set(unknown)
    assert len(unknown) != 1 or sum(1 for people in parts.values() if people) == 1


@given(parts)
def test_what_is_shown_is_true(parts):
    assert all(part.value == parts[name] for name, part in split(parts).items() if not part.is_hidden)


many_parts = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 20))


@given(many_parts)
def test_hiding_least_leaves_every_small_part_as_one_of_several_numbers(parts):
    shown = split_least(parts)
    hidden = [name for name, part in shown.items() if part.is_hidden]
    small = [name for name, people in parts.items() if 0 < people < PUBLISHED]
    together = sum(parts[name] for name in hidden)  # what a reader knows of them

    assert set(small) <= set(hidden)
    if small and sum(parts.values()) >= PUBLISHED:
        assert len(hidden) > 1
        assert together >= PUBLISHED
    assert len(hidden) <= max(2, len(small) + 1)


@given(many_parts)
def test_hiding_least_is_what_the_table_of_one_row_hides(parts):
    if parts:
        shown = show([list(parts.values())]).column_totals
        least = split_least(parts).values()

        assert sum(count.is_hidden for count in shown) == sum(count.is_hidden for count in least)


def test_a_total_does_not_stand_beside_a_part_that_leaves_only_a_few():
    assert not stands_beside(9, [7, 2])  # two people are not in the part
    assert stands_beside(9, [4, 2])  # neither part is told
    assert stands_beside(9, [9])  # nobody is left
    assert stands_beside(12, [7, 7])
    assert stands_beside(9, [7, 2], EVERYTHING)

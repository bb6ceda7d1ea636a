"""Who takes part, against somebody who knows a part: the stack they typed in, or how many answered other questions."""

from hypothesis import given, settings
from hypothesis import strategies as st

from steppingstones.methods.suppression import PUBLISHED, SENSITIVE
from steppingstones.methods.taking_part import Published, publish

from .test_taking_part import NAMES, attack, counts

few = st.integers(0, 4)


def less(shown, own, sheets):
    """What is left on the page for somebody who takes their own from it."""
    numbers = {name: value if value is None else value - own[name] for name, value in shown.numbers.items()}
    return Published(people=shown.people - sheets, numbers=numbers)


def test_padding_with_a_stack_of_ones_own_shows_no_small_group():
    shown = publish({"a": 23, "b": 22, "c": 20}, without=[({"a": 3, "b": 2, "c": 0}, 0)])
    assert (dict(shown.numbers), shown.rest) == ({"a": None, "b": None, "c": 20}, 45)


@settings(max_examples=80)
@given(real=counts, own=counts, is_sensitive=st.booleans())
def test_nobody_finds_small_numbers_below_their_own_stack(real, own, is_sensitive):
    both = {name: real[name] + own[name] for name in NAMES}
    shown = publish(both, is_sensitive=is_sensitive, without=[(real, 0)])
    least = SENSITIVE if is_sensitive else PUBLISHED
    if shown and shown.people and sum(real.values()):
        rest = less(shown, own, sum(own.values()))
        for (_at, name), (low, high) in attack([rest]).items():
            if (0 if is_sensitive else 1) <= real[name] < least:
                assert (low < 1.5, high > least - 0.5) == (True, True)
        assert not any(0 < value < least for value in rest.numbers.values() if value)


def test_whoever_typed_everything_alone_sees_it_as_before():
    assert publish({"a": 20, "b": 5}, without=[({"a": 0, "b": 0}, 0)]) == publish({"a": 20, "b": 5})


@settings(max_examples=80)
@given(said=counts, silent=few, is_sensitive=st.booleans())
def test_few_who_did_not_say_are_not_found_beside_a_question_that_all_answered(said, silent, is_sensitive):
    shown = publish(said, not_said=silent, is_sensitive=is_sensitive)
    if shown and shown.people is not None and silent:
        assert shown.people == sum(said.values()) + silent
        assert shown.hidden
        assert shown.rest >= PUBLISHED


def test_one_who_did_not_say_changes_neither_the_people_nor_what_is_added_up():
    shown = publish({"a": 32, "b": 32}, not_said=1)
    assert (shown.people, shown.numbers["a"] is None or shown.numbers["b"] is None) == (65, True)
    assert shown.rest == 33

"""The middle of some numbers, and who moved which way."""

from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.before_after import moves
from steppingstones.methods.spread import spread

NUMBERS = st.dictionaries(st.integers(-100, 100), st.integers(1, 5), min_size=1)
PAIRS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)))


@given(NUMBERS)
def test_the_middle_is_the_median(counts):
    numbers = [Decimal(number) for number, times in counts.items() for _time in range(times)]
    found = spread(counts)
    assert (found.least, found.middle, found.most) == (min(numbers), median(numbers), max(numbers))
    assert found.number == len(numbers)


def test_nothing_has_no_middle():
    with pytest.raises(ValueError, match="no number"):
        spread({})


@given(PAIRS)
def test_turning_time_round_turns_up_into_down(pairs):
    there, back = moves(pairs), moves([(last, first) for first, last in pairs])
    assert (there.up, there.same, there.down) == (back.down, back.same, back.up)
    assert there.people == len(pairs)

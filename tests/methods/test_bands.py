"""Bands: what is told of a number, and what two of them tell of the difference."""

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.bands import band
from steppingstones.methods.suppression import PUBLISHED

numbers = st.integers(min_value=0, max_value=500)


@given(numbers)
def test_a_number_lies_in_its_band(number):
    found = band(number)
    assert found.low <= number
    assert found.high is None or number <= found.high


@given(numbers, numbers)
def test_from_one_band_to_another_nothing_is_told_of_few_people(one, other):
    """The difference could be 1 or less and 5 or more, or it is of five or more for sure."""
    less, more = sorted([band(one), band(other)], key=lambda found: found.low)
    if less == more or not less.high:
        return
    least = more.low - less.high
    assert least <= 1 or least >= PUBLISHED
    assert more.high is None or more.high - less.low >= PUBLISHED


def test_the_bands_in_words_never_tell_a_number_below_five():
    assert [band(number).low for number in range(1, 5)] == [1] * 4
    assert band(5).low == PUBLISHED

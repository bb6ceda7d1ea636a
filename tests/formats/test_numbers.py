"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.formats.numbers import NotANumber, amount, number, share


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("3", "3"),
        (" 2.50 ", "2.50"),
        ("-4", "-4"),
        ("−4", "-4"),
        ("£1,200.50", "1200.50"),
        ("-£5", "-5"),
        (".5", "0.5"),
    ],
)
def test_numbers_are_read_exactly(text, size):
    assert number(text) == Decimal(size)


@pytest.mark.parametrize(
    "text", ["", "two", "1e9", "nan", "inf", "1,2", "12,34", "2,5", "٣", "1.2.3", "--4", "1 000", "5 %", "9" * 25]
)
def test_what_is_no_number_or_could_be_two_is_refused(text):
    with pytest.raises(NotANumber):
        number(text)


@pytest.mark.parametrize(
    ("text", "size"), [("25 %", "0.25"), ("25%", "0.25"), ("0.25", "0.25"), ("0", "0"), ("1", "1"), ("100 %", "1")]
)
def test_parts_of_the_whole(text, size):
    assert share(text) == Decimal(size)


@pytest.mark.parametrize("text", ["25", "-1 %", "101 %", "1.01", "%"])
def test_what_is_no_part_of_the_whole_is_refused(text):
    with pytest.raises(NotANumber):
        share(text)


def test_amounts_that_nobody_means_are_refused():
    assert amount("999,999,999,999") == 999_999_999_999
    with pytest.raises(NotANumber, match="more than can be worked with"):
        amount("-1000000000000")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_is_written_with_commas_is_read_back(size):
    assert number(f"{size:,}") == size

"""Personal details in text: each kind is found, and no text breaks or slows the looking."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.personal_details import find, is_nhs_number

from ..awkward import STRINGS

TEXT = st.one_of(st.text(), st.sampled_from(STRINGS), st.text("Aa1 @.-/+'\n", max_size=200))


def found(text: str, names=()) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in find(text, names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to mary.jones+tea@example.co.uk.", ("email", "mary.jones+tea@example.co.uk")),
        ("mary (at) example.org is mine", ("email", "mary (at) example.org")),
        ("I am @mary_j there", ("online", "@mary_j")),
        ("See https://example.org/mary.", ("online", "https://example.org/mary")),
        ("call 07700 900123 after six", ("phone", "07700 900123")),
        ("call +44 (0)20 7946 0958 please", ("phone", "+44 (0)20 7946 0958")),
        ("call 0161-496-0123", ("phone", "0161-496-0123")),
        ("ask Mary, 01632 960 123", ("phone", "01632 960 123")),
        ("my number is 943 476 5919", ("nhs", "943 476 5919")),
        ("my number is 9434765919.", ("nhs", "9434765919")),
        ("it is QQ 12 34 56 C? no: AB 12 34 56 C", ("insurance", "AB 12 34 56 C")),
        ("we are in SW1A 1AA now", ("postcode", "SW1A 1AA")),
        ("we are in m1 1ae now", ("postcode", "m1 1ae")),
        ("they live at 14 Acacia Avenue", ("address", "14 Acacia Avenue")),
        ("at 3b, long lane there", ("address", "3b, long lane")),
        ("in flat 12 upstairs", ("address", "flat 12")),
        ("born on 3 March 1962 there", ("birth", "3 March 1962")),
        ("it was 03/04/1962.", ("birth", "03/04/1962")),
        ("since March 4th, 1962 it", ("birth", "March 4th, 1962")),
        ("she is 84 years old", ("birth", "is 84")),
        ("sort code 12-34-56 12345678", ("bank", "12-34-56 12345678")),
        ("the card 4111 1111 1111 1111", ("bank", "4111 1111 1111 1111")),
        ("I was the only man over 80 there.", ("alone", "the only man over 80 there")),
        ("as the only deaf person in the group, I", ("alone", "the only deaf person in the group")),
        ("She is our oldest member now.", ("alone", "our oldest member")),
        ("he was the only one who came, twice", ("alone", "the only one who came")),
        ("I am the only Somali on the ward.", ("alone", "the only Somali on the ward")),
        ("thanks to Mary Jones for it", ("name", "Mary Jones")),
        ("and then Siân helped", ("name", "Siân")),
        ("Mrs Okafor was kind", ("name", "Okafor")),
        ("Mary said so", ("name", "Mary")),
        ("with Ludwig van Beethoven there", ("name", "Ludwig van Beethoven")),
    ],
)
def test_each_kind_is_found(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The staff were kind. I waited two hours, and it was worth it.",
        "We came on Monday in March. I think it helped.",
        "It is open on Thursdays and never on Sundays.",
        "It cost £1200000 and took 1,000,000 steps.",
        "In 2019, 2020 and 2021 nothing changed.",
        "12% of us said no. We want 3 more chairs!",
        "Friendly, quick and easy.",
        "It was the only thing that helped, and the only one I would keep.",
        "The only time we had to wait was on the first day.",
    ],
)
def test_plain_words_are_left_alone(text):
    assert found(text) == []


def test_people_of_the_group_are_known_wherever_they_stand():
    assert found("Rose came. I saw a rose.", names=["Rose Ng"]) == [("name", "Rose")]
    assert found("Hope so.", names=["Hope", "", "x"]) == [("name", "Hope")]


def test_a_number_that_is_wrong_is_no_nhs_number_but_still_a_number():
    assert not is_nhs_number("943 476 5918")
    assert found("it is 943 476 5918") == [("phone", "943 476 5918")]


@given(TEXT, st.lists(TEXT, max_size=3))
def test_marks_are_in_order_apart_and_inside_the_text(text, names):
    at = 0
    for one in find(text, names):
        assert at <= one.start < one.end <= len(text)
        at = one.end


@given(TEXT, st.sampled_from(["07700 900123", "a@example.org", "943 476 5919"]))
def test_a_number_is_found_in_any_text(text, detail):
    whole = f"{text}\n. {detail} .\n{text}"
    start = len(text) + 3
    assert any(one.start <= start and one.end >= start + len(detail) for one in find(whole))


@pytest.mark.parametrize(
    "piece", ["a", "a-", "A-", "1", "1 ", "Ab ", "Ab. ", "a@", "born ", "12 Abc ", "corner of ", "a.", "@", "A'", "\n"]
)
def test_no_text_takes_long(piece):
    began = time.process_time()
    find((piece * 10_000)[:10_000])
    assert time.process_time() - began < 2

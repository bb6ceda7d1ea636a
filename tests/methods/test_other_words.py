"""Two wordings beside each other: nothing of either is lost, and what differs is marked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.other_words import beside, even_lines
from tests.awkward import STRINGS

TEXTS = st.text(alphabet=st.sampled_from("ab \n.'שלéé🙂"), max_size=40)


def words(pieces) -> str:
    return "".join(piece.text for piece in pieces)


def others(pieces) -> list[str]:
    return [piece.text for piece in pieces if piece.other]


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_texts_and_take_turns(before, after):
    found = beside(before, after)
    assert (words(found.before), words(found.after)) == (before, after)
    for pieces in (found.before, found.after):
        assert all(one.other != other.other for one, other in pairwise(pieces))


@given(TEXTS)
def test_the_same_words_differ_in_nothing(text):
    assert beside(text, text).is_same


@given(TEXTS, TEXTS)
def test_other_words_always_differ_in_something(before, after):
    assert beside(before, after).is_same == (before == after)


@pytest.mark.parametrize("text", STRINGS)
def test_awkward_words_come_whole(text):
    found = beside(f"It is {text} here", f"It was {text} there")
    assert words(found.after) == even_lines(f"It was {text} there")


def test_a_space_between_two_changes_changes_with_them():
    found = beside("Some people like it", "Most carers like it")
    assert (others(found.before), others(found.after)) == (["Some people"], ["Most carers"])


def test_what_only_comes_is_marked_on_one_side():
    found = beside("People like it", "People like it here")
    assert (others(found.before), others(found.after)) == ([], [" here"])

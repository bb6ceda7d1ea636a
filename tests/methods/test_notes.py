"""Notes are cut into ideas and joined again, and no word is lost or broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.notes import NothingToSplit, cut_near, join, pieces, split, tidy

from ..awkward import STRINGS

NOTES = st.one_of(
    st.text(max_size=80), st.text(alphabet="tea bus.\n\r'é茶หม👍🏽", max_size=80), st.sampled_from(STRINGS)
)
PLACES = st.integers(min_value=-5, max_value=200)


def no_space(words: str) -> str:
    return "".join(words.split())


@given(words=NOTES, at=PLACES)
def test_a_split_loses_nothing_but_the_space_at_the_cut(words, at):
    try:
        first, second = split(words, at)
    except NothingToSplit:
        return
    whole = tidy(words).strip()
    assert whole.startswith(first)
    assert whole.endswith(second)
    assert whole[len(first) : len(whole) - len(second)].strip() == ""


@given(words=NOTES, at=PLACES)
def test_what_was_split_and_joined_says_the_same(words, at):
    try:
        assert no_space(join(*split(words, at))) == no_space(words)
    except NothingToSplit:
        return


@given(words=st.lists(st.text("teabus,.'é-", min_size=1), min_size=2), at=PLACES)
def test_no_word_is_broken(words, at):
    said = " ".join(words)
    try:
        assert join(*split(said, at)).split() == words
    except NothingToSplit:
        assert not 0 < at < len(said), "Between two words there is always a place to split."


@given(words=NOTES)
def test_the_pieces_are_the_whole_note(words):
    found = pieces(words)
    assert no_space("".join(piece.text for piece in found)) == no_space(words)
    for piece in found[1:]:
        assert split(words, piece.start)[1].startswith(piece.text)


@given(first=NOTES, second=NOTES)
def test_joining_keeps_the_words_of_both(first, second):
    assert no_space(join(first, second)) == no_space(first + second)


@pytest.mark.parametrize(
    ("words", "at", "cut"),
    [
        ("late bus", 6, 5),
        ("late bus", 2, 4),
        ("don't go", 4, 5),
        ("我喜欢茶", 2, 2),
        ("Good 👍🏽 tea", 6, 5),
        ("one 👨\u200d👩 two", 5, 4),
        ("a café", 6, 6),
        ("tea", 1, 3),
        ("", 3, 0),
    ],
)
def test_the_cut_moves_out_of_a_word(words, at, cut):
    assert cut_near(words, at) == cut


@pytest.mark.parametrize(("words", "at"), [("", 0), ("tea", 0), ("tea", 1), ("tea", 3), ("  tea  ", 2), ("tea", -4)])
def test_there_must_be_words_on_both_sides(words, at):
    with pytest.raises(NothingToSplit, match="no words on one side"):
        split(words, at)


def test_lines_are_counted_as_browsers_count_them():
    assert split("Tea\r\nBus", 4) == ("Tea", "Bus")

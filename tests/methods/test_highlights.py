"""Marks on a text: at whole words, shown side by side, and at the same words after the text was put right."""

import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steppingstones.methods.highlights import (
    Mark,
    Stretch,
    cut_out,
    moved,
    pages_in,
    parts_of,
    sentences_in,
    whole_words,
    words_in,
)
from tests.awkward import STRINGS

LETTERS = st.text(st.sampled_from("ab ä.\n👋🏽e\u0301茶"), max_size=40)


@st.composite
def text_with_stretch(draw):
    text = draw(LETTERS.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Stretch(start=start, end=draw(st.integers(start + 1, len(text))))


def words(text, stretch):
    return text[stretch.start : stretch.end]


# --- When the text changes --------------------------------------------------------------------------------


@given(text_with_stretch(), LETTERS)
def test_places_are_always_within_the_text(found, after):
    text, stretch = found
    for place in moved(text, after, [stretch]):
        assert place is None or 0 <= place.start < place.end <= len(after)


@given(text_with_stretch())
def test_no_change_changes_nothing(found):
    text, stretch = found
    assert moved(text, text, [stretch]) == [stretch]


@given(text_with_stretch(), LETTERS, st.data())
def test_a_stretch_that_nobody_touched_keeps_its_very_words(found, typed, data):
    text, stretch = found
    if data.draw(st.booleans()):
        low = data.draw(st.integers(0, stretch.start))
        high = data.draw(st.integers(low, stretch.start))
    else:
        low = data.draw(st.integers(stretch.end, len(text)))
        high = data.draw(st.integers(low, len(text)))
    after = text[:low] + typed + text[high:]
    (place,) = moved(text, after, [stretch])
    assert words(after, place) == words(text, stretch)


@given(text_with_stretch(), st.data())
def test_cutting_one_stretch_out_leaves_the_words_of_the_others(found, data):
    text, gone = found
    start = data.draw(st.integers(0, len(text) - 1))
    other = Stretch(start=start, end=data.draw(st.integers(start + 1, len(text))))
    after, (place,) = cut_out(text, gone, [other])
    left = [text[at] for at in range(other.start, other.end) if not gone.start <= at < gone.end]
    assert after == text[: gone.start] + text[gone.end :]
    assert (words(after, place) if place else "") == "".join(left)


@pytest.mark.parametrize(
    ("before", "after", "marked", "then"),
    [
        ("the tee was hot", "the tea was hot", "tee", "tea"),
        ("it was a terrible day", "it was a fine day", "terrible", None),
        ("good tea and cake here", "good hot tea and cake here", "good tea", "good hot tea"),
        ("good tea and cake here", "good cake here", "tea and cake", "cake"),
        ("one two three. four five.", "four five. one two three.", "four five.", "four five."),
        ("we sat, we sang", "nothing of this at all", "we sang", None),
        ("👋🏽 hello there", "oh 👋🏽 hello there", "hello", "hello"),
    ],
)
def test_marks_follow_their_words(before, after, marked, then):
    at = before.index(marked)
    (place,) = moved(before, after, [Stretch(start=at, end=at + len(marked))])
    assert (place and words(after, place)) == then


def test_several_changes_at_once_in_a_long_text_take_little_time():
    """300,000 characters with changes all over, and 10,000 marks."""
    lines = [f"On day {number} somebody said that the bus {number % 97} was late again." for number in range(5_400)]
    before = "\n".join(lines)
    assert len(before) > 300_000
    changed = [line.replace("late", "very late") if at % 50 == 0 else line for at, line in enumerate(lines) if at % 71]
    after = "\n".join(changed)
    marks = [Stretch(start=at * 30, end=at * 30 + 12) for at in range(10_000)]
    begun = time.perf_counter()
    places = moved(before, after, marks)
    assert time.perf_counter() - begun < 10, "About 2 seconds on a small machine."
    same = sum(
        place is not None and words(after, place) == words(before, mark)
        for mark, place in zip(marks, places, strict=True)
    )
    assert same > 9_600


def test_a_text_of_one_word_over_and_over_takes_little_time():
    begun = time.perf_counter()
    moved("na " * 100_000, "ba " + "na " * 50_000 + "ba " + "na " * 40_000, [Stretch(start=30, end=32)])
    assert time.perf_counter() - begun < 10


# --- Words, sentences, pages ------------------------------------------------------------------------------


@given(text_with_stretch())
def test_whole_words_hold_what_was_chosen_and_cut_no_sign(found):
    text, chosen = found
    whole = whole_words(text, chosen.start, chosen.end)
    assume(whole is not None)
    assert words(text, chosen).strip() in words(text, whole)
    assert not unicodedata.combining(text[whole.start]) or whole.start == 0 or text[whole.start - 1].isspace()
    assert whole_words(text, whole.start, whole.end) == whole


@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_sentences_and_pages_are_all_of_a_text(text):
    for cut in (sentences_in(text, 0, len(text)), pages_in(text, 20)):
        assert "".join(words(text, each) for each in cut) == text
    assert "".join(words(text, each) for each in words_in(text, 0, len(text))) == "".join(text.split())


def test_pages_are_small_and_end_with_a_line_or_a_sentence():
    text = "We met on Saturday. Tea was good.\n" * 2_000
    pages = pages_in(text)
    assert all(page.end - page.start <= 4_000 for page in pages)
    assert {text[page.end - 1] for page in pages} == {"\n"}


# --- Marks to be shown ------------------------------------------------------------------------------------


@given(LETTERS, st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40), st.sampled_from("xyz"))))
def test_parts_are_the_text_and_say_what_covers_them(text, drawn):
    marks = [Mark(start=start, end=end, key=key) for start, end, key in drawn if start < end <= len(text)]
    parts = parts_of(text, marks, 0, len(text))
    assert "".join(part.text for part in parts) == text
    for part in parts:
        covering = {mark.key for mark in marks if mark.start <= part.start and part.end <= mark.end}
        assert set(part.keys) == covering
        assert set(part.ending) == {mark.key for mark in marks if mark.end == part.end}


def test_each_mark_ends_once_also_where_a_page_cuts_it():
    marks = [Mark(start=2, end=8, key="tea")]
    pages = [parts_of("0123456789", marks, *page) for page in ((0, 5), (5, 10))]
    assert [part.ending for page in pages for part in page] == [(), (), ("tea",), ()]

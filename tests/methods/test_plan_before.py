"""The seal of a plan, when it counts as late, and what became of it in numbers."""

import unicodedata
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steppingstones.methods.plan_before import (
    Fate,
    Mark,
    began,
    canonical,
    compare,
    days_late,
    holds,
    seal,
    short,
    tidy,
)

TITLE, ITEMS = "A day centre", ["Buy ten small tables", "Open on weekdays", "Ask families by letter"]
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = text.filter(tidy)
plans = st.tuples(words, st.lists(words, min_size=1, max_size=5))
spaces = st.text("   \t\n\r\u00a0\u2028", min_size=1, max_size=4)


def normal(plan):
    title, items = plan
    return tidy(title), [tidy(item) for item in items]


@given(plans, plans)
def test_two_plans_have_the_same_seal_only_if_they_say_the_same(one, other):
    assert (seal(*one) == seal(*other)) == (normal(one) == normal(other))


@given(plans, st.data(), words)
def test_another_word_anywhere_breaks_the_seal(plan, data, word):
    title, items = plan
    place = data.draw(st.integers(0, len(items) - 1))
    assume(tidy(word) != tidy(items[place]))
    assert not holds(seal(title, items), title, [*items[:place], word, *items[place + 1 :]])
    assert not holds(seal(title, items), title, [*items, word])
    assert not holds(seal(title, items), f"{title} {word}", items)


@given(plans, st.data())
def test_another_order_breaks_the_seal(plan, data):
    title, items = plan
    moved = data.draw(st.permutations(items))
    assert holds(seal(title, items), title, moved) == (list(map(tidy, moved)) == list(map(tidy, items)))


@given(plans, words)
def test_words_cannot_slip_from_one_line_to_another(plan, word):
    title, items = plan
    assert seal(title, [f"{items[0]}\n2: {word}", *items[1:]]) != seal(title, [items[0], word, *items[1:]])
    assert seal(f"{title}\n1: {word}", items) != seal(title, [word, *items])


@given(st.lists(words.map(tidy).map(str.split).filter(bool), min_size=1), spaces, spaces)
def test_spaces_and_line_breaks_do_not_count(items, gap, other):
    spaced = [gap + other.join(item) + gap for item in items]
    assert seal(TITLE, spaced) == seal(TITLE, [" ".join(item) for item in items])


def test_letters_with_accents_count_the_same_in_both_of_their_spellings():
    assert seal("Tŷ ni", ["Café"]) == seal(
        unicodedata.normalize("NFD", "Tŷ ni"), [unicodedata.normalize("NFD", "Café")]
    )


@pytest.mark.parametrize("other", [["Buy ten small table"], ["buy ten small tables"], ["Buy ten small tables."], []])
def test_one_letter_more_or_less_is_seen(other):
    assert not holds(seal(TITLE, ITEMS[:1]), TITLE, other)


def test_the_text_can_be_checked_by_any_program():
    """The value comes from `printf … | sha256sum`, not from us: it must never change, or old seals would break."""
    assert canonical(TITLE, ["Buy ten small tables"]).endswith("title: A day centre\n1: Buy ten small tables\n")
    assert seal(TITLE, ["Buy ten small tables"]) == "a4dad0429f52006ca1e0f318670274cc128c961414b64658434808e02549c530"


def test_the_short_form_is_the_beginning_in_four_groups():
    whole = seal(TITLE, ITEMS)
    assert short(whole).replace(" ", "") == whole[:16]
    assert [len(group) for group in short(whole).split()] == [4, 4, 4, 4]


# --- When it was sealed -----------------------------------------------------------------------------------


def test_what_the_group_says_about_the_beginning_counts_before_what_is_known():
    assert began(date(2026, 5, 1), [date(2026, 3, 4)]) == date(2026, 5, 1)
    assert began(None, [None, date(2026, 3, 11), date(2026, 3, 4)]) == date(2026, 3, 4)
    assert began(None, [None, None]) is None


@pytest.mark.parametrize(
    ("sealed", "late"), [(date(2026, 3, 3), 0), (date(2026, 3, 4), 0), (date(2026, 3, 5), 1), (date(2027, 3, 4), 365)]
)
def test_days_late(sealed, late):
    assert days_late(sealed, date(2026, 3, 4)) == late


def test_nothing_is_late_when_nobody_knows_the_beginning():
    assert days_late(date(2026, 3, 4), None) == 0


# --- What became of it ------------------------------------------------------------------------------------

marks = st.builds(
    Mark, fate=st.one_of(st.none(), st.sampled_from(Fate)), decisions=st.integers(0, 3), voices=st.integers(0, 3)
)


@given(st.lists(marks))
def test_the_numbers_add_up(found):
    told = compare(found)
    assert told.planned + told.new == len(found)
    assert told.from_voices + told.decided_only + told.unexplained == told.differences
    assert min(told.from_voices, told.decided_only, told.unexplained) >= 0


def test_what_was_kept_is_no_difference_however_much_was_said_about_it():
    told = compare([Mark(fate=Fate.KEPT, voices=5, decisions=1), Mark()])
    assert (told.kept, told.unmarked, told.differences, told.from_voices) == (1, 1, 0, 0)


def test_a_difference_with_a_decision_alone_is_told_apart():
    told = compare([Mark(fate=Fate.NEW, decisions=1), Mark(fate=Fate.DROPPED), Mark(fate=Fate.CHANGED, voices=1)])
    assert (told.decided_only, told.unexplained, told.from_voices) == (1, 1, 1)

"""Rows of an Easy Read version: slots that are filled each time, and what people wrote in place of a row."""

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.documents.blocks import EasyRow, Heading, Paragraph
from steppingstones.documents.easy_rows import (
    Line,
    Written,
    as_written,
    fill,
    lines_of,
    mark_of,
    row,
    sources,
    with_slots,
)

PEOPLE = (("people", "12 people"),)
SAID = row("said", "[people] said so.", "1F465", people="12 people")


def told(source, *lines: str) -> list[str]:
    return [each.row.words for each in lines_of(source, Written(lines=tuple(Line(words=words) for words in lines)))]


def test_a_row_that_nobody_wrote_is_told_by_the_program():
    assert [each.row.words for each in lines_of(SAID, None)] == ["12 people said so."]


def test_a_row_becomes_as_many_lines_as_were_written():
    assert told(SAID, "We asked.", "[people] like it.") == ["We asked.", "12 people like it."]
    assert told(SAID) == []


def test_what_cannot_be_filled_is_never_shown():
    assert told(SAID, "Somebody said: [quote]") == ["12 people said so."]


def test_brackets_of_ones_own_stay():
    assert told(SAID, "We met [again].") == ["We met [again]."]
    assert row("claim", "We are [people]").words == "We are [people]"


def test_a_number_with_a_slot_does_not_change_the_line():
    later = row("said", "[people] said so.", "1F465", people="14 people")
    assert lines_of(SAID, None)[0].mark == lines_of(later, None)[0].mark
    assert lines_of(later, None)[0].row.words == "14 people said so."


def test_other_words_or_another_picture_make_another_line():
    marks = {mark_of("said", Line(words=words, picture=shown)) for words in ("a", "b") for shown in ("", "1F465")}
    assert len(marks) == 4


def test_a_row_of_the_program_gets_a_key_that_its_numbers_do_not_change():
    keys = [sources([Heading(text="A", easy=(EasyRow(words=f"{n} things."),))])[0][1][0].key for n in (3, 4)]
    assert keys[0] == keys[1]


def test_no_key_comes_twice():
    rows = sources([Paragraph(text="A", easy=(EasyRow(words="Tea."), EasyRow(words="Tea."), SAID, SAID))])[0][1]
    assert len({each.key for each in rows}) == 4


def test_lines_are_marked_only_where_somebody_has_read():
    blocks = [Paragraph(text="A", easy=(SAID,))]
    assert not as_written(blocks, {})[0].easy[0].is_unread
    assert as_written(blocks, {}, {})[0].easy[0].is_unread
    assert not as_written(blocks, {}, {lines_of(SAID, None)[0].mark: True})[0].easy[0].is_unread


def test_what_is_in_brackets_already_stays():
    assert with_slots("[people] and 12 people", (*PEOPLE, ("quote", "and 12"))) == "[people] and [people]"


@given(st.text(max_size=80))
def test_words_without_brackets_are_filled_with_nothing(text):
    plain = text.replace("[", "").replace("]", "")
    assert fill(plain, PEOPLE) == plain


@given(st.text(alphabet="ab 12people[].", max_size=60))
def test_putting_slots_in_twice_changes_nothing_more(text):
    once = with_slots(text, PEOPLE)
    assert with_slots(once, PEOPLE) == once


@given(st.text(alphabet="abc .", max_size=40), st.text(alphabet="xyz .", max_size=20))
def test_what_was_put_into_a_slot_comes_out_of_it(before, after):
    typed = f"{before} 12 people {after}"
    assert (fill(with_slots(typed, PEOPLE), PEOPLE) or "").lower() == typed.lower()

"""Feedback in a spreadsheet: words kept as written, bad rows named by number with the remedy."""

import io
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.formats.csvfile import csv_pieces
from steppingstones.formats.feedback import BadRow, Columns, guess_columns, parse_date, read_feedback
from steppingstones.formats.sheet import SpreadsheetError
from steppingstones.formats.spreadsheet import read
from tests.world import DATA

TODAY = date(2026, 5, 1)


def feedback_of(file, encoding="utf-8", **columns):
    data = file if isinstance(file, bytes) else file.encode()
    sheet = read(io.BytesIO(data), "feedback.csv", encoding=encoding)
    return read_feedback(sheet, Columns(**{"text": "words", **columns}), today=TODAY)


@pytest.mark.parametrize("words", ["NA", "None", "Nothing", "null", "0", "-", "  with spaces  "])
def test_words_that_look_like_nothing_are_what_people_wrote(words):
    (row,) = feedback_of(f'words,n\n"{words}",1\n').good

    assert row.words == words


@pytest.mark.parametrize("blank", ["", "   ", "\u200b", "\u00a0\u2003"])
def test_a_row_without_text_is_bad(blank):
    (bad,) = feedback_of(f"words,n\n{blank},1\n").bad

    assert (bad.number, bad.column) == (2, "words")
    assert "no text" in bad.reason


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-25", (date(2024, 3, 25), "day")),
        ("2024-03-25 10:30:00", (date(2024, 3, 25), "day")),
        ("25/03/2024", (date(2024, 3, 25), "day")),
        ("4/3/2024", (date(2024, 3, 4), "day")),
        ("25 March 2024", (date(2024, 3, 25), "day")),
        ("25th Mar 2024", (date(2024, 3, 25), "day")),
        ("2021-07", (date(2021, 7, 1), "month")),
        ("March 2024", (date(2024, 3, 1), "month")),
        ("2024", (date(2024, 1, 1), "year")),
        ("", (None, "day")),
    ],
)
def test_dates_are_read_as_people_in_britain_write_them(written, meant):
    assert parse_date(written, today=TODAY) == meant


@pytest.mark.parametrize("written", ["31/02/2024", "2021-13", "2024-00-10", "99/99/9999", "1850-01-01", "2027-01-01"])
def test_an_impossible_date_is_bad_and_says_what_was_written(written):
    (bad,) = feedback_of(f"words,day\nhello,{written}\n", date="day").bad

    assert bad.column == "day"
    assert written in bad.reason


@pytest.mark.parametrize("written", ["soon", "12", "25/03/24"])
def test_what_is_no_date_says_how_to_write_one(written):
    (bad,) = feedback_of(f"words,day\nhello,{written}\n", date="day").bad

    assert "2024-03-25" in bad.reason


def test_letters_in_another_encoding_make_their_row_bad_and_no_other():
    data = "words,n\nfine,1\ncaf\u00e9,2\n".encode("cp1252")

    found = feedback_of(data)

    assert [row.words for row in found.good] == ["fine"]
    assert [(bad.number, "UTF-8" in bad.reason) for bad in found.bad] == [(3, True)]


def test_the_same_file_is_fine_when_its_encoding_is_chosen():
    found = feedback_of("words,n\ncaf\u00e9,2\n".encode("cp1252"), encoding="cp1252")

    assert [row.words for row in found.good] == ["caf\u00e9"]


def test_text_that_was_torn_apart_by_a_comma_is_bad():
    (bad,) = feedback_of("words,n\nhello, world,1\n").bad

    assert "more cells" in bad.reason


def test_a_cell_that_is_too_long_says_how_long_it_may_be():
    (bad,) = feedback_of(f"words,n\n{'a' * 10_001},1\n").bad

    assert "10,000" in bad.reason


def test_several_labels_in_a_cell_are_parted_once_each():
    (row,) = feedback_of("words,themes\nhello,Food; Noise ;Food;\n", labels=("themes",)).good

    assert row.labels == (("themes", "Food"), ("themes", "Noise"))


def test_a_column_that_is_not_there_is_named_with_the_nearest():
    with pytest.raises(SpreadsheetError, match=r"no column “wrods”.*Did you mean “words”"):
        feedback_of("words,n\nhello,1\n", text="wrods")


def test_two_equal_rows_are_two_rows_and_the_same_rows_each_time():
    first, second = feedback_of("words\nNothing\nNothing\n").good
    again, _ = feedback_of("words\nNothing\nNothing\n").good

    assert first.fingerprint != second.fingerprint
    assert first.fingerprint == again.fingerprint


def test_a_row_stays_itself_when_rows_are_added_and_other_columns_chosen():
    (before,) = feedback_of("words,day,n\nhello,2024-01-01,1\n").good
    _, after = feedback_of("words,day,n\nnew,,2\nhello,2024-01-01,1\n", date="day").good

    assert after.fingerprint == before.fingerprint


def test_columns_are_guessed_from_what_is_in_them():
    rows = "".join(f"{n},{'I like the garden very much ' * 2}{n},2024-01-{n:02d},Food\n" for n in range(1, 10))
    sheet = read(io.BytesIO(f"id,said,when,theme\n{rows}".encode()), "f.csv")

    guess = guess_columns(sheet.columns, sheet.rows, today=TODAY)

    assert guess == Columns(text="said", date="when", labels=("theme",))


def test_a_column_of_dates_is_never_taken_for_what_people_said():
    sheet = read(io.BytesIO(b"What,When\nNice,2024-03-25\nBad,2024-03-26\nOk,soon\n"), "f.csv")

    assert guess_columns(sheet.columns, sheet.rows, today=TODAY) == Columns(text="What", date="When")


def test_the_real_file_is_read_whole():
    with (DATA / "nhs-patient-feedback" / "feedback.csv").open("rb") as file:
        sheet = read(file, "feedback.csv")
        found = read_feedback(sheet, Columns(text="answer", date="month", labels=("themes",)), today=TODAY)

    assert (len(found.good), found.bad) == (5134, ())
    assert Counter(row.said_on is None for row in found.good)[True] == 198
    assert Counter(label for row in found.good for label in row.labels)["themes", "Timeliness of care"] == 752


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)


@given(st.lists(texts, min_size=1, max_size=8))
def test_words_come_out_of_a_file_of_ours_as_they_went_in(words):
    data = b"".join(csv_pieces([["Stepping Stones voice", "words"], *(["x", each] for each in words)]))
    found = feedback_of(data)

    kept = iter(words)
    for row in sorted([*found.good, *found.bad], key=lambda row: row.number):
        each = next(kept)
        assert isinstance(row, BadRow) or row.words == each


@given(st.binary(max_size=400), st.sampled_from(["f.csv", "f.xlsx"]))
def test_any_bytes_are_rows_or_a_clear_refusal(data, name):
    try:
        sheet = read(io.BytesIO(data), name)
        words = [row.words for row in read_feedback(sheet, Columns(text=sheet.columns[0]), today=TODAY).good]
    except SpreadsheetError as error:
        words = [str(error)]

    assert all(words)

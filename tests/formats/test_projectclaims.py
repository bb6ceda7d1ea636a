"""Claims and remarks in the files of a project: what is written is read again, and what is wrong is named."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.actions.projectfiles import KNOWN
from steppingstones.formats.projectclaims import ClaimRow, read_claims, write_claims
from steppingstones.formats.projectfiles import read
from steppingstones.formats.projectthere import There
from steppingstones.formats.tables import NotReadable, Tables
from tests.awkward import STRINGS

from .test_projectfiles import FOLDER, PICTURES

IDS = ["a1", "b2", "c3"]
THERE = There(members=[], stones=IDS, themes=IDS, questions=[], voices=IDS, in_own_words={}, options={}, changes=[])
SOME = st.lists(st.sampled_from(IDS), unique=True).map(tuple)
SIDES = st.lists(st.sampled_from(KNOWN.spoke), unique=True).map(tuple)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
CLAIM = ClaimRow(report="r", stone="a1", words="People stay", easy_words="", picture="", quotes=())


def again(rows):
    texts = {"claims.csv": write_claims(rows).decode("utf-8-sig")}
    return read_claims(Tables(texts=texts), ["r"], KNOWN.spoke, THERE)


@given(WORDS.filter(bool), SOME, SIDES, SOME, SOME, st.dates(), st.booleans())
def test_a_claim_that_is_written_and_read_is_the_same(words, quotes, sides, themes, voices, day, is_until):
    chosen = {"sides": sides, "themes": themes, "voices": voices, "said_until" if is_until else "said_from": day}
    row = replace(CLAIM, words=words, quotes=quotes, **chosen)
    assert again([row, CLAIM]) == (row, CLAIM)


def test_awkward_words_come_back_as_they_were():
    kept = [text.strip() for text in STRINGS if text.strip() and "\r" not in text and "\0" not in text]
    rows = [replace(CLAIM, words=text, easy_words=text) for text in kept]
    assert [row.words for row in again(rows)] == kept


def test_a_time_that_ends_before_it_begins_is_named():
    with pytest.raises(NotReadable, match="row 2, column “said_until”"):
        again([replace(CLAIM, said_from=date(2026, 3, 4), said_until=date(2026, 3, 3))])


@pytest.fixture
def texts():
    return {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.csv")}


def test_the_example_has_an_open_suggestion_and_one_that_was_taken(texts):
    found = [each.settled for each in read(texts, KNOWN, PICTURES).remarks if each.suggested]
    assert sorted(found) == ["", "taken"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("difference,speak", "lane,speak", "row 2, column “report”: “lane” is none of these"),
        ("difference,speak", "difference,barn", "row 2, column “about”: “barn” is none of these"),
        ("speak,wren", "speak,nobody", "row 2, column “by”"),
        (",taken,hazel", ",done,hazel", "row 3, column “settled”: “done” is none of these"),
        (",taken,hazel", ",taken,robin", "row 3, column “settled_by”: “robin” said it, and somebody else"),
        ("2025-09-05", "2025-09-03", "row 3, column “settled_on”: this is before the day"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(texts, old, new, where):
    texts["remarks.csv"] = texts["remarks.csv"].replace(old, new, 1)
    with pytest.raises(NotReadable) as error:
        read(texts, KNOWN, PICTURES)
    assert f"remarks.csv, {where}" in str(error.value)

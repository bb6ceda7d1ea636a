"""Easy Read versions in the files of a project: what is right is read, what is wrong is named with its place."""

import pytest

from steppingstones.actions.projectfiles import KNOWN
from steppingstones.formats.projectfiles import read
from steppingstones.formats.tables import NotReadable

from .test_projectfiles import FOLDER, PICTURES


@pytest.fixture
def texts():
    return {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.csv")}


def test_the_example_has_a_version_that_somebody_with_lived_experience_read(texts):
    files = read(texts, KNOWN, PICTURES)
    (reading,) = files.easy.read
    assert {each.id: each.side for each in files.members}[reading.member] == "lived"
    assert all(each.words and not each.left_out for each in files.easy.written)


def test_what_is_left_out_needs_a_reason_and_no_words(texts):
    texts["easy.csv"] = "report,about,words,left_out,by\nstreet,run,,It is said above.,iris\n"
    (row,) = read(texts, KNOWN, PICTURES).easy.written
    assert (row.words, row.left_out) == ("", "It is said above.")


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("easy.csv", "street,run", "lane,run", "row 5, column “report”: “lane” is none of these"),
        ("easy.csv", "street,run", "street,trust", "row 5, column “about”: “trust” is none of these"),
        ("easy.csv", "street,run", "street,building", "row 5, column “about”: “building” of this report is written"),
        ("easy.csv", ",,hazel", ",,nobody", "row 4, column “by”: “nobody” is none of these"),
        ("easy.csv", ",,hazel", ",,wren", "easy_read.csv, row 2, column “member”: “wren” wrote some of it"),
        ("easy_read.csv", ",wren,", ",hazel,", "row 2, column “member”: “hazel” is none of these"),
        ("easy_read.csv", "2026-01-14", "2026-01-11", "row 2, column “read_on”: this is before the day"),
        ("claims.csv", "street,run", "street,building", "row 3, column “about”: this report has more than one claim"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(texts, file, old, new, where):
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(NotReadable) as error:
        read(texts, KNOWN, PICTURES)
    assert where in str(error.value)

"""Signed versions in the files of a project: what is right is read, what is wrong is named with its place."""

import pytest

from steppingstones.actions.projectfiles import KNOWN
from steppingstones.formats.projectfiles import read
from steppingstones.formats.tables import NotReadable

from .test_projectfiles import FOLDER, PICTURES


@pytest.fixture
def texts():
    return {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.csv")}


def test_the_example_has_a_version_with_a_yes_of_both_sides_and_other_words(texts):
    (version,) = read(texts, KNOWN, PICTURES).signed
    assert {each.member for each in version.signed} >= {"robin", "hazel"}
    assert [each.printed for each in version.signed if each.answer == "but"] == ["named"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("street,2026-01-19,robin", "lane,2026-01-19,robin", "row 2, column “report”: “lane” is none of these"),
        ("2026-01-19,olive", "2026-01-18,olive", "row 3, column “asked_on”: a row above says 2026-01-19"),
        (",olive,", ",robin,", "row 3, column “member”: “robin” has signed in a row above"),
        ("2026-01-21", "2026-01-11", "row 2, column “signed_on”: this is before the day"),
        (",agree,", ",yes,", "row 2, column “answer”: “yes” is none of these"),
        (",agree,,not", ",no,,not", "row 2, column “words”: "),
        (",named", ",loud", "row 4, column “printed”: “loud” is none of these"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(texts, old, new, where):
    texts["signed.csv"] = texts["signed.csv"].replace(old, new, 1)
    with pytest.raises(NotReadable) as error:
        read(texts, KNOWN, PICTURES)
    assert f"signed.csv, {where}" in str(error.value)

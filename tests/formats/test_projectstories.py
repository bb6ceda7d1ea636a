"""Stories in the files of a project: what is right is read, what is wrong is named with its place."""

import pytest

from steppingstones.actions.projectfiles import KNOWN
from steppingstones.formats.projectfiles import read
from steppingstones.formats.tables import NotReadable

from .test_projectfiles import FOLDER, PICTURES


@pytest.fixture
def texts():
    return {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.csv")}


def test_the_example_tells_a_story_with_all_that_belongs_to_one(texts):
    found = read(texts, KNOWN, PICTURES).stories
    assert [story.stone for story in found.stories] == ["trust"]
    assert [other.verdict for other in found.others] == ["out", "part"]
    assert [looked.result for looked in found.looked] == ["found", "found", "missing", ""]
    assert [(len(row.together), len(row.without)) for row in found.compared] == [(8, 7)]


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("stories.csv", "\ntrust,", "\npanel,", "stories.csv, row 2, column “stone”: “panel” is none of these"),
        ("explanations.csv", ",out,", ",gone,", "explanations.csv, row 2, column “verdict”: “gone” is none of these"),
        ("speaks.csv", "for,panelnerves", "for,nobody", "speaks.csv, row 2, column “voice”: “nobody”"),
        ("speaks.csv", "for,panelnerves,,", "for,panelnerves,panels,", "speaks.csv, row 2, column “words”: write one"),
        (
            "looked_for.csv",
            "views,found,",
            "views,seen,",
            "looked_for.csv, row 2, column “result”: “seen”",
        ),
        ("expected.csv", "surely", "perhaps", "expected.csv, row 2, column “so”: “perhaps” is none of these"),
        ("compared.csv", "chosen", "luck", "compared.csv, row 2, column “placed”: “luck” is none of these"),
        ("compared_people.csv", "with,1,4", "with,one,4", "row 2, column “before”: “one” is not a number"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(texts, file, old, new, where):
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(NotReadable) as error:
        read(texts, KNOWN, PICTURES)
    assert where in str(error.value)


def test_an_outcome_has_one_story(texts):
    texts["stories.csv"] += texts["stories.csv"].splitlines()[1] + "\n"
    with pytest.raises(NotReadable, match="has a story already"):
        read(texts, KNOWN, PICTURES)

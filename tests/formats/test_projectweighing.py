"""What counts, in the files of a project: what is right is read, what is wrong is named with its place."""

import pytest

from steppingstones.actions.projectfiles import KNOWN
from steppingstones.formats.projectfiles import read
from steppingstones.formats.tables import NotReadable

from .test_projectfiles import FOLDER, PICTURES

PAIRS = "autumn,Two at a time,pairs,,2025-10-07,2025-10-21,speak follow trust"
ORDER = "autumn,Cards,order,,2025-10-07,2025-10-21,speak follow trust"


@pytest.fixture
def texts():
    return {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.csv")}


def found_in(texts, weighing: str, said: str):
    texts["weighings.csv"] = f"id,name,way,beans,began_on,ended_on,stones\n{weighing}\n"
    texts["weighed.csv"] = f"weighing,side,said,people\nautumn,carer,{said}\n"
    return read(texts, KNOWN, PICTURES).weighing.weighed


def trouble_with(texts) -> str:
    with pytest.raises(NotReadable) as error:
        read(texts, KNOWN, PICTURES)
    return str(error.value)


def test_the_example_has_a_round_with_two_sides_and_one_of_too_few(texts):
    found = read(texts, KNOWN, PICTURES).weighing
    sides = [row.side for row in found.weighed]
    assert {side: sides.count(side) for side in sides} == {"lived": 7, "professional": 6, "carer": 2}
    assert [row.stone for row in found.worse] == ["open", ""]


def test_cards_and_pairs_are_read_as_well(texts):
    (cards,) = found_in(texts, ORDER, "speak=2 follow=3 trust=1,4")
    assert (cards.said, cards.people) == ((("speak", "2"), ("follow", "3"), ("trust", "1")), 4)
    (pairs,) = found_in(texts, PAIRS, "speak>follow trust>speak,")
    assert (pairs.said, pairs.people) == ((("speak", "follow"), ("trust", "speak")), 1)


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("weighings.csv", ",points,", ",scales,", "weighings.csv, row 2, column “way”: “scales” is none of these"),
        ("weighings.csv", ",10,", ",0,", "weighings.csv, row 2, column “beans”: write from 1 to 100"),
        ("weighings.csv", "2025-10-21", "2025-09-21", "weighings.csv, row 2, column “ended_on”: it ends before"),
        ("weighings.csv", "speak follow", "speak speak", "weighings.csv, row 2, column “stones”: name from 2 to"),
        ("weighings.csv", "speak follow", "group follow", "weighings.csv, row 2, column “stones”: “group” is none of"),
        ("weighed.csv", "friends=5", "friends=4", "weighed.csv, row 2, column “said”: the numbers make 9."),
        ("weighed.csv", "friends=5", "open=5", "weighed.csv, row 2, column “said”: “open=5” should be"),
        ("weighed.csv", "autumn,lived", "autumn,left", "weighed.csv, row 2, column “side”: “left” is none of these"),
        ("weighed.csv", "run=1,1", "run=1,0", "weighed.csv, row 2, column “people”: write from 1 to 500"),
        ("told.csv", "friends,firstweek", "friends,nobody", "told.csv, row 2, column “voices”: “nobody” is none"),
        ("worse.csv", "open,", "group,", "worse.csv, row 2, column “stone”: “group” is none of these"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(texts, file, old, new, where):
    texts[file] = texts[file].replace(old, new, 1)
    assert where in trouble_with(texts)


@pytest.mark.parametrize("said", ["speak>speak,", "speak>", "speak,", "speak>follow follow>speak,", "speak>open,"])
def test_a_pair_is_two_different_outcomes_of_the_round(texts, said):
    with pytest.raises(NotReadable, match="two outcomes of this round with > between"):
        found_in(texts, PAIRS, said)


def test_cards_have_each_place_once(texts):
    with pytest.raises(NotReadable, match="give each place from 1 to 3 once"):
        found_in(texts, ORDER, "speak=1 follow=1 trust=2,")

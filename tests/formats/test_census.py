"""The people of an area, from the file in the library."""

import pytest

from steppingstones.formats.census import Area, NotACensus, areas, topics
from steppingstones.methods.representation import representation
from tests.rules.tree import ROOT

ENGLAND = ROOT / "steppingstones/library/census-2021/england.csv"
HARTLEPOOL = "E06000001"


def read(what, *wanted):
    with ENGLAND.open(encoding="utf-8", newline="") as file:
        return what(file, *wanted)


def topic(name):
    return next(each for each in read(topics, HARTLEPOOL) if each.name == name)


def test_all_areas_of_england_are_there():
    found = read(areas)

    assert len(found) == len({area.code for area in found}) == 309
    assert found[0] == Area(code=HARTLEPOOL, name="Hartlepool")


def test_who_lives_in_an_area():
    assert topic("disability").groups == {
        "Disabled under the Equality Act": 21145,
        "Not disabled under the Equality Act": 71193,
    }


def test_who_did_not_answer_is_in_no_group():
    assert topic("religion").not_answered > 0
    assert "Not answered" not in topic("religion").groups


def test_many_groups_become_a_few():
    whole, broad = topic("ethnic group"), topic("ethnic group").broad

    assert len(broad.groups) == 5
    assert sum(broad.groups.values()) == sum(whole.groups.values())


def test_a_group_is_compared_with_its_area():
    disabled, others = topic("disability").groups
    found = representation({disabled: 9, others: 3}, topic("disability").groups)

    assert [round(group.share, 3) for group in found.groups] == [0.229, 0.771]
    assert [group.reading.value for group in found.groups] == ["more", "fewer"]


def test_an_area_that_is_not_there_has_nothing():
    assert read(topics, "E99") == []


@pytest.mark.parametrize(
    ("lines", "trouble"),
    [
        (["area_code,topic\n"], "area_name, group, people"),
        (["area_code,area_name,topic,group,people\n", "E1,Here,sex,Male,many\n"], "For Here, Male, “many”"),
    ],
)
def test_another_file_is_refused_in_words(lines, trouble):
    with pytest.raises(NotACensus, match=trouble):
        topics(lines, "E1")

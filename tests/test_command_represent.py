"""`./stones represent`: who takes part, from a spreadsheet."""

import json

import pytest

from steppingstones.commands import main


@pytest.fixture
def write(tmp_path):
    def wrote(*rows, headings="group,people,of"):
        file = tmp_path / "people.csv"
        file.write_text("\n".join([headings, *rows]), encoding="utf-8")
        return str(file)

    return wrote


def told(capsys, topic=""):
    return json.loads(capsys.readouterr().out)[topic]


def test_it_puts_who_takes_part_beside_all(write, capsys):
    assert main(["represent", write("disabled,0,140", "others,15,860", "not said,2,")]) == 0

    out = capsys.readouterr().out
    assert "0 of 15" in out
    assert "disabled: near their share, as far as so few can show" in out
    assert "2 did not say." in out
    assert "0.2518" in out
    assert out.endswith("Nobody is drawn for them by chance.\n")


def test_a_profile_may_be_ordered_in_three_ways(write, capsys):
    file, found = write("a,1,30 %", "b,2,30 %", "c,5,25 %", "d,4,15 %"), {}
    for by in ("chance", "ratio", "distance"):
        assert main(["represent", file, "--by", by, "--json"]) == 0
        found[by] = told(capsys)

    assert [round(each["chance"], 4) for each in found.values()] == [0.0784, 0.1262, 0.0870]
    assert (round(found["chance"]["apart"], 7), round(found["chance"]["to_move"], 7)) == (0.35, 4.2)
    assert round(found["chance"]["groups"][0]["index"], 4) == 0.2778


def test_people_from_a_list_are_drawn_from_it(write, capsys):
    assert main(["represent", write("minority,0,18", "others,8,42"), "--list", "60", "--json"]) == 0

    assert round(told(capsys)["groups"][0]["chance"], 7) == 0.0913597


def test_a_file_may_have_several_topics(write, capsys):
    rows = ["age,young,2,30", "age,old,10,70", "sex,women,9,51", "sex,men,3,49"]

    assert main(["represent", write(*rows, headings="what,group,people,of"), "--topic", "what", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"age", "sex"}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["a,3,50", "b,4,50"], "Fewer than 8 people said."),
        (["a,9,", "b,4,"], "There are no numbers to compare with."),
        (["a,9,50", "b,4,50", "not said,5,"], "More than one in five did not say."),
    ],
)
def test_what_is_not_said_has_its_reason(write, rows, reason, capsys):
    assert main(["represent", write(*rows)]) == 0

    out = capsys.readouterr().out
    assert reason in out
    assert "By chance" not in out


@pytest.mark.parametrize(
    ("row", "words", "told"),
    [
        ("b,many,50", [], "Row 3, column “people”: “many” is not a number"),
        ("b,2.5,50", [], "Row 3, column “people”: 2.5 is not a whole number of people."),
        ("b,2,-50", [], "Row 3, column “of”: -50 is below 0."),
        ("a,2,50", [], "Row 3, column “group”: “a” is in a row before."),
        (",2,50", [], "Row 3, column “group”: There is nothing here. Say which group."),
        ("b,2,50", ["--of", "all"], "There is no column “all”"),
        ("b,2,50", ["--list", "0"], "Give --list as a number of people."),
    ],
)
def test_what_cannot_be_read_or_asked_is_said(write, row, words, told, capsys):
    assert main(["represent", write("a,3,50", row), *words]) == 2

    assert told in capsys.readouterr().err


# --- Beside the people of an area ---------------------------------------------------------------------------


def test_an_area_of_the_census_may_stand_for_all(write, capsys):
    file = write("disability,Yes,2", "disability,No,10", "sex,Female,9", "sex,Male,3", headings="what,group,people")

    assert main(["represent", file, "--topic", "what", "--area", "hartlepool", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    first = found["disability"]["groups"][0]
    assert (first["name"], round(first["share"], 4)) == ("Disabled under the Equality Act", round(21145 / 92338, 4))
    assert [group["number"] for group in found["sex"]["groups"]] == [9, 3]


def test_what_the_census_has_only_together_is_put_together(write, capsys):
    file = write("Under 16,2", "16 to 64,6", "65 or older,3", headings="group,people")

    assert main(["represent", file, "--area", "E06000001", "--json"]) == 0
    numbers = {group["name"]: group["number"] for group in told(capsys)["groups"]}
    assert numbers == {"16 to 64": 6, "Under 16, or 65 and over": 5}


def test_groups_to_which_nobody_belongs_stand_there_too(write, capsys):
    assert main(["represent", write("White,9", headings="group,people"), "--area", "Hartlepool"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("Beside all who live in Hartlepool. Census 2021, Office for National Statistics")
    assert "Mixed or Multiple ethnic groups" in out


def test_groups_may_be_as_fine_as_in_the_census(write, capsys):
    rows = ("White: Irish,2", "Other ethnic group: Arab,7")

    assert main(["represent", write(*rows, headings="group,people"), "--area", "Hartlepool", "--json"]) == 0
    assert len(told(capsys)["groups"]) == 19


@pytest.mark.parametrize(
    ("rows", "area", "told"),
    [
        (["Yes,9"], "Nowhere", "There is no area “Nowhere”."),
        (["Yes,9"], "New", "Which one do you mean? New"),
        (["Yes,9", "Perhaps,3"], "Hartlepool", "The census does not have “Perhaps”. Nearest to these groups, it has: "),
    ],
)
def test_an_area_or_group_that_the_census_does_not_have_is_said(write, rows, area, told, capsys):
    assert main(["represent", write(*rows, headings="group,people"), "--area", area]) == 2

    assert told in capsys.readouterr().err

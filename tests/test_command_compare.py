"""`./stones compare`: two groups from a spreadsheet."""

import json

import pytest

from steppingstones.commands import main

WORDS = ["--group", "group", "--together", "with", "--before", "before", "--after", "after"]
ROWS = [f"with,3,{3 + change},2.5,a" for change in (2, 1, 3, 0, 2, 1)]
OTHERS = [f"without,3,{3 + change},2.5,b" for change in (0, 1, -1, 0, 1)]


@pytest.fixture
def write(tmp_path):
    def wrote(*rows):
        file = tmp_path / "groups.csv"
        file.write_text("\n".join(["group,before,after,earlier,team", *rows]), encoding="utf-8")
        return str(file)

    return wrote


def test_it_tells_how_much_more_one_group_changed(write, capsys):
    assert main(["compare", write(*ROWS, *OTHERS, "with,3,,,"), *WORDS]) == 0

    out = capsys.readouterr().out
    assert "Difference of the changes: 1.3" in out
    assert "By chance alone: 0.0649: 30 of 462 ways to divide them" in out
    assert "Of 100 pairs, one from each group, so often went further up who co-produced: 83" in out
    assert "This does not show that co-production was the cause." in out
    assert "People chose their group themselves." in out
    assert "with          6        1" in out


def test_json_has_the_whole_of_it(write, capsys):
    words = [*WORDS, "--placed", "waiting", "--earlier", "earlier", "--json"]

    assert main(["compare", write(*ROWS, *OTHERS), *words]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["as_far"], found["ways"], found["before"], found["cautions"]) == (30, 462, 0, [])


def test_a_team_for_each_group_says_nothing(write, capsys):
    assert main(["compare", write(*ROWS, *OTHERS), *WORDS, "--team", "team"]) == 0

    out = capsys.readouterr().out
    assert "People of one team move together." in out
    assert "The groups can be put beside each other, and no more." in out


def test_a_rare_difference_in_fair_groups_is_said(write, capsys):
    rows = [f"with,1,{score},1,a" for score in (5, 5, 4, 5)], [f"without,1,{score},1,b" for score in (1, 1, 2, 1)]

    assert main(["compare", write(*rows[0], *rows[1]), *WORDS, "--placed", "lot"]) == 0
    assert "People who co-produced got better by more than the others" in capsys.readouterr().out
    assert main(["compare", write(*rows[0], *rows[1]), *WORDS, "--placed", "lot", "--low-is-good"]) == 0
    assert "This does not show that co-production was the cause." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("row", "words", "told"),
    [
        ("with,often,3,,a", [], "Row 13, column “before”: “often” is not a number"),
        ("with,3,3,many,a", ["--earlier", "earlier"], "Row 13, column “earlier”: “many” is not a number"),
        (",3,3,,a", [], "Row 13, column “group”: There is nothing here. Say which group."),
        ("with,3,3,,", ["--team", "team"], "Row 13, column “team”: There is nothing here. Say which team."),
        ("other,3,3,,a", [], "“group” must have two groups. There are: “with”, “without”, “other”."),
        ("with,3,3,,a", ["--together", "ours"], "No group in “group” is “ours”. There are: “with”, “without”."),
        ("with,3,3,,a", ["--after", "later"], "There is no column “later”"),
    ],
)
def test_what_cannot_be_read_or_asked_is_said(write, row, words, told, capsys):
    assert main(["compare", write(*ROWS, *OTHERS, row), *WORDS, *words]) == 2

    assert told in capsys.readouterr().err


def test_a_group_in_which_nobody_answered_twice_is_refused(write, capsys):
    assert main(["compare", write(*ROWS, "without,3,,,"), *WORDS]) == 2

    assert "nobody answered both times" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((*ROWS[:2], *OTHERS), "A group has fewer than 3 people"),
        ((*ROWS, *OTHERS * 60), "There are more than 300 people."),
    ],
)
def test_what_is_not_said_has_its_reason(write, rows, reason, capsys):
    assert main(["compare", write(*rows), *WORDS]) == 0

    assert reason in capsys.readouterr().out


def test_a_team_in_both_groups_cannot_be_compared(write, capsys):
    rows = [row.replace(",b", ",a") for row in OTHERS]

    assert main(["compare", write(*ROWS, *rows), *WORDS, "--team", "team"]) == 0
    assert "A team is in both groups." in capsys.readouterr().out

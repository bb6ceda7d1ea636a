"""`./stones stories`: stories of most significant change from a spreadsheet."""

import json

import pytest

from steppingstones.commands import main

ROWS = [
    "a job,work,lived,better,first wage,it lasts",
    "a friend,company,lived,better,trust,no",
    "a choir,company,staff,better,,yes",
    "no bus,company,lived,worse,,",
    "a garden,place,staff,,,",
]
COLUMNS = ["--domain", "domain", "--by", "by", "--change", "change", "--panel", "lived", "--panel", "staff"]


@pytest.fixture
def write(tmp_path):
    def wrote(*rows):
        file = tmp_path / "stories.csv"
        file.write_text("\n".join(["what,domain,by,change,lived,staff", *rows]), encoding="utf-8")
        return str(file)

    return wrote


def test_it_counts_and_tells_what_was_chosen_and_why(write, capsys):
    assert main(["stories", write(*ROWS), *COLUMNS]) == 0

    out = capsys.readouterr().out
    assert "company      2      1    3" in out
    assert "1 of 5 stories are about a change for the worse." in out
    assert "lived: a job – first wage [" in out
    assert "staff: a choir – no reason was written down [" in out
    assert "The 2 panels said the same of 3 of 5 stories." in out
    assert "Chosen by all: a job" in out


def test_json_has_the_whole_of_it(write, capsys):
    assert main(["stories", write(*ROWS), *COLUMNS, "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["negative_share"], found["without_reason"], found["agreement"]["units"]) == (0.2, ["a choir"], 5)
    assert [step["what"] for step in found["trail"]] == ["a job", "a friend", "a job", "a choir"]


@pytest.mark.parametrize(
    ("rows", "columns", "told"),
    [
        (ROWS[:3], COLUMNS, "No story is about a change for the worse."),
        (ROWS, [], "Nothing says which changes were for the worse."),
        (ROWS[4:], COLUMNS, "No panel chose a story."),
    ],
)
def test_what_nobody_asked_is_said(write, rows, columns, told, capsys):
    assert main(["stories", write(*rows), *columns]) == 0

    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rows", "columns", "told"),
    [
        ([], [], "There is nothing in this file but its headings."),
        ([ROWS[0], ROWS[0]], [], "Row 3, column “what”: “a job” is in a row before."),
        ([",work,,,,"], [], "Row 2, column “what”: There is nothing here."),
        (["a job,work,lived,other,,"], COLUMNS, "Row 2, column “change”: “other” is neither better nor worse."),
        (ROWS, ["--panel", "board"], "board"),
    ],
)
def test_what_cannot_be_read_is_said(write, rows, columns, told, capsys):
    assert main(["stories", write(*rows), *columns]) == 2

    assert told in capsys.readouterr().err

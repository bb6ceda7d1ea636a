"""`./stones ripple`: ripples from a spreadsheet."""

import json

import pytest

from steppingstones.commands import main

ROWS = ["a garden,,natural,the council", "friends,a garden,Social,", "a choir,friends,social,"]


@pytest.fixture
def write(tmp_path):
    def wrote(*rows):
        file = tmp_path / "ripples.csv"
        file.write_text("\n".join(["what,out of,capital,shown by", *rows]), encoding="utf-8")
        return str(file)

    return wrote


def test_it_sums_up_what_came_of_what(write, capsys):
    assert main(["ripple", write(*ROWS), "--capital", "capital", "--shown", "shown by"]) == 0

    out = capsys.readouterr().out
    assert "The work itself       1" in out
    assert "2 steps away          1" in out
    assert "Shown by somebody outside: 1 of 3" in out
    assert "2 of 7 kinds of capital" in out


def test_json_has_the_whole_of_it(write, capsys):
    assert main(["ripple", write(*ROWS), "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["rings"], found["branching"], found["shown"]) == ([1, 1, 1], 1, 0)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([",a garden,,"], "Row 5, column “what”: There is nothing here."),
        (["friends,,,"], "Row 5, column “what”: “friends” is in a row before."),
        (["a walk,dogs,,"], "Row 5, column “out of”: “dogs” has no row of its own."),
        (["a walk,,money,"], "Row 5, column “capital”: “money” is none of: natural, cultural"),
        (["a walk,a rest,,", "a rest,a walk,,"], "“a walk” comes out of itself, round in a circle."),
    ],
)
def test_what_cannot_be_read_is_named(write, rows, told, capsys):
    assert main(["ripple", write(*ROWS, *rows), "--capital", "capital"]) == 2

    assert told in capsys.readouterr().err


def test_a_file_with_nothing_in_it_is_refused(write, capsys):
    assert main(["ripple", write()]) == 2

    assert "nothing in this file but its headings" in capsys.readouterr().err

"""`./stones agree`: agreement from a spreadsheet, in both of its shapes."""

import json

import pytest

from steppingstones.commands import main
from tests.world import DATA

FOUR = str(DATA / "coder-agreement" / "four_raters.csv")
WIDE = ["--unit", "item", "--coder", "rater1", "--coder", "rater2", "--coder", "rater3", "--coder", "rater4"]
TWO = ["--coder", "Ada", "--coder", "Ben"]
LONG = ["--unit", "answer", "--coder", "who", "--value", "tag"]


@pytest.fixture
def write(tmp_path):
    def wrote(text):
        file = tmp_path / "tags.csv"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return wrote


def test_each_person_may_have_a_column(capsys):
    assert main(["agree", FOUR, *WIDE]) == 0

    told = capsys.readouterr().out
    assert "20 things were judged by two people or more; 4 people judged." in told
    assert "All said the same of 7 of them (35.0 %)." in told
    assert "Krippendorff's alpha: 0.0477" in told
    assert "Range (95 %)" in told
    assert "People see this differently." in told


def test_each_judgement_may_have_a_row(write, capsys):
    rows = [f"{number},{who},{number % 2}" for number in range(10) for who in ("Ada", "Ben")]

    assert main(["agree", write("\n".join(["answer,who,tag", *rows])), *LONG, "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["alpha"], found["units"], found["coders"], found["reading"]) == (1, 10, 2, "good")


def test_an_empty_cell_is_a_judgement_that_was_not_made(write, capsys):
    assert main(["agree", write("answer,who,tag\n1,Ada,a\n1,Ben,\n2,Ada,b\n"), *LONG, "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["alpha"], found["units"], found["refusal"]) == (None, 0, "one-coder")
    assert found["reason"].startswith("Only one person has judged")


@pytest.mark.parametrize(
    ("row", "level", "told"),
    [
        ("1,Ada,often", "ordinal", "Row 3, column “tag”: “often” is not a number"),
        ("1,Ada,nan", "interval", "Row 3, column “tag”: “nan” is not a number"),
        ("1,Ada,-2", "ratio", "Row 3, column “tag”: -2 is below 0"),
        ("1,,2", "nominal", "Row 3, column “who”: There is nothing here."),
        (",Ada,2", "nominal", "Row 3, column “answer”: There is nothing here."),
        ("9,Ada,2", "nominal", "Row 3, column “tag”: “Ada” has judged “9” in a row before."),
    ],
)
def test_a_bad_cell_is_named_by_its_row_and_column(write, row, level, told, capsys):
    assert main(["agree", write(f"answer,who,tag\n9,Ada,1\n{row}\n"), *LONG, "--level", level]) == 2

    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([*LONG[:2], "--coder", "rater", "--value", "tag"], "There is no column “rater”"),
        ([*LONG, "--coder", "tag"], "Give one --coder with --value"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_sentence(write, words, told, capsys):
    assert main(["agree", write("answer,who,tag\n9,Ada,1\n"), *words]) == 2

    assert told in capsys.readouterr().err


def test_two_people_without_gaps_get_the_older_measures_too(write, capsys):
    pairs = [(1, 1)] * 20 + [(1, 2)] * 5 + [(2, 1)] * 10 + [(2, 2)] * 15
    file = write("\n".join(["item,Ada,Ben", *(f"{place},{one},{two}" for place, (one, two) in enumerate(pairs))]))
    words = [*WIDE[:2], *TWO]

    assert main(["agree", file, *words]) == 0
    assert "Cohen's kappa: 0.4\n" in capsys.readouterr().out
    assert main(["agree", file, *words, "--level", "ordinal", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["others"]) == {"cohen", "linear", "square"}


def test_several_people_without_gaps_get_theirs(capsys):
    assert main(["agree", FOUR, *WIDE]) == 0

    out = capsys.readouterr().out
    assert "Fleiss' kappa: " in out
    assert "Fleiss' kappa of “2”: " in out


def test_where_somebody_left_a_gap_only_alpha_is_told(write, capsys):
    rows = [f"{place},{place % 2},{place % 2}" for place in range(9)]

    assert main(["agree", write("\n".join(["item,Ada,Ben", *rows, "9,1,"])), *WIDE[:2], *TWO]) == 0
    assert "kappa" not in capsys.readouterr().out

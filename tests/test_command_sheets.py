"""What every command that works out a spreadsheet refuses, because a sum would pass over it without a word."""

import pytest
from openpyxl import Workbook

from steppingstones.commands import main

CHANGE = ["--person", "who", "--time", "when", "--value", "score"]
COMPARE = ["--group", "site", "--together", "North", "--before", "b", "--after", "a", "--placed", "lot"]
AGREE = ["--unit", "item", "--coder", "Ada", "--coder", "Ben"]
TOO_MANY = "Row 3: It has more cells than there are headings."


@pytest.fixture
def write(tmp_path):
    def wrote(text, encoding="utf-8"):
        file = tmp_path / "sheet.csv"
        file.write_bytes(text.encode(encoding))
        return str(file)

    return wrote


@pytest.mark.parametrize(
    ("command", "more", "text"),
    [
        ("change", CHANGE, "who,when,score\nAda,before,2\nAda,after,2,5"),
        ("compare", COMPARE, "site,b,a\nNorth,1,2\nSouth,1,2,5"),
        ("agree", AGREE, "item,Ada,Ben\n1,a,b\n2,a,b, too"),
        ("represent", [], "group,people,of\nYoung,3,30\nOld,9,1,000"),
        ("stories", [], "what\nA story\nA story, and more"),
        ("sroi", [], "what,quantity,value,deadweight,attribution\na,1,10,0.1,0.1\nb,1,10,0,1,0"),
    ],
)
def test_a_row_torn_by_a_comma_is_refused(write, capsys, command, more, text):
    assert main([command, write(text), *more]) == 2

    assert TOO_MANY in capsys.readouterr().err


def test_letters_that_cannot_be_read_are_refused_because_two_names_would_become_one(write, capsys):
    file = write("item,Ada,Ben\n1,é,è\n2,é,è", "cp1252")
    assert main(["agree", file, *AGREE]) == 2

    told = capsys.readouterr().err
    assert "Row 2, column “Ada”: Some letters cannot be read" in told
    assert "try --encoding cp1252" in told
    assert main(["agree", file, *AGREE, "--encoding", "cp1252"]) == 0


def test_headings_that_cannot_be_read_say_how_they_are_read_here(write, capsys):
    assert main(["agree", write("é,Ada,Ben\n1,a,b", "cp1252"), *AGREE]) == 2
    assert "try --encoding cp1252" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "more"), [("change", CHANGE), ("represent", []), ("stories", [])])
def test_headings_without_a_row_are_not_worked_out(write, capsys, command, more):
    assert main([command, write("who,when,score,group,people,of,what\n"), *more]) == 2
    assert "nothing in this file but its headings" in capsys.readouterr().err


def test_a_sign_that_no_text_can_hold_is_named(write, capsys):
    assert main(["change", write("who,when,score\nA\0da,before,2"), *CHANGE]) == 2
    assert "Row 2, column “who”: There is a sign in it" in capsys.readouterr().err


def test_a_formula_that_nobody_worked_out_is_no_empty_cell(tmp_path, capsys):
    workbook, file = Workbook(), tmp_path / "answers.xlsx"
    for row in (("who", "when", "score"), ("Ada", "before", 2), ("Ada", "after", "=1+1")):
        workbook.active.append(row)
    workbook.save(file)
    assert main(["change", str(file), *CHANGE]) == 2
    assert "Row 3, column “score”: It holds a formula without its result." in capsys.readouterr().err


def test_which_sheet_of_a_workbook_was_read_is_said(tmp_path, capsys):
    workbook, file = Workbook(), tmp_path / "answers.xlsx"
    workbook.active.append(["About"])
    workbook.active.append(["These are our answers"])
    workbook.create_sheet("Answers").append(["who", "when", "score"])
    workbook.save(file)
    assert main(["change", str(file), *CHANGE]) == 2
    assert "The file has 2 sheets. This is the first one, “Sheet”." in capsys.readouterr().err

"""`./stones evidence`: how far a claim may go, from a spreadsheet."""

import json

import pytest

from steppingstones.commands import main

HEADINGS = "kind,link,what,status,origin,if so low,if so high,if not low,if not high,judged by,judged when"
LINKS = [
    "voice,meetings to buses,Ann: they asked us,,,,,,,,",
    "change,meetings to buses,a bus on Sundays,yes,,,,,,,",
    "rival,meetings to buses,a new law,ruled out,,,,,,,",
    "source,meetings to buses,the council's minutes,confirms,,,,,,,",
    "voice,buses to company,Bo: I get out more,,,,,,,,",
    "source,buses to company,the bus company,does not confirm,,,,,,,",
]
TEST = "test,,the minutes name us,found,minutes,70 %,90 %,10 %,30 %,2,before looking"


@pytest.fixture
def write(tmp_path):
    def wrote(*rows, headings=HEADINGS):
        file = tmp_path / "evidence.csv"
        file.write_text("\n".join([headings, *rows]), encoding="utf-8")
        return str(file)

    return wrote


def test_the_whole_way_is_as_strong_as_its_weakest_link(write, capsys):
    assert main(["evidence", write(*LINKS)]) == 0

    out = capsys.readouterr().out
    assert "What may be said of the whole way (rung 1 of 4): People say that this came of it." in out
    assert "To go further, “buses to company” needs: a change that was seen, before and after." in out
    assert "Sources apart from the group that confirm it: 1 of 2" in out


def test_what_was_looked_for_says_how_sure_one_may_be(write, capsys):
    assert main(["evidence", write(TEST, TEST.replace("name us", "thank us"))]) == 0

    out = capsys.readouterr().out
    assert "from “more confident than not” to “reasonably confident” (0.61 to 0.93)" in out
    assert "Left out, as it comes from where another piece does: the minutes thank us" in out
    assert "judged after looking" not in out


def test_json_has_the_whole_of_it(write, capsys):
    assert main(["evidence", write(*LINKS, TEST), "--prior", "0.5", "0.5", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["whole"]["rung"], found["links"]["meetings to buses"]["rung"]) == (1, 3)
    assert found["tests"][0]["kind"] == "straw-in-the-wind"
    assert found["tests"][0]["after"]["low"] == pytest.approx(0.7)


def test_what_makes_such_numbers_weak_is_said(write, capsys):
    assert main(["evidence", write("test,,a letter,not found,,0.4,0.4,0.1,0.1,1,after looking")]) == 0

    out = capsys.readouterr().out
    for told in ("Fewer than two people judged", "judged after looking", "are single numbers", "look more exact"):
        assert told in out


def test_pieces_that_cannot_be_as_said_have_their_reason(write, capsys):
    rows = [
        "test,,a,found,May,0.9,0.9,0.9,0.9,2,before looking",
        "test,,b,not found,May,0.1,0.1,0.1,0.1,2,before looking",
    ]

    assert main(["evidence", write(*rows), "--tie", "0.9"]) == 0
    assert "Two pieces of one origin cannot hang together so closely." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("wish,a,b,,,,,,,,", "Row 2, column “kind”: “wish” is none of: voice, change, rival"),
        ("voice,,b,,,,,,,,", "Row 2, column “link”: There is nothing here."),
        ("voice,a,,,,,,,,,", "Row 2, column “what”: There is nothing here."),
        ("rival,a,b,maybe,,,,,,,", "Row 2, column “status”: “maybe” is none of: open, ruled out, contributing."),
        ("test,,b,found,,0.9,0.8,0.1,0.2,,", "Row 2, column “if so low”: 0.9 is above 0.8, the high end."),
        ("test,,b,found,,9,0.8,0.1,0.2,,", "Row 2, column “if so low”: 9 is not a part of the whole."),
        ("test,,b,found,,0.7,0.8,0.1,0.2,we,", "Row 2, column “judged by”: “we” is not a number"),
        ("test,,b,found,,0.7,0.8,0.1,0.2,2,then", "Row 2, column “judged when”: “then” is none of"),
    ],
)
def test_a_bad_cell_is_named_by_its_row_and_column(write, row, told, capsys):
    assert main(["evidence", write(row)]) == 2

    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "headings", "words", "told"),
    [
        ([], HEADINGS, [], "There is nothing in this file but its headings."),
        (LINKS, HEADINGS.replace("what", "whatever"), [], "no column “whatever”. Did you mean “what”?"),
        (LINKS, HEADINGS.replace("link,", "note,"), [], "There is no column “link” in this file."),
        (LINKS, HEADINGS, ["--prior", "0.6", "0.4"], "Give --prior as two chances between 0 and 1"),
        (LINKS, HEADINGS, ["--tie", "2"], "Give --tie as a number from -1 to 1."),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_sentence(write, rows, headings, words, told, capsys):
    assert main(["evidence", write(*rows, headings=headings), *words]) == 2

    assert told in capsys.readouterr().err

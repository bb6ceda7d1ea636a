"""`./stones sroi`: a value map from a spreadsheet."""

import json

import openpyxl
import pytest

from steppingstones.commands import main
from tests.rules.tree import ROOT
from tests.world import DATA

TIME_BANK = str(DATA / "value-maps" / "timebank-ireland.csv")
HEADINGS = "kind,who,what,quantity,value,deadweight,attribution,source,evidence,years"
GRANT = "input,funder,Grant,1,500,,,,,"
GOOD = "outcome,members,More company,100,£10,30 %,0.2,a study,round 2,1"


@pytest.fixture
def write(tmp_path):
    def wrote(*rows, headings=HEADINGS):
        file = tmp_path / "map.csv"
        file.write_text("\n".join([headings, *rows]), encoding="utf-8")
        return str(file)

    return wrote


def told(capsys):
    return json.loads(capsys.readouterr().out)


def test_a_published_map_comes_to_what_was_published(capsys):
    assert main(["sroi", TIME_BANK, "--rate", "0.035", "--convention", "base_year_0"]) == 0

    out = capsys.readouterr().out
    assert "803,184.47" in out
    assert "Ratio 16.0637, less what went in 753,184.47" in out
    assert "About 16 for each 1 that went in; it could be from" in out
    assert "Everybody is said to have got better. That is rare." in out


def test_from_when_on_years_are_worth_less_is_chosen_and_said(capsys):
    assert main(["sroi", TIME_BANK, "--convention", "guide"]) == 0

    out = capsys.readouterr().out
    assert "Ratio 15.5205" in out
    assert "The first year is already worth less than today" in out
    assert "Less worth each year: 3.5 %, 3 %, 2.5 %" in out


def test_json_keeps_every_figure(write, capsys):
    assert main(["sroi", write(GRANT, GOOD), "--rate", "0", "--inputs", "700", "--json"]) == 0

    found = told(capsys)
    assert (found["worth"]["total"], found["worth"]["put_in"], found["findings"]) == ("560.00", "700", [])
    assert float(found["worth"]["ratio"]) == 0.8
    assert found["to_know"]
    assert found["limits"]


def test_numbers_that_may_be_otherwise_are_drawn(write, capsys):
    rows = (GRANT + ",,", GOOD + ",8,14")
    file = write(*rows, headings=f"{HEADINGS},value low,value high")

    assert main(["sroi", file, "--simulate", "10000", "--seed", "3"]) == 0
    first = capsys.readouterr().out
    assert "Drawn 10,000 times (seed 3): in 90 of 100 from" in first
    assert main(["sroi", file, "--simulate", "10000", "--seed", "3"]) == 0
    assert capsys.readouterr().out == first

    assert main(["sroi", file, "--simulate", "10", "--json"]) == 0
    assert told(capsys)["simulation"]["refusal"] == "wrong-number"


def test_shares_may_be_drawn_evenly(write, capsys):
    file = write(GRANT + ",,", GOOD + ",10 %,50 %", headings=f"{HEADINGS},deadweight low,deadweight high")

    assert main(["sroi", file, "--simulate", "10000", "--json"]) == 0
    peaked = told(capsys)["simulation"]["spread"]
    assert main(["sroi", file, "--simulate", "10000", "--even", "--json"]) == 0
    assert told(capsys)["simulation"]["spread"] > 1.2 * peaked


def test_amounts_may_be_drawn_by_the_bell_of_pert(write, capsys):
    file = write(GRANT + ",,", GOOD + ",4,22", headings=f"{HEADINGS},value low,value high")

    assert main(["sroi", file, "--simulate", "10000", "--json"]) == 0
    peaked = told(capsys)["simulation"]["spread"]
    assert main(["sroi", file, "--simulate", "10000", "--bell", "--json"]) == 0
    assert told(capsys)["simulation"]["spread"] < 0.9 * peaked


def test_the_example_may_be_told(capsys):
    assert main(["sroi", str(ROOT / "examples" / "value-map.csv"), "--simulate", "10000"]) == 0

    out = capsys.readouterr().out
    assert "About 1.3 for each 1 that went in; it could be from" in out
    assert "- Being asked what we think" in out


def test_it_says_whether_it_looks_ahead_or_back(capsys):
    assert main(["sroi", TIME_BANK]) == 0
    assert capsys.readouterr().out.startswith("This looks back")
    assert main(["sroi", TIME_BANK, "--forecast"]) == 0
    assert capsys.readouterr().out.startswith("This looks ahead: nothing of it has happened yet.")


def test_without_ranges_nothing_is_drawn_and_it_says_so(write, capsys):
    assert main(["sroi", write(GRANT, GOOD), "--simulate", "10000"]) == 0

    assert "Nothing was drawn by chance, because nobody said" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("outcome,members,Company,9,10,30 %,0.2,,round 2,1", "Company · members · worth of one: Say where"),
        ("outcome,members,Company,9,10,30 %,0.2,a study,,1", "how many: Say how you know how many there were."),
        ("outcome,members,Company,9,10,,0.2,a study,round 2,1", "would have come anyway: This is blank."),
        ("outcome,members,Company,9,10,0.3,0,a study,round 2,1", "due to others: Nought is a strong claim."),
        ("outcome,members,more  company,9,10,0.3,0.1,a study,round 2,1", "has been valued for the same people"),
    ],
)
def test_a_map_that_is_not_ready_has_no_ratio_and_says_why(write, row, reason, capsys):
    assert main(["sroi", write(GRANT, GOOD, row), "--simulate", "10000"]) == 0

    out = capsys.readouterr().out
    assert reason in out
    assert "Ratio" not in out
    assert "for each 1 that went in" not in out


def test_hours_are_shown_with_an_amount_or_without(write, capsys):
    headings = f"{HEADINGS},basis"
    hours = (
        "hours,members,Meetings,40,living wage,,,,,,",
        "hours,carers,Lifts,10,,,,,,,",
        "hours,Ann,Books,2,20,,,,,,what she earns",
    )

    assert main(["sroi", write(GRANT + ",", GOOD + ",", *hours, headings=headings), "--rate", "0"]) == 0

    out = capsys.readouterr().out
    assert ("538.00" in out, "1,078.00" in out, "40.00" in out) == (True, True, True)
    assert "Unpaid hours are shown, and not counted as money." in out


def test_what_has_no_amount_stands_in_the_map_too(write, capsys):
    assert main(["sroi", write(GRANT, GOOD, "left out,,Trust between neighbours,,,,,,,")]) == 0

    out = capsys.readouterr().out
    assert out.endswith("It counts, and has no amount:\n- Trust between neighbours\n")
    assert "Nothing is named that matters" not in out


def test_a_wellby_is_taken_from_its_table_and_must_be_measured(write, capsys):
    headings = f"{HEADINGS},points,pairs"
    rows = [f"outcome,members,Satisfied,10,WELLBY,0.5,0.2,,round 2,1,0.2,{pairs}" for pairs in (20, 19, "")]

    assert main(["sroi", write(GRANT + ",,", rows[0], headings=headings), "--json"]) == 0
    found = told(capsys)
    assert (float(found["worth"]["impacts"][0]), found["findings"]) == (10 * 2600 * 0.4, [])

    for row, refusal in zip(rows[1:], ("wellby-few-pairs", "wellby-not-measured"), strict=True):
        assert main(["sroi", write(GRANT + ",,", row, headings=headings), "--json"]) == 0
        assert [finding["refusal"] for finding in told(capsys)["findings"]] == [refusal]


def test_a_wellby_in_later_prices_says_that_it_is_second_hand(write, tmp_path, capsys):
    headings, out = f"{HEADINGS},points,pairs", tmp_path / "map.xlsx"
    row = "outcome,members,Satisfied,10,WELLBY 2023,0.5,0.2,,round 2,1,0.2,20"

    assert main(["sroi", write(GRANT + ",,", row, headings=headings), "--json", "--xlsx", str(out)]) == 0
    assert float(told(capsys)["worth"]["impacts"][0]) == 10 * 0.2 * 15_400 * 0.4
    cells = [cell.value for line in openpyxl.load_workbook(out)["SROI Value Map"].iter_rows() for cell in line]
    assert any(str(cell).endswith("in the prices of 2023 (second hand)") for cell in cells)
    assert 2023 in cells


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("wish,members,Company,9,10,0.3,0.1,a,b,1", "Row 3, column “kind”: “wish” is none of: outcome, input"),
        ("outcome,,Company,9,10,0.3,0.1,a,b,1", "Row 3, column “who”: There is nothing here."),
        ("outcome,members,Company,many,10,0.3,0.1,a,b,1", "Row 3, column “quantity”: “many” is not a number"),
        ("outcome,members,Company,9,1000000000000,0.3,0.1,a,b,1", "column “value”: 1000000000000 is more than can be"),
        ("outcome,members,Company,9,,0.3,0.1,a,b,1", "Row 3, column “value”: There is nothing here."),
        ("outcome,members,Company,9,10,30,0.1,a,b,1", "Row 3, column “deadweight”: 30 is not a part of the whole."),
        ("outcome,members,Company,9,10,0.3,130 %,a,b,1", "column “attribution”: 130 % is not between 0 % and 100 %."),
        ("outcome,members,Company,9,10,0.3,0.1,a,b,0", "Row 3, column “years”: 0 is not a number of years"),
        ("outcome,members,Company,9,10,0.3,0.1,a,b,1e9", "Row 3, column “years”: “1e9” is not a number"),
        ("input,,Rent,,often,,,,,", "Row 3, column “value”: “often” is not a number"),
        ("hours,,Meetings,,,,,,,", "Row 3, column “quantity”: There is nothing here."),
        ("hours,,Meetings,4,12,,,,,", "Row 3, column “basis”: Say what an hour is taken to be worth, and why."),
        ("left out,,,,,,,,,", "Row 3, column “what”: There is nothing here."),
    ],
)
def test_a_bad_cell_is_named_by_its_row_and_column(write, row, told, capsys):
    assert main(["sroi", write(GOOD, row)]) == 2

    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("headings", "row", "told"),
    [
        ("value low,value high", "12,", "Row 2, column “value high”: A range needs both of its ends."),
        ("value low,value high", "12,8", "Row 2, column “value low”: 12 is above 8, the high end."),
        ("value low,value high", "12,14", "Row 2, column “value low”: 10 does not lie between 12 and 14."),
        ("start,of people", "0,1", "Row 2, column “start”: 0 is not a year of the map"),
        ("start,of people", "1,2.5", "Row 2, column “of people”: “2.5” is not a whole number."),
        ("wellbeing,price year", "maybe,2026", "Row 2, column “wellbeing”: “maybe” is neither yes nor no."),
    ],
)
def test_cells_that_need_not_be_there_are_read_as_strictly(write, headings, row, told, capsys):
    assert main(["sroi", write(f"{GOOD},{row}", headings=f"{HEADINGS},{headings}")]) == 2

    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("headings", "words", "told"),
    [
        (HEADINGS.replace("deadweight", "dead weight"), [], "no column “dead weight”. Did you mean “deadweight”?"),
        (HEADINGS.replace("deadweight,", ""), [], "There is no column “deadweight” in this file."),
        (HEADINGS.replace("years", "Ideas of Ann"), [], "Words of your own go into “note”."),
        (HEADINGS, ["--rate", "3.5"], "Give --rate as a share from 0 to below 1"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_sentence(write, headings, words, told, capsys):
    assert main(["sroi", write(GOOD, headings=headings), *words]) == 2

    assert told in capsys.readouterr().err


@pytest.mark.parametrize("amount", ["nan", "many", "1e99"])
def test_an_amount_that_is_none_is_refused(amount, capsys):
    with pytest.raises(SystemExit):
        main(["sroi", TIME_BANK, "--inputs", amount])
    assert f"“{amount}” is not a number, such as 50000" in capsys.readouterr().err


def test_a_map_with_only_headings_has_no_outcome(write, capsys):
    assert main(["sroi", write()]) == 0

    out = capsys.readouterr().out
    assert "There is no outcome in the map." in out
    assert "Nothing is said to have gone in." in out


# --- The layout of Social Value UK --------------------------------------------------------------------------


def test_a_map_goes_into_the_layout_and_comes_to_the_same_there(tmp_path, capsys):
    out = tmp_path / "map.xlsx"
    assert main(["sroi", TIME_BANK, "--rate", "0.035", "--convention", "base_year_0", "--xlsx", str(out)]) == 0
    before = capsys.readouterr().out.replace("a rate of your own", "")

    assert main(["sroi", str(out)]) == 0
    assert capsys.readouterr().out.replace("a rate of your own", "") == before
    assert "Ratio 16.0637" in before
    assert "The file itself says" not in before


def test_rate_and_convention_of_the_file_hold_unless_others_are_given(tmp_path, capsys):
    out = tmp_path / "map.xlsx"
    assert main(["sroi", TIME_BANK, "--rate", "0.035", "--convention", "base_year_0", "--xlsx", str(out)]) == 0
    capsys.readouterr()

    assert main(["sroi", str(out), "--convention", "guide"]) == 0
    told_now = capsys.readouterr().out
    assert "Ratio 15.5205" in told_now
    assert "The file itself says 16.0637, and here it comes to 15.5205." in told_now


def test_json_tells_what_the_file_says(tmp_path, capsys):
    out = tmp_path / "map.xlsx"
    assert main(["sroi", TIME_BANK, "--xlsx", str(out)]) == 0
    capsys.readouterr()

    assert main(["sroi", str(out), "--json"]) == 0
    found = told(capsys)
    assert float(found["file_says"]) == pytest.approx(float(found["worth"]["ratio"]))
    assert found["file_notes"] == []


def test_a_map_that_is_not_ready_has_no_ratio_in_its_file_either(write, tmp_path, capsys):
    out = tmp_path / "map.xlsx"
    assert main(["sroi", write(GRANT, GOOD.replace("a study", "")), "--xlsx", str(out)]) == 0
    assert main(["sroi", str(out)]) == 0
    assert "Ratio" not in capsys.readouterr().out

    words = [cell.value for sheet in openpyxl.load_workbook(out) for row in sheet.iter_rows() for cell in row]
    assert "More company · members · worth of one: Say where the worth of one comes from." in words


def test_a_bad_cell_of_a_workbook_is_named_by_its_sheet_too(tmp_path, capsys):
    out = tmp_path / "map.xlsx"
    assert main(["sroi", TIME_BANK, "--xlsx", str(out)]) == 0
    book = openpyxl.load_workbook(out, data_only=True)
    book["SROI Value Map"]["I5"] = "many"
    book.save(out)

    assert main(["sroi", str(out)]) == 2
    assert "Sheet “SROI Value Map”, row 5, column “I, Quantity”: “many” is not a number" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--xlsx", "map.csv"], "must end in .xlsx"),
        (["--xlsx", "map.xlsx", "--inputs", "5"], "write what went in into the map itself"),
        (["--xlsx", "no/such/folder/map.xlsx"], "could not be written"),
    ],
)
def test_a_file_that_cannot_be_written_is_said_in_one_sentence(words, told, capsys):
    assert main(["sroi", TIME_BANK, *words]) == 2

    assert told in capsys.readouterr().err

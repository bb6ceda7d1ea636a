"""Value maps that others made in the layout of Social Value UK, with all that people do to such a sheet."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from steppingstones.formats.sheet import SpreadsheetError
from steppingstones.formats.value_map_layout import WITHOUT_MONEY
from steppingstones.formats.value_map_xlsx import read_map_file, read_value_map_xlsx
from steppingstones.methods.value import Convention, sroi
from steppingstones.methods.value_map import Input, Part, Span

D = Decimal
STAGES = {1: "Stage 1", 4: "Stage 2", 8: "Stage 3", 19: "Stage 4", 24: "Stage 5"}
MAIN = {
    **{1: "Stakeholders", 2: "No. in group", 3: "Involved in process", 4: "Inputs", 6: "Outputs"},
    **{7: "The Outcomes (what changes)", 19: "Deadweight %", 20: "Displacement %", 21: "Attribution %"},
    **{22: "Drop off %", 23: "Impact", 24: "Year 1", 25: "Year 2", 26: "Year 3"},
}
BELOW = {
    **{7: "Description", 8: "Indicator", 9: "Source", 10: "Quantity", 11: "Sample size", 12: "Duration"},
    **{13: "Outcomes start", 14: "Financial Proxy", 15: "Value in currency", 16: "Source"},
}
ASKED = {
    **{1: "Who do we have an affect on? Who has an effect on us?", 4: "What do they invest?"},
    5: "What is the value of the inputs in currency (only enter numbers)",
    **{6: "Summary of activity in numbers", 7: "How would the stakeholder describe the changes?"},
    **{8: "How would you measure it?", 9: "Where did you get the information from?", 10: "How much change was there?"},
    12: "How long does it last after end of activity? (Only enter numbers)",
    13: "Does it start in period of activity (1) or in period after (2)",
    **{14: "What proxy would you use to value the change?", 15: "What is the value of the change?"},
    **{16: "Where did you get the information from?", 19: "What would have happened without the activity?"},
    **{20: "What activity did you displace?", 21: "Who else contributed to the change?"},
    22: "Does the outcome drop off in future years?",
}
HEADS = (STAGES, {}, MAIN, BELOW, ASKED)
COUNCIL = {1: "Council", 2: 1, 4: "Contract", 5: 24_375, 6: "7,500 meals", 19: 0, 20: 0, 21: 0, 22: 0}
VISITS = {
    **{1: "Residents", 2: 30, 3: 10, 4: "Time", 5: 0, 6: "Group lunches", 7: "Fewer falls", 8: "Visits", 9: "Survey"},
    **{10: 7, 11: 20, 12: 1, 13: 1, 14: "A visit to A&E", 15: 94, 16: "NHS", 19: 0, 20: 0, 21: 0.05, 22: 0},
}
FITTER = {
    **{7: "Fitter", 8: "Trips to the doctor", 9: "Survey", 10: 90, 12: 5, 13: 1, 14: "A trip", 15: 19, 16: "PSSRU"},
    **{19: 0, 20: 0, 21: "10%", 22: 0.1},
}
EMPTY = {19: 0, 20: 0, 21: 0, 22: 0, 23: 0}
TOTAL = {3: "Total", 5: 24_375, 23: 2164.1}
FOOT = {21: "Total Present Value (PV)", 23: 7000}
RATIO = {21: "Social Return Value per amount invested", 23: 0.29}
RATE = {19: "Discount rate", 20: 0.035}


def workbook(*rows, heads=HEADS, name="SROI Value Map", merged=("G3:P3", "D3:E3"), more=()):
    book = openpyxl.Workbook()
    for title, lines in ((name, (*heads, *rows)), *more):
        sheet = book.active if title == name else book.create_sheet(title)
        sheet.title = title
        for number, line in enumerate(lines, 1):
            for place, value in line.items():
                sheet.cell(number, place, value)
    for cells in merged:
        book[name].merge_cells(cells)
    to = io.BytesIO()
    book.save(to)
    return to


def read(*rows, **options):
    return read_value_map_xlsx(workbook(*rows, **options))


def test_headings_in_several_rows_are_put_together():
    found = read(COUNCIL, VISITS, {**FITTER, 1: "Residents"}, EMPTY, EMPTY, TOTAL, {}, FOOT, RATIO, RATE, merged=())

    assert found.bad == ()
    first, second = found.value_map.rows
    assert (first.whom, first.people, first.what, first.quantity, first.value) == (
        "Residents",
        30,
        "Fewer falls",
        7,
        94,
    )
    assert (first.evidence, first.source, first.attribution) == ("Survey", "NHS", D("0.05"))
    assert (second.what, second.years, second.attribution, second.drop_off) == ("Fitter", 5, D("0.1"), D("0.1"))
    assert [each.what for each in found.value_map.inputs] == ["Contract", "Time"]
    assert found.value_map.put_in == 24_375


def test_people_stand_for_the_rows_below_where_cells_were_merged():
    found = read(COUNCIL, VISITS, FITTER, merged=("G3:P3", "D3:E3", "A7:A8"))

    assert [row.whom for row in found.value_map.rows] == ["Residents", "Residents"]


def test_words_that_no_sum_needs_are_kept_under_their_headings():
    found = read(COUNCIL, VISITS)

    assert found.file.beside == (
        {
            **{"outputs": "Group lunches", "indicator": "Visits", "proxy": "A visit to A&E"},
            **{"Involved in process": "10", "Sample size": "20"},
        },
    )
    assert found.file.beside_inputs == ({"outputs": "7,500 meals"}, {})


def test_the_ratio_and_the_rate_of_the_file_are_told():
    found = read(COUNCIL, VISITS, {}, RATIO, RATE)

    assert (found.said, found.file.convention) == (D("0.29"), None)
    assert found.file.rates.of(3) == D("0.035")
    worth = sroi(found.value_map.rows, found.value_map.put_in, found.file.rates, Convention.GUIDE)
    assert str(worth.impacts[0]) == "625.10"


def test_one_row_of_headings_in_other_words_will_do():
    names = ["Stakeholder group", "Size of group", "Input description", "Input value", "Outputs", "What changes?"]
    names += ["Indicator", "Source", "Quantity", "Duration", "Start", "Proxy", "Value", "Source", "Deadweight"]
    names += ["Displacement", "Attribution", "Drop-off"]
    line = ["Members", 40, "Rent", 150, "", "Company", "Said so", "Round 2", 24, 2, 1, "A befriender", 980, "Prices"]
    heads = [dict(enumerate(names, 1))]
    found = read(dict(enumerate([*line, 0.25, 0, "30 %", 0.3], 1)), heads=heads, merged=())

    (row,) = found.value_map.rows
    assert (row.what, row.evidence, row.quantity, row.value, row.source) == ("Company", "Round 2", 24, 980, "Prices")
    assert (row.deadweight, row.attribution, row.drop_off) == (D("0.25"), D("0.3"), D("0.3"))
    assert found.value_map.inputs == (Input(whom="Members", what="Rent", amount=D(150)),)


def test_a_slip_of_the_pen_in_a_heading_does_no_harm():
    slips = {10: "Quantitiy", 12: "Durations", 14: "Financial proxy:", 15: "Value in curency", 9: "Sources"}
    found = read(VISITS, heads=(STAGES, MAIN | {19: "Deadweight %*"}, BELOW | slips), merged=())

    (row,) = found.value_map.rows
    assert (row.quantity, row.years, row.value, row.evidence, row.source) == (7, 1, 94, "Survey", "NHS")
    assert found.file.beside[0]["proxy"] == "A visit to A&E"


def test_reasons_and_ranges_may_be_added_at_the_right_under_our_names():
    more = {27: "Deadweight reason", 28: "Quantity low", 29: "Quantity high", 30: "Our own"}
    found = read(
        VISITS | {27: "nobody else came", 28: 5, 29: 9, 30: "x"}, heads=(STAGES, {}, MAIN | more, BELOW, ASKED)
    )

    (row,) = found.value_map.rows
    assert (row.reasons, row.spans[Part.QUANTITY]) == ({Part.DEADWEIGHT: "nobody else came"}, Span(low=D(5), high=D(9)))
    assert found.file.beside[0]["Our own"] == "x"


def test_blank_is_not_nought():
    found = read({**VISITS, 19: None, 21: None})

    assert (found.value_map.rows[0].deadweight, found.value_map.rows[0].attribution) == (None, None)


def test_what_stands_only_on_the_sheet_without_money_has_no_amount():
    without = (*HEADS[2:5], VISITS, {1: "Members", 7: "Being asked", 10: 9, 19: 0.1})
    without = tuple({place: text for place, text in line.items() if place not in (14, 15)} for line in without)
    found = read(COUNCIL, VISITS, more=[(WITHOUT_MONEY, without)])

    assert found.value_map.left_out == ("Being asked (Members)",)
    assert found.notes == (
        "Only the words were taken over from “Value Map (non-SROI)”, as what matters and has no amount: 1 of its "
        "outcomes have numbers too.",
    )


def test_a_second_sheet_with_money_is_not_read_and_that_is_said():
    found = read(VISITS, more=[("Last year", (*HEADS, FITTER))])

    assert [row.what for row in found.value_map.rows] == ["Fewer falls"]
    assert found.notes == ("There are several sheets with money. “SROI Value Map” was read, “Last year” was not.",)


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({10: "many"}, "J, Quantity", "“many” is not a number"),
        ({15: "£9x"}, "O, Value in currency", "“£9x” is not a number"),
        ({19: 25}, "S, Deadweight %", "25 is not a part of the whole. Write it as 25 % or as 0.25."),
        ({12: 0}, "L, Duration", "0 is not a number of years from above 0 to 100."),
        ({13: 1.5}, "M, Outcomes start", "1.5 is not a year of the map"),
        ({7: None}, "G, Description", "There is nothing here."),
        ({15: "#REF!"}, "O, Value in currency", "“#REF!” is not a number"),
        ({5: "=5*5"}, "E, What is the value of the inputs in currency (only enter numbers)", "a formula here without"),
    ],
)
def test_a_bad_cell_is_named_by_sheet_row_and_column(change, column, reason):
    (bad,) = read(COUNCIL, VISITS | change).bad

    assert (bad.sheet, bad.number, bad.column) == ("SROI Value Map", 7, column)
    assert reason in bad.reason


def test_formulas_that_have_their_result_are_read_by_it():
    book = workbook(COUNCIL, VISITS | {15: 94}).getvalue()
    found = read_value_map_xlsx(changed(book, b"<v>94</v>", b"<f>47*2</f><v>94</v>"))

    assert (found.bad, found.value_map.rows[0].value) == ((), 94)


def test_a_formula_that_comes_to_nothing_is_an_empty_cell():
    book = workbook(COUNCIL, VISITS | {15: 94}).getvalue()
    empty = b'<c r="B7" t="str"><f>IF(1=2,3,"")</f><v></v></c>'
    found = read_value_map_xlsx(changed(book, b'<c r="B7" t="n"><v>30</v></c>', empty))

    assert (found.bad, found.value_map.rows[0].people) == ((), None)


def test_a_formula_that_nobody_else_can_read_is_passed_over_where_its_result_stands():
    book = workbook(COUNCIL, VISITS | {15: 94}).getvalue()
    odd = b'<f t="shared" si="0" ref="O7">LET(_xlfn.x,[1]!(((</f><v>94</v>'
    found = read_value_map_xlsx(changed(book, b"<v>94</v>", odd))

    assert (found.bad, found.value_map.rows[0].value) == ((), 94)


def changed(data, old, new, part="xl/worksheets/sheet1.xml"):
    to = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name)
            assert name != part or old in text
            after.writestr(name, text.replace(old, new) if name == part else text)
    return to


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (io.BytesIO(b"PK\3\4 and then nothing"), "This workbook is damaged"),
        (workbook({1: "Hello", 2: 3}, heads=(), merged=()), "There is no value map in this workbook."),
        (workbook(*[VISITS] * 1001), "has more than 1,000 rows"),
        (workbook(*[{30: "x"}] * 5001), "has more than 5,000 rows"),
    ],
)
def test_what_is_no_map_is_refused_in_words(file, told):
    with pytest.raises(SpreadsheetError, match=told):
        read_map_file(file, "map.xlsx")


def test_a_file_that_is_huge_inside_is_refused(monkeypatch):
    monkeypatch.setattr("steppingstones.formats.xlsxfile.MOST_UNPACKED", 10_000)

    with pytest.raises(SpreadsheetError, match="far bigger inside than it looks"):
        read(VISITS)


def test_definitions_inside_xml_are_refused():
    old = b"<worksheet"
    with pytest.raises(SpreadsheetError, match="damaged"):
        read_value_map_xlsx(changed(workbook(VISITS).getvalue(), old, b"<!DOCTYPE x>" + old))

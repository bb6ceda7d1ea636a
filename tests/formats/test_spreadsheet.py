"""Spreadsheets however they were saved: the text that people see, limits, and refusals in plain words."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steppingstones.formats.csvfile import csv_pieces
from steppingstones.formats.sheet import MOST_ROWS, OWN, SpreadsheetError, armed, defused, letters
from steppingstones.formats.spreadsheet import read
from steppingstones.formats.xlsxfile import write_xlsx

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
tables = st.lists(st.lists(texts, min_size=2, max_size=2), max_size=8)


def sheet(data, name="file.csv", **more):
    return read(io.BytesIO(data if isinstance(data, bytes) else data.encode()), name, **more)


def cells(data, name="file.csv", **more):
    return [row.cells for row in sheet(data, name, **more).rows]


def workbook(*rows, looks=()):
    """An Excel file with these rows; `looks` are number formats by cell."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, look in looks:
        book.active[place].number_format = look
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(data, part, change):
    """The same workbook with one part of it changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


# --- CSV ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_however_it_was_saved(encoding, separator):
    text = f'words{separator}day\r\n"It is, well; fine\nreally"{separator}Món\r\n'

    assert cells(text.encode(encoding)) == [("It is, well; fine\nreally", "Món")]


def test_rows_have_the_numbers_that_a_spreadsheet_shows():
    found = sheet('words,n\n"two\nlines",1\n\n,\nlast,2\n')

    assert [row.number for row in found.rows] == [2, 5]


def test_columns_without_a_name_or_with_the_same_name_can_be_told_apart():
    assert sheet("words,,words\na,b,c\n").columns == ("words", "Column B", "words (2)")


def test_columns_are_lettered_as_in_a_spreadsheet():
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('words,n\na,1\n"never closed,2\nb,3\n', "row 3 and never closed"),
        ('words,n\n"said" she,1\n', "In row 2, text goes on"),
        ("", "nothing in this file"),
        ("words\n" + "x\n" * (MOST_ROWS + 1), "more than 100,000 rows"),
        (",".join(f"c{n}" for n in range(300)) + "\nx\n", "more than 200 columns"),
        ("w\0o\0r\0d\0s\0\n\0", "does not look like text"),
    ],
)
def test_a_csv_file_that_cannot_be_told_apart_is_refused(text, words):
    with pytest.raises(SpreadsheetError, match=words):
        cells(text)


def test_a_file_that_is_too_big_is_refused():
    with pytest.raises(SpreadsheetError, match="20 MB is the most"):
        sheet(b"words\n" + b"x" * 21 * 1024 * 1024)


def test_headings_in_another_encoding_say_which_one_to_choose():
    data = "prénom,words\nx,y\n".encode("cp1252")

    with pytest.raises(SpreadsheetError, match="Windows-1252"):
        sheet(data)
    assert sheet(data, encoding="cp1252").columns == ("prénom", "words")


@given(tables)
def test_what_goes_into_a_csv_file_of_ours_comes_out(table):
    data = b"".join(csv_pieces([[OWN, "words"], *table]))

    assert cells(data) == [tuple(row) for row in table if any(row)]


@given(texts)
def test_defusing_a_formula_can_be_undone(text):
    assert armed(defused(text)) == text
    assert defused(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


# --- Excel ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "look", "seen"),
    [
        (date(2021, 7, 3), "dd/mm/yyyy", "2021-07-03"),
        (date(2021, 7, 1), "mmm-yy", "2021-07"),
        (date(2021, 1, 1), "yyyy", "2021"),
        (datetime(2021, 7, 3, 10, 30), "dd/mm/yyyy hh:mm", "2021-07-03 10:30"),
        (5, "General", "5"),
        (5.0, "General", "5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50%"),
        (42, "00000", "00042"),
        (1234.5, "#,##0.00", "1,234.50"),
        (True, "General", "TRUE"),
        ("NA", "General", "NA"),
        ("=1+1", "@", "=1+1"),
    ],
)
def test_a_cell_is_what_people_see(value, look, seen):
    data = workbook(["a", "b"], ["x", None], looks=[("B2", look)])
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = book.active["B2"]
    cell.value, cell.number_format = value, look
    if isinstance(value, str):
        cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)

    assert cells(file.getvalue(), "file.xlsx") == [("x", seen)]


def test_empty_rows_keep_their_number():
    found = sheet(workbook(["words"], ["a"], [None], ["b"]), "file.xlsx")

    assert [(row.number, row.cells) for row in found.rows] == [(2, ("a",)), (4, ("b",))]


def test_the_first_sheet_that_is_not_hidden_is_read_and_named():
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    for name in ("Answers", "More"):
        book.create_sheet(name).append([name])
    file = io.BytesIO()
    book.save(file)

    found = sheet(file.getvalue(), "file.xlsx")

    assert found.columns == ("Answers",)
    assert "Answers" in found.note


@settings(max_examples=40)
@given(tables)
def test_what_goes_into_a_workbook_comes_out(table):
    file = io.BytesIO()
    write_xlsx([OWN, "words"], table, file, sheet_name="Voices")

    assert cells(file.getvalue(), "file.xlsx") == [tuple(row) for row in table if any(row)]


def test_a_cell_that_excel_cannot_hold_is_not_cut_off():
    with pytest.raises(SpreadsheetError, match="Choose CSV"):
        write_xlsx(["words"], [["😀" * 20_000]], io.BytesIO(), sheet_name="Voices")


# --- Files that mean harm ---------------------------------------------------------------------------------------

PAGE = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused():
    data = changed(workbook(["words"]), PAGE, lambda _old: b" " * (201 * 1024 * 1024))

    assert len(data) < 1024 * 1024
    with pytest.raises(SpreadsheetError, match="far bigger inside"):
        cells(data, "file.xlsx")


@pytest.mark.parametrize("part", [PAGE, "xl/workbook.xml", "[Content_Types].xml"])
def test_definitions_inside_are_refused(part):
    with pytest.raises(SpreadsheetError, match="damaged"):
        cells(changed(workbook(["words"]), part, lambda old: BOMB + old), "file.xlsx")


@pytest.mark.parametrize("place", [b"A999999999999", b"ZZZ1", b"A0", b"\xff", b""])
def test_a_cell_far_away_or_nowhere_takes_no_time_and_no_memory(place):
    data = changed(workbook(["words"], ["x"]), PAGE, lambda old: old.replace(b'"A2"', b'"' + place + b'"'))

    try:
        found = cells(data, "file.xlsx")
    except SpreadsheetError:
        found = []

    assert len(found) <= 1


@settings(max_examples=60)
@given(st.integers(0, 100_000), st.binary(min_size=1, max_size=4), st.sampled_from([PAGE, "xl/styles.xml", ""]))
@pytest.mark.filterwarnings("ignore:.*:UserWarning:openpyxl")
def test_a_damaged_workbook_is_rows_or_a_clear_refusal(place, noise, part):
    def scratch(old):
        at = place % len(old)
        return old[:at] + noise + old[at + len(noise) :]

    whole = workbook(["words", "day"], ["I like it", date(2021, 7, 3)], ["NA", 5])
    data = changed(whole, part, scratch) if part else scratch(whole)
    try:
        found = cells(data, "file.xlsx")
    except SpreadsheetError as error:
        found = [(str(error),)]

    assert all(isinstance(cell, str) for row in found for cell in row)

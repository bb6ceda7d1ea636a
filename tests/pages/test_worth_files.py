"""A kept value map for readers outside the group, and as a workbook in the layout of Social Value UK."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from steppingstones.actions import values
from steppingstones.actions.consent import take_back
from steppingstones.formats.value_map_xlsx import read_value_map_xlsx
from steppingstones.models import ValueFigure, ValueMap
from steppingstones.queries.values import found_of, rows_of, sums_of
from tests.valued import CARS, COMPANY, SUMS, make_value_map, want_money
from tests.world import make_voice

from .test_worth import ROOM, at, flat

D = Decimal
FEW = replace(
    CARS, whom="two of us", what="Sleepless nights", quantity=D(2), value=D(-731), source="Seven hundred each"
)


@pytest.fixture
def ada(as_member, world):
    want_money(world.project)
    return as_member(world.ada)


def kept(world, *rows, **more) -> ValueMap:
    sums = replace(SUMS, rows=rows or SUMS.rows, **more)
    return values.keep(make_value_map(world.ada, sums), today=timezone.localdate(), by=world.ada)


def test_what_leaves_the_group_says_the_range_first_and_all_that_belongs_to_it(ada, world):
    told = flat(ada.get(at(kept(world), "outside/")))
    for words in (
        "This looks ahead: nothing of it has happened yet.",
        "About £1.40 for each £1 that goes in; it could be £1.00 to £1.70.",
        "The ratios of two projects cannot be compared",
        "What counts, and has no amount Being asked what we think",
        "unless more than",
        "20 to 49 people",
        "Grant the council – £800",
    ):
        assert words in told
    assert (
        told.index("it could be £1.00")
        < told.index("What counts, and has no amount")
        < told.index("What may come of it")
    )


def test_a_row_of_few_people_keeps_all_its_numbers_in_the_group(ada, world):
    one = kept(world, COMPANY, FEW)
    assert "731" in flat(ada.get(at(one)))
    for what in ("outside/", "easy-read/"):
        told = flat(ada.get(at(one, what)))
        assert "Sleepless nights" in told
        assert not any(each in told for each in ("731", "Seven hundred", "Sleepless nights (two of us):"))
    assert "fewer than 5 people. Their numbers stay in the group." in flat(ada.get(at(one, "outside/")))


def test_how_many_is_told_in_bands_so_that_two_maps_do_not_tell_of_one_person(ada, world):
    first, second = kept(world, COMPANY), kept(world, replace(COMPANY, quantity=D(21)))
    told = [flat(ada.get(at(one, "outside/"))) for one in (first, second)]
    assert not any("how many" in each or "(20)" in each for each in told)
    assert "20 to 49 people" in told[0]
    assert "20 to 49 people" in told[1]


def test_the_worth_of_a_row_is_not_told_as_it_would_tell_how_many(ada, world):
    one = kept(world, COMPANY)
    worth = flat(ada.get(at(one))).partition("members : £")[2].partition(" ")[0]
    assert worth
    assert worth not in flat(ada.get(at(one, "outside/")))


def test_words_that_were_taken_back_are_gone_from_kept_maps_too(ada, world):
    voice = make_voice(world.project, "The pond is my only friend")
    one = kept(world, replace(COMPANY, evidence="Round 2: The pond is my only friend"), left_out=(voice.words,))
    assert flat(ada.get(at(one, "outside/"))).count("my only friend") == 2
    take_back(voice)
    for what in ("", "outside/", "easy-read/"):
        assert "my only friend" not in flat(ada.get(at(one, what)))
    assert "Round 2: (words that were taken back)" in flat(ada.get(at(one, "outside/")))
    assert not ValueFigure.objects.filter(words__contains="only friend").exists()


def test_names_are_masked(ada, world):
    one = kept(world, replace(COMPANY, evidence="Ben counted"))
    told = flat(ada.get(at(one, "outside/")))
    assert "(a name) counted" in told
    assert "Ben counted" not in told


def test_a_map_without_a_ratio_says_so_outside_as_well(ada, world):
    told = flat(ada.get(at(kept(world, replace(COMPANY, deadweight=None)), "outside/")))
    assert "There is no ratio." in told
    assert "for each £1" not in told


@pytest.mark.parametrize("what", ["map.pdf", "easy-read.pdf"])
@pytest.mark.parametrize("words", ["More company", "🌳 سلام ‏“12% <b>” #set {{ x }}"])
def test_it_prints(ada, world, what, words):
    answer = ada.get(at(kept(world, replace(COMPANY, what=words), FEW), what))
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "private, no-store"


def test_only_a_kept_map_leaves(ada, world):
    one = make_value_map(world.ada)
    for what in ("outside/", "easy-read/", "map.pdf", "easy-read.pdf"):
        assert ada.get(at(one, what)).status_code == 404


# --- The layout of Social Value UK --------------------------------------------------------------------------


def test_a_map_goes_out_in_the_layout_of_social_value_uk_and_comes_back(ada, world):
    one = make_value_map(world.ada, convention="mid_year", rate=D("0.02"))
    data = ada.get(at(one, "map.xlsx")).content
    assert read_value_map_xlsx(BytesIO(data)).bad == ()
    file = SimpleUploadedFile("map.xlsx", data)
    assert ada.post(f"{ROOM}bring/", {"file": file, "name": "Again", "looks": "back"}).status_code == 302
    again = ValueMap.objects.get(name="Again")
    assert (again.convention, again.rate) == ("mid_year", D("0.02"))
    assert sums_of(again, rows_of(again)).rows == sums_of(one, rows_of(one)).rows
    assert found_of(again).judged.worth.ratio == found_of(one).judged.worth.ratio


def test_a_blank_number_is_asked_for_before_there_are_sums(ada, world):
    one = make_value_map(world.ada)
    ValueFigure.objects.filter(row__map=one, part="quantity").update(at=None, low=None, high=None)
    answer = ada.get(at(one, "map.xlsx"), follow=True)
    assert "Some numbers are blank, and a sum would take them for nought." in flat(answer)


# --- The sheet to fill in -----------------------------------------------------------------------------------


def test_the_sheet_to_fill_in_can_be_filled_in_with_its_own_examples(ada, world):
    book = load_workbook(BytesIO(b"".join(ada.get(f"{ROOM}bring/sheet.xlsx").streaming_content)))
    how = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows(min_row=2)]
    headings = [cell.value for cell in book.worksheets[0][1]]
    assert [row[0] for row in how] == headings
    text = StringIO()
    csv.writer(text).writerows([headings, [row[2] or "" for row in how], ["input", "us", "Money", 1, "", "", 900]])
    file = SimpleUploadedFile("map.csv", text.getvalue().encode())
    assert ada.post(f"{ROOM}bring/", {"file": file, "name": "Brought", "looks": "back"}).status_code == 302
    assert found_of(ValueMap.objects.get()).has_ratio

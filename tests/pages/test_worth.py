"""What it is worth: a map question by question, its range or what is missing, and the same from a spreadsheet."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from steppingstones.commands import main
from steppingstones.methods.value_map import Part, Span
from steppingstones.methods.value_map import ValueMap as Sums
from steppingstones.models import Step, ValueFigure, ValueMap, ValueRow
from steppingstones.queries.values import found_of, row_sums, rows_of, sums_of
from tests.valued import CARS, COMPANY, GRANT, SUMS, make_value_map, want_money
from tests.world import make_stone

ROOM = "/p/the-garden/value/worth/"
D = Decimal


@pytest.fixture
def ada(as_member, world):
    want_money(world.project)
    return as_member(world.ada)


def flat(response) -> str:
    """The main part as readers hear it, one thing after the other."""
    main_part = html.fromstring(response.content.decode()).get_element_by_id("main")
    return " ".join(" ".join(main_part.itertext()).split())


def at(one: ValueMap, what: str = "") -> str:
    return f"{ROOM}maps/{one.ref}/{what}"


def of(row: ValueRow, what: str) -> str:
    return f"{ROOM}rows/{row.ref}/{what}/"


def bring(client, text: str, name: str = "map.csv", **more):
    file = SimpleUploadedFile(name, text.encode())
    return client.post(f"{ROOM}bring/", {"file": file, "name": "Brought", "looks": "back", **more})


# --- Whether there is money at all ----------------------------------------------------------------------------


def test_a_group_that_has_not_said_yet_is_asked_first(as_member, world):
    ada = as_member(world.ada)
    told = flat(ada.get(ROOM))
    assert "First, do you want money here?" in told
    assert "Begin a value map" not in told
    for what in ("new/", "bring/"):
        assert ada.get(f"{ROOM}{what}").url == ROOM
        assert ada.post(f"{ROOM}{what}", {"name": "Ours"}).url == ROOM
    assert not ValueMap.objects.exists()


def test_a_group_that_never_uses_money_has_no_map_and_no_file(ada, world):
    one = make_value_map(world.ada)
    world.project.uses_money = "never"
    world.project.save()
    for url in (ROOM, at(one), at(one, "map.csv"), of(rows_of(one)[0], "value")):
        assert ada.get(url).status_code == 404


# --- Question by question -----------------------------------------------------------------------------------


def test_a_map_is_written_question_by_question(ada, world):
    about = {"name": "First year", "looks": "ahead", "convention": "guide", "price_year": "2025"}
    made = ada.post(f"{ROOM}new/", about, follow=True)
    one = ValueMap.objects.get()
    assert "There is no outcome in the map." in flat(made)
    answer = ada.post(at(one, "rows/new/"), {"whom": "members"})
    row = ValueRow.objects.get()
    assert answer.url == of(row, "what")
    said = {
        "what": {"what": "More company"},
        "quantity": {"quantity_at": "24", "people": "40", "quantity_words": "Round 2", "quantity_grade": "evidence"},
        "years": {"years_at": "2", "start": "1"},
        "deadweight": {"deadweight_at": "25 %", "deadweight_low": "15", "deadweight_high": "40"},
        "attribution": {"attribution_at": "30"},
        "displacement": {"displacement_at": ""},
        "drop-off": {"drop-off_at": "30"},
        "value": {"value_at": "£980", "value_words": "A befriending service"},
    }
    for ask, told in said.items():
        assert answer.url == of(row, ask)
        answer = ada.post(answer.url, told)
        assert answer.status_code == 302, flat(answer)
    assert answer.url == at(one)
    assert "Nothing is said to have gone in." in flat(ada.get(at(one)))
    ada.post(at(one, "money/"), {"what": "Grant", "money": "14,000"})
    assert "About £1.40 for each £1 that goes in; it could be £" in flat(ada.get(at(one)))
    assert "This looks ahead: nothing of it has happened yet." in flat(ada.get(at(one)))


def test_each_question_has_its_example_and_can_be_left(ada, world):
    row = rows_of(make_value_map(world.ada))[0]
    told = flat(ada.get(of(row, "deadweight")))
    assert "Question 5 of 9" in told
    assert "A day centre says" in told
    assert "Leave it for later" in told
    assert ada.get(of(row, "weight")).status_code == 404


def test_what_is_missing_leads_to_its_question_and_back_to_the_map(ada, world):
    one = make_value_map(world.ada, replace(SUMS, rows=(replace(COMPANY, deadweight=None), CARS)))
    page = ada.get(at(one))
    assert "More company · members · would have come anyway: This is blank. Blank is not nought" in flat(page)
    link = html.fromstring(page.content).xpath("//a[starts-with(text(), 'Answer this')]/@href")[0]
    assert "for each £1" not in flat(page)
    assert ada.post(link, {"deadweight_at": "25"}).url == at(one)
    assert "for each £1" in flat(ada.get(at(one)))


def test_a_number_that_nobody_wrote_is_missing_and_not_nought(ada, world):
    one = make_value_map(world.ada)
    ValueFigure.objects.filter(row__map=one, part__in=["quantity", "years", "value"]).update(
        at=None, low=None, high=None
    )
    told = flat(ada.get(at(one)))
    for part in ("how many", "how long it lasts", "worth of one"):
        assert f"More company · members: {part} is blank. Blank is not nought." in told


def test_nought_needs_a_reason(ada, world):
    row = rows_of(make_value_map(world.ada))[0]
    answer = ada.post(of(row, "attribution"), {"attribution_at": "0", "attribution_words": ""})
    assert (answer.status_code, "Nought is a strong claim." in flat(answer)) == (422, True)
    assert ada.post(of(row, "attribution"), {"attribution_at": "0", "attribution_words": "We asked"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"deadweight_at": "0.25"}, "Do you mean 25 or 0.25 of 100? Write it with %."),
        ({"deadweight_at": "125"}, "Write a number from 0 to 100."),
        ({"deadweight_at": "some"}, "Write a number, such as 12 or 2.5."),
        ({"deadweight_at": "20", "deadweight_low": "10"}, "A range needs both of its ends."),
        ({"deadweight_at": "50", "deadweight_low": "10", "deadweight_high": "20"}, "does not lie between the two ends"),
        ({"deadweight_low": "10", "deadweight_high": "20"}, "Write what you think it is, beside the range."),
        ({"deadweight_at": "33.33333333"}, "at most six figures after the point"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_what_was_typed_stays(ada, world, typed, words):
    row = rows_of(make_value_map(world.ada))[0]
    answer = ada.post(of(row, "deadweight"), typed)
    assert (answer.status_code, words in flat(answer)) == (422, True)
    assert f'value="{typed[next(iter(typed))]}"' in answer.content.decode()


def test_all_questions_of_a_row_stand_on_one_page(ada, world):
    row = rows_of(make_value_map(world.ada))[0]
    page = html.fromstring(ada.get(of(row, "all")).content)
    named = {each.get("name"): each for each in page.xpath("//main//form//*[@name]")}
    assert {"whom", "what", "stone", "value_together", "points", "drop-off_grade"} <= set(named)
    assert named["deadweight_at"].get("value") == "25"
    typed = {"whom": "members", "what": "Company", "start": "1", "quantity_at": "12", "years_at": "1", "value_at": "9"}
    assert ada.post(of(row, "all"), typed).status_code == 302
    row.refresh_from_db()
    assert (row.what, row.figures.get(part="quantity").at, row.figures.get(part="deadweight").at) == (
        "Company",
        12,
        None,
    )


def test_the_table_changes_only_what_was_typed_anew(ada, world):
    one = make_value_map(world.ada)
    first, second = rows_of(one)
    page = html.fromstring(ada.get(at(one, "table/")).content)
    typed = {each.get("name"): each.get("value", "") for each in page.xpath("//main//form//input")}
    typed |= {f"{first.ref}_quantity": "30", f"{second.ref}_years": "2"}
    assert ada.post(at(one, "table/"), typed).status_code == 302
    quantity, shares = first.figures.get(part="quantity"), first.figures.get(part="deadweight")
    assert (quantity.at, quantity.low, quantity.words) == (30, None, "Round 2"), "It left its range."
    assert (shares.low, second.figures.get(part="years").at) == (D("0.1"), 2)
    typed[f"{first.ref}_years"] = "0"
    assert "Write more than 0 years" in flat(ada.post(at(one, "table/"), typed))


def test_a_second_writer_is_told(ada, as_member, world):
    row = rows_of(make_value_map(world.ada))[0]
    ben, url = as_member(world.ben), of(row, "what")
    seen = ben.get(url).context["form"].seen
    ada.post(url, {"what": "Friends", "seen": seen})
    late = ben.post(url, {"what": "Company", "seen": seen})
    assert (late.status_code, "Somebody changed this" in flat(late)) == (422, True)


def test_two_sends_make_one_row(ada, world):
    one = make_value_map(world.ada, Sums(rows=()))
    for _time in range(2):
        ada.post(at(one, "rows/new/"), {"whom": "members", "once": "a-key"})
    assert ValueRow.objects.count() == 1


def test_a_worth_may_rest_on_satisfaction_with_life(ada, world):
    one = make_value_map(world.ada)
    row = rows_of(one)[0]
    typed = {"value_at": "", "points": "0.2", "pairs": "12"}
    assert ada.post(of(row, "value"), typed).status_code == 302
    told = flat(ada.get(at(one)))
    assert "A WELLBY needs 20 people or more" in told
    assert "guidance, 26 July 2021." in told
    both = ada.post(of(row, "value"), {**typed, "value_at": "9"})
    assert "Not both." in flat(both)


# --- The range ----------------------------------------------------------------------------------------------


def test_the_range_stands_first_with_all_that_belongs_to_it(ada, world):
    told = flat(ada.get(at(make_value_map(world.ada))))
    for words in (
        "About £1.40 for each £1 that goes in; it could be £1.00 to £1.70.",
        "The ratios of two projects cannot be compared",
        "Unpaid hours are shown, and not counted as money.",
        "Nobody wrote down how much was only moved from elsewhere.",
        "it would still be worth what went in, unless more than",
        "were drawn anew 10,000 times",
        "Being asked what we think These count as much as what has an amount.",
        "Not looked at yet – 10",
    ):
        assert words in told


def test_a_forecast_does_not_say_that_it_has_happened(ada, world):
    ahead, back = (flat(ada.get(at(make_value_map(world.ada, looks=looks)))) for looks in ("ahead", "back"))
    for said, not_said in (("that goes in;", "that went in;"), ("What may come of it", "What came of it")):
        assert (said in ahead, not_said in ahead) == (True, False)
        assert (said in back, not_said in back) == (False, True)


def test_the_picture_says_in_figures_what_it_says_in_bars(ada, world):
    page = html.fromstring(ada.get(at(make_value_map(world.ada))).content)
    drawn = " ".join(page.xpath("//*[local-name()='svg' and @class='tornado']")[0].itertext())
    row = [cell.text_content() for cell in page.xpath("//h3[@id='moves']/following::tbody[1]/tr[1]/*")]
    assert row[0] == "More company (members): how many"
    assert row[3] in drawn
    assert row[4] in drawn


def test_the_same_seed_draws_the_same(world):
    one = make_value_map(world.ada)
    assert found_of(one).drawn == found_of(one).drawn


def test_below_one_it_is_said_what_it_would_take(ada, world):
    one = make_value_map(world.ada, replace(SUMS, inputs=(replace(GRANT, amount=D(2_000)),)))
    assert "it would be worth what went in if it came about for" in flat(ada.get(at(one)))


def test_when_it_would_be_even_is_said_of_every_number(ada, world):
    small = flat(ada.get(at(make_value_map(world.ada))))
    assert "No other number could bring it there by itself." in small
    one = make_value_map(world.ada, replace(SUMS, rows=(CARS,)))
    assert "No single number could bring it there by itself, if all others stay." in flat(ada.get(at(one)))


def test_nobody_is_told_that_more_than_all_would_have_come_anyway(ada, world):
    one = make_value_map(world.ada, replace(SUMS, inputs=(replace(GRANT, amount=D("0.01")),)))
    told = flat(ada.get(at(one)))
    assert "100 % would have come" not in told
    assert "less than £0 " not in told


@pytest.mark.parametrize(
    ("put_in", "words"),
    [(400, "In none of the draws"), (1080, "of 100 draws, less comes out"), (2_000, "In all draws, less comes out")],
)
def test_never_and_always_are_said_only_where_it_is_so(ada, world, put_in, words):
    one = make_value_map(world.ada, replace(SUMS, inputs=(replace(GRANT, amount=D(put_in)),)))
    assert words in flat(ada.get(at(one)))


def test_the_range_of_the_draws_is_told_apart_from_how_far_one_number_reaches(ada, world):
    told = flat(ada.get(at(make_value_map(world.ada))))
    assert "The range at the top reaches further, because one number alone could bring it there." in told


def test_published_amounts_stand_with_their_source_and_their_day(ada, world):
    one = make_value_map(world.ada)
    assert "(under review), 16 December 2025." in flat(ada.get(at(one)))
    assert "£13.45, in the prices of 2025." in flat(ada.get(at(one, "hours/")))
    for page in ("value", "all"):
        told = flat(ada.get(of(rows_of(one)[0], page)))
        assert "£13,000 (£10,000 to £16,000), in the prices of 2019." in told
        assert "in the prices of 2023 (second hand), 2024." in told


def test_the_same_people_valued_twice_have_no_ratio(ada, world):
    one = make_value_map(world.ada, replace(SUMS, rows=(COMPANY, COMPANY)))
    told = flat(ada.get(at(one)))
    assert "This has been valued for the same people in a row before." in told
    assert "for each £1" not in told


def test_what_leads_to_the_other_for_the_same_people_is_asked_about(ada, world):
    friends, sure = make_stone(world.project, "Friends"), make_stone(world.project, "Sure of ourselves")
    one = make_value_map(world.ada, replace(SUMS, rows=(COMPANY, replace(COMPANY, what="More friends"))))
    for row, stone in zip(rows_of(one), (friends, sure), strict=True):
        row.stone = stone
        row.save()
    words = "“More company” and “More friends” are for the same people"
    assert words not in flat(ada.get(at(one)))
    Step.objects.create(project=world.project, source=friends, target=sure)
    assert words in flat(ada.get(at(one)))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("outcome,m,Company,-24,98", "“Company” has fewer than none in it."),
        ("input,c,Grant,1,-98", "“Grant” went in, so it cannot be below nought."),
    ],
)
def test_what_no_page_could_hold_is_refused_in_words(ada, world, line, words):
    told = bring(ada, f"kind,who,what,quantity,value,deadweight,attribution\n{line},10 %,10 %\n")
    assert words in flat(told)
    assert not ValueMap.objects.exists()


def test_a_hundred_rows_are_worked_out_while_somebody_waits(world, ada):
    rows = tuple(replace(COMPANY, what=f"Outcome {number}") for number in range(100))
    one = make_value_map(world.ada, replace(SUMS, rows=rows))
    for page in ("", "?page=5"):
        assert len(ada.get(at(one, page)).content) < 150_000
    full = ada.post(at(one, "rows/new/"), {"whom": "more"})
    assert (full.status_code, "A map has at most 100 rows." in flat(full)) == (422, True)


# --- From a spreadsheet, and as one -------------------------------------------------------------------------


def test_a_map_goes_out_and_comes_back_as_the_same_map(ada, world):
    company = replace(COMPANY, displacement=D(0), reasons={**COMPANY.reasons, Part.DISPLACEMENT: "=2 asked"})
    spans = {Part.VALUE: Span(low=D(-9), high=D(-3))}
    sums = replace(SUMS, rows=(company, replace(CARS, spans=spans, together={Part.DEADWEIGHT: "the club"})))
    one = make_value_map(world.ada, sums)
    text = ada.get(at(one, "map.csv")).getvalue().decode("utf-8-sig")
    assert bring(ada, text).status_code == 302
    again = ValueMap.objects.latest("pk")
    assert sums_of(again, rows_of(again)) == sums_of(one, rows_of(one))


def test_the_command_line_comes_to_the_same(ada, world, tmp_path, capsys):
    one = make_value_map(world.ada)
    file = tmp_path / "map.csv"
    file.write_bytes(ada.get(at(one, "map.csv")).getvalue())
    assert main(["sroi", str(file), "--simulate", "10000", "--seed", str(one.seed), "--json"]) == 0
    told, found = json.loads(capsys.readouterr().out), found_of(one)
    assert told["worth"]["ratio"] == f"{found.judged.worth.ratio:f}"
    assert told["simulation"]["low"] == found.drawn.low


def test_a_wellby_in_later_prices_stays_one_with_what_it_asks_for(ada, world):
    head = "who,what,quantity,value,points,pairs,evidence,deadweight,attribution"
    bring(ada, f"{head}\na,b,9,WELLBY 2023,0.2,19,round 2,50 %,10 %\n")
    row = ValueRow.objects.get()
    assert (row.points, row.price_year, row_sums(row).value) == (Decimal("0.2"), 2023, 3080)
    assert row_sums(row).source.endswith("(second hand)")
    assert "A WELLBY needs 20 people or more" in flat(ada.get(at(row.map)))


def test_a_wellby_in_later_prices_goes_out_as_it_came_in(ada, world):
    bring(ada, "who,what,quantity,value,points,pairs,deadweight,attribution\na,b,9,WELLBY 2023,0.2,20,50 %,10 %\n")
    row = ValueRow.objects.get()
    bring(ada, ada.get(at(row.map, "map.csv")).getvalue().decode("utf-8-sig"))
    again = ValueRow.objects.exclude(pk=row.pk).get()
    assert row_sums(again) == row_sums(row)


def test_a_blank_goes_out_as_a_blank(ada, world):
    one = make_value_map(world.ada)
    ValueFigure.objects.filter(row__map=one, part="quantity").update(at=None, low=None, high=None)
    answer = bring(ada, ada.get(at(one, "map.csv")).getvalue().decode("utf-8-sig"))
    assert (answer.status_code, "There is nothing here." in flat(answer)) == (422, True)


def test_cells_that_cannot_be_read_are_named_and_nothing_is_made(ada, world):
    text = "what,quantity,value,deadweight,attribution,who\nCompany,many,9,25,0.2,members\n"
    told = flat(bring(ada, text))
    assert "Row 2, column “quantity”: “many” is not a number" in told
    assert "column “deadweight”: 25 is not a part of the whole. Write it as 25 % or as 0.25." in told
    assert not ValueMap.objects.exists()


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("who,what\na,b\n", "map.csv", "There is no column “quantity” in this file."),
        ("what,quantity,value,deadweight,attribution,colour\n", "map.csv", "A value map has no column “colour”."),
        ("%PDF-1.4", "map.csv", "This is a PDF"),
        ("what,quantity,value,deadweight,attribution,who\na,1,0.1234567,1,1,b\n", "map.csv", "more than six figures"),
        ("what,quantity,value,deadweight,attribution,who\na,9999999999,1,1,1,b\n", "map.csv", "a thousand millions"),
        (f"what,quantity,value,deadweight,attribution,who\n{'x' * 301},1,1,1,1,b\n", "map.csv", "is too long"),
    ],
)
def test_a_file_that_is_no_map_is_refused_with_a_reason(ada, world, text, name, words):
    answer = bring(ada, text, name)
    assert (answer.status_code, words in flat(answer)) == (422, True)
    assert not ValueMap.objects.exists()

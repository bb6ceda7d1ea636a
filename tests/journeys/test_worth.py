"""A value map from a spreadsheet to its range, and one question by question: by mouse, keyboard, phone, no scripts."""

from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from steppingstones.models import ValueMap
from tests.valued import CARS, SUMS, make_value_map, want_money

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORTH = "/p/the-garden/value/worth/"
HEADINGS = (
    "kind,who,what,quantity,of people,value,source,evidence,deadweight,attribution,years,quantity low,quantity high"
)
ROWS = (
    "input,the council,Grant,1,,1000,,,,,,,",
    "outcome,members,Company once a week,many,40,£98,A befriending service,Round 2,,30 %,2,18,28",
    "outcome,neighbours,More cars in the street,10,,-6,What they said,Doors knocked,10 %,5 %,1,,",
    "left out,members,Being asked what we think,,,,,,,,,,",
)


@pytest.fixture(autouse=True)
def wish(world):
    want_money(world.project)


def test_an_evaluator_brings_a_map_mends_it_and_sees_the_range(world, page, sign_in, check, shot, tmp_path):
    ada = sign_in(world.ada, page)
    ada.goto(WORTH)
    check(ada)
    shot(ada, "worth-empty")
    ada.get_by_role("link", name="Bring one from a spreadsheet").click()
    bring(ada, tmp_path, ROWS)
    expect(ada.get_by_text("Row 3, column “quantity”:")).to_be_visible()
    check(ada)
    shot(ada, "worth-bad-cells")
    bring(ada, tmp_path, [row.replace(",many,", ",24,") for row in ROWS])
    expect(ada.get_by_role("heading", name="There is no ratio yet")).to_be_visible()
    check(ada)
    shot(ada, "worth-missing")
    ada.get_by_role("link", name="Answer this").first.click()
    check(ada)
    ada.get_by_label("How much of 100 would have come anyway?").fill("0")
    ada.get_by_role("button", name="Keep it and go on").click()
    expect(ada.get_by_role("alert")).to_contain_text("Nought is a strong claim")
    check(ada)
    shot(ada, "worth-step-wrong")
    ada.get_by_label("How much of 100 would have come anyway?").fill("25")
    ada.get_by_role("button", name="Keep it and go on").click()
    expect(ada.get_by_text("for each £1 that went in; it could be")).to_be_visible()
    check(ada)
    shot(ada, "worth-range")
    ada.get_by_role("link", name="All rows in one table").click()
    check(ada)
    shot(ada, "worth-table")
    ada.get_by_label("More cars in the street (neighbours): How many", exact=True).fill("12")
    ada.get_by_role("button", name="Keep this").click()
    expect(ada.get_by_text("Kept.")).to_be_visible()
    check(ada)


def bring(page, folder, rows) -> None:
    file = folder / "map.csv"
    file.write_text("\n".join([HEADINGS, *rows]), encoding="utf-8")
    page.get_by_label("Your spreadsheet").set_input_files(file)
    page.get_by_label("Name of the map").fill("First year")
    page.get_by_label("Back: what has happened").check()
    page.get_by_role("button", name="Bring it in").click()


def test_a_row_is_written_on_a_phone_without_scripts_and_taken_up_again(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(f"{WORTH}new/")
    check(page)
    page.get_by_label("Name of the map").fill("First year")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Write the first row").click()
    page.get_by_label("Who is affected?").fill("members")
    page.get_by_role("button", name="Keep it and go on").click()
    page.get_by_label("What changes for them?").fill("I see people every week")
    check(page)
    shot(page, "worth-what")
    page.get_by_role("button", name="Keep it and go on").click()
    page.get_by_label("How many people?").fill("24")
    check(page)
    shot(page, "worth-how-much")
    page.get_by_role("button", name="Keep it and go on").click()
    page.get_by_label("How many years?").fill("1")
    page.get_by_role("button", name="Keep it and go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What would have happened anyway?")
    page.go_back()
    page.get_by_label("How many years?").fill("2")
    page.get_by_role("button", name="Keep it and go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What would have happened anyway?")
    page.get_by_role("link", name="Leave it for later").click()
    expect(page.get_by_text("would have come anyway: This is blank.").first).to_be_visible()
    check(page)
    shot(page, "worth-missing")
    assert ValueMap.objects.get().rows.get().figures.get(part="years").at == 2


def test_with_the_keyboard_alone_on_a_phone(world, phone, sign_in, check, shot):
    one = make_value_map(world.ada)
    page = sign_in(world.ada, phone)
    page.goto(f"{WORTH}maps/{one.ref}/")
    check(page)
    shot(page, "worth-range")
    press_until(page, "Show it as a table")
    page.keyboard.press("Enter")
    check(page)
    press_until(page, "Question by question")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is affected?")
    press_until(page, "Who is affected?")
    page.keyboard.press("Control+A")
    page.keyboard.type("people who come")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What changes for them?")
    check(page)
    page.goto(f"{WORTH}maps/{one.ref}/")
    press_until(page, "Keep it as it is today")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This copy does not change any more.")).to_be_visible()
    check(page)


def test_all_questions_of_a_row_on_one_page(world, page, sign_in, check, shot):
    one = make_value_map(world.ada)
    page = sign_in(world.ada, page)
    page.goto(f"{WORTH}maps/{one.ref}/")
    page.get_by_role("link", name="All on one page").first.click()
    check(page)
    shot(page, "worth-row")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Kept.")).to_be_visible()


def test_a_kept_map_is_read_as_others_read_it_and_beside_another(world, page, sign_in, check, shot):
    few = replace(CARS, whom="night workers", what="Noise in the morning", quantity=Decimal(3))
    one = make_value_map(world.ada, replace(SUMS, rows=(*SUMS.rows, few)))
    page = sign_in(world.ada, page)
    page.goto(f"{WORTH}maps/{one.ref}/")
    page.get_by_role("button", name="Keep it as it is today").click()
    page.get_by_role("link", name="As others read it").click()
    expect(page.get_by_text("fewer than 5 people. Their numbers stay in the group.")).to_be_visible()
    check(page)
    shot(page, "worth-outside")
    page.go_back()
    page.get_by_role("link", name="Easy Read", exact=True).click()
    check(page)
    shot(page, "worth-easy")
    page.goto(WORTH)
    check(page)
    shot(page, "worth-maps")
    page.get_by_role("link", name="Put two maps beside each other").click()
    page.get_by_role("button", name="Put them beside each other").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose two maps that are not the same.")
    check(page)
    page.get_by_label("The other map").select_option(index=1)
    page.get_by_role("button", name="Put them beside each other").click()
    expect(page.get_by_text("The same in both.").first).to_be_visible()
    check(page)
    shot(page, "worth-beside")


def test_what_went_in_is_written_down_on_a_phone(world, phone, sign_in, check, shot):
    one = make_value_map(world.ada)
    page = sign_in(world.ada, phone)
    for name, words in (("Write down money", "What was it?"), ("Write down unpaid hours", "What was done?")):
        page.goto(f"{WORTH}maps/{one.ref}/")
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_role("button", name="Write it down").click()
        expect(page.get_by_role("alert")).to_be_visible()
        check(page)
        page.get_by_label(words).fill("Something")
    page.goto(f"{WORTH}maps/{one.ref}/")
    page.get_by_role("link", name="Take over what it took").click()
    check(page)
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is written down in “What it took”")
    check(page)
    page.goto(f"{WORTH}maps/{one.ref}/left-out/")
    check(page)
    page.get_by_label("What counts, and has no amount of money?").fill("Trust\nBeing asked")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Trust", exact=True)).to_be_visible()
    page.goto(f"{WORTH}maps/{one.ref}/table/")
    check(page)
    shot(page, "worth-table")

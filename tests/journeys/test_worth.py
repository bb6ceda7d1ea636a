"""A value map from a spreadsheet to its range, and one question by question: by mouse, keyboard, phone, no scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import ValueMap
from tests.valued import make_value_map

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

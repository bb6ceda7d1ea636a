"""What it took, from the first cost to the file: by mouse, with the keyboard alone, without scripts on a phone."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from steppingstones.models import Attendance, Contribution, Cost, HourRate, Meeting
from tests.world import make_member

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COSTS = "/p/the-garden/value/costs/"


def fill_the_garden(world) -> None:
    """Six people gave hours, and one got a voucher. Two of them and two professionals came to a meeting."""
    starts = datetime(2026, 3, 6, 10, tzinfo=UTC)
    meeting = {"title": "Tea", "starts_at": starts, "ends_at": starts.replace(hour=12), "status": "held"}
    held = Meeting.objects.create(project=world.project, **meeting)
    people = [make_member(world.project, f"Helper {number}", user=None, side="lived") for number in range(6)]
    for member in people:
        given = {"way": "gave", "kind": "hours", "on": date(2025, 11, 4), "hours": Decimal("2.5")}
        Contribution.objects.create(project=world.project, member=member, **given)
    for member in (*people[:2], world.ben, make_member(world.project, "Fay", side="professional")):
        Attendance.objects.create(project=world.project, meeting=held, member=member)
    of = {"project": world.project, "on": date(2026, 3, 4)}
    Contribution.objects.create(**of, member=people[0], way="got", kind="voucher", money=Decimal(20), answer="taken")
    Cost.objects.create(**of, kind="food", words="Soup", money=Decimal(60), is_gift=True, side="community")
    Cost.objects.create(**of, kind="equipment", words="A kettle that tips", money=Decimal("48.50"))


def test_ben_writes_down_what_it_took(world, page, sign_in, check, shot):
    fill_the_garden(world)
    ben = sign_in(world.ben, page)
    ben.goto(COSTS)
    check(ben)
    shot(ben, "costs")
    ben.get_by_role("link", name="Write down a cost").click()
    check(ben)
    shot(ben, "costs-new")
    ben.get_by_role("button", name="Write it down").click()
    expect(ben.get_by_role("alert")).to_contain_text("Choose what it was for.")
    check(ben)
    write_the_rent(ben)
    expect(ben.get_by_role("heading", name="Rent of the hall")).to_be_visible()
    check(ben)
    shot(ben, "costs-written")
    ben.get_by_role("listitem").filter(has_text="Rent of the hall").get_by_role("button").click()
    check(ben)
    ben.get_by_role("button", name="Put it back").first.click()
    expect(ben.get_by_role("heading", name="Rent of the hall")).to_be_visible()


def write_the_rent(page) -> None:
    page.get_by_label("Places").check()
    page.get_by_label("Say it in a few words").fill("Rent of the hall")
    page.get_by_label("When, or from which day on?").fill("2026-01-01")
    page.get_by_label("Until which day?").fill("2026-03-31")
    page.get_by_label("How much, in pounds?").fill("360")
    page.get_by_label("Who paid or gave it?").fill("The council")
    page.get_by_role("button", name="Write it down").click()


def test_ben_says_what_an_hour_counts_for(world, page, sign_in, check, shot):
    fill_the_garden(world)
    ben = sign_in(world.ben, page)
    ben.goto(COSTS)
    ben.get_by_role("link", name="Say what an hour counts for").click()
    check(ben)
    shot(ben, "costs-rates")
    ben.get_by_label("Time for which nobody is paid").check()
    ben.get_by_label("Real Living Wage, United Kingdom").check()
    ben.get_by_label("The least that people can live on").check()
    ben.get_by_label("From which year on?").fill("2025")
    ben.get_by_role("button", name="Keep this rate").click()
    expect(ben.get_by_role("heading", name="Time for which nobody is paid: £13.45")).to_be_visible()
    check(ben)
    ben.goto(COSTS)
    check(ben)
    shot(ben, "costs-with-a-rate")
    ben.get_by_role("link", name="Change which hours count").click()
    check(ben)
    ben.get_by_label("Count the hours of meetings").uncheck()
    ben.get_by_role("button", name="Keep this").click()
    expect(ben.get_by_text("The hours of meetings are not counted.")).to_be_visible()


def test_ben_brings_in_a_sheet_and_takes_a_file(world, page, sign_in, check, shot, tmp_path):
    ben = sign_in(world.ben, page)
    sheet = tmp_path / "costs.csv"
    sheet.write_text("day,kind,words,amount\n2026-03-04,Places,Rent,lots\n")
    ben.goto(f"{COSTS}sheet/")
    check(ben)
    ben.get_by_label("Your sheet").set_input_files(sheet)
    ben.get_by_role("button", name="Bring it in").click()
    expect(ben.get_by_text("Row 2, amount:")).to_be_visible()
    check(ben)
    shot(ben, "costs-sheet-wrong")
    sheet.write_text("day,kind,words,amount\n2026-03-04,Places,Rent,120\n")
    ben.get_by_label("Your sheet").set_input_files(sheet)
    ben.get_by_role("button", name="Bring it in").click()
    expect(ben.get_by_text("1 cost is brought in.")).to_be_visible()
    ben.goto(COSTS)
    with ben.expect_download() as taken:
        ben.get_by_role("link", name="As an Excel file").click()
    assert taken.value.suggested_filename == "the-garden-costs.xlsx"


def test_ada_reads_and_writes_without_scripts_on_a_phone(world, plain, sign_in, check, shot):
    fill_the_garden(world)
    ada = sign_in(world.ada, plain)
    ada.goto(COSTS)
    expect(ada.get_by_text("Sums of fewer than 5 people are hidden")).to_be_visible()
    check(ada)
    shot(ada, "costs-phone")
    ada.get_by_role("link", name="Write down a cost").click()
    check(ada)
    write_the_rent(ada)
    expect(ada.get_by_role("heading", name="Rent of the hall")).to_be_visible()
    check(ada)
    shot(ada, "costs-written-phone")


def test_with_the_keyboard_alone(world, phone, sign_in, check):
    page = sign_in(world.ben, phone)
    page.goto(f"{COSTS}rates/")
    press_until(page, "Our own figure, in pounds an hour")
    page.keyboard.type("12.60")
    page.keyboard.press("Tab")
    page.keyboard.type("As we agreed")
    page.get_by_label("Staff time that is paid").focus()
    page.keyboard.press("Space")
    page.get_by_label("replacement cost").focus()
    page.keyboard.press("Space")
    press_until(page, "From which year on?")
    page.keyboard.type("2025")
    press_until(page, "Keep this rate")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Staff time that is paid: £12.60")).to_be_visible()
    check(page)
    assert HourRate.objects.get().source == "As we agreed"

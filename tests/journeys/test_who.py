"""Who takes part: by mouse, on a phone without scripts, with the keyboard alone, and on a device that is handed on."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import who
from steppingstones.models import Monitoring, Release
from tests.whotakespart import count, make_ended, make_monitoring

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/p/the-garden/review/who/"


def test_ada_asks_who_takes_part_without_scripts(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="Ask who takes part").click()
    check(page)
    page.get_by_role("button", name="Prepare it").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a name")
    check(page)
    page.get_by_label("Name", exact=True).fill("Everybody, spring 2026")
    for topic in ("Age", "Sex", "Disability"):
        page.get_by_label(topic, exact=True).check()
    page.get_by_label("Most of them were").check()
    shot(page, "prepare")
    page.get_by_role("button", name="Prepare it").click()
    check(page)
    shot(page, "prepared")
    page.get_by_role("link", name="Add a question of your own").click()
    page.get_by_label("The question").fill("Do you use the garden?")
    page.get_by_label("Why do you ask?").fill("It is for those who use it.")
    page.get_by_label("The answers, one on each line").fill("Yes\nNo")
    check(page)
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="Begin to ask").click()
    expect(page.get_by_text("Fewer than 8 people have answered so far, or nobody.")).to_be_visible()
    check(page)
    shot(page, "asking")
    page.get_by_role("link", name="Link, code or tablet").click()
    page.wait_for_url("**/share/")
    check(page)
    shot(page, "share")
    page.goto(f"{ROOM}{Monitoring.objects.get().ref}/slips/")
    check(page)
    shot(page, "slips")


def test_somebody_answers_on_a_small_phone_without_scripts(world, plain, check, shot):
    one = make_monitoring(world.ada)
    plain.set_viewport_size({"width": 360, "height": 720})
    plain.goto(f"/counted/{one.ref}/")
    check(plain)
    shot(plain, "answer")
    plain.get_by_label("Female").check()
    plain.get_by_role("group", name="How old are you?").get_by_label("I do not want to say").check()
    plain.get_by_role("button", name="Send").click()
    expect(plain.get_by_role("heading", name="Thank you")).to_be_visible()
    check(plain)
    plain.go_back()
    plain.get_by_role("button", name="Send").click()
    expect(plain.get_by_role("heading", name="Thank you")).to_be_visible()
    one.refresh_from_db()
    assert one.sheets == 1


def test_a_tablet_is_handed_on_and_shows_nothing_of_the_one_before(world, page, check, shot):
    one = make_monitoring(world.ada)
    page.goto(f"/counted/{one.ref}/?kiosk=1")
    page.get_by_label("Male", exact=True).check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    check(page)
    shot(page, "handed-on")
    page.go_back()
    expect(page.get_by_label("Male", exact=True)).not_to_be_checked()
    page.goto(f"/counted/{one.ref}/?kiosk=1")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Ready for the next person").click()
    expect(page.get_by_label("Male", exact=True)).not_to_be_checked()
    one.refresh_from_db()
    assert one.sheets == 2


def test_from_paper_to_the_people_of_an_area(world, page, sign_in, check, shot):
    one = make_monitoring(world.ada)
    count(one, world.ada, 24, sex={0: 19, 1: 5}, age={1: 18, 2: 6}, disability={0: 22, 1: 2}, own_1={0: 24})
    page = sign_in(world.ben, page)
    page.goto(f"{ROOM}{one.ref}/")
    page.get_by_role("link", name="Type in paper slips").click()
    page.get_by_label("How many sheets do you have?").fill("24")
    page.get_by_label("Female").fill("25")
    page.get_by_role("button", name="Count them").click()
    expect(page.get_by_role("alert")).to_contain_text("more answers than sheets")
    check(page)
    shot(page, "sheets")
    page.get_by_label("Female").fill("19")
    page.get_by_label("Male", exact=True).fill("5")
    page.get_by_label("16 to 64").fill("18")
    page.get_by_label("65 or older").fill("6")
    page.get_by_role("button", name="Count them").click()
    page.get_by_role("link", name="End it and look at it").click()
    check(page)
    page.get_by_role("button", name="End it").click()
    check(page)
    shot(page, "ended")
    page.get_by_role("link", name="Compare with the people of an area").click()
    page.get_by_label("Name of the council or city").fill("new")
    page.get_by_role("button", name="Search", exact=True).click()
    check(page)
    shot(page, "areas")
    page.get_by_label("Newham").check()
    page.get_by_role("button", name="Compare with this area").click()
    expect(page.get_by_text("So fewer take part, even with so few people asked.").first).to_be_visible()
    page.get_by_text("Show the numbers").nth(1).click()
    check(page)
    shot(page, "beside")
    page.goto(ROOM)
    check(page)
    shot(page, "told")


def test_figures_of_our_own_with_the_keyboard_alone_on_a_phone(world, phone, sign_in, check, shot):
    one = make_ended(world.ada)
    who.compare_with_area(one, "E06000001", "the people of Hartlepool", by=world.ada)
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}{one.ref}/")
    check(page)
    shot(page, "phone")
    press_until(page, "Compare with figures of your own: What is your sex?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is your sex?")
    for label, words in (
        ("Who are these people?", "the people who use the garden"),
        ("Female", "300"),
        ("Male", "100"),
    ):
        press_until(page, label)
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
    press_until(page, "Compare with this")
    page.keyboard.press("Enter")
    told = "Of 24 people, no group is surely fewer or more than of the people who use the garden."
    expect(page.get_by_text(told).first).to_be_visible()
    check(page)
    assert Release.objects.filter(asked__monitoring=one).count() == 4


def test_who_gained_least_becomes_something_to_do_without_scripts(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.set_viewport_size({"width": 360, "height": 720})
    page.goto(f"{ROOM}gains/")
    check(page)
    page.get_by_role("link", name="Look at who gained").click()
    check(page)
    page.get_by_label("What did people gain, or take part in?").fill("The Saturday café")
    page.get_by_label("Something else, written below").check()
    page.get_by_label("If it is something else: what is it?").fill("How well off is their street?")
    page.get_by_label("And its groups, one on each line").fill("Better off\nPoorer")
    shot(page, "gain-new")
    page.get_by_role("button", name="On to the numbers").click()
    check(page)
    for label, words in (("Better off: how many gained?", "32"), ("Better off: how many is it for?", "40")):
        page.get_by_label(label).fill(words)
    page.get_by_label("Poorer: how many gained?").fill("12")
    page.get_by_role("button", name="Keep what may be shown").click()
    expect(page.get_by_role("alert")).to_contain_text("Say whom it is for")
    check(page)
    shot(page, "gain-numbers")
    page.get_by_label("Poorer: how many is it for?").fill("60")
    page.get_by_label("Whom is it for?").fill("everybody on the estate")
    page.get_by_label("Where are these numbers from?").fill("The council")
    page.get_by_label("Of when are they?").fill("2025")
    page.get_by_role("button", name="Keep what may be shown").click()
    expect(page.get_by_text("Of 44 people who gained, 12 are “Poorer”.").first).to_be_visible()
    check(page)
    page.get_by_label("Who gained least, and why?").fill("The bus does not come")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_label("What will you do about it?").fill("Ask for a bus")
    page.get_by_role("button", name="Write down what to do").click()
    expect(page.get_by_role("listitem").filter(has_text="Ask for a bus")).to_be_visible()
    check(page)
    shot(page, "gain")


def test_names_and_the_page_you_are_on_are_in_sight_on_a_small_phone(world, plain, sign_in, check, shot):
    one = make_ended(world.ada)
    name = "the adults with learning disabilities whom the council knows"
    told = {"where": name, "source": "the council", "of_when": "2026"}
    age = one.asks.get(topic="age")
    who.compare_with_figures(age, who.Figures(numbers=dict.fromkeys(age.groups, 10), **told), by=world.ada)
    page = sign_in(world.ada, plain)
    page.set_viewport_size({"width": 360, "height": 720})
    page.goto(f"{ROOM}{one.ref}/")
    check(page)
    shot(page, "shown-phone")
    here = page.locator(".room-pages [aria-current]").bounding_box()
    assert 0 <= here["x"] <= here["x"] + here["width"] <= 360
    room = "e => e.getBBox().x + e.getBBox().width - e.ownerSVGElement.viewBox.baseVal.width"
    assert [
        (text.text_content(), over)
        for text in page.locator("svg.chart text").all()
        if (over := text.evaluate(room)) > 1
    ] == []

"""A review answered together in a room, looked at, and a decision that came of it."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import reviews
from steppingstones.models import Counting, Decision
from tests.pages.test_review_room import COUNTED
from tests.reviewed import make_review

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/p/the-garden/review/"


def test_ada_counts_cards_on_a_telephone_without_scripts(world, plain, sign_in, check, shot):
    one = make_review(world.ada)
    page = sign_in(world.ada, plain)
    page.goto(f"{ROOM}rounds/{one.ref}/")
    page.get_by_role("link", name="Count cards in a room").click()
    check(page)
    shot(page, "room")
    for name, typed in {**COUNTED, "h-heard-lived-4": "1"}.items():
        page.locator(f"#{name}").fill(typed)
    page.get_by_role("button", name="Keep these numbers").click()
    expect(page.get_by_role("alert")).to_contain_text("7 answers, but 6 people were there")
    check(page)
    shot(page, "room-wrong")
    page.get_by_role("link", name="1. Lived experience").click()
    page.locator("#h-heard-lived-4").fill("")
    page.get_by_role("button", name="Keep these numbers").click()
    expect(page.get_by_text("11 people answered in a room")).to_be_visible()
    check(page)
    shot(page, "room-kept")
    page.get_by_role("link", name="Write down what somebody said").click()
    check(page)
    page.get_by_label("What was said").fill("I could not hear")
    page.get_by_label("Which statement is it about?").select_option("Everybody is heard here")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("It is a voice now.")).to_be_visible()


def test_what_was_counted_becomes_a_decision(world, page, sign_in, check, shot):
    one = make_review(world.ada)
    ada = sign_in(world.ada, page)
    ada.goto(f"{ROOM}rounds/{one.ref}/room/")
    for name, typed in COUNTED.items():
        ada.locator(f"#{name}").fill(typed)
    ada.get_by_role("button", name="Keep these numbers").click()
    ada.get_by_role("link", name="End this review and look at it").click()
    ada.get_by_role("button", name="End it").click()
    ada.get_by_role("link", name="Look, talk, decide").first.click()
    ada.get_by_role("link", name="Write down a decision that came of this").click()
    expect(ada.get_by_text("Everybody is heard here (Spring)")).to_be_visible()
    check(ada)
    ada.get_by_label("What had to be decided?").fill("Who speaks first?")
    ada.get_by_label("What was decided?").fill("Those who were quiet")
    ada.get_by_role("button", name="Keep this").click()
    check(ada)
    ada.get_by_role("link", name="I am finished").click()
    check(ada)
    shot(ada, "decision-of-review")
    ada.get_by_role("link", name="Everybody is heard here").click()
    expect(ada.get_by_role("link", name="Who speaks first?")).to_be_visible()
    check(ada)
    shot(ada, "statement-with-decision")
    assert Decision.objects.get().round == one


def test_numbers_with_the_keyboard_alone(world, page, sign_in, check):
    one = make_review(world.ada)
    ada = sign_in(world.ada, page)
    ada.goto(f"{ROOM}rounds/{one.ref}/")
    press_until(ada, "Count cards in a room")
    ada.keyboard.press("Enter")
    expect(ada.get_by_role("heading", level=1)).to_have_text("Count cards in a room")
    press_until(ada, "Lived experience")
    ada.keyboard.type("6")
    press_until(ada, "Professional")
    ada.keyboard.press("Tab")
    ada.keyboard.type("6")
    ada.keyboard.press("Enter")
    expect(ada.get_by_text("6 people answered in a room")).to_be_visible()
    reviews.end(one, by=world.ada)
    assert Counting.objects.get().people == 6

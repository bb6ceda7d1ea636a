"""A device put out for people, one after the other: by mouse, by keyboard, without scripts, and left lying."""

import re

import pytest
from playwright.sync_api import Error, expect

from steppingstones.models import Response

from ..world import make_questionnaire
from .keyboard import press_until
from .test_say import choose, press
from .windows import PHONE, PLAIN, in_windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TABLET = {"width": 768}


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project, opening="We would like to know how the day was for you.")


def heading(page, words):
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def walk(page, look=lambda name: None):
    """One person, from the start to Send."""
    look("start")
    press(page, "Start")
    heading(page, "How was the day?")
    look("faces")
    choose(page, "Very happy")
    press(page, "Next")
    heading(page, "Would you come again?")
    choose(page, "Yes")
    press(page, "Next")
    page.get_by_role("textbox").fill("My secret words")
    press(page, "Next")
    heading(page, "Who are you?")
    choose(page, "I live with this myself")
    press(page, "Next")
    heading(page, "What may the group do with your words?")
    choose(page, "The group can read what I said.")
    press(page, "Next")
    heading(page, "Your answers")
    look("check")
    press(page, "Send")
    heading(page, "Thank you")
    look("thanks")


def go_back_and_look(page):
    """Press the back button as often as it leads anywhere.

    Without scripts the browser asks whether to send a form again. What the site answers then: tests/pages.
    """
    for _step in range(10):
        try:
            page.go_back(wait_until="commit")
        except Error:
            return
        if page.url == "about:blank":
            return
        page.wait_for_load_state()
        assert "My secret words" not in page.content()
        assert "/say/receipt/" not in page.content()


@in_windows(TABLET, PLAIN)
def test_one_after_the_other_and_nobody_finds_the_last_ones_answers(new_page, questionnaire, check, shot, window):
    page = new_page(**window)

    def look(name):
        shot(page, f"kiosk-{name}")
        check(page)

    page.goto(f"/say/{questionnaire.ref}/kiosk/")
    walk(page, look)
    press(page, "I need more time")
    if window is TABLET:
        expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("heading", name="Your way back")).to_be_visible()
    press(page, "I am done")
    heading(page, questionnaire.title)
    walk(page)
    press(page, "I am done")
    heading(page, questionnaire.title)
    go_back_and_look(page)
    assert Response.objects.filter(came_by="kiosk").count() == 2
    if window is TABLET:
        assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_sheet_left_lying_asks_and_then_ends(new_page, questionnaire, check, shot):
    page = new_page(**TABLET)
    page.clock.install()
    page.goto(f"/say/{questionnaire.ref}/kiosk/")
    press(page, "Start")
    choose(page, "Very happy")
    press(page, "Next")
    heading(page, "Would you come again?")
    page.clock.run_for(121_000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    shot(page, "kiosk-idle")
    press(page, "I am still here")
    page.clock.run_for(100_000)
    expect(page.get_by_role("dialog")).to_be_hidden()
    heading(page, "Would you come again?")
    page.clock.run_for(60_000)
    heading(page, questionnaire.title)
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    check(page)
    press(page, "Start")
    heading(page, "How was the day?")
    expect(page.locator("input:checked")).to_have_count(0)


def test_the_way_through_by_keyboard_and_starting_again(new_page, questionnaire, check):
    page = new_page(**PHONE)
    page.goto(f"/say/{questionnaire.ref}/kiosk/")
    press_until(page, "Start")
    page.keyboard.press("Enter")
    heading(page, "How was the day?")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    heading(page, "Would you come again?")
    check(page)
    press_until(page, "Start again")
    page.keyboard.press("Enter")
    heading(page, questionnaire.title)
    press_until(page, "Start")
    page.keyboard.press("Enter")
    heading(page, "How was the day?")
    expect(page.locator("input:checked")).to_have_count(0)


def test_a_member_puts_the_device_out(world, page, sign_in, questionnaire, check, shot):
    sign_in(world.ada)
    page.goto(f"/p/{world.project.slug}/listen/questionnaires/{questionnaire.ref}/share/")
    check(page)
    shot(page, "kiosk-share")
    press(page, "Put this device out for people")
    heading(page, questionnaire.title)
    expect(page).to_have_url(re.compile(f"/say/{questionnaire.ref}/kiosk/$"))
    page.goto(f"/p/{world.project.slug}/")
    expect(page.get_by_text("The Garden")).to_have_count(0)

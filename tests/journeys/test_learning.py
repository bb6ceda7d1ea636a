"""A group meets a barrier, tries things, and learns from it; somebody finds what helped."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Barrier, Lesson, Tried
from tests.journeys.keyboard import press_until

pytestmark = pytest.mark.browser
ROOM = "/p/the-garden/take-part/"


def test_a_barrier_is_met_and_what_helped_is_found(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(f"{ROOM}barriers/")
    check(page)
    page.locator("#kind-time").get_by_role("link", name="We meet this").click()
    check(page)
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_label("What gets in the way?").fill("Evenings do not work for carers")
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_role("link", name="We tried this").last.click()
    check(page)
    page.get_by_label("It helped", exact=True).check()
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_role("link", name="Write down what you learned").click()
    check(page)
    page.get_by_label("It went wrong").check()
    page.get_by_label("What happened?").fill("Nobody came at seven")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("It is in the log.")).to_be_visible()
    check(page)
    shot(page, "lessons")
    page.goto(f"{ROOM}barriers/find/")
    page.get_by_label("Did it help?").select_option("It helped")
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_text("2 things are found.")).to_be_visible()
    check(page)
    assert Lesson.objects.get().barrier == Tried.objects.get().barrier


def test_a_barrier_is_over_and_what_was_tried_comes_back(world, page, sign_in, check, shot):
    barrier = Barrier.objects.create(project=world.project, key="money", words="The bus costs too much")
    for words, helped in (("A fund for fares", "yes"), ("A petition", "no")):
        Tried.objects.create(project=world.project, barrier=barrier, words=words, helped=helped)
    page = sign_in(world.ben, page)
    page.goto(f"{ROOM}barriers/")
    check(page)
    shot(page, "barriers")
    page.get_by_role("link", name="The bus costs too much").click()
    check(page)
    shot(page, "barrier")
    page.get_by_role("listitem").filter(has_text="A petition").get_by_role("button", name="Remove").click()
    check(page)
    page.get_by_role("button", name="Put it back").first.click()
    expect(page.get_by_text("A petition", exact=True)).to_be_visible()
    page.get_by_role("button", name="It is over").click()
    expect(page.get_by_text("Over since")).to_be_visible()
    check(page)


def test_a_lesson_is_written_down_with_the_keyboard_alone(world, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}lessons/")
    check(page)
    press_until(page, "Write down what happened")
    page.keyboard.press("Enter")
    page.wait_for_url("**/add/")
    press_until(page, "It went right")
    page.keyboard.press("Space")
    press_until(page, "What happened?")
    page.keyboard.type("The soup was good")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lessons/#lesson-*")
    check(page)
    assert Lesson.objects.get().went == "right"

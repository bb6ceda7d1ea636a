"""The golden thread of one thing, as sentences, as a picture and as a list; and the page for whoever asks."""

import pytest
from playwright.sync_api import expect

from tests.journeys.keyboard import press_until
from tests.one_thread import Everything
from tests.world import make_change, make_decision

pytestmark = pytest.mark.browser


@pytest.fixture
def every(world):
    return Everything(world.project, world.ben)


def test_rae_asks_what_changed_without_scripts(world, every, plain, sign_in, check, shot):
    page = sign_in(world.rae, plain)
    page.goto("/p/the-garden/understand/thread/")
    check(page)
    shot(page, "what-changed")
    page.get_by_role("link", name="To show outside").click()
    expect(page.get_by_text("Good since then, say: fewer than 5 people.").first).to_be_visible()
    check(page)
    page.get_by_role("link", name="Back to all numbers, for the group").click()
    page.get_by_role("link", name="The whole thread").click()
    expect(page.get_by_role("heading", name="The golden thread")).to_be_visible()
    check(page)
    shot(page, "whole")


def test_ben_looks_at_a_wide_window(world, every, page, sign_in, check, shot):
    page = sign_in(world.ben, page)
    page.goto("/p/the-garden/understand/thread/")
    check(page)
    shot(page, "what-changed")
    page.goto(f"/p/the-garden/understand/thread/stone/{every.stone.ref}/")
    check(page)
    shot(page, "whole")


IN_VIEW = """() => {
  const focus = document.activeElement.getBoundingClientRect();
  const window = document.activeElement.closest(".thread-scroll").getBoundingClientRect();
  return focus.left >= window.left - 1 && focus.right <= window.right + 1;
}"""


def test_ada_walks_the_picture_and_the_lists_with_the_keyboard_alone(world, every, phone, sign_in, check, shot):
    page = sign_in(world.ada, phone)
    page.goto(f"/p/the-garden/understand/thread/decision/{every.decision.ref}/")
    press_until(page, "you are here Which table do we buy?")
    press_until(page, "There is a round table")
    press_until(page, "only planned Everyone belongs")
    assert page.evaluate(IN_VIEW)  # the picture has moved to what has the focus
    shot(page, "thread-keyboard")
    check(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Everyone belongs")).to_be_visible()
    press_until(page, "The whole thread on a page of its own")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press_until(page, "What did co-production change here?")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What did co-production change here, and how do we know?")).to_be_visible()


def test_ben_asks_about_one_stone_with_the_keyboard_alone(world, every, phone, sign_in, check):
    elsewhere = make_change(make_decision(world.project, "Which day?"), "We open on Saturdays")
    page = sign_in(world.ben, phone)
    page.goto("/p/the-garden/understand/thread/")
    expect(page.get_by_role("link", name=elsewhere.words).first).to_be_visible()
    press_until(page, "Ask about one stone")
    page.keyboard.press("Enter")
    press_until(page, "Only changes that lead to")
    page.keyboard.type("Everyone")
    press_until(page, "To show outside")
    page.keyboard.press("Space")
    press_until(page, "Look")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Only changes that lead to:")).to_be_visible()
    expect(page.get_by_text("Numbers from 1 to 4 are not told")).to_be_visible()
    expect(page.get_by_text(elsewhere.words)).to_have_count(0)
    check(page)
    press_until(page, "Back to all numbers")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Numbers from 1 to 4 are not told")).to_have_count(0)
    expect(page.get_by_text("Only changes that lead to:")).to_be_visible()

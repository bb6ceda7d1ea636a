"""The levels of an organisation beside each other: on a small screen without scripts, and with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import reviews
from steppingstones.models import ShownSmall
from tests.pages.test_review_levels import answer, make_jigsaw

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROUNDS = "/p/the-garden/review/rounds/"


def test_the_front_line_beside_the_board_without_scripts(world, plain, sign_in, check, shot):
    one = make_jigsaw(world.ada)
    for level, said in (("people", "2"), ("frontline", "1"), ("senior", "3"), ("board", "4")):
        answer(one, "professional", level, said)
    reviews.end(one, by=world.ada)
    page = sign_in(world.ada, plain)
    page.goto(f"{ROUNDS}{one.ref}/")
    page.get_by_role("link", name="How each level sees it").click()
    expect(page.get_by_text("People on the board see it better").first).to_be_visible()
    page.get_by_text("Each statement").first.click()
    check(page)
    shot(page, "levels")


def test_agreeing_with_the_keyboard_alone(world, page, sign_in, check, shot):
    one = make_jigsaw(world.ada)
    answer(one, "professional", "board", "4", people=2)
    answer(one, "professional", "frontline", "1", people=2)
    reviews.end(one, by=world.ada)
    ada = sign_in(world.ada, page)
    ada.goto(f"{ROUNDS}{one.ref}/levels/")
    expect(ada.get_by_role("heading", name="Few people of one level answered")).to_be_visible()
    check(ada)
    shot(ada, "levels-small")
    press_until(ada, "I agree that the group sees it")
    ada.keyboard.press("Enter")
    expect(ada.get_by_text("1 of 3 people in the group agree so far.")).to_be_visible()
    assert ShownSmall.objects.get().of == "levels"

"""What a review found, for people outside: read first on a small screen, without scripts and with the keyboard."""

import pytest
from playwright.sync_api import expect

from tests.pages.test_review_papers import make_decided_gap

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROUNDS = "/p/the-garden/review/rounds/"


def test_it_is_read_before_it_is_given_away(world, plain, sign_in, check, shot):
    one = make_decided_gap(world.ada)
    page = sign_in(world.ada, plain)
    page.goto(f"{ROUNDS}{one.ref}/")
    page.get_by_role("link", name="Print it for people outside the group").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What we found: How we work")
    check(page)
    shot(page, "found")
    page.get_by_role("link", name="Easy Read", exact=True).click()
    expect(page.get_by_text("People with lived experience say no.")).to_be_visible()
    check(page)
    shot(page, "found-easy")


def test_to_easy_read_and_back_with_the_keyboard_alone(world, page, sign_in, check):
    one = make_decided_gap(world.ada)
    ada = sign_in(world.ada, page)
    ada.goto(f"{ROUNDS}{one.ref}/found/")
    press_until(ada, "Easy Read")
    ada.keyboard.press("Enter")
    expect(ada.get_by_text("People with lived experience say no.")).to_be_visible()
    check(ada)
    press_until(ada, "In full")
    ada.keyboard.press("Enter")
    expect(ada.get_by_text("At least 10 people answered.")).to_be_visible()

"""The golden thread of one thing, as sentences, as a picture and as a list; and the page for whoever asks."""

import pytest
from playwright.sync_api import expect

from tests.one_thread import Everything

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

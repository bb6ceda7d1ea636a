"""From a statement of a review to what came of it, and back again."""

import pytest
from playwright.sync_api import expect

from tests.journeys.keyboard import press_until
from tests.reviewed import make_gap
from tests.world import link, make_change, make_decision, make_stone

pytestmark = pytest.mark.browser
WORDS = "Everybody is heard here"


@pytest.fixture
def one(world):
    one = make_gap(world.ada)
    decision = make_decision(world.project, "Who speaks first?", round=one, statement="heard")
    link(make_change(decision, "We go round the table"), make_stone(world.project))
    link(world.project.voices.not_scored().first(), decision)
    return one


def test_rae_walks_from_a_statement_to_the_voices_and_back_without_scripts(world, one, plain, sign_in, check, shot):
    page = sign_in(world.rae, plain)
    page.goto(f"/p/the-garden/review/rounds/{one.ref}/")
    page.get_by_role("link", name="Look, talk, decide").first.click()
    shot(page, "statement")
    check(page)
    page.get_by_role("link", name="What came of it: the golden thread").click()
    check(page)
    shot(page, "thread")
    page.get_by_role("link", name="Spring").click()
    check(page)
    shot(page, "review")
    page.get_by_role("link", name="What would make it better? More time").last.click()
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible()
    page.get_by_role("link", name="Spring").first.click()
    page.get_by_role("link", name=WORDS).last.click()
    expect(page.get_by_role("heading", name=WORDS)).to_be_visible()


def test_ada_walks_the_thread_of_a_statement_on_a_phone_with_the_keyboard(world, one, phone, sign_in, check, shot):
    page = sign_in(world.ada, phone)
    page.goto(f"/p/the-garden/understand/thread/statement/{one.ref}/heard/")
    press_until(page, f"you are here, A review {WORDS}")
    press_until(page, "Who speaks first?")
    shot(page, "keyboard")
    check(page)

"""Options with who put them forward, three ways to vote, a change with its proof, and the sheet for everybody."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Option
from tests.world import make_decision, make_stone, make_voice

pytestmark = pytest.mark.browser


@pytest.fixture
def decision(world):
    decision = make_decision(world.project, status="open", decided="", decided_on=None)
    for order, words in enumerate(("A round one", "A square one", "A long one")):
        Option.objects.create(project=world.project, decision=decision, words=words, order=order)
    return decision


def test_ada_says_who_asks_for_an_option_and_what_it_changes(world, decision, plain, sign_in, check, shot):
    make_voice(world.project, "I cannot see everyone")
    make_stone(world.project, "People feel at home")
    page = sign_in(world.ada, plain)
    page.goto(f"/p/the-garden/decide/{decision.ref}/")
    check(page)
    page.get_by_role("link", name="A round one").click()
    check(page)
    page.get_by_role("link", name="Change this option").click()
    check(page)
    page.get_by_label("Who put it forward?").select_option("Ben")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Add voices that ask for it").click()
    check(page)
    page.get_by_label("I cannot see everyone").check()
    page.get_by_role("button", name="Link the ticked voices").click()
    page.get_by_role("link", name="I am finished").click()
    expect(page.get_by_role("heading", name="1 voice asks for it")).to_be_visible()
    check(page)
    shot(page, "option")
    page.get_by_role("link", name="Back to the decision").click()
    page.get_by_role("link", name="Say which stone it changes").click()
    check(page)
    page.get_by_label("Which stone does it change?").select_option("People feel at home")
    page.get_by_label("What does it change?").fill("It comes first now")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("It comes first now")).to_be_visible()
    check(page)
    shot(page, "decision-options")

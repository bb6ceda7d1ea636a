"""A group says how it will know: by mouse, on a phone, without scripts, and by keyboard alone."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Stone
from tests.world import make_questionnaire, make_stone

from .keyboard import press_until

pytestmark = pytest.mark.browser

KNOW = "/p/the-garden/plan/know/"


@pytest.fixture
def stone(world) -> Stone:
    make_questionnaire(world.project)
    stone = make_stone(world.project, "People feel at home here", kind="long", track="coproduction")
    impact = make_stone(world.project, "There is a garden for everybody", kind="impact")
    world.project.steps.create(source=stone, target=impact)
    return stone


def test_a_stone_gets_a_number_a_question_what_must_hold_and_who(world, plain, sign_in, check, shot, stone, request):
    page = sign_in(world.ada, plain)
    page.goto(KNOW)
    check(page)
    here = page.locator(f"#stone-{stone.ref}")
    here.get_by_role("link", name="Say how you will know").click()
    check(page)
    shot(page, "know-ways")
    page.get_by_role("link", name="Something that we count").click()
    check(page)
    page.get_by_label("What do you count?").fill("People who stay for tea")
    page.get_by_label("Where you start").fill("a few")
    page.get_by_role("button", name="Write it down").click()
    check(page)
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)
    assert page.get_by_label("What do you count?").input_value() == "People who stay for tea"
    page.get_by_label("Where you start").fill("4")
    page.get_by_label("Where you want to be").fill("12")
    page.get_by_label("Of what").fill("people a week")
    shot(page, "know-form")
    page.get_by_role("button", name="Write it down").click()
    check(page)
    expect(here.get_by_text("12 people a week")).to_be_visible()

    here.get_by_role("link", name="Say how you will know").click()
    page.get_by_role("link", name="A question that we ask").click()
    check(page)
    page.get_by_label("Which question?").select_option(label="How was the day?")
    page.get_by_role("button", name="Write it down").click()
    check(page)
    expect(here.get_by_text("Nobody has answered yet.")).to_be_visible()
    here.get_by_role("button", name="Up How was the day?").click()
    expect(here.locator(".says")).to_have_text(["How was the day?", "People who stay for tea"])

    here.get_by_role("link", name="Say what must hold").click()
    check(page)
    page.get_by_label("What must hold, so that one leads to the other?").fill("There is a bus")
    page.get_by_label("Fairly sure").check()
    page.get_by_role("button", name="Write it down").click()
    here.get_by_role("link", name="Say who").click()
    check(page)
    page.get_by_label("Ben (professional)").check()
    page.get_by_role("button", name="Write it down").click()
    check(page)
    shot(page, "know")
    expect(here.get_by_text("Shaped by 1 person (1 professional)")).to_be_visible()
    here.get_by_role("button", name="Take it off How was the day?").click()
    check(page)
    page.get_by_role("button", name="Undo").click()
    expect(here.locator(".says")).to_have_count(2)
    page.goto(f"/p/the-garden/plan/stones/{stone.ref}/")
    check(page)
    shot(page, "know-stone")


def test_by_keyboard_alone(world, phone, sign_in, check, stone):
    page = sign_in(world.ada, phone)
    page.goto(f"/p/the-garden/plan/stones/{stone.ref}/know/")
    press_until(page, "A story that people tell")
    page.keyboard.press("Enter")
    page.wait_for_url("**/know/story/")
    press_until(page, "Which story would tell you?")
    page.keyboard.type("How a day has changed")
    press_until(page, "Write it down")
    page.keyboard.press("Enter")
    page.wait_for_url("**/know/**#stone-*")
    check(page)
    assert page.locator(".says").inner_text() == "How a day has changed"

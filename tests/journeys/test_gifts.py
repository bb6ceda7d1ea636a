"""Gifts and skills: somebody offers, somebody asks first, somebody finds help for what is missing."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Asset, Need
from tests.journeys.keyboard import press_until
from tests.world import DAY, make_member, make_stone

pytestmark = pytest.mark.browser
ROOM = "/p/the-garden/take-part/gifts/"


def test_a_gift_waits_for_its_yes(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="Add a gift or skill").click()
    check(page)
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_label("A skill or knowledge").check()
    page.get_by_label("What is it?").fill("Reads palms")
    page.get_by_label("Whose is it?", exact=True).select_option("Rae")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("The group sees it when they have said yes.")).to_be_visible()
    check(page)
    shot(page, "gifts-waiting")

    page = sign_in(world.rae, plain)
    page.goto(ROOM)
    page.get_by_role("link", name="Say yes").click()
    check(page)
    page.get_by_role("button", name="Yes, the group may see it").click()
    expect(page.get_by_role("heading", name="Waiting for their yes")).to_have_count(0)
    check(page)
    page.get_by_role("link", name="Take it back").click()
    check(page)
    page.get_by_role("button", name="Take it back for good").click()
    expect(page.get_by_text("It is gone, and no word of it is kept.")).to_be_visible()
    assert not Asset.objects.exists()


def test_help_is_found_for_what_is_missing(world, page, sign_in, check, shot):
    mo = make_member(world.project, "Mo")
    Asset.objects.create(project=world.project, kind="skill", words="Signs BSL", member=mo, agreed_on=DAY)
    Asset.objects.create(project=world.project, kind="place", words="A hall with a ramp", whose="The church")
    make_stone(world.project)
    page = sign_in(world.ada, page)
    page.goto(ROOM)
    page.get_by_role("link", name="Write down what is missing").click()
    check(page)
    page.get_by_label("A skill or knowledge").check()
    page.get_by_label("What is missing?").fill("Somebody who signs on Tuesdays")
    page.get_by_label("Which stone").select_option("People feel at home")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Who could help with this:")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Say who helps").click()
    check(page)
    page.get_by_label("Words to look for").fill("hall")
    page.get_by_role("button", name="Look").click()
    check(page)
    page.get_by_role("link", name="Those of the same kind").click()
    page.get_by_label("Signs BSL").check()
    page.get_by_role("button", name="Keep this").click()
    check(page)
    shot(page, "gifts-needs")
    page.goto(ROOM)
    check(page)
    shot(page, "gifts")
    page.get_by_role("link", name="All that is missing").click()
    page.get_by_role("button", name="It is met").click()
    check(page)
    page.get_by_role("button", name="It is missing after all").click()
    page.get_by_role("button", name="Remove").click()
    check(page)
    page.get_by_role("button", name="Put it back").first.click()
    expect(page.get_by_role("button", name="Put it back")).to_have_count(0)
    assert list(Need.objects.standing().get().met_by.values_list("words", flat=True)) == ["Signs BSL"]


def test_a_gift_is_offered_and_looked_for_with_the_keyboard_alone(world, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}add/")
    press_until(page, "A skill or knowledge")
    page.keyboard.press("Space")
    press_until(page, "What is it?")
    page.keyboard.type("I can bake for 20")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gifts/**#gift-*")
    check(page)
    press_until(page, "Words to look for")
    page.keyboard.type("bake")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=bake**")
    expect(page.get_by_text("1 gift", exact=True)).to_be_visible()
    check(page)

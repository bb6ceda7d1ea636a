"""A risk is written by both sides, seen by each, looked at again and closed."""

import re

import pytest
from playwright.sync_api import expect

from steppingstones.models import Risk, RiskView
from tests.journeys.keyboard import press_until
from tests.world import DAY

pytestmark = pytest.mark.browser
ROOM = "/p/the-garden/take-part/risks/"


@pytest.fixture
def risk(world) -> Risk:
    both = {"words": "The money ends in March", "without": "We build something that nobody comes to"}
    risk = Risk.objects.create(project=world.project, **both, carried_by=world.ben, review_on=DAY)
    of = {"project": world.project, "risk": risk}
    RiskView.objects.create(**of, member=world.ben, likely=3, bad=2, likely_without=1, bad_without=2)
    return risk


def test_a_risk_is_written_down_and_seen(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="Write down a risk").click()
    check(page)
    page.get_by_label("What could go wrong?").fill("Nobody has a key")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("link", name="Doing it alone has risks, too.")).to_be_visible()
    check(page)
    page.get_by_label("What could go wrong if you do not").fill("Only staff would have one")
    page.get_by_label("Ben").check()
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_role("link", name="Say how you see it").click()
    check(page)
    page.get_by_role("group", name="How likely is it, as you see it?").get_by_label("It may happen").check()
    page.get_by_role("group", name="How bad would it be?").get_by_label("Very bad").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("It may happen (2)")).to_be_visible()
    check(page)
    shot(page, "risk-plain")
    page.get_by_role("link", name="Change how you see it").click()
    check(page)
    page.get_by_role("button", name="Take back what I said").click()
    expect(page.get_by_text("Nobody has said yet how they see it.")).to_be_visible()


def test_the_sides_see_it_and_it_is_looked_at_again_and_closed(world, risk, page, sign_in, check, shot):
    of = {"project": world.project, "risk": risk}
    RiskView.objects.create(**of, member=world.ada, likely=2, bad=3, likely_without=3, bad_without=3, words="I worry")
    page = sign_in(world.ada, page)
    page.goto(ROOM)
    check(page)
    shot(page, "risks")
    page.get_by_role("link", name="Open it").click()
    check(page)
    shot(page, "risk")
    page.get_by_role("link", name="We looked at it again").click()
    check(page)
    page.get_by_label("What did you find?").fill("There is money until June")
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_role("link", name=re.compile("^Change.*June")).click()
    check(page)
    page.get_by_label("What did you find?").fill("There is money until July")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("button", name=re.compile("^Remove.*July")).click()
    check(page)
    page.get_by_role("button", name="Put it back", exact=True).click()
    expect(page.get_by_text("There is money until July", exact=True)).to_be_visible()
    page.get_by_role("link", name="Close it").click()
    check(page)
    page.get_by_label("Why is it closed?").fill("The money is there")
    page.get_by_role("button", name="Close it").click()
    check(page)
    page.get_by_role("button", name="Open it again").click()
    expect(page.get_by_role("status")).to_contain_text("It is open again.")
    page.goto(f"{ROOM}sheet/")
    check(page)
    expect(page.get_by_text("Ben")).to_have_count(0)
    shot(page, "risks-sheet")


def test_a_risk_is_seen_with_the_keyboard_alone(world, risk, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}{risk.ref}/view/")
    press_until(page, "Not likely")
    page.keyboard.press("Space")
    press_until(page, "Not so bad")
    page.keyboard.press("Space")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/risks/{risk.ref}/")
    check(page)
    assert RiskView.objects.get(member=world.ada).likely == 1

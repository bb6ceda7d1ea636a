"""What the records tell, with the mouse, with the keyboard alone, and without scripts on a small screen."""

import re

import pytest
from playwright.sync_api import expect

from steppingstones.models import SignalAnswer
from tests.pages.test_signals import RECORDS, decided_by
from tests.world import make_voice

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def records(world):
    """Two decisions without anybody who has lived experience, one with, and a voice without a reply."""
    decided_by(world.ben, question="Where do we meet?", decided="At the town hall")
    decided_by(world.ben, question="Who chairs?", decided="Ben")
    decided_by(world.ben, world.ada)
    make_voice(world.project, "Nobody asked us where to meet")


def test_ada_looks_says_why_changes_it_and_takes_it_away(world, records, page, sign_in, check, shot):
    ada = sign_in(world.ada, page)
    ada.goto(RECORDS)
    expect(ada.get_by_text("2 of 3 decisions were made when nobody with lived experience was there.")).to_be_visible()
    ada.get_by_text("From when on something stands out").click()
    check(ada)
    shot(ada, "all")
    ada.get_by_role("link", name=re.compile("say why.*Who was there")).click()
    expect(ada.get_by_role("link", name="Who chairs? Ben", exact=True)).to_be_visible()
    check(ada)
    ada.get_by_role("button", name="Keep this reason").click()
    expect(ada.get_by_role("alert")).to_contain_text("Write why this is so.")
    check(ada)
    ada.goto(f"{RECORDS}decided-without/")
    ada.get_by_role("link", name=re.compile("^Say why.*Who chairs")).click()
    ada.get_by_label("Why is this so?").fill("Nobody else wanted to")
    ada.get_by_role("button", name="Keep this reason").click()
    expect(ada.get_by_text("Nobody else wanted to").first).to_be_visible()
    check(ada)
    shot(ada, "one")
    change_and_take_away(ada, check, shot)


def change_and_take_away(ada, check, shot):
    ada.get_by_role("link", name=re.compile("^Change.*Nobody else")).click()
    check(ada)
    shot(ada, "change")
    ada.get_by_label("Why is this so?").fill("We take turns")
    ada.get_by_role("button", name="Keep this").click()
    expect(ada.get_by_text("We take turns").first).to_be_visible()
    ada.get_by_role("button", name="Take away").click()
    expect(ada.get_by_text("“We take turns” is removed.")).to_be_visible()
    check(ada)
    ada.get_by_role("button", name="Put it back").first.click()
    expect(ada.get_by_role("link", name=re.compile("^Change.*We take turns"))).to_be_visible()
    check(ada)


def test_a_reason_with_the_keyboard_alone(world, records, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto(RECORDS)
    press_until(page, "Look at the records, or say why")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who was there when you decided")
    press_until(page, "Why is this so?")
    page.keyboard.type("They were ill")
    press_until(page, "Keep this reason")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept.")).to_be_visible()
    check(page)
    assert SignalAnswer.objects.get().words == "They were ill"


def test_a_reason_on_a_small_screen_without_scripts(world, records, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(RECORDS)
    check(page)
    shot(page, "small")
    page.get_by_role("link", name=re.compile("say why.*Replies")).click()
    expect(page.get_by_text("Nobody asked us where to meet").first).to_be_visible()
    page.get_by_label("Why is this so?").fill("It is on the list for May")
    page.get_by_role("button", name="Keep this reason").click()
    expect(page.get_by_text("It is on the list for May").first).to_be_visible()
    check(page)
    shot(page, "small-one")


def test_rae_reads_and_has_nothing_to_fill_in(world, records, page, sign_in, check):
    rae = sign_in(world.rae, page)
    rae.goto(f"{RECORDS}decided-without/")
    expect(rae.get_by_text("Nobody has said anything about it yet.")).to_be_visible()
    expect(rae.get_by_role("button", name="Keep this reason")).to_have_count(0)
    check(rae)

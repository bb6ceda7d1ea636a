"""What is typed on one device is there on another, for the same member only, until it has been sent."""

import re

import pytest
from playwright.sync_api import expect

from steppingstones.models import Draft

from .windows import PHONE

pytestmark = pytest.mark.browser
LOG, DRAFTS = "/p/the-garden/listen/log/", "**/drafts/"
BEGUN = "You began this before, perhaps on another device."
WORDS = "The bus comes too early"


def typed(page):
    return page.get_by_label("What was said")


def begin(page, words=WORDS):
    """Type, and be called away: the page is no longer looked at."""
    page.goto(LOG)
    typed(page).fill(words)
    with page.expect_response(DRAFTS):
        page.evaluate("dispatchEvent(new Event('pagehide'))")


def test_a_member_goes_on_from_another_device(world, sign_in, new_page, check, shot):
    phone, desk = sign_in(world.ada, new_page(**PHONE)), sign_in(world.ada, new_page())
    begin(phone)
    desk.goto(LOG)
    expect(desk.get_by_text(BEGUN)).to_be_visible()
    expect(typed(desk)).to_have_value(WORDS)
    check(desk)
    shot(desk, "draft-of-another-device")
    begin(desk, f"{WORDS} on Tuesdays")
    phone.goto(LOG)  # what is on this device is older
    expect(typed(phone)).to_have_value(f"{WORDS} on Tuesdays")
    expect(phone.get_by_text(BEGUN)).to_be_visible()
    check(phone)
    shot(phone, "draft-of-another-device")
    phone.get_by_role("button", name="Keep it").click()
    expect(phone).not_to_have_url(re.compile(LOG))
    assert [voice.words for voice in world.project.voices.all()] == [f"{WORDS} on Tuesdays"]
    assert not Draft.objects.exists()


def test_only_whoever_typed_is_given_it_and_clearing_is_for_good(world, sign_in, new_page):
    ada, ben = sign_in(world.ada, new_page()), sign_in(world.ben, new_page())
    begin(ada)
    with ben.expect_response(lambda answer: "/drafts/?" in answer.url) as asked:
        ben.goto(LOG)
    assert asked.value.json() == {}
    expect(typed(ben)).to_have_value("")
    other = sign_in(world.ada, new_page())
    other.goto(LOG)
    with other.expect_response("**/drafts/forget/"):
        other.get_by_role("button", name="Clear it").click()
    expect(typed(other)).to_have_value("")
    assert not Draft.objects.exists()


def test_what_was_typed_while_there_was_no_line_goes_up_when_there_is(world, sign_in, page):
    sign_in(world.ada)
    page.goto(LOG)
    page.context.set_offline(True)
    typed(page).fill(WORDS)
    with page.expect_response(DRAFTS):
        page.context.set_offline(False)
    assert Draft.objects.get().fields["0:words"] == ["", WORDS]

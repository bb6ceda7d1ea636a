"""Asking to be told of newer versions, saying yes by the link in the mail, being told, and stopping."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from steppingstones.actions import sign_offs
from steppingstones.models import Follower
from tests.signed import make_claim, make_claimed_report, make_version

from .keyboard import press_until
from .windows import PLAIN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def report(world):
    return make_claimed_report(world.project)


def link_in(body: str, end: str = "") -> str:
    return re.search(r"http://\S+(/news/\w+/" + end + r")\s*$", body, re.MULTILINE)[1]


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_from_asking_to_the_mail_about_the_next_version_and_stopping(
    world, report, new_page, sign_in, page, check, shot
):
    first = make_version(report, world.ben, world.ada, world.ben)
    address = f"/r/{sign_offs.open_to_everybody(first, by=world.ben)}/"
    mo = new_page(**PLAIN)
    ask_for_it(mo, address, check, shot)
    mo.goto(link_in(mail.outbox[-1].body))
    check(mo)
    shot(mo, "news-yes")
    press(mo, "Yes, tell me")
    expect(mo.get_by_text("You get an email when there is a newer version.")).to_be_visible()
    check(mo)
    make_claim(report, "There is more")
    ben = open_next(world, report, sign_in, check, shot)
    expect(ben.get_by_text("Fewer than 5 people have asked")).to_be_visible()
    assert address in mail.outbox[-1].body
    mo.goto(link_in(mail.outbox[-1].body, "stop/"))
    check(mo)
    press(mo, "Stop the emails")
    expect(mo.get_by_text("It is done.")).to_be_visible()
    check(mo)
    assert not Follower.objects.exists()
    assert mo.context.cookies() == []


def ask_for_it(page, address, check, shot):
    page.goto(address)
    page.get_by_role("link", name="Tell me by email when there is a newer version").click()
    check(page)
    page.get_by_label("Your email address").fill("mo at example")
    press(page, "Send me the first email")
    expect(page.get_by_label("Your email address")).to_have_value("mo at example")
    check(page)
    shot(page, "news-wrong")
    page.get_by_label("Your email address").fill("mo@example.org")
    press(page, "Send me the first email")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your email")
    check(page)
    shot(page, "news-asked")


def open_next(world, report, sign_in, check, shot):
    version = make_version(report, world.ben, world.ada, world.ben)
    ben = sign_in(world.ben)
    ben.goto(f"/p/the-garden/show/{report.ref}/versions/{version.ref}/")
    press(ben, "Open it to everybody")
    check(ben)
    shot(ben, "news-opened")
    return ben


def test_a_reader_asks_with_the_keyboard_alone_on_a_phone(world, phone, sign_in, check, shot):
    rae = sign_in(world.rae, phone)
    rae.goto("/p/the-garden/show/")
    check(rae)
    press_until(rae, "Tell me by email")
    rae.keyboard.press("Enter")
    expect(rae.get_by_text("You get an email when a report").first).to_be_visible()
    check(rae)
    shot(rae, "news-member")
    assert Follower.objects.get().member == world.rae

"""Ada signs in with a code from her email, or with a link, and signs out again."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from steppingstones.actions.people import make_sign_in_link

pytestmark = pytest.mark.browser


def code() -> str:
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)[0]


def test_ada_signs_in_with_a_code(world, plain, check, shot):
    plain.goto("/p/the-garden/")
    plain.goto("/")
    check(plain)
    plain.get_by_role("link", name="Sign in").first.click()
    check(plain)
    plain.get_by_role("button", name="Send me a code").click()
    expect(plain.get_by_text("Type your email address.").first).to_be_visible()
    check(plain)
    plain.get_by_label("Your email address").fill("ada@example.org")
    plain.get_by_role("button", name="Send me a code").click()
    check(plain)
    shot(plain, "code")
    plain.get_by_label("Code").fill("1234-5678")
    plain.get_by_role("button", name="Sign in").click()
    expect(plain.get_by_text("This is not the code.").first).to_be_visible()
    check(plain)
    plain.get_by_label("Code").fill(code())
    plain.get_by_role("button", name="Sign in").click()
    expect(plain.get_by_role("link", name="The Garden")).to_be_visible()
    check(plain)


def test_ada_follows_a_link_and_signs_out(world, page, check):
    page.goto(f"/enter/{make_sign_in_link(world.ada.user)}/")
    check(page)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="The Garden", level=1)).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    check(page)


def test_a_used_link_leads_to_the_code(world, page, check):
    address = f"/enter/{make_sign_in_link(world.ada.user)}/"
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The Garden")
    page.goto(address)
    expect(page.get_by_text("works only once")).to_be_visible()
    check(page)

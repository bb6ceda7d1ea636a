"""The address of an open report, guessed: nothing tells whether there is one, was one, or will be one."""

import re

import pytest
from django.test import Client

from steppingstones.actions import sign_offs
from tests.signed import make_claim, make_report, make_version

NEVER = "0" * 32
PAGES = ["", "easy-read/", "embed/", "forms/", "as/text/", "tell-me/", "accessibility/"]
each_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture
def version(world):
    return opened(world, "Our year")


def opened(world, title: str):
    report = make_report(world.project, title=title)
    make_claim(report, f"Claim of {title}")
    version = make_version(report, world.ben, world.ada, world.ben)
    sign_offs.open_to_everybody(version, by=world.ben)
    version.refresh_from_db()
    return version


def answer(key: str, page: str = "") -> tuple:
    """All that somebody outside gets, without what they typed and what is made by chance."""
    found = Client().get(f"/r/{key}/{page}")
    told = re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", found.text).replace(key, "")
    return found.status_code, sorted(found.headers.items()), told


def test_an_address_is_128_bits_of_chance(world, version):
    other = opened(world, "Another")

    assert len(bytes.fromhex(version.public_key)) == 16
    assert version.public_key[:8] != other.public_key[:8]
    assert not {version.ref, version.report.ref, version.fingerprint} & {version.public_key}


@each_page
def test_a_closed_address_is_as_one_that_never_was(world, version, page):
    key = version.public_key
    assert answer(key, page)[0] == 200
    sign_offs.close(version, by=world.ben)

    assert answer(key, page) == answer(NEVER, page)


@each_page
def test_an_address_without_its_yes_is_as_one_that_never_was(world, version, page):
    sign_offs.take_back(version, by=world.ada)

    assert answer(version.public_key, page) == answer(NEVER, page)


@each_page
def test_where_nothing_is_nobody_is_told_to_sign_in_and_there_is_no_cookie(version, page):
    found = Client().get(f"/r/{NEVER}/{page}")
    assert (found.status_code, bool(found.cookies)) == (404, False)
    assert "There is nothing to read here" in found.text
    assert "Sign in" not in found.text
    assert "<form" not in found.text
    assert "no-store" in found.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_frame_on_another_website_shows_that_there_is_nothing_too():
    found = Client().get(f"/r/{NEVER}/embed/")
    assert "X-Frame-Options" not in found.headers
    assert "frame-ancestors *" in found.headers["Content-Security-Policy"]
    assert Client().get(f"/r/{NEVER}/").headers["X-Frame-Options"] == "DENY"


def test_a_claim_that_is_not_there_is_as_one_of_no_report(version):
    assert answer(version.public_key, "claim/nothing/") == answer(NEVER, "claim/nothing/")


@pytest.mark.parametrize(
    "guess", [str.upper, lambda key: key[:-1], lambda key: f"{key}0", lambda key: f" {key}", lambda key: f"%00{key}"]
)
def test_nearly_right_is_wrong(version, guess):
    key = guess(version.public_key)
    if key != version.public_key:
        assert Client().get(f"/r/{key}/").status_code == 404


def test_the_claim_of_another_report_is_not_behind_this_address(world, version):
    other = opened(world, "Another")
    own, foreign = version.report.claims.get().ref, other.report.claims.get().ref

    assert Client().get(f"/r/{version.public_key}/claim/{own}/").status_code == 200
    assert Client().get(f"/r/{version.public_key}/claim/{foreign}/").status_code == 404


def test_the_address_of_a_draft_leads_nowhere(world, version):
    new = make_claim(version.report, "Not signed yet")
    make_version(version.report, world.ben, world.ada)

    assert Client().get(f"/r/{version.public_key}/claim/{new.ref}/").status_code == 404
    assert "Not signed yet" not in Client().get(f"/r/{version.public_key}/").text


@pytest.mark.parametrize("who", ["cy", "rae"])
@each_page
def test_an_account_opens_no_more_than_none(world, version, as_member, who, page):
    sign_offs.close(version, by=world.ben)

    assert as_member(getattr(world, who)).get(f"/r/{version.public_key or NEVER}/{page}").status_code == 404

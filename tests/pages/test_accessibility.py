"""The statement of accessibility: for the site, and for what a group opens to everybody."""

import pytest
from django.test import Client

from steppingstones.actions import sign_offs
from tests.signed import make_claim, make_report, make_version

HEADINGS = (
    "Compliance status",
    "Non-accessible content",
    "Preparation of this accessibility statement",
    "Feedback and contact information",
    "Enforcement procedure",
)


@pytest.fixture
def address(world):
    report = make_report(world.project)
    make_claim(report)
    version = make_version(report, world.ben, world.ada, world.ben)
    return f"/r/{sign_offs.open_to_everybody(version, by=world.ben)}/"


def test_it_has_the_parts_that_public_bodies_need(world):
    page = Client().get("/accessibility/").text
    assert all(f"<h2>{heading}</h2>" in page for heading in HEADINGS)
    assert "WCAG 2.2" in page


def test_the_site_says_whom_to_ask_or_that_it_is_not_written_down(world, settings):
    assert "It is not written down yet whom to ask." in Client().get("/accessibility/").text
    settings.CONTACT = "Kim, 01234 567890 <kim@example.org>"
    page = Client().get("/accessibility/").text
    assert "Kim, 01234 567890 &lt;kim@example.org&gt;" in page
    assert "not written down" not in page


def test_that_of_a_report_says_how_to_reach_the_group(world, address, as_member):
    assert "has not written down yet how to reach it" in Client().get(f"{address}accessibility/").text
    context = {"name": "The Garden", "contact": "The Garden, 1 High Street"}
    as_member(world.ada).post("/p/the-garden/about/", context)
    page = Client().get(f"{address}accessibility/")
    assert "The Garden, 1 High Street" in page.text
    assert "The Garden Trust" in page.text
    assert not page.cookies


def test_every_page_leads_to_it(world, address, as_member):
    for page in (Client().get("/"), as_member(world.ada).get("/p/the-garden/")):
        assert 'href="/accessibility/"' in page.text
    for what in ("", "easy-read/", "tell-me/"):
        assert f'href="{address}accessibility/"' in Client().get(address + what).text


def test_there_is_none_of_a_report_that_is_not_open(world, address):
    sign_offs.close(world.project.reportversions.get(), by=world.ben)
    assert Client().get(f"{address}accessibility/").status_code == 404

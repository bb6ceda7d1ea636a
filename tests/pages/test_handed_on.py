"""What is handed on of a report that is open to everybody: its address as a code, and a frame for other websites."""

import pytest
from django.test import Client

from steppingstones.actions import sign_offs
from steppingstones.actions.consent import take_back
from tests.awkward import STRINGS
from tests.documents.pdf_reader import alts_of, bare, faults_of, text_of
from tests.signed import make_claim, make_claimed_report, make_report, make_version


@pytest.fixture
def report(world):
    return make_claimed_report(world.project)


@pytest.fixture
def version(world, report):
    return make_version(report, world.ben, world.ada, world.ben)


@pytest.fixture
def address(world, version):
    return f"/r/{sign_offs.open_to_everybody(version, by=world.ben)}/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


def at(version, what: str = "") -> str:
    return f"/p/the-garden/show/{version.report.ref}/versions/{version.ref}/{what}"


# --- The address as a code --------------------------------------------------------------------------------


def test_the_poster_of_an_open_version_has_its_address_in_letters_and_as_a_code(ben, version, address):
    made = ben.get(at(version, "as/poster/")).content
    assert bare(f"http://testserver{address}") in bare(text_of(made))
    assert f"QR code. It opens this address on a phone: http://testserver{address}" in alts_of(made)
    assert faults_of(made) == []


def test_a_poster_of_what_nobody_can_open_has_none(world, ben, version):
    assert alts_of(ben.get(at(version, "as/poster/")).content) == []
    sign_offs.open_to_everybody(version, by=world.ben)
    sign_offs.take_back(version, by=world.ada)
    assert alts_of(ben.get(at(version, "as/poster/")).content) == []


@pytest.mark.parametrize(("name", "start"), [("address.svg", b"<svg"), ("address.png", b"\x89PNG")])
def test_the_code_can_be_kept_while_the_report_is_open(ben, version, address, name, start):
    kept = ben.get(at(version, name))
    assert kept.content.startswith(start)
    assert "no-store" in kept.headers["Cache-Control"]
    sign_offs.close(version, by=None)
    assert "so it has no address" in ben.get(at(version, name), follow=True).text


@pytest.mark.parametrize("name", ["address.svg", "address.png"])
def test_only_members_find_the_pictures(as_member, world, version, address, name):
    assert as_member(world.cy).get(at(version, name)).status_code == 404
    assert as_member(world.rae).get(at(version, name)).status_code == 200


# --- The frame --------------------------------------------------------------------------------------------


def test_only_the_short_form_may_stand_in_a_frame(address):
    framed = Client().get(f"{address}embed/")
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    for other in ("", "easy-read/"):
        page = Client().get(address + other)
        assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
        assert page.headers["X-Frame-Options"] == "DENY"


def test_the_short_form_says_what_a_claim_rests_on_and_what_speaks_against_it(address):
    page = Client().get(f"{address}embed/")
    assert not page.cookies
    for words in ("Our year", "People feel at home", "Said by", f'href="{address}"'):
        assert words in page.text
    for never in ("<script", "<form", "/p/the-garden/", "Ada"):
        assert never not in page.text


def test_of_chosen_voices_it_says_who_says_so_and_how_they_were_chosen(world, report):
    report.claims.update(sides=["lived"])
    version = make_version(report, world.ben, world.ada, world.ben)
    key = sign_offs.open_to_everybody(version, by=world.ben)
    page = Client().get(f"/r/{key}/embed/").text
    assert page.index("Said by at least 5 people.") < page.index("Only some voices count here: from these sides")


def test_of_many_claims_it_shows_the_first(world, report):
    for number in range(4):
        make_claim(report, f"Claim {number}", people=1)
    version = make_version(report, world.ben, world.ada, world.ben)
    key = sign_offs.open_to_everybody(version, by=world.ben)
    page = Client().get(f"/r/{key}/embed/").text
    assert "Claim 1" in page
    assert "Claim 2" not in page
    assert "2 more claims" in page


def test_words_that_are_taken_back_and_reports_that_are_closed_are_gone_from_it(world, report, version, address):
    take_back(report.claims.get().quotes.get(), by=None)
    assert Client().get(f"{address}embed/").status_code == 200
    sign_offs.close(version, by=world.ben)
    assert Client().get(f"{address}embed/").status_code == 404


def test_what_to_copy_stands_on_the_page_of_an_open_version_only(ben, version, address):
    page = ben.get(at(version)).text
    assert "<title>QR code of the address</title>" in page
    assert "&lt;iframe src=&quot;http://testserver" in page
    assert "sandbox=&quot;allow-popups allow-popups-to-escape-sandbox&quot;" in page
    sign_offs.close(version, by=None)
    assert "&lt;iframe" not in ben.get(at(version)).text


@pytest.mark.parametrize("words", STRINGS[::12])
def test_awkward_titles_break_out_of_nothing(world, ben, words):
    report = make_report(world.project, title=words)
    make_claim(report, words)
    version = make_version(report, world.ben, world.ada, world.ben)
    key = sign_offs.open_to_everybody(version, by=world.ben)
    assert "<script" not in Client().get(f"/r/{key}/embed/").text
    page = ben.get(at(version)).text
    assert page.count("<textarea") == page.count("</textarea>")
    assert ben.get(at(version, "address.png")).content.startswith(b"\x89PNG")

"""A version for everybody: only signed off, only when a facilitator opens it, and gone at once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steppingstones.actions import sign_offs
from steppingstones.actions.consent import take_back
from tests.awkward import STRINGS
from tests.signed import make_claim, make_claimed_report, make_report, make_version, sign


@pytest.fixture
def report(world):
    return make_claimed_report(world.project)


@pytest.fixture
def version(world, report):
    return make_version(report, world.ben, world.ada, world.ben)


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


@pytest.fixture
def address(ben, version):
    """Where it is open."""
    ben.post(at(version, "open/"))
    return where(version)


def at(version, what: str = "") -> str:
    return f"/p/the-garden/show/{version.report.ref}/versions/{version.ref}/{what}"


def where(version) -> str:
    version.refresh_from_db()
    return f"/r/{version.public_key}/"


def read(address: str) -> str:
    page = Client().get(address)
    assert page.status_code == 200
    return page.content.decode()


def test_nothing_is_public_before_the_group_opens_it(version):
    for guess in (version.ref, version.report.ref, "None", "none", "", version.fingerprint):
        assert Client().get(f"/r/{guess}/").status_code == 404


def test_everybody_with_the_address_reads_what_was_signed(report, address, ben, version):
    claim = report.claims.get()
    claim.words = "Something else by now"
    claim.save()
    for page in (read(address), read(f"{address}easy-read/")):
        assert "People feel at home" in page
        assert "Something else" not in page
        assert "/p/the-garden/" not in page
        assert "Ada" not in page
    assert address in ben.get(at(version)).text


@pytest.mark.parametrize("what", ["", "easy-read/"])
def test_it_sets_no_cookie_and_asks_not_to_be_found(address, what):
    page = Client().get(address + what)
    assert not page.cookies
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.text.count("<form") == 1  # the look of the page
    assert "csrf" not in page.text


def test_readers_choose_its_look_and_only_then_there_is_a_cookie(address):
    reader = Client(enforce_csrf_checks=True)
    assert 'data-size="normal"' in reader.get(address).text
    chosen = {"theme": "contrast", "size": "largest", "next": address}
    answer = reader.post("/look/", chosen, headers={"origin": "null"})  # since such a page tells nobody where it is
    assert (answer.headers["Location"], list(reader.cookies)) == (address, ["stones-look"])
    assert 'data-theme="contrast" data-size="largest"' in reader.get(address).text


@pytest.mark.parametrize("signers", [(), ("ada",), ("ben",), ("rae",)])
def test_without_both_sides_it_cannot_be_opened(world, report, ben, signers):
    version = make_version(report, world.ben, *(getattr(world, name) for name in signers))
    page = ben.post(at(version, "open/"), follow=True)
    assert "Only a version for people outside that is signed off" in page.text
    assert where(version) == "/r/None/"


def test_a_version_for_the_group_is_never_open(world, ben):
    version = make_version(make_report(world.project, audience="group"), world.ben, world.ada, world.ben)
    ben.post(at(version, "open/"))
    assert where(version) == "/r/None/"


def test_only_a_facilitator_opens_and_closes(as_member, world, version, address):
    for what in ("open/", "close/"):
        assert as_member(world.ada).post(at(version, what)).status_code == 403
        assert as_member(world.cy).post(at(version, what)).status_code == 404
    assert Client().get(address).status_code == 200


@pytest.mark.parametrize("what", ["", "easy-read/"])
def test_closing_is_at_once_and_the_next_address_is_another(ben, version, address, what):
    ben.post(at(version, "close/"))
    assert Client().get(address + what).status_code == 404
    ben.post(at(version, "open/"))
    assert where(version) != address


def test_a_yes_that_is_taken_back_closes_it_until_it_is_back(world, version, address, ben):
    sign_offs.take_back(version, by=world.ada)
    assert Client().get(address).status_code == 404
    assert "Now a yes is missing" in ben.get(at(version)).text
    sign(version, world.ada)
    assert Client().get(address).status_code == 200


def test_a_no_instead_of_a_yes_closes_it(world, version, address):
    sign(version, world.ada, "no", "It is not about me any more")
    assert Client().get(address).status_code == 404


def test_the_next_version_takes_the_same_address(world, report, version, address, ben):
    make_claim(report, "We are more people")
    new = make_version(report, world.ben, world.ada, world.ben)
    assert "more people" not in read(address)
    ben.post(at(new, "open/"))
    assert where(new) == address
    assert "more people" in read(address)
    assert where(version) == "/r/None/"


def test_a_removed_report_is_gone(report, address):
    report.removed_at = timezone.now()
    report.save()
    assert Client().get(address).status_code == 404


def test_a_row_that_was_changed_behind_our_back_is_not_told(version, address):
    version.kept["title"] = "Another title"
    version.save()
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("what", ["", "easy-read/"])
def test_words_that_are_taken_back_are_gone_at_once(report, address, what):
    voice = report.claims.get().quotes.get()
    words = voice.words
    assert words in read(address + what)
    take_back(voice, by=None)
    page = read(address + what)
    assert words not in page
    assert "took" in page


def test_dissent_stands_in_it_as_its_person_wants(world, version, address):
    sign(version, world.rae, "but", "The bus is missing", "unnamed")
    page = read(address)
    assert "The bus is missing" in page
    assert "Rae" not in page
    sign(version, world.rae, "but", "The bus is missing", "named")
    assert "Rae" in read(address)
    sign(version, world.rae, "but", "The bus is missing", "not")
    assert "The bus is missing" not in read(address)


def test_a_long_one_has_several_small_pages_and_few_queries(world, report, ben):
    for number in range(30):
        make_claim(report, f"Claim {number} " + "of many words " * 20, people=1)
    report.opening = "What came before. " * 4_000
    report.save()
    version = make_version(report, world.ben, world.ada, world.ben)
    ben.post(at(version, "open/"))
    with CaptureQueriesContext(connection) as queries:
        page = Client().get(where(version))
    assert len(queries) <= 10
    assert "Page 1 of" in page.text


@pytest.mark.parametrize("words", STRINGS)
def test_awkward_words_are_shown_as_they_are(world, report, ben, words):
    claim = report.claims.get()
    claim.words = words
    claim.save()
    version = make_version(report, world.ben, world.ada, world.ben)
    ben.post(at(version, "open/"))
    assert "<script>alert" not in read(where(version))
    read(f"{where(version)}easy-read/")


# --- Taking an open report away ---------------------------------------------------------------------------


def taken_away(report, what: str = "remove/") -> str:
    return f"/p/the-garden/show/{report.ref}/{what}"


def test_only_a_facilitator_removes_an_open_report_or_puts_it_back(world, as_member, report, address, ben):
    ada = as_member(world.ada)
    answer = ada.post(taken_away(report))
    assert answer.status_code == 403
    assert "A version of this report is open to everybody." in answer.text
    assert read(address)
    ben.post(taken_away(report))
    assert Client().get(address).status_code == 404
    assert ada.post(taken_away(report, "restore/")).status_code == 403
    ben.post(taken_away(report, "restore/"))
    assert read(address)


def test_a_closed_report_is_removed_by_whoever_may_change_it(world, as_member, report, version, address):
    sign_offs.close(version, by=world.ben)
    assert as_member(world.ada).post(taken_away(report)).status_code == 302


def test_the_form_says_that_the_report_is_open(world, as_member, report, address, ben):
    ada = as_member(world.ada).get(taken_away(report, "edit/")).text
    assert "Ask a facilitator to close it: then you can remove the report." in ada
    assert "Remove this report" not in ada
    page = ben.get(taken_away(report, "edit/")).text
    assert "there is nothing at its address any more" in page
    assert "Remove this report" in page

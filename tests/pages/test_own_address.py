"""A report at an address of the group's own words, for people who type it from a wall or hear it said."""

import pytest
from django.test import Client

from steppingstones.actions import sign_offs
from tests.signed import make_claim, make_report, make_version

TAKEN = "Another report has this address. Choose other words."
NOT_WORDS = "Use 3 to 40 letters from a to z, digits and single hyphens, such as our-day-centre."


def make_signed(world, title: str = "Our year"):
    report = make_report(world.project, title=title)
    make_claim(report, f"Claim of {title}")
    return make_version(report, world.ben, world.ada, world.ben)


@pytest.fixture
def version(world):
    return make_signed(world)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


def open_at(client, version, address: str):
    page = f"/p/{version.project.slug}/show/{version.report.ref}/versions/{version.ref}/"
    return client.post(f"{page}open/", {"address": address})


def test_everybody_reads_it_at_the_words_that_the_group_chose(ben, version):
    assert open_at(ben, version, " Our-Garden ").status_code == 302
    assert "Claim of Our year" in Client().get("/r/our-garden/").text


def test_without_words_nobody_can_guess_it(ben, version):
    open_at(ben, version, "")
    version.refresh_from_db()
    assert len(bytes.fromhex(version.public_key)) == 16


@pytest.mark.parametrize(
    "words", ["ab", "our garden", "our--garden", "-garden", "gärten", "../x", "a" * 41, "🌳🌳🌳", "a\nb"]
)
def test_what_is_no_address_stays_in_its_field_and_nothing_is_opened(ben, version, words):
    answer = open_at(ben, version, words)
    version.refresh_from_db()
    assert (answer.status_code, version.public_key) == (422, None)
    assert 'aria-invalid="true"' in answer.text
    assert len(words) > 40 or NOT_WORDS in answer.text


def test_words_of_another_report_are_taken_even_while_it_is_closed(ben, world, version):
    other = make_signed(world, "Another")
    sign_offs.open_to_everybody(other, address="our-garden", by=world.ben)
    sign_offs.close(other, by=world.ben)
    answer = open_at(ben, version, "our-garden")
    assert answer.status_code == 422
    assert TAKEN in answer.text


def test_a_key_that_was_made_by_chance_is_taken_too(ben, world, version):
    key = sign_offs.open_to_everybody(make_signed(world, "Another"), by=world.ben)
    assert TAKEN in open_at(ben, version, key).text


def test_opened_again_it_has_the_words_that_it_had(ben, world, version):
    open_at(ben, version, "our-garden")
    sign_offs.close(version, by=world.ben)
    assert Client().get("/r/our-garden/").status_code == 404
    page = ben.get(f"/p/{world.project.slug}/show/{version.report.ref}/versions/{version.ref}/").text
    assert 'value="our-garden"' in page
    open_at(ben, version, "our-garden")
    assert Client().get("/r/our-garden/").status_code == 200


def test_opened_again_without_words_they_stay_its_own(ben, world, version):
    open_at(ben, version, "our-garden")
    sign_offs.close(version, by=world.ben)
    open_at(ben, version, "")
    version.refresh_from_db()
    assert len(version.public_key) == 32
    assert TAKEN in open_at(ben, make_signed(world, "Another"), "our-garden").text


def test_of_two_that_choose_the_same_words_at_once_one_is_asked_for_others(ben, world, version, monkeypatch):
    sign_offs.open_to_everybody(make_signed(world, "Another"), address="our-garden", by=world.ben)
    with monkeypatch.context() as at_once:
        at_once.setattr("django.db.models.QuerySet.exists", lambda self: False)  # neither sees the other's yet
        with pytest.raises(sign_offs.AddressTaken):
            sign_offs.open_to_everybody(version, address="our-garden", by=world.ben)
    assert TAKEN in open_at(ben, version, "our-garden").text


def test_a_newer_version_is_found_where_the_older_was(ben, world, version):
    open_at(ben, version, "our-garden")
    newer = make_version(version.report, world.ben, world.ada, world.ben)
    page = ben.get(f"/p/{world.project.slug}/show/{version.report.ref}/versions/{newer.ref}/").text
    assert 'name="address"' not in page
    open_at(ben, newer, "other-words")
    assert Client().get("/r/other-words/").status_code == 404
    newer.refresh_from_db()
    assert newer.public_key == "our-garden"


def test_only_a_facilitator_chooses_the_address(as_member, world, version):
    assert open_at(as_member(world.ada), version, "our-garden").status_code == 403

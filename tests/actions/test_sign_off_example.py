"""The signed report of the example: every part of a report is frozen, read and opened, and the pages stay small."""

import gzip

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steppingstones.actions import sign_offs
from steppingstones.actions.examples import FACILITATOR
from steppingstones.models import User
from steppingstones.queries.report_forms import FORMS
from steppingstones.queries.sign_offs import document_of, is_as_signed, standing_of

STYLES_AND_LETTERS = 65_000


@pytest.fixture
def version(the_lantern):
    return the_lantern.reports.get(audience="outside", kind="").versions.get()


@pytest.fixture
def hazel(the_lantern):
    client = Client()
    client.force_login(User.objects.get(email=FACILITATOR))
    return client


def at(version, what: str = "") -> str:
    return f"/p/{version.project.slug}/show/{version.report.ref}/versions/{version.ref}/{what}"


def test_it_is_signed_off_with_other_words_beside_a_yes(version):
    assert standing_of(version).is_signed_off
    assert is_as_signed(version)
    assert str(version.signed_off_on) == "2026-01-26"
    printed = str(document_of(version))
    assert "it is the reason why she stays at home" in printed
    assert "Basil Fairweather" in printed


@pytest.mark.parametrize("what", ["", "easy-read/", "since/", "../"])
def test_its_pages_ask_the_database_less_than_fifty_times(version, hazel, what):
    with CaptureQueriesContext(connection) as queries:
        page = hazel.get(at(version, what).replace(f"{version.ref}/../", ""))
    assert page.status_code == 200
    assert len(queries) < 50
    assert len(page.content) < 150_000


@pytest.mark.parametrize("form", FORMS)
def test_it_is_written_in_every_form(version, hazel, form):
    answer = hazel.get(at(version, f"as/{form}/"))
    assert answer.status_code == 200
    assert len(answer.content) > 1_000


def test_everybody_reads_it_in_less_than_100_kilobytes(version):
    address = f"/r/{sign_offs.open_to_everybody(version, by=version.asked_by)}/"
    first = Client().get(address)
    pages = [first] + [Client().get(address, {"page": each}) for each in (2, 3, 4, 5)]
    for page in [*pages, Client().get(f"{address}easy-read/")]:
        assert page.status_code == 200
        assert len(page.content) + STYLES_AND_LETTERS < 100_000, len(gzip.compress(page.content))
        assert "/p/" not in page.text

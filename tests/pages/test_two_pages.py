"""A report for a funder: on two pages, and where it is longer, its page says so and what to make shorter."""

from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse

from steppingstones.actions import sign_offs
from steppingstones.documents import pdf
from steppingstones.models import Claim, Report, Stone
from steppingstones.queries.sign_offs import document_of
from tests.world import DAY

from .test_show import address, claim, report

__all__ = ["claim", "report"]


@pytest.fixture
def funder(world, claim):
    Report.objects.update(kind="funder")
    return claim.report


def make_long(world, report):
    stone = Stone.objects.filter(project=world.project).first()
    for number in range(40):
        words = f"{number}: We grew more than beans. " * 8
        Claim.objects.create(project=world.project, report=report, stone=stone, words=words)


def pages_of(client, report) -> int:
    with pikepdf.open(BytesIO(client.get(address("pdf", report)).content)) as file:
        return len(file.pages)


def test_it_has_no_more_than_two_pages_and_says_so(world, as_member, funder):
    client = as_member(world.rae)
    n = pages_of(client, funder)
    assert n <= 2
    assert f"As a PDF this has {n} page" in client.get(address("length", funder)).text
    assert address("length", funder) in client.get(address("report", funder)).text


def test_a_longer_one_says_how_long_and_what_takes_most_room(world, as_member, funder):
    make_long(world, funder)
    client = as_member(world.ada)
    n = pages_of(client, funder)
    for name in ("length", "read"):
        page = client.get(address(name, funder)).text
        assert f"As a PDF this has {n} pages, and your readers ask for 2." in page
        assert "We grew more than beans." in page
        assert "of every 100 letters" in page


def test_it_is_printed_once_as_long_as_it_stays_as_it_is(world, as_member, funder, monkeypatch):
    printed, write = [], pdf.write
    monkeypatch.setattr(pdf, "write", lambda document: printed.append(document) or write(document))
    client = as_member(world.ada)
    for _look in range(3):
        client.get(address("read", funder))
    assert len(printed) == 1
    make_long(world, funder)
    assert "and your readers ask for 2." in client.get(address("read", funder)).text
    assert len(printed) == 2


def test_readers_of_other_kinds_ask_for_no_number_of_pages(world, as_member, claim):
    client, report = as_member(world.ada), claim.report
    page = client.get(address("length", report)).text
    assert f"As a PDF this has {pages_of(client, report)} page" in page
    assert "ask for" not in page
    assert "As a PDF" not in client.get(address("read", report)).text
    assert "The whole report to print" not in client.get(address("report", report)).text


def test_outsiders_learn_nothing(world, as_member, funder):
    assert as_member(world.cy).get(address("length", funder)).status_code == 404


def test_a_version_stays_on_two_pages_when_the_kind_changes_later(world, as_member, funder):
    version = sign_offs.ask(funder, [], today=DAY, by=world.ben)
    Report.objects.update(kind="impact")
    version.refresh_from_db()
    assert document_of(version).most_pages == 2
    page = as_member(world.ada).get(reverse("show:version", args=[world.project.slug, funder.ref, version.ref])).text
    assert "The whole report to print" in page
    assert "As a PDF this has" in page

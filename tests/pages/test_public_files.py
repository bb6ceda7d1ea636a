"""The files of a report that is open to everybody: each form, with the consent of now, and not without end."""

from urllib.parse import unquote

import pytest
from django.test import Client

from steppingstones.actions import sign_offs
from steppingstones.actions.consent import take_back
from steppingstones.documents.press import CannotPrint
from steppingstones.pages.show import public_files
from steppingstones.queries.report_forms import FORMS
from tests.documents.pdf_reader import text_of
from tests.signed import make_claimed_report, make_version


@pytest.fixture
def version(world):
    return make_version(make_claimed_report(world.project), world.ben, world.ada, world.ben)


@pytest.fixture
def address(world, version):
    return f"/r/{sign_offs.open_to_everybody(version, by=world.ben)}/"


def test_each_form_is_named_and_can_be_had(address):
    page = Client().get(f"{address}forms/").text
    for key, form in FORMS.items():
        if key != "whole":  # only of a report in short
            assert f'href="{address}as/{key}/"' in page
        answer = Client().get(f"{address}as/{key}/")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, form.kind)
        assert form.end in answer.headers["Content-Disposition"]


def test_a_file_keeps_to_the_same_quiet_as_the_page(address):
    for what in ("forms/", "as/text/", "as/data/"):
        answer = Client().get(address + what)
        assert not answer.cookies
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert "no-store" in answer.headers["Cache-Control"]
        assert "the-garden" not in unquote(answer.headers.get("Content-Disposition", ""))


def test_words_that_were_taken_back_are_in_no_file_made_from_then_on(version, address):
    quote = version.report.claims.get().quotes.get()
    assert quote.words in Client().get(f"{address}as/text/").text
    take_back(quote, by=None)
    assert quote.words not in Client().get(f"{address}as/text/").text
    assert quote.words not in text_of(Client().get(f"{address}as/pdf/").content)


def test_there_is_no_form_of_another_name(address):
    assert Client().get(f"{address}as/tapestry/").status_code == 404


def test_files_are_not_made_without_end(address, monkeypatch):
    monkeypatch.setattr(public_files, "MOST", 2)
    asked = [Client().get(f"{address}as/text/").status_code for _time in range(3)]
    assert asked == [200, 200, 429]
    assert "Wait ten minutes" in Client().get(f"{address}as/text/").text
    assert Client().get(address).status_code == 200


def test_what_cannot_be_printed_says_so_and_sets_no_cookie(address, monkeypatch):
    def fails(_document):
        raise CannotPrint("This cannot be printed.")

    monkeypatch.setattr("steppingstones.queries.report_forms.ReportForm.file", lambda _form, document: fails(document))
    answer = Client().get(f"{address}as/pdf/")
    assert (answer.status_code, bool(answer.cookies)) == (503, False)
    assert "This cannot be printed." in answer.text


def test_a_report_in_short_can_be_had_whole(world):
    report = make_claimed_report(world.project)
    report.kind = "funder"
    report.save()
    version = make_version(report, world.ben, world.ada, world.ben)
    address = f"/r/{sign_offs.open_to_everybody(version, by=world.ben)}/"
    assert f'href="{address}as/whole/"' in Client().get(f"{address}forms/").text

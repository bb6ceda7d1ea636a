"""A report in each of its forms: who may have it, and that nothing is in it that should not be."""

from urllib.parse import unquote

import pytest
from django.urls import reverse
from django.utils import timezone

from steppingstones.models import Consent, Report
from steppingstones.queries.report_forms import FORMS, forms_for
from tests.signed import make_version

from .test_show import address, claim, report

__all__ = ["claim", "report"]
each = pytest.mark.parametrize("form", list(FORMS))


def file_of(client, report, form):
    return client.get(address("written", report, form))


@each
def test_members_and_readers_get_each_form(world, as_member, claim, form):
    answers = [file_of(as_member(member), claim.report, form) for member in (world.ada, world.rae)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0]["Content-Type"] == FORMS[form].kind
    assert answers[0]["Cache-Control"] == "private, no-store"
    name = f"{world.project.slug}-our-first-year-{timezone.localdate().isoformat()}{FORMS[form].end}"
    assert f'filename="{name}"' in answers[0]["Content-Disposition"]


@pytest.mark.parametrize("title", ["Our second year", "🌱", "שלום", "/etc/passwd", "ก" * 200])
def test_another_report_has_a_file_of_another_name(world, as_member, report, title):
    ada, named = as_member(world.ada), []
    for each in (report.title, title):
        Report.objects.update(title=each)
        version = make_version(Report.objects.get(), world.ben)
        address_of_version = reverse("show:version-written", args=["the-garden", report.ref, version.ref, "text"])
        for page in (address("written", report, "text"), address_of_version):
            named.append(ada.get(page)["Content-Disposition"].partition("filename")[2])
    assert len(set(named)) == 4
    assert all(len(unquote(name).encode()) < 255 for name in named)
    assert not any("/" in name for name in named)


@each
def test_outsiders_get_none(world, as_member, report, form):
    assert file_of(as_member(world.cy), report, form).status_code == 404


@each
def test_a_report_that_was_removed_has_no_forms(world, as_member, report, form):
    Report.objects.update(removed_at="2026-05-01T10:00:00Z")

    assert file_of(as_member(world.ada), report, form).status_code == 404


def test_a_form_that_there_is_not_is_not_found(world, as_member, report):
    assert file_of(as_member(world.ada), report, "papyrus").status_code == 404


def test_the_page_of_the_report_offers_each_form_and_says_for_whom_it_is(world, as_member, report):
    page = as_member(world.rae).get(reverse("show:report", args=[world.project.slug, report.ref])).content.decode()

    for form in forms_for(0):
        assert f'href="{address("written", report, form.key)}"' in page
        assert str(form.whom) in page


@pytest.mark.parametrize("form", [form for form in FORMS if form != "poster"])  # which has no quotes
def test_a_quote_that_was_taken_back_is_in_no_form(world, as_member, claim, form):
    before = file_of(as_member(world.ada), claim.report, form).content
    Consent.objects.filter(use=Consent.Use.QUOTE).update(withdrawn_on="2026-05-01")

    after = file_of(as_member(world.ada), claim.report, form)

    assert after.status_code == 200
    assert after.content != before


# --- One claim as a picture -------------------------------------------------------------------------------


def test_a_claim_can_be_had_as_a_picture_with_its_words(world, as_member, claim):
    ada = as_member(world.ada)
    page = ada.get(address("share", claim.report)).content.decode()
    picture = ada.get(address("share-picture", claim.report, claim.ref))

    assert "Our first year. People feel at home here." in page
    assert "Said by 1 person" in page
    assert picture["Content-Type"] == "image/png"
    assert picture["Cache-Control"] == "private, no-store"


def test_the_page_of_a_picture_says_when_it_must_not_leave_the_group(world, as_member, claim):
    assert "Send it to nobody else" in as_member(world.ada).get(address("share", claim.report)).content.decode()
    Report.objects.update(audience="outside")
    assert "Send it to nobody else" not in as_member(world.ada).get(address("share", claim.report)).content.decode()


@pytest.mark.parametrize("chosen", ["", "nothing", "\0", "🙂", "a" * 10_000])
def test_a_claim_that_there_is_not_shows_the_first(world, as_member, claim, chosen):
    page = as_member(world.ada).get(address("share", claim.report), {"claim": chosen})

    assert page.status_code == 200
    assert address("share-picture", claim.report, claim.ref) in page.content.decode()


def test_a_report_without_claims_has_no_picture(world, as_member, report):
    assert "This report has no claims yet." in as_member(world.ada).get(address("share", report)).content.decode()


def test_the_claim_of_another_report_has_no_picture_here(world, as_member, claim):
    other = Report.objects.create(project=world.project, title="Another")

    assert as_member(world.ada).get(address("share-picture", other, claim.ref)).status_code == 404


def test_outsiders_get_no_picture(world, as_member, claim):
    cy = as_member(world.cy)

    assert cy.get(address("share", claim.report)).status_code == 404
    assert cy.get(address("share-picture", claim.report, claim.ref)).status_code == 404

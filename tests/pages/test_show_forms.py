"""A report in each of its forms: who may have it, and that nothing is in it that should not be."""

import pytest
from django.urls import reverse

from steppingstones.models import Consent, Report
from steppingstones.queries.report_forms import FORMS

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
    assert f'filename="{world.project.slug}{FORMS[form].end}"' in answers[0]["Content-Disposition"]


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

    for form in FORMS.values():
        assert f'href="{address("written", report, form.key)}"' in page
        assert str(form.whom) in page


@each
def test_a_quote_that_was_taken_back_is_in_no_form(world, as_member, claim, form):
    before = file_of(as_member(world.ada), claim.report, form).content
    Consent.objects.filter(use=Consent.Use.QUOTE).update(withdrawn_on="2026-05-01")

    after = file_of(as_member(world.ada), claim.report, form)

    assert after.status_code == 200
    assert after.content != before

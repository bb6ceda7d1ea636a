"""However a report of the example is put together and whoever reads it: the database is asked at most fifty times."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.examples import FACILITATOR
from steppingstones.actions.sign_offs import ask
from steppingstones.models import Report, ReportPart, User, VoiceTheme

MOST = 50
PLACES = ("", "read/", "easy-read/", "easy/", "share/", "versions/", "versions/now/", "versions/{version}/")
OF_A_CLAIM = ("claims/{claim}/", "claims/{claim}/evidence/")
EVERY_PART = "every part"


@pytest.fixture
def signed_in(the_lantern):
    browser = Client()
    browser.force_login(User.objects.get(email=FACILITATOR))
    return browser


@pytest.fixture
def report(the_lantern):
    report = the_lantern.reports.filter(audience="group").get()
    report.parts.all().delete()
    return report


def put_together(report, outline, audience):
    kind = "" if outline == EVERY_PART else outline
    Report.objects.filter(pk=report.pk).update(kind=kind, audience=audience)
    parts = ReportPart.Part.values if outline == EVERY_PART else ()
    for order, part in enumerate(parts):
        ReportPart.objects.create(project=report.project, report=report, part=part, order=order)


def choose_by_theme_and_time(report):
    theme = VoiceTheme.objects.filter(project=report.project).first().theme
    report.claims.update(themes=[theme.ref], said_from=date(2020, 1, 1))


def most_asked(browser, report):
    """By page, how often the database is asked."""
    by = report.project.members.get(user__email=FACILITATOR)
    version = ask(Report.objects.get(pk=report.pk), [], today=date(2026, 3, 4), by=by)
    refs = {"version": version.ref, "claim": report.claims.first().ref}
    asked = {}
    for place in (*PLACES, *OF_A_CLAIM):
        with CaptureQueriesContext(connection) as queries:
            at = f"/p/{report.project.slug}/show/{report.ref}/{place.format(**refs)}"
            assert browser.get(at).status_code == 200, place
        asked[place] = len(queries)
    return asked


@pytest.mark.parametrize("audience", Report.Audience.values)
@pytest.mark.parametrize("outline", ["", *Report.Kind.values, EVERY_PART])
def test_a_page_of_a_report_asks_at_most_50_times(report, signed_in, outline, audience):
    put_together(report, outline, audience)
    asked = most_asked(signed_in, report)
    assert max(asked.values()) <= MOST, asked


@pytest.mark.parametrize("audience", Report.Audience.values)
@pytest.mark.parametrize("outline", [Report.Kind.COMMISSIONER, EVERY_PART])
def test_claims_by_theme_and_time_ask_at_most_50_times_too(report, signed_in, outline, audience):
    put_together(report, outline, audience)
    choose_by_theme_and_time(report)
    asked = most_asked(signed_in, report)
    assert max(asked.values()) <= MOST, asked

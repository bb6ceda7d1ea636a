"""However a report of the example is put together and whoever reads it: the database is asked at most fifty times."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.examples import FACILITATOR
from steppingstones.actions.sign_offs import ask
from steppingstones.models import Report, User

MOST = 50
PLACES = ("", "read/", "easy-read/", "easy/", "share/", "versions/", "versions/now/")


@pytest.fixture
def signed_in(the_lantern):
    browser = Client()
    browser.force_login(User.objects.get(email=FACILITATOR))
    return browser


@pytest.mark.parametrize("audience", Report.Audience.values)
@pytest.mark.parametrize("kind", ["", *Report.Kind.values])
def test_a_page_of_a_report_of_any_kind_asks_at_most_50_times(the_lantern, signed_in, kind, audience):
    report = the_lantern.reports.filter(audience="group").get()
    report.parts.all().delete()
    Report.objects.filter(pk=report.pk).update(kind=kind, audience=audience)
    ask(
        Report.objects.get(pk=report.pk),
        [],
        today=date(2026, 3, 4),
        by=the_lantern.members.get(user__email=FACILITATOR),
    )
    for place in PLACES:
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(f"/p/{the_lantern.slug}/show/{report.ref}/{place}").status_code == 200
        assert len(queries) <= MOST, place

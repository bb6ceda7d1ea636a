"""A report of every kind, made of the example, in every form: the same facts in all, and files that all can read."""

import pytest

from steppingstones.models import Report
from steppingstones.queries.report_forms import FORMS
from steppingstones.queries.reports import report_document
from tests.documents import in_each_form as made
from tests.world import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.same_on_each_database]
KINDS = ["", *Report.Kind.values]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "of-no-kind")
# The whole report is a form of its own only where the others are in short.
PAIRS = [(kind, form) for kind in KINDS for form in made.EACH if form != "whole" or kind == Report.Kind.FUNDER]


@pytest.fixture(scope="module")
def documents(loaded, django_db_blocker):
    """By kind. Told once, so that each test only writes and reads."""
    with django_db_blocker.unblock():
        report = loaded.reports.standing().filter(audience=Report.Audience.OUTSIDE).first()
        report.parts.all().delete()
        return {kind: told_as(report, kind) for kind in KINDS}


def told_as(report, kind):
    report.kind = kind
    return report_document(report, today=DAY, base_url="https://stones.example")


@pytest.mark.parametrize(("kind", "form"), PAIRS)
def test_the_same_facts_stand_in_each_form_and_everybody_can_read_it(documents, kind, form):
    data = made.file_of(form, documents[kind])

    assert made.missing(form, documents[kind], data) == []
    assert made.faults_in(form, data) == []


@each_kind
def test_the_words_of_a_picture_say_its_claim(documents, kind):
    assert [words for words, alt in made.words_of_pictures(documents[kind]) if words not in alt] == []


def test_no_form_is_left_out():
    assert set(FORMS) < set(made.EACH)


@each_kind
def test_a_kind_tells_enough_to_be_a_test(documents, kind):
    assert len([*made.facts_in("data", documents[kind])]) > 100

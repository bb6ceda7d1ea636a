"""A report of every kind, made of what 5,134 patients said, in every form."""

import pytest
from django.db import transaction

from steppingstones.commands import main
from steppingstones.models import Claim, ClaimQuote, Evidence, Report, Stone
from steppingstones.queries.reports import report_document
from tests.documents import in_each_form as made
from tests.world import DATA, DAY, make_project, make_stone

pytestmark = [pytest.mark.django_db, pytest.mark.same_on_each_database]
KINDS = ["", *Report.Kind.values]
FILE = str(DATA / "nhs-patient-feedback" / "feedback.csv")
COLUMNS = ["--text", "answer", "--date", "month", "--label", "themes", "--person", "person", "--consent", "public"]
THEMES, QUOTES = 8, 3


@pytest.fixture(scope="module")
def project(django_db_setup, django_db_blocker):
    """Brought in once for all tests of the module; undone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        project = make_project("The wards")
        main(
            [
                "import",
                "feedback",
                str(DATA / "nhs-patient-feedback" / "feedback.csv"),
                "--project",
                project.slug,
                *COLUMNS,
            ]
        )
        for theme in project.themes.order_by("pk")[:THEMES]:
            make_claim_of(project, theme)
        yield project
        transaction.set_rollback(True)


def make_claim_of(project, theme) -> None:
    """What people said of one theme speaks for an outcome; every tenth speaks against it."""
    stone = make_stone(project, f"It is better with {theme.name.lower()}", kind=Stone.Kind.SHORT)
    voices = list(project.voices.filter(voicetheme__theme=theme).order_by("pk"))
    links = [Evidence(project=project, voice=voice, stone=stone, stance="for") for voice in voices]
    for row in links[::10]:
        row.stance = "against"
    Evidence.objects.bulk_create(links)
    report, _new = Report.objects.get_or_create(project=project, title="What patients said", audience="outside")
    claim = Claim.objects.create(project=project, report=report, stone=stone, words=stone.words)
    quoted = [row.voice for row in links if row.stance == "for"][:QUOTES]
    ClaimQuote.objects.bulk_create(ClaimQuote(project=project, claim=claim, voice=voice) for voice in quoted)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "of-no-kind")
def test_what_thousands_said_stands_in_each_form(project, kind):
    report = project.reports.get()
    report.kind = kind
    document = report_document(report, today=DAY, base_url="https://stones.example")
    files = {form: made.file_of(form, document) for form in made.EACH}

    assert {form: told for form in files if (told := made.missing(form, document, files[form]))} == {}
    assert {form: told for form in files if (told := made.faults_in(form, files[form]))} == {}

"""Awkward words in claims: printed in every format without a crash."""

from django.urls import reverse

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.models import Report
from tests.awkward import STRINGS
from tests.world import make_stone

WRITTEN = [words.strip() for words in STRINGS if words.strip() and "\x00" not in words]


def test_every_awkward_claim_is_written_in_every_format(world, as_member):
    stone = make_stone(world.project)
    report = Report.objects.create(project=world.project, title="Our first year")
    for words in WRITTEN:
        claim = new_claim(report, stone)
        claim.words = claim.easy_words = words
        save_claim(claim, [], by=world.ada)

    assert list(report.claims.order_by("order").values_list("words", flat=True)) == WRITTEN
    for form in ("report", "read", "pdf", "easy-read", "easy-read-pdf"):
        page = as_member(world.ada).get(reverse(f"show:{form}", args=[world.project.slug, report.ref]))
        assert page.status_code == 200

"""Awkward words in reports and claims: kept as typed, and printed without a crash."""

import pytest
from django.urls import reverse

from steppingstones.models import Claim, Report
from tests.awkward import STRINGS
from tests.world import make_stone

WRITTEN = [words for words in STRINGS if words.strip() and "\x00" not in words]


def test_every_awkward_claim_is_kept_and_read_in_every_format(world, as_member):
    ada, stone = as_member(world.ada), make_stone(world.project)
    report = Report.objects.create(project=world.project, title="Our first year")
    address = reverse("show:claim-add", args=[world.project.slug, report.ref, stone.ref])
    for words in WRITTEN:
        assert ada.post(address, {"words": words, "easy_words": words}).status_code == 302

    kept = list(Claim.objects.order_by("pk").values_list("words", flat=True))

    assert kept == [words.strip() for words in WRITTEN]
    for form in ("report", "read", "pdf", "easy-read", "easy-read-pdf"):
        assert ada.get(reverse(f"show:{form}", args=[world.project.slug, report.ref])).status_code == 200


@pytest.mark.parametrize("words", WRITTEN[::12])
def test_an_awkward_title_is_kept(world, as_member, words):
    address = reverse("show:report-add", args=[world.project.slug])
    page = as_member(world.ada).post(address, {"title": words[:200], "audience": "group"})

    assert page.status_code == 302
    assert Report.objects.get().title == words[:200].strip()

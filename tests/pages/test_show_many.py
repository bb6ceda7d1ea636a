"""A report of very many claims: its page stays light, and each claim is found where it stands."""

import pytest
from django.urls import reverse

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.models import Report
from tests.world import link, make_stone, make_voice


@pytest.fixture
def report(world):
    report = Report.objects.create(project=world.project, title="Our first year")
    stone = make_stone(world.project)
    link(make_voice(world.project), stone)
    for number in range(300):
        claim = new_claim(report, stone)
        claim.words = f"Claim number {number}"
        save_claim(claim, [], by=world.ben)
    return report


def address(report, name="report", *more):
    return reverse(f"show:{name}", args=[report.project.slug, report.ref, *more])


def test_a_report_of_300_claims_is_shown_page_by_page_and_read_as_a_whole(world, as_member, report):
    ada = as_member(world.ada)

    first, last = ada.get(address(report)).content, ada.get(f"{address(report)}?page=10").content

    assert len(first) < 150_000
    assert b"Claim number 29<" in first
    assert b"Claim number 30<" not in first
    assert b"Claim number 299<" in last
    assert b"Claim number 299" in ada.get(address(report, "read")).content


def test_a_claim_is_moved_over_the_edge_of_a_page(world, as_member, report):
    ada, claim = as_member(world.ada), report.claims.get(words="Claim number 30")

    there = ada.post(address(report, "claim-up", claim.ref)).url

    assert there == f"{address(report)}#claim-{claim.ref}"
    back = ada.post(address(report, "claim-down", claim.ref)).url
    assert back == f"{address(report)}?page=2#claim-{claim.ref}"

"""A report of very many claims: its page stays light, and each claim is found where it stands."""

import re
from collections import Counter
from datetime import date

import pytest
from django.urls import reverse

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.actions.sign_offs import ask
from steppingstones.models import ClaimQuote, Report
from tests.signed import OUTSIDE, make_claim, make_report
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


def test_a_report_of_300_claims_is_shown_page_by_page(world, as_member, report):
    ada = as_member(world.ada)

    first, last = ada.get(address(report)).content, ada.get(f"{address(report)}?page=10").content

    assert len(first) < 150_000
    assert b"Claim number 29<" in first
    assert b"Claim number 30<" not in first
    assert b"Claim number 299<" in last


def pages(browser, start):
    """All pages, by the link to the next one."""
    found = [browser.get(start).content.decode()]
    while 'rel="next"' in found[-1]:
        found.append(browser.get(f"{start}?page={len(found) + 1}").content.decode())
    return found


@pytest.mark.parametrize("name", ["read", "easy-read"])
def test_it_is_read_in_light_pages_that_hold_each_claim_once(world, as_member, report, name):
    read = pages(as_member(world.ada), address(report, name))

    assert max(len(page.encode()) for page in read) < 90_000
    told = Counter(number for page in read for number in re.findall(r"<[hp]\d?[^>]*>Claim number (\d+)", page))
    assert told == Counter(str(number) for number in range(300))


def test_a_version_is_read_in_pages_with_the_place_to_answer_on_each(world, as_member, report):
    version = ask(report, [], today=date(2026, 3, 4), by=world.ben)

    read = pages(as_member(world.ada), address(report, "version", version.ref))

    assert len(read) > 2
    assert max(len(page.encode()) for page in read) < 100_000
    assert all('id="answer"' in page for page in read)


def test_a_file_holds_all_of_it(world, as_member, report):
    told = as_member(world.ada).get(address(report, "written", "text")).content.decode()

    assert {f"Claim number {number}" for number in range(300)} <= set(re.findall(r"Claim number \d+", told))


def test_a_claim_is_moved_over_the_edge_of_a_page(world, as_member, report):
    ada, claim = as_member(world.ada), report.claims.get(words="Claim number 30")

    there = ada.post(address(report, "claim-up", claim.ref)).url

    assert there == f"{address(report)}#claim-{claim.ref}"
    back = ada.post(address(report, "claim-down", claim.ref)).url
    assert back == f"{address(report)}?page=2#claim-{claim.ref}"


def test_no_page_of_a_claim_with_sixty_long_quotes_is_heavy(world, as_member):
    report = make_report(world.project)
    claim = make_claim(report, "We meet more", people=5)
    for number in range(60):
        voice = make_voice(world.project, f"Call {number} on 0113 496 0000. " + "and on " * 400, uses=OUTSIDE)
        link(voice, claim.stone)
        ClaimQuote.objects.create(project=world.project, claim=claim, voice=voice)
    version = ask(report, [], today=date(2026, 3, 4), by=world.ben)
    of_report = ["report", "read", "easy-read", "easy", "personal", "parts", "together", "share", "version-now"]
    of_version = [(name, version.ref) for name in ("version", "version-easy", "version-since")]
    of_claim = [(name, claim.ref) for name in ["claim", "claim-edit", "claim-evidence", "say-claim", "suggest-claim"]]
    ben = as_member(world.ben)

    ways = [*((name,) for name in of_report), *of_version, *of_claim]
    heavy = {name: max(map(len, pages(ben, address(report, name, *more)))) for name, *more in ways}

    assert max(heavy.values()) < 150_000, heavy

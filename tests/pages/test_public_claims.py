"""Each claim on the page for everybody opens its chain: sides and numbers, public quotes, and never a person."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from steppingstones.actions import sign_offs
from steppingstones.actions.consent import take_back
from steppingstones.documents.in_short import in_short
from steppingstones.models import ClaimQuote, Step
from steppingstones.queries.reports import report_document
from tests.rules.tree import PACKAGE
from tests.signed import OUTSIDE, make_claim, make_report, make_version
from tests.world import DAY, link, make_change, make_decision, make_stone, make_voice

STATIC = PACKAGE / "static"


@pytest.fixture
def report(world):
    found = make_report(world.project)
    claim = make_claim(found)
    goal = make_stone(world.project, "Nobody is lonely", kind="impact")
    Step.objects.create(project=world.project, source=claim.stone, target=goal)
    return found


def key_of(world, report) -> str:
    version = make_version(report, world.ben, world.ada, world.ben)
    return sign_offs.open_to_everybody(version, by=world.ben)


def opened(key: str, report) -> str:
    page = Client().get(f"/r/{key}/claim/{report.claims.first().ref}/")
    assert page.status_code == 200
    assert not page.cookies
    assert "noindex" in page.headers["X-Robots-Tag"]
    return page.text


def test_each_claim_leads_to_its_chain(world, report):
    key = key_of(world, report)
    assert f'href="/r/{key}/claim/{report.claims.get().ref}/"' in Client().get(f"/r/{key}/").text


def test_the_chain_goes_from_voices_to_the_impact(world, report):
    page = opened(key_of(world, report), report)
    places = [page.index(words) for words in ("Said by 6 people", "Stone of: People feel at home", "Nobody is lonely")]
    assert places == sorted(places)
    assert page.count("Nothing here yet") == 2  # neither a decision nor a change


def test_in_short_it_is_counted_that_the_claim_leads_somewhere(report):
    whole = replace(report_document(report, today=DAY), most_pages=2)
    assert "what a claim leads to on the pathway (1)" in in_short(whole).blocks[0].text


def test_it_names_nobody_and_leads_to_no_page_of_the_group(world, report):
    page = opened(key_of(world, report), report)
    for never in ("Ada", "Ben", "/p/the-garden/", "csrf", "<script>"):
        assert never not in page


def test_it_says_what_was_signed_and_not_what_is_there_by_now(world, report):
    key = key_of(world, report)
    report.claims.update(words="Something else by now")
    assert "Something else" not in opened(key, report)


def test_words_that_are_taken_back_are_gone_from_it(world, report):
    key, voice = key_of(world, report), report.claims.get().quotes.get()
    assert voice.words in opened(key, report)
    take_back(voice, by=None)
    assert voice.words not in opened(key, report)
    assert "Words stood here that may not be shown any more." in opened(key, report)


@pytest.mark.parametrize("ref", ["nothing23456", "x", "%00"])
def test_what_is_not_a_claim_of_it_is_not_there(world, report, ref):
    assert Client().get(f"/r/{key_of(world, report)}/claim/{ref}/").status_code == 404


def test_without_a_yes_there_is_no_chain(world, report):
    key = key_of(world, report)
    sign_offs.take_back(report.versions.get(), by=world.ada)
    assert Client().get(f"/r/{key}/claim/{report.claims.get().ref}/").status_code == 404


# --- Small pages ------------------------------------------------------------------------------------------


def weight(page: str) -> int:
    """All bytes that a reader fetches for this page, before anything is packed: words, styles and letters."""
    named = re.findall(r'<link[^>]* href="/static/([^"]+)"', page)
    files = {STATIC / re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in named}
    letters = set((STATIC / "fonts").glob("atkinson-next-latin-[47]00.woff2"))
    return len(page.encode()) + sum(file.stat().st_size for file in files | letters)


def every_page(address: str) -> list[str]:
    pages = [Client().get(address).text]
    while 'rel="next"' in pages[-1]:
        pages.append(Client().get(f"{address}?page={len(pages) + 1}").text)
    return pages


def test_each_page_of_three_hundred_claims_is_under_100_kb(world, report):
    for number in range(299):
        make_claim(report, f"Claim {number} " + "of some words " * 5, people=1)
    key = key_of(world, report)
    whole, easy = every_page(f"/r/{key}/"), every_page(f"/r/{key}/easy-read/")
    assert min(len(whole), len(easy)) > 5
    assert max(map(weight, [*whole, *easy, opened(key, report)])) <= 100_000
    assert all(f"Claim {number} " in "".join(pages) for pages in (whole, easy) for number in range(299))


def test_each_page_of_sixty_things_that_you_said_and_we_did_is_under_100_kb(world):
    report = make_report(world.project, kind="people")
    for number in range(60):
        make_decision(world.project, f"What of number {number}?", decided=f"Thing {number} " + "and on " * 80)
    pages = every_page(f"/r/{key_of(world, report)}/")
    assert max(map(weight, pages)) <= 100_000
    assert all(f"Thing {number} " in "".join(pages) for number in range(60))


def test_each_page_of_a_claim_with_sixty_long_quotes_is_under_100_kb(world, report):
    claim = report.claims.get()
    for number in range(60):
        voice = make_voice(world.project, f"Voice {number} " + "and on " * 400, uses=OUTSIDE)
        ClaimQuote.objects.create(project=world.project, claim=claim, voice=voice)
    key = key_of(world, report)
    pages, chain = every_page(f"/r/{key}/"), opened(key, report)
    assert max(map(weight, [*pages, chain])) <= 100_000
    assert all(f"Voice {number} " in "".join(pages) for number in range(60))
    left = 61 - chain.count("<blockquote")
    assert f"{left} more quotes are in the whole report." in chain


def test_the_chain_tells_decisions_and_changes_where_they_belong(world, report):
    claim = report.claims.get()
    decision = make_decision(world.project)
    for voice in world.project.voices.all():
        link(voice, decision)
    link(make_change(decision), claim.stone)
    page = opened(key_of(world, report), report)
    told = (
        "What was decided",
        "The big round one",
        "rests on what was said by 6 people",
        "What changed",
        "a round table",
    )
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert "Nothing here yet" not in page

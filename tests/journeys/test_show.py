"""Ada writes a report, and Rae follows a claim back to the voice that it rests on."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Consent, Report
from tests.world import link, make_change, make_decision, make_stone, make_voice

from .windows import PLAIN, WIDE, in_windows

pytestmark = pytest.mark.browser


@pytest.fixture
def stone(world):
    """A stone with a whole thread behind it, and a voice against it."""
    stone, decision, voice = make_stone(world.project), make_decision(world.project), make_voice(world.project)
    for source, target in [(voice, stone), (voice, decision), (make_change(decision), stone)]:
        link(source, target)
    link(make_voice(world.project, "It is too loud for me"), stone, "against")
    return stone


def start_report(page, world, check):
    page.goto(f"/p/{world.project.slug}/show/")
    check(page)
    page.get_by_role("link", name="Start a report").click()
    page.get_by_label("Title").fill("Our first year")
    page.get_by_label("The group itself").check()
    check(page)
    page.get_by_role("button", name="Save").click()


def add_claim(page, stone, check):
    page.get_by_role("link", name="Add a claim").click()
    check(page)
    page.get_by_role("link", name=stone.words).click()
    page.get_by_label("What you say").fill("People feel at home here")
    page.get_by_label("I like the big table").check()
    check(page)
    page.get_by_role("button", name="Save the claim").click()


@in_windows(WIDE, PLAIN)
def test_ada_writes_a_claim_and_rae_follows_it_back_to_the_voice(world, stone, new_page, sign_in, check, shot, window):
    page = sign_in(world.ada, new_page(**window))
    start_report(page, world, check)
    add_claim(page, stone, check)
    expect(page.get_by_role("heading", name="How do we know?")).to_be_visible()
    check(page)

    reader = sign_in(world.rae, new_page(**window))
    reader.goto(f"/p/{world.project.slug}/show/{Report.objects.get().ref}/read/")
    check(reader)
    shot(reader, "report")
    reader.get_by_role("link", name="How do we know?").first.click()
    check(reader)
    shot(reader, "how-do-we-know")
    reader.get_by_role("link", name="I like the big table").click()

    expect(reader.get_by_text("There is a round table").first).to_be_visible()
    check(reader)


def test_an_error_keeps_what_was_typed(world, stone, page, sign_in, check):
    sign_in(world.ada)
    start_report(page, world, check)
    page.get_by_role("link", name="Add a claim").click()
    page.get_by_role("link", name=stone.words).click()
    page.get_by_label("The same in Easy Read").fill("We feel at home.")
    page.get_by_role("button", name="Save the claim").click()

    check(page)
    expect(page.get_by_role("alert").get_by_role("link").first).to_be_visible()
    expect(page.get_by_label("The same in Easy Read")).to_have_value("We feel at home.")


def test_easy_read_shows_no_quote_that_was_withdrawn(world, stone, page, sign_in, check, shot):
    sign_in(world.ada)
    start_report(page, world, check)
    add_claim(page, stone, check)
    address = f"/p/{world.project.slug}/show/{Report.objects.get().ref}/easy-read/"
    page.goto(address)
    check(page)
    shot(page, "easy-read")
    expect(page.get_by_text("I like the big table")).to_be_visible()

    Consent.objects.filter(use=Consent.Use.QUOTE).update(withdrawn_on="2026-05-01")
    page.reload()

    expect(page.get_by_text("I like the big table")).to_be_hidden()

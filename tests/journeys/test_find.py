"""Somebody looks for what people said: with the mouse, by keyboard on a phone, and without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Claim, ClaimQuote, Consent, Report, Theme, VoiceTheme
from tests.world import link, make_change, make_decision, make_stone, make_voice

from .keyboard import press_until

pytestmark = pytest.mark.browser

SEARCH = "/p/the-garden/understand/search/"


@pytest.fixture
def benches(world):
    project = world.project
    rest = Theme.objects.create(project=project, heading="themes", name="Rest")
    tired = make_voice(project, "I am tired when I get there. A bench in the shade would help my knees.")
    VoiceTheme.objects.create(project=project, voice=tired, theme=rest)
    make_voice(project, "My mother needs shade, and benches that are not too low.", side="carer")
    make_voice(project, "Someone fell off the bench", content_note="About a fall", side="professional")
    make_voice(project, "أريد مقعداً في الظل", side="community")
    for number in range(9):
        make_voice(project, f"The bench by the pond, told {number} times", said_on=None)
    stone = make_stone(project, "People can rest wherever they are")
    link(tired, stone)
    decision = make_decision(project, "Where do the benches go?", decided="One in the shade, one by the pond")
    make_change(decision, "Two benches stand in the garden")
    return world


def test_one_box_finds_everything_and_the_address_can_be_shared(benches, page, sign_in, check, shot):
    sign_in(benches.ada)
    page.goto("/p/the-garden/understand/")
    page.get_by_role("link", name="Search", exact=True).click()
    check(page)
    page.get_by_label("Words to look for").fill("bench shade")
    page.get_by_role("search").get_by_role("button", name="Search").first.click()
    check(page)
    expect(page.locator("mark", has_text="shade")).to_have_count(3)  # two voices and the decision
    page.get_by_label("Words to look for").fill("bench")
    page.get_by_role("search").get_by_role("button", name="Search").first.click()
    shot(page, "search")
    check(page)
    page.get_by_role("link", name="See all 12").click()
    check(page)
    expect(page.get_by_role("heading", name="Voices (12)")).to_be_visible()
    page.get_by_label("Side").select_option(label="Carer")
    page.get_by_role("search").get_by_role("button", name="Search").last.click()
    check(page)
    expect(page.locator(".card")).to_have_count(1)
    address = page.url
    other = sign_in(benches.rae, page)
    other.goto(address)
    expect(other.locator(".card mark")).to_have_text(["benches"])
    page.get_by_role("link", name="What came of it").click()
    check(page)
    expect(page.get_by_role("heading", name="Voices like this one")).to_be_visible()
    page.get_by_text("Both say “shade”").scroll_into_view_if_needed()
    shot(page, "alike")


def test_it_works_on_a_phone_with_the_keyboard_alone(benches, phone, sign_in, check, shot):
    page = sign_in(benches.ada, phone)
    page.goto(SEARCH)
    press_until(page, "Words to look for")
    page.keyboard.type("knees")
    page.keyboard.press("Enter")
    page.wait_for_url("**knees**")
    check(page)
    expect(page.locator("mark")).to_have_text(["knees"])
    press_until(page, "What came of it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible()


def test_it_works_without_scripts(benches, plain, sign_in, check, shot):
    page = sign_in(benches.ada, plain)
    page.goto(SEARCH)
    check(page)
    page.get_by_label("Words to look for").fill("bench")
    page.get_by_text("Narrow it down").click()
    page.get_by_label("From", exact=True).fill("2026-01-01")
    page.get_by_role("button", name="Search").last.click()
    check(page)
    shot(page, "search")
    heavy = page.locator(".card", has_text="About a fall")
    expect(heavy.locator("mark")).not_to_be_visible()
    heavy.get_by_text("Before you read this").click()
    expect(heavy.locator("mark")).to_be_visible()
    check(page)
    page.get_by_label("Words to look for").fill("مقعد")
    page.get_by_role("button", name="Search").last.click()
    expect(page.locator("mark")).to_have_text(["مقعداً"])


def test_who_is_not_heard_is_said_with_what_to_do(benches, plain, page, sign_in, check, shot):
    sign_in(benches.ada, plain)
    plain.goto("/p/the-garden/understand/silence/")
    check(plain)
    shot(plain, "silence")
    sign_in(benches.ada)
    page.goto("/p/the-garden/understand/")
    press_until(page, "Who is not heard")
    page.keyboard.press("Enter")
    check(page)
    shot(page, "silence")
    expect(page.get_by_text("Only 1 person has said anything about it.")).to_be_visible()
    press_until(page, "Look for voices about it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="People can rest wherever they are")).to_be_visible()


def test_quotes_that_leave_the_group_are_looked_at_first(benches, phone, plain, sign_in, check, shot):
    project = benches.project
    uses = (Consent.Use.GROUP, Consent.Use.QUOTE, Consent.Use.PUBLIC)
    voice = make_voice(project, "Mrs Okafor drove me home to 14 Acacia Avenue. Ring me on 07700 900123.", uses=uses)
    stone = project.stones.get()
    link(voice, stone)
    report = Report.objects.create(project=project, title="What changed", audience=Report.Audience.OUTSIDE)
    claim = Claim.objects.create(project=project, report=report, stone=stone, words="People can rest")
    ClaimQuote.objects.create(project=project, claim=claim, voice=voice)
    page = sign_in(benches.ada, phone)
    page.goto(f"/p/the-garden/show/{report.ref}/")
    check(page)
    press_until(page, "Look at them before this leaves the group")
    page.keyboard.press("Enter")
    check(page)
    expect(page.locator("mark")).to_have_text(["Okafor", "14 Acacia Avenue", "07700 900123"])
    shot(page, "personal")
    press_until(page, "Choose other quotes")
    page.keyboard.press("Enter")
    check(page)
    expect(page.get_by_text("Look at it first, it may hold: a name, an address, a phone number")).to_be_visible()
    page = sign_in(benches.rae, plain)
    page.goto(f"/p/the-garden/show/{report.ref}/personal/")
    check(page)
    shot(page, "personal")

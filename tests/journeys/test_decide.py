"""The group writes down what it decided because of what somebody said, and what changed."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Change, Decision, Evidence
from tests.journeys.keyboard import press_until
from tests.world import link, make_decision, make_stone, make_voice

pytestmark = pytest.mark.browser


@pytest.fixture
def pathway(world):
    return {
        "outcome": make_stone(world.project, "People feel at home"),
        "impact": make_stone(world.project, "Everyone belongs here", kind="impact", track="coproduction"),
    }


def decide_because_of_a_voice(page, check):
    page.get_by_role("link", name="What came of it").click()
    check(page)
    page.get_by_role("link", name="It led to a decision").click()
    check(page)
    page.get_by_role("link", name="Write down a new decision").click()
    check(page)
    page.get_by_label("What had to be decided?").fill("Which table do we buy?")
    page.get_by_label("What could have been decided?").fill("A square one\nA round one")
    page.get_by_label("What was decided?").fill("A round one")
    page.get_by_label("When was it decided?").fill("2026-03-11")
    page.get_by_label("Ada").check()
    page.get_by_label("Ben").check()
    page.get_by_role("button", name="Keep this").click()


def write_down_a_change(page, check):
    page.get_by_role("link", name="Write down a change").click()
    check(page)
    page.get_by_label("What changed?").fill("There is a round table")
    page.get_by_label("For whom?").fill("Everyone on Tuesdays")
    page.get_by_label("People feel at home").check()
    page.get_by_role("button", name="Keep this").click()


def test_ada_takes_a_voice_all_the_way_to_a_change(world, pathway, plain, sign_in, check, shot):
    make_voice(world.project, "I cannot see everyone")
    page = sign_in(world.ada, plain)
    page.goto("/p/the-garden/understand/")
    check(page)
    decide_because_of_a_voice(page, check)
    expect(page.get_by_text("The decision is written down.")).to_be_visible()
    check(page)
    write_down_a_change(page, check)

    expect(page.get_by_text("There is a round table").first).to_be_visible()
    expect(page.get_by_text("Lived experience: 1")).to_be_visible()
    expect(page.get_by_text("No commissioner was there.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Say how you saw it").click()
    check(page)
    page.get_by_label("Co-produced").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Co-produced: it was decided together, as equals")).to_be_visible()
    check(page)
    shot(page, "decision")
    page.goto("/p/the-garden/decide/said-did/")
    check(page)
    page.get_by_role("link", name="Say it in other words").click()
    check(page)
    page.get_by_label("You said").fill("We cannot all see each other")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("We cannot all see each other", exact=True)).to_be_visible()
    check(page)
    shot(page, "said-did")
    assert Change.objects.get().evidence.get().stone == pathway["outcome"]


def test_what_is_wrong_is_named_and_nothing_is_lost(world, plain, sign_in, check):
    page = sign_in(world.ada, plain)
    page.goto("/p/the-garden/decide/")
    check(page)
    page.get_by_role("link", name="Write down a decision").click()
    page.get_by_label("Why?").fill("More people are free")
    page.get_by_label("Rae").check()
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_role("link", name="Write what had to be decided.").click()
    page.keyboard.type("Which day?")
    page.get_by_label("Open: still to be decided").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status")).to_contain_text("The decision is written down.")
    decision = Decision.objects.get()
    assert (decision.question, decision.why) == ("Which day?", "More people are free")
    assert list(decision.present.all()) == [world.rae]
    check(page)


def test_ben_ticks_the_voices_that_led_to_a_decision(world, plain, sign_in, check, shot):
    for words in ("The table is too small", "I like the tea", "A bigger table please"):
        make_voice(world.project, words)
    decision = make_decision(world.project)
    page = sign_in(world.ben, plain)
    page.goto(f"/p/the-garden/decide/{decision.ref}/voices/")
    check(page)
    page.get_by_text("Look for voices").click()
    page.get_by_label("Words to look for").fill("table")
    page.get_by_role("button", name="Look", exact=True).click()
    check(page)
    page.get_by_label("The table is too small").check()
    page.get_by_label("A bigger table please").check()
    shot(page, "ticks")
    page.get_by_role("button", name="Link the ticked voices").click()
    expect(page.get_by_text("2 voices are linked.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="I am finished").click()
    expect(page.get_by_role("heading", name="2 voices led to this")).to_be_visible()
    check(page)


def test_a_link_is_taken_away_and_put_back(world, plain, sign_in, check):
    decision, voice = make_decision(world.project), make_voice(world.project)
    link(voice, decision)
    page = sign_in(world.ada, plain)
    page.goto(f"/p/the-garden/decide/{decision.ref}/")
    page.get_by_role("button", name="Take this link away").click()
    expect(page.get_by_role("heading", name="0 voices led to this")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_role("heading", name="1 voice led to this")).to_be_visible()
    check(page)
    assert Evidence.objects.get().voice == voice


def test_a_decision_is_written_down_with_the_keyboard_alone(world, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto("/p/the-garden/decide/add/")
    press_until(page, "What had to be decided?")
    page.keyboard.type("Which day do we meet?")
    press_until(page, "What was decided?")
    page.keyboard.type("Saturday")
    press_until(page, "Ada")
    page.keyboard.press("Space")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    page.wait_for_url("**/voices/")
    check(page)
    assert list(Decision.objects.get().present.all()) == [world.ada]

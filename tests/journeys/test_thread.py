"""From what somebody said, along the golden thread to what came of it."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Evidence, Step
from tests.journeys.keyboard import press_until
from tests.world import link, make_change, make_decision, make_stone, make_voice

pytestmark = pytest.mark.browser


@pytest.fixture
def thread(world):
    """A voice, a decision, a change, an outcome and the impact, joined."""
    voice, decision = make_voice(world.project, "I cannot see everyone"), make_decision(world.project)
    outcome, change = make_stone(world.project), make_change(decision)
    impact = make_stone(world.project, "Everyone belongs here", kind="impact")
    Step.objects.create(project=world.project, source=outcome, target=impact)
    link(voice, decision), link(change, outcome)
    return voice


def test_rae_walks_the_thread_of_a_voice(world, thread, plain, sign_in, check, shot):
    page = sign_in(world.rae, plain)
    page.goto("/p/the-garden/understand/")
    page.get_by_role("link", name="What came of it").click()
    check(page)
    shot(page, "thread")
    page.get_by_role("link", name="The big round one").click()
    check(page)
    page.get_by_role("link", name="People feel at home").first.click()
    check(page)
    page.get_by_role("link", name="Everyone belongs here").first.click()
    expect(page.get_by_role("heading", name="Everyone belongs here")).to_be_visible()
    check(page)
    page.go_back()
    page.get_by_role("link", name="There is a round table").first.click()
    page.get_by_text("The same as a list").click()
    check(page)
    page.get_by_role("list").get_by_role("link", name="I cannot see everyone").first.click()
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible()


def test_ada_says_what_a_voice_shows(world, plain, sign_in, check, shot):
    make_stone(world.project, "People feel at home")
    make_voice(world.project, "It is too loud for me")
    page = sign_in(world.ada, plain)
    page.goto("/p/the-garden/understand/")
    page.get_by_role("link", name="What does this show?").click()
    check(page)
    page.get_by_role("button", name="Link it").click()
    check(page)
    page.get_by_label("People feel at home").check()
    page.get_by_label("It speaks against it").check()
    page.get_by_role("button", name="Link it").click()
    expect(page.get_by_text("It speaks against:")).to_be_visible()
    check(page)
    shot(page, "linked")
    assert Evidence.objects.get().stance == "against"


def test_ben_adds_voices_to_a_stone(world, plain, sign_in, check, shot):
    stone = make_stone(world.project)
    make_voice(world.project, "I come every day")
    make_voice(world.project, "I have friends here")
    page = sign_in(world.ben, plain)
    page.goto("/p/the-garden/understand/stones/")
    check(page)
    page.get_by_role("link", name=stone.words).click()
    check(page)
    page.get_by_role("link", name="Add voices").click()
    check(page)
    page.get_by_label("I come every day").check()
    page.get_by_label("I have friends here").check()
    page.get_by_label("It supports it").check()
    page.get_by_role("button", name="Link the ticked voices").click()
    check(page)
    page.get_by_role("link", name="Back to the stone").click()
    expect(page.get_by_text("2 people (2 with lived experience)", exact=True)).to_be_visible()
    check(page)
    shot(page, "stone")


def test_a_voice_of_which_nothing_came_says_so(world, plain, sign_in, check):
    voice = make_voice(world.project)
    page = sign_in(world.ada, plain)
    page.goto(f"/p/the-garden/understand/voice/{voice.ref}/")
    expect(page.get_by_text("Nothing is written down yet that came of this.")).to_be_visible()
    page.get_by_text("What it may be used for").click()
    check(page)


def test_the_thread_is_walked_with_the_keyboard_alone(world, thread, phone, sign_in):
    page = sign_in(world.ada, phone)
    page.goto(f"/p/the-garden/understand/voice/{thread.ref}/")
    for words in ("Which table do we buy? The big round one", "People feel at home", "Everyone belongs here"):
        press_until(page, words)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Everyone belongs here")).to_be_visible()

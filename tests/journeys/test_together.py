"""Ada suggests other words for a claim, and Ben settles it; on a phone without scripts, and with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import remarks
from steppingstones.models import Claim, Remark, Report, Theme, VoiceTheme
from tests.world import link, make_stone, make_voice

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SUGGESTED = "People feel at home here, some of them for the first time"


@pytest.fixture
def stone(world):
    stone = make_stone(world.project)
    voice = make_voice(world.project)
    VoiceTheme.objects.create(
        project=world.project, voice=voice, theme=Theme.objects.create(project=world.project, name="Furniture")
    )
    for each in (voice, make_voice(world.project, "I come every day", side="carer")):
        link(each, stone)
    return stone


@pytest.fixture
def claim(world, stone) -> Claim:
    report = Report.objects.create(project=world.project, title="Our first year", opening="We are a garden.")
    return Claim.objects.create(project=world.project, report=report, stone=stone, words="People feel at home here")


def address(claim: Claim) -> str:
    return f"/p/the-garden/show/{claim.report.ref}/claims/{claim.ref}/"


def suggest(page, check):
    page.get_by_role("link", name="Suggest other words").click()
    check(page)
    page.get_by_label("The words that you suggest").fill(SUGGESTED)
    page.get_by_label("Why?").fill("Wren said so at the meeting")
    page.get_by_role("button", name="Suggest these words").click()
    check(page)


def take(page, check, shot):
    page.get_by_role("link", name="Take these words").click()
    check(page)
    shot(page, "together-take")
    page.get_by_label("Why do you take them?").fill("It says more")
    page.get_by_role("button", name="Take them").click()
    check(page)


def test_ada_suggests_and_ben_takes_it_without_scripts(world, claim, plain, new_page, sign_in, check, shot):
    ada, ben = sign_in(world.ada, plain), sign_in(world.ben, new_page(width=1280))
    ada.goto(address(claim))
    check(ada)
    suggest(ada, check)
    shot(ada, "together-claim")
    expect(ada.get_by_text("Somebody else settles this.")).to_be_visible()
    ben.goto(f"/p/the-garden/show/{claim.report.ref}/")
    check(ben)
    shot(ben, "together-report")
    ben.get_by_role("link", name="Write it together").click()
    check(ben)
    shot(ben, "together")
    take(ben, check, shot)
    shot(ben, "together-claim")
    ada.reload()
    expect(ada.locator(".lead")).to_have_text(SUGGESTED)
    ada.get_by_text("What was settled").click()
    expect(ada.get_by_text("Ben took these words")).to_be_visible()
    check(ada)
    shot(ada, "together-settled")


def test_rae_says_something_and_ada_answers(world, claim, phone, new_page, sign_in, check, shot):
    rae, ada = sign_in(world.rae, phone), sign_in(world.ada, new_page(width=768))
    rae.goto(f"/p/the-garden/show/{claim.report.ref}/together/")
    check(rae)
    rae.get_by_role("link", name="Say something").first.click()
    check(rae)
    rae.get_by_role("button", name="Say it").click()
    expect(rae.get_by_role("alert")).to_contain_text("Write what you want to say about it.")
    check(rae)
    rae.get_by_label("What do you say about it?").fill("Which garden?")
    rae.get_by_role("button", name="Say it").click()
    check(rae)
    ada.goto(f"/p/the-garden/show/{claim.report.ref}/together/")
    ada.get_by_role("link", name="Answer, and settle it").click()
    check(ada)
    ada.get_by_label("Your answer").fill("The one in Otter Lane")
    ada.get_by_role("button", name="Settle it").click()
    ada.get_by_role("link", name="What was settled").click()
    expect(ada.get_by_text("The one in Otter Lane")).to_be_visible()
    check(ada)


def test_words_that_moved_meanwhile_stop_ben_and_keep_what_he_typed(world, claim, page, sign_in, check, shot):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    sign_in(world.ben)
    page.goto(f"/p/the-garden/show/{claim.report.ref}/together/{remark.ref}/take/")
    Claim.objects.update(words="Most people feel at home here")
    page.get_by_label("The words that will stand there").fill("Most feel at home, some for the first time")
    page.get_by_role("button", name="Take them").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody changed these words while you were looking")
    check(page)
    shot(page, "together-moved")
    page.get_by_role("button", name="Take them").click()
    expect(page.locator(".lead")).to_have_text("Most feel at home, some for the first time")
    assert Remark.objects.get().stood == "Most people feel at home here"


# --- With the keyboard alone ----------------------------------------------------------------------------------


def press(page, name: str, check) -> None:
    """Go to what has this name, press it, and look at what comes."""
    press_until(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check(page)


def write(page, label: str, words: str) -> None:
    press_until(page, label)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def add_a_claim(page, stone, check):
    page.goto("/p/the-garden/show/")
    press(page, "Our first year", check)
    press(page, "Add a claim", check)
    press(page, stone.words, check)
    write(page, "What you say", "People are at home")
    press(page, "Save the claim", check)
    expect(page.locator(".lead")).to_have_text("People are at home")


def choose_its_evidence(page, check, shot):
    press(page, "Choose what it rests on", check)
    press_until(page, "Lived experience")
    page.keyboard.press("Space")
    press_until(page, "Furniture")
    page.keyboard.press("Space")
    shot(page, "claim-evidence")
    press(page, "Save", check)
    expect(page.get_by_text("from these sides: lived experience; about these themes: Furniture")).to_be_visible()


def test_a_claim_is_written_together_with_the_keyboard_alone(world, stone, phone, new_page, sign_in, check, shot):
    Report.objects.create(project=world.project, title="Our first year")
    ada, ben = sign_in(world.ada, phone), sign_in(world.ben, new_page(width=360))
    add_a_claim(ada, stone, check)
    choose_its_evidence(ada, check, shot)
    press(ada, "Suggest other words", check)
    write(ada, "The words that you suggest", SUGGESTED)
    press(ada, "Suggest these words", check)
    expect(ada.get_by_text("Somebody else settles this.")).to_be_visible()

    ben.goto("/p/the-garden/show/")
    press(ben, "Our first year", check)
    press(ben, "Write it together", check)
    press(ben, "Take these words", check)
    write(ben, "Why do you take them?", "It says more")
    press(ben, "Take them", check)
    expect(ben.locator(".lead")).to_have_text(SUGGESTED)
    press(ben, "I like the big table", check)
    expect(ben.get_by_text("People feel at home").first).to_be_visible()

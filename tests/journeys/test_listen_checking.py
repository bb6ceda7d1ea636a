"""Somebody looks at what was written down for them: with a slip, on a phone, by keyboard, without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.checking import give_receipt
from steppingstones.models import Giver, Voice

from ..world import make_voice
from .keyboard import press_until
from .windows import PHONE, PLAIN, in_windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def notes(world):
    giver = Giver.objects.create(project=world.project, name="Mrs Shaw", side="lived")
    said = ("I like the big table. It has room for all of us.", "The door is too heavy for me.", "Less noise")
    return [make_voice(world.project, words, giver=giver, recorded_by=world.ben) for words in said]


@in_windows(PHONE, PLAIN)
def test_a_person_says_yes_changes_one_and_takes_one_back(new_page, world, notes, check, shot, window):
    page = new_page(**window)
    page.goto(f"/say/receipt/{give_receipt(notes[0].giver, by=world.ben)}/")
    shot(page, "right-receipt")
    check(page)
    first, second, third = (page.locator(f"#voice-{note.ref}") for note in notes)
    first.get_by_role("button", name="Yes, it is right").click()
    expect(first).to_contain_text("You said that it is right.")
    check(page)
    second.get_by_role("link", name="Change it").click()
    shot(page, "right-change")
    check(page)
    page.get_by_label("What you said").fill("")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("alert")).to_contain_text("Write what the person wants it to say.")
    check(page)
    page.get_by_label("What you said").fill("The door is heavy. I can push it.")
    page.get_by_role("button", name="Keep this").click()
    expect(second).to_contain_text("It was written down like this")
    shot(page, "right-changed")
    check(page)
    third.get_by_role("link", name="Take it back").click()
    check(page)
    page.get_by_role("button", name="Erase my words").click()
    expect(page.get_by_text("You took back what you said here.")).to_be_visible()
    check(page)
    assert not Voice.objects.filter(words="Less noise").exists()


def test_by_keyboard_alone(phone, world, notes, check, shot):
    phone.goto(f"/say/receipt/{give_receipt(notes[0].giver, by=world.ben)}/")
    press_until(phone, "Yes, it is right")
    phone.keyboard.press("Enter")
    expect(phone.locator(f"#voice-{notes[0].ref}")).to_contain_text("You said that it is right.")
    press_until(phone, "Yes, it is right")
    check(phone)
    phone.get_by_role("link", name="Change what they may do").first.press("Enter")
    phone.get_by_text("Until when?").press("Enter")
    phone.get_by_label("The group can use my words until").fill("2099-01-01")
    phone.get_by_label("The group can use my words, without my name.").check()
    shot(phone, "receipt-until")
    check(phone)
    phone.get_by_role("button", name="Keep this").press("Enter")
    expect(phone.locator(f"#voice-{notes[0].ref}")).to_contain_text("until 1 January 2099")


def test_reading_aloud_starts_only_on_a_press_and_can_be_stopped(new_page, world, notes, check):
    page = new_page()
    page.add_init_script(
        "window.spoken = []; speechSynthesis.speak = (said) => { spoken.push(said.text); said.onstart(); };"
    )
    page.goto(f"/say/receipt/{give_receipt(notes[0].giver, by=world.ben)}/")
    assert page.evaluate("spoken") == []
    note = page.locator(f"#voice-{notes[0].ref}")
    note.get_by_role("button", name="Read it to me").click()
    assert page.evaluate("spoken") == ["I like the big table. "]
    expect(note.locator("mark")).to_have_text("I like the big table.")
    check(page)
    note.get_by_role("button", name="Stop reading").click()
    expect(note.locator("mark")).to_have_count(0)
    expect(note.locator(".words")).to_have_text("I like the big table. It has room for all of us.")


def test_the_group_takes_notes_back(page, sign_in, world, notes, check, shot):
    sign_in(world.ada)
    page.goto("/p/the-garden/listen/")
    shot(page, "right-home")
    page.get_by_role("link", name="Take notes back").click()
    shot(page, "right-list")
    check(page)
    page.get_by_role("link", name="Mrs Shaw").click()
    shot(page, "right-notes-of")
    check(page)
    page.get_by_role("link", name="I asked the person").first.click()
    shot(page, "right-check")
    check(page)
    page.get_by_label("It is right").check()
    page.get_by_label("I read it to them").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("The person said that it is right").first).to_be_visible()
    check(page)
    page.goto(f"/p/the-garden/listen/notes/{notes[0].giver.ref}/slip/")
    check(page)
    page.get_by_role("button", name="Make the slip now").click()
    shot(page, "right-slip")
    check(page)
    page.goto("/p/the-garden/listen/mine/")
    check(page)


def test_a_worry_and_a_consent(page, sign_in, world, notes, check, shot):
    sign_in(world.ben)
    page.goto(f"/p/the-garden/understand/voice/{notes[1].ref}/")
    shot(page, "right-voice")
    page.get_by_role("link", name="This worries me").click()
    shot(page, "right-worry")
    check(page)
    page.get_by_role("button", name="Pass it on").click()
    shot(page, "right-safety")
    check(page)
    page.get_by_role("link", name="Look at the worries").click()
    shot(page, "right-worries")
    check(page)
    page.get_by_role("link", name="Worry of").click()
    shot(page, "right-worry-done")
    check(page)
    page.goto(f"/p/the-garden/listen/voices/{notes[1].ref}/content-note/")
    page.get_by_label("What to know before reading it").fill("talks about falling")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    page.goto("/p/the-garden/understand/")
    shot(page, "right-folded")
    check(page)
    page.get_by_text("talks about falling", exact=True).click()
    expect(page.get_by_text("The door is too heavy for me.")).to_be_visible()
    check(page)
    page.goto(f"/p/the-garden/listen/voices/{notes[1].ref}/consent/")
    page.get_by_text("Until when?").click()
    page.get_by_text("Could the person not decide").click()
    shot(page, "right-consent")
    check(page)

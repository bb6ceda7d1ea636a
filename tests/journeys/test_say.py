"""Somebody without an account answers a questionnaire: on a phone, by keyboard, without scripts, offline."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Response, Voice

from ..pages.test_haveyoursay import send
from ..world import link, make_change, make_decision, make_questionnaire, make_stone
from .reviewer import LOAD_AXE
from .windows import PHONE, PLAIN, in_windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project, opening="We would like to know how the day was for you.")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def choose(page, name):
    page.get_by_label(name, exact=False).first.check()


def answer_all(page, questionnaire, look=lambda page, name: None):
    """Fill in everything up to the last page, and look at each page on the way."""
    page.goto(f"/say/{questionnaire.ref}/")
    look(page, "start")
    press(page, "Start")
    expect(page.get_by_role("heading", level=1)).to_have_text("How was the day?")
    look(page, "faces")
    choose(page, "Very happy")
    press(page, "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Would you come again?")
    look(page, "choice")
    choose(page, "Yes")
    press(page, "Next")
    page.get_by_role("textbox").fill("More shade, please.\nAnd tea.")
    look(page, "text")
    press(page, "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who are you?")
    look(page, "you")
    choose(page, "I live with this myself")
    press(page, "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("What may the group do with your words?")
    look(page, "use")
    choose(page, "The group can read what I said.")
    choose(page, "The group can use my words, without my name.")
    press(page, "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers")
    look(page, "check")


@in_windows(PHONE, PLAIN)
def test_answering_and_coming_back_with_the_receipt(new_page, questionnaire, check, shot, window):
    page = new_page(**window)

    def look(page, name):
        shot(page, f"say-{name}")
        check(page)

    answer_all(page, questionnaire, look)
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    look(page, "receipt")
    assert Voice.objects.get(words__startswith="More shade").words == "More shade, please.\nAnd tea."
    mine = page.get_by_role("article").filter(has_text="What would you change?")
    mine.get_by_role("link", name="Change what they may do").click()
    look(page, "consent")
    choose(page, "People outside the group can see my words.")
    press(page, "Keep this")
    faces = page.get_by_role("article").filter(has_text="How was the day?")
    faces.get_by_role("link", name="Change my answer").click()
    look(page, "change-own")
    choose(page, "Sad")
    press(page, "Keep this")
    expect(faces.get_by_text("The answer was this until")).to_be_visible()
    look(page, "changed-own")
    mine.get_by_role("link", name="Take my words back").click()
    look(page, "take-back")
    press(page, "Erase my words")
    expect(page.get_by_text("You took back what you said here.")).to_be_visible()
    look(page, "taken-back")
    assert not Voice.objects.filter(words__startswith="More shade").exists()


def test_answering_by_keyboard_alone(new_page, questionnaire, check):
    page = new_page()
    page.goto(f"/say/{questionnaire.ref}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Easy words and big letters")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Start")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Would you come again?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Next, and nothing chosen
    expect(page.get_by_role("alert")).to_contain_text("Choose one answer")
    expect(page.get_by_role("alert")).to_be_focused()
    check(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link leads to the first choice
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What would you change?")
    check(page)


def test_a_draft_survives_a_reload_and_can_be_thrown_away(new_page, questionnaire, check):
    page = new_page(width=360)
    page.goto(f"/say/{questionnaire.ref}/")
    press(page, "Start")
    choose(page, "Sad")
    press(page, "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Would you come again?")
    choose(page, "No")
    page.reload()
    expect(page.get_by_role("heading", name="You started before")).to_be_visible()
    check(page)
    press(page, "Go on")
    expect(page.get_by_role("heading", level=1)).to_have_text("Would you come again?")
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    page.reload()
    press(page, "Start again")
    expect(page.get_by_role("heading", level=1)).to_have_text("How was the day?")
    expect(page.get_by_label("Sad", exact=True)).not_to_be_checked()


def test_the_back_button_goes_back_one_question(new_page, questionnaire):
    page = new_page()
    page.goto(f"/say/{questionnaire.ref}/")
    press(page, "Start")
    choose(page, "Happy")
    press(page, "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Would you come again?")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("How was the day?")
    expect(page.locator("input[value='4']")).to_be_checked()


def test_offline_then_online_sends_once(new_page, questionnaire, check, reviewer, shot):
    page = new_page(width=360)
    answer_all(page, questionnaire)
    page.evaluate(LOAD_AXE)  # while it can still be fetched
    page.context.set_offline(True)
    press(page, "Send")
    expect(page.get_by_role("status")).to_contain_text("Not sent yet. Your answers are kept on this device.")
    expect(page.get_by_role("button", name="Try again")).to_be_in_viewport()
    shot(page, "say-offline-360")
    with page.expect_event("requestfailed"):
        press(page, "Try again")
    expect(page.get_by_role("status")).to_contain_text("Not sent yet.")
    assert not Response.objects.exists()
    reviewer.troubles[page].clear()  # the browser reports the dropped line, as it should
    check(page)
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert Response.objects.count() == 1
    page.goto(f"/say/{questionnaire.ref}/")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('say:')).length") == 0


def test_an_answer_whose_receipt_got_lost_is_sent_again_but_kept_once(new_page, questionnaire, reviewer):
    page = new_page()
    answer_all(page, questionnaire)
    # The site gets the answers, and the line drops before it can say so.
    page.route("**/send/", lambda route: (route.fetch(max_redirects=0), route.abort()))
    press(page, "Send")
    expect(page.get_by_role("status")).to_contain_text("Not sent yet.")
    assert Response.objects.count() == 1
    page.unroute("**/send/")
    press(page, "Try again")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert Response.objects.count() == 1
    reviewer.troubles[page].clear()


def test_two_people_on_one_device_have_their_own_answers(new_page, questionnaire):
    page = new_page()
    for _person in range(2):
        answer_all(page, questionnaire)
        press(page, "Send")
        expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert Response.objects.count() == 2


def test_the_receipt_tells_what_came_of_it(world, client, plain, questionnaire, check, shot):
    receipt = send(client, questionnaire).url
    decision = make_decision(world.project, decided="Plant two trees")
    link(Voice.objects.get(words="More shade"), decision)
    link(make_change(decision, "There are two trees"), make_stone(world.project, "People sit outside longer"))
    plain.goto(receipt)
    expect(plain.get_by_text("There are two trees")).to_be_visible()
    shot(plain, "say-thread")
    check(plain)

"""A facilitator asks, shares, writes down and looks at what came back."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Questionnaire, Voice

from ..pages.test_haveyoursay import send
from ..world import make_questionnaire, make_voice
from .windows import PLAIN, WIDE, in_windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOM = "/p/the-garden/listen/"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


@in_windows(WIDE, PLAIN)
def test_making_opening_and_sharing_a_questionnaire(world, new_page, sign_in, check, shot, window):
    page = sign_in(world.ben, new_page(**window))

    def look(name):
        shot(page, f"listen-{name}")
        check(page)

    page.goto(ROOM)
    look("empty")
    page.get_by_role("link", name="Make a questionnaire").click()
    look("new")
    page.get_by_label("Title").fill("The new gate")
    press(page, "Go on to the questions")
    for words, kind in (("How is the gate?", "Faces, from sad to happy"), ("Which colour?", "Choose one answer")):
        page.get_by_role("link", name="Add a question").click()
        page.get_by_role("link", name=kind, exact=True).click()
        page.get_by_label("Question", exact=True).fill(words)
        if kind == "Choose one answer":
            press(page, "Add it")
            expect(page.get_by_role("alert")).to_contain_text("Write at least two answers")
            look("question-wrong")
            page.get_by_label("Answers to choose from").fill("Red\nGreen")
        press(page, "Add it")
    look("questionnaire")
    page.get_by_role("button", name="Move up: Which colour?").click()
    expect(page.locator(".builder-rows > li").first).to_contain_text("Which colour?")
    page.get_by_role("link", name="See how it looks").click()
    page.wait_for_url("**/preview/")
    look("preview")
    page.go_back()
    press(page, "Open it, so that people can answer")
    expect(page.get_by_role("heading", level=1)).to_have_text("The new gate")
    look("share")
    assert Questionnaire.objects.get().is_open


def test_seeing_what_came_back(world, client, plain, sign_in, check, shot):
    questionnaire = make_questionnaire(world.project)
    for number, face in enumerate("34455"):
        send(client, questionnaire, face=face, once=f"key-of-device-{number:04}")
    page = sign_in(world.rae, plain)
    for name, rest in (("results", "results/"), ("answered", "")):
        page.goto(f"{ROOM}questionnaires/{questionnaire.ref}/{rest}")
        shot(page, f"listen-{name}")
        check(page)
    page.goto(f"{ROOM}questions/{questionnaire.questions.last().ref}/answers/")
    check(page)
    page.goto(ROOM)
    shot(page, "listen-home")
    check(page)


def test_writing_down_what_somebody_said(world, plain, sign_in, check, shot):
    page = sign_in(world.ben, plain)
    page.goto(ROOM)
    page.get_by_role("link", name="Write it down").click()
    press(page, "Keep it")
    expect(page.get_by_role("alert")).to_contain_text("Write what was said, or add")
    check(page)
    page.get_by_label("What was said").fill("The gate sticks when it rains.")
    page.get_by_text("Who said it, and what they agreed to").click()
    page.get_by_label("Who said it: somebody in the group").select_option("Ada")
    shot(page, "listen-log")
    press(page, "Keep it")
    expect(page.get_by_role("status")).to_contain_text("Written down.")
    voice = Voice.objects.get()
    assert (voice.words, voice.giver.member) == ("The gate sticks when it rains.", world.ada)
    page.goto(f"{ROOM}voices/{voice.ref}/consent/")
    shot(page, "listen-consent")
    check(page)
    page.get_by_label("The group can quote it, with the name").check()
    press(page, "Keep this")
    expect(page.get_by_role("status")).to_contain_text("Kept: what this voice may be used for.")
    page.goto(f"{ROOM}voices/{voice.ref}/take-back/")
    check(page)


def test_a_note_is_kept_while_the_line_is_down(world, new_page, sign_in):
    make_voice(world.project)
    page = sign_in(world.ben, new_page())
    page.goto(f"{ROOM}log/")
    page.get_by_label("What was said").fill("Do not lose this")
    page.reload()
    expect(page.get_by_label("What was said")).to_have_value("Do not lose this")

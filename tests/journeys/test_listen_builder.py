"""Somebody makes a whole questionnaire: by keyboard alone on a narrow screen, and by hand without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Questionnaire
from steppingstones.queries.questionnaire_builder import rows_of

from ..world import make_questionnaire
from .windows import PLAIN, WIDE, in_windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOM = "/p/the-garden/listen/"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def said(questionnaire):
    return [(row.item.kind.value, row.item.words, row.only_if) for row in rows_of(questionnaire)]


def test_a_questionnaire_is_made_by_keyboard_alone(world, phone, sign_in, check, shot):
    draft = make_questionnaire(world.project, is_open=False)
    page, keys = sign_in(world.ada, phone), phone.keyboard

    def row(words):
        return page.locator("a.builder-words", has_text=words)

    page.goto(f"{ROOM}questionnaires/{draft.ref}/")
    check(page)
    row("How was the day?").focus()
    keys.press("End")
    expect(row("What would you change?")).to_be_focused()
    keys.press("a")
    expect(page.get_by_role("link", name="Faces, from sad to happy", exact=True)).to_be_focused()
    check(page)
    page.get_by_role("link", name="A number on a scale", exact=True).focus()
    keys.press("Enter")
    expect(page.get_by_label("Question", exact=True)).to_be_focused()
    keys.type("How easy was it to get here?")
    expect(page.locator("#seen h4")).to_have_text("How easy was it to get here?")
    keys.press("Control+Enter")
    expect(row("How easy was it to get here?")).to_be_focused()
    keys.press("Alt+ArrowUp")
    expect(page.locator(".builder-rows > li").nth(2)).to_contain_text("How easy was it to get here?")
    expect(row("How easy was it to get here?")).to_be_focused()
    keys.press("i")
    expect(page.get_by_role("link", name="How was the day?", exact=True)).to_be_focused()
    check(page)
    page.get_by_role("link", name="Would you come again?", exact=True).focus()
    keys.press("Enter")
    expect(page.get_by_label("is one of these")).to_be_focused()
    check(page)
    page.get_by_label("Yes").focus()
    keys.press("Space")
    shot(page, "builder-only-if")
    keys.press("Control+Enter")
    expect(page.get_by_text("“Would you come again?” is Yes", exact=True)).to_be_visible()
    keys.press("Escape")
    expect(row("How easy was it to get here?")).to_be_focused()
    keys.press("c")
    expect(page.locator("a.builder-words", has_text="How easy was it to get here?")).to_have_count(2)
    keys.press("Delete")
    page.get_by_role("button", name="Remove it").focus()
    check(page)
    keys.press("Enter")
    expect(row("What would you change?")).to_be_focused()
    shot(page, "builder")
    check(page)
    assert said(draft)[2] == ("scale", "How easy was it to get here?", "Only if “Would you come again?” is Yes")


def test_a_questionnaire_is_made_without_scripts(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(f"{ROOM}questionnaires/new/")
    page.get_by_label("Title").fill("Getting here")
    press(page, "Go on to the questions")
    check(page)
    page.get_by_role("link", name="Add a question").click()
    shot(page, "builder-kinds")
    check(page)
    page.get_by_role("link", name="Choose a picture", exact=True).click()
    page.get_by_label("Question", exact=True).fill("How do you come here?")
    page.get_by_label("Answer 1", exact=False).first.fill("Bus")
    press(page, "See it")
    expect(page.locator("#seen")).to_contain_text("How do you come here?")
    shot(page, "builder-pictures")
    check(page)
    press(page, "Add it")
    expect(page.get_by_role("alert")).to_contain_text("Write at least two answers.")
    check(page)
    page.get_by_label("Answer 2", exact=False).first.fill("Walking")
    press(page, "Add it")
    page.get_by_role("link", name="How do you come here?").click()
    page.get_by_role("link", name="Add a question below").click()
    page.get_by_role("link", name="Answer in your own words", exact=True).click()
    page.get_by_label("Question", exact=True).fill("What would make it easier?")
    press(page, "Add it")
    page.get_by_role("link", name="What would make it easier?").click()
    page.get_by_role("link", name="Only ask this if").click()
    page.get_by_role("link", name="How do you come here?", exact=True).click()
    page.get_by_label("Bus").check()
    press(page, "Add this")
    press(page, "Move up: What would make it easier?")
    expect(page.get_by_text("is only asked after certain answers to")).to_be_visible()
    check(page)
    questionnaire = Questionnaire.objects.get()
    assert said(questionnaire)[1][2] == "Only if “How do you come here?” is Bus"
    press(page, "Open it, so that people can answer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Getting here")


@pytest.mark.parametrize("window", [{"width": 768}, {"width": 1280}, {"width": 1280, "colors": "dark"}])
def test_the_open_question_stands_beside_its_look(world, new_page, sign_in, check, shot, window):
    draft = make_questionnaire(world.project, is_open=False)
    page = sign_in(world.ada, new_page(**window))
    for kind in ("choice", "faces"):
        page.goto(f"{ROOM}questions/{draft.questions.get(kind=kind).ref}/")
        page.get_by_label("Question", exact=True).fill("Which one is it now?")
        expect(page.locator("#seen h4")).to_have_text("Which one is it now?")
        shot(page, f"builder-{kind}")
        check(page)
    page.goto(f"{ROOM}questionnaires/{draft.ref}/add/")
    shot(page, "builder-kinds")
    check(page)


@in_windows(WIDE, PLAIN)
def test_questions_come_from_the_bank(world, new_page, sign_in, check, shot, window):
    page = sign_in(world.ada, new_page(**window))
    page.goto(f"{ROOM}question-bank/")
    shot(page, "bank-sets")
    check(page)
    page.get_by_role("button", name="Begin with this : Wellbeing, before and after").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wellbeing, before and after")
    page.get_by_role("link", name="Add from the bank").click()
    press(page, "Add these questions")
    expect(page.get_by_role("alert")).to_contain_text("Tick at least one question.")
    check(page)
    page.get_by_label("Would you do it again?").first.check()
    shot(page, "bank")
    press(page, "Add these questions")
    expect(page.locator(".builder-rows > li")).to_have_count(5)
    check(page)
    assert len(said(Questionnaire.objects.get())) == 5
    page.locator("a.builder-words").first.click()
    shot(page, "builder-scale")
    check(page)

"""A review from asking to the next one: by mouse, with the keyboard alone, without scripts on a small screen."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import reviews
from steppingstones.models import Action, Questionnaire, Response, Round
from tests.reviewed import answer_review, make_gap, make_instrument, make_review

from .keyboard import press_until
from .test_say import choose, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/p/the-garden/review/"


def test_ada_chooses_an_instrument_without_scripts(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="Choose what to look at").click()
    check(page)
    shot(page, "choose")
    page.get_by_role("button", name="Begin with this").first.click()
    check(page)
    shot(page, "instrument")
    page.get_by_role("link", name="Add a statement of your own").click()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a statement")
    check(page)
    page.get_by_label("What should people agree with, or not?").fill("We eat together")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("We eat together")).to_be_visible()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a name for this review")
    check(page)
    page.get_by_label("Name of this review").fill("Spring")
    expect(page.get_by_label("How many people do you ask? Lived experience")).to_have_value("1")
    page.get_by_label("How many people do you ask? Lived experience").fill("5")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Spring")).to_be_visible()
    check(page)
    shot(page, "asking")


def test_five_and_four_from_asking_to_the_next_review(world, page, new_page, sign_in, check, shot):
    one = make_review(world.ada, make_instrument(world.ada))
    for _person in range(4):
        answer_review(one, "lived", "1", opens="2")
    for _person in range(3):
        answer_review(one, "professional", "4", opens="unsure")
    ben = sign_in(world.ben, page)
    type_in_a_sheet(ben, one, check)
    answer_on_a_phone(new_page(width=360), code_on_the_page(ben, one), check)
    assert Response.objects.filter(round=one).count() == 9
    ben.goto(f"{ROOM}rounds/{one.ref}/")
    ben.get_by_role("link", name="End this review and look at it").click()
    ben.get_by_role("button", name="End it").click()
    expect(ben.get_by_text("Fewer than 5 people of a side answered. You could guess")).to_be_visible()
    check(ben)
    shot(ben, "small")
    for member in (world.ada, world.rae):
        reviews.agree_to_show(Round.objects.get(pk=one.pk), by=member)
    ben.get_by_role("button", name="I agree that the group sees it").click()
    expect(ben.get_by_role("heading", name="Where you see it differently")).to_be_visible()
    check(ben)
    shot(ben, "gaps")
    look_talk_decide(ben, check, shot)
    ask_again(ben, one, check, shot)


def type_in_a_sheet(page, one, check):
    """Somebody with lived experience has filled it in on paper."""
    page.goto(f"/p/the-garden/listen/questionnaires/{one.questionnaire.ref}/paper/enter/")
    for name, typed in (
        ("q-1-1", "1"),
        ("q-1-2", "2"),
        ("q-1-3", "They talk too fast"),
        ("side-1", "1"),
        ("may-1", "1"),
    ):
        page.locator(f"#{name}").fill(typed)
    page.get_by_role("button", name="Keep these sheets").click()
    expect(page.get_by_text("1 sheet was kept.")).to_be_visible()
    check(page)


def code_on_the_page(page, one) -> str:
    """The code that Ben reads out."""
    page.goto(f"{ROOM}rounds/{one.ref}/")
    page.get_by_role("link", name="Link, code, tablet or paper").click()
    return page.locator("strong.code").inner_text()


def answer_on_a_phone(page, code, check):
    """A professional answers by the code that was handed over."""
    page.goto("/")
    page.get_by_role("link", name="I have a code").click()
    page.get_by_label("Your code").fill(code)
    page.get_by_label("Your code").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("How we work")
    check(page)
    press(page, "Start")
    for answer in ("Yes, completely", "I am not sure"):
        choose(page, answer)
        press(page, "Next")
    page.get_by_role("textbox").fill("We could slow down")
    press(page, "Next")
    choose(page, "I work in a service")
    press(page, "Next")
    choose(page, "The group can read what I said.")
    press(page, "Next")
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def look_talk_decide(page, check, shot):
    page.get_by_role("link", name="Look, talk, decide").first.click()
    told = "Professionals say that this is so. People with lived experience say that this is not so."
    expect(page.get_by_text(told, exact=True).first).to_be_visible()
    page.get_by_text("Show the numbers").click()
    page.get_by_text("What people wrote in this review").click()
    check(page)
    shot(page, "statement")
    page.get_by_label("What did you say about it?").fill("We wait until everybody has spoken")
    page.get_by_role("button", name="Keep what you said").click()
    page.get_by_label("What will you do about it?").fill("Go round the table first")
    page.get_by_label("Who looks after it?").select_option("Ben")
    page.get_by_role("button", name="Write down what to do").click()
    expect(page.get_by_text("Go round the table first").first).to_be_visible()
    check(page)
    shot(page, "decided")


def ask_again(page, one, check, shot):
    page.goto(f"{ROOM}asks/{one.questionnaire.ref}/")
    check(page)
    page.get_by_label("Name of this review").fill("Autumn")
    page.get_by_label("How many people do you ask? Carer").fill("6")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="What you agreed the time before")).to_be_visible()
    page.get_by_role("link", name="Is it done? Did it help?").click()
    check(page)
    page.get_by_label("Yes, it helped").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Yes, it helped")).to_be_visible()
    check(page)
    shot(page, "helped")
    assert (Action.objects.get().helped, Round.objects.count()) == ("yes", 2)


def test_a_statement_with_the_keyboard_alone(world, phone, sign_in, check):
    one = make_gap(world.ada)
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}rounds/{one.ref}/")
    press_until(page, "Look, talk, decide")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Everybody is heard here")
    press_until(page, "What did you say about it?")
    page.keyboard.type("They speak first")
    press_until(page, "Keep what you said")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept.")).to_be_visible()
    press_until(page, "What will you do about it?")
    page.keyboard.type("Let them speak first")
    press_until(page, "Write down what to do")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="Let them speak first")).to_be_visible()
    check(page)
    assert Questionnaire.objects.get().title == "How we work"

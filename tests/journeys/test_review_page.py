"""The review page from gathering to the next one: by mouse, with the keyboard alone, without scripts on a phone."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Action, Barrier, ReviewPage
from tests.reviewed import make_gap
from tests.world import link, make_change, make_decision, make_stone, make_voice

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = "/p/the-garden/review/page/"


def fill_the_garden(world) -> None:
    stone = make_stone(world.project, "People feel at home here")
    for number in range(6):
        link(make_voice(world.project, f"It is my place {number}", uses=("group", "quote", "public")), stone)
    link(make_change(make_decision(world.project)), stone)
    one = make_gap(world.ada)
    Action.objects.create(project=world.project, round=one, statement="heard", words="Go round the table first")
    Barrier.objects.create(project=world.project, words="The hall is cold in winter")


def test_ada_gathers_writes_and_keeps(world, page, sign_in, check, shot):
    fill_the_garden(world)
    ada = sign_in(world.ada, page)
    ada.goto(PAGES)
    check(ada)
    ada.get_by_role("link", name="Work on the next page").click()
    check(ada)
    ada.get_by_role("button", name="Gather it now").click()
    expect(ada.get_by_text("People with lived experience say that this is not so.")).to_be_visible()
    check(ada)
    shot(ada, "review-page-next")
    ada.get_by_role("link", name="Say what each outcome is about").click()
    check(ada)
    shot(ada, "review-page-areas")
    ada.get_by_label("Wellbeing").check()
    ada.get_by_role("button", name="Keep this").click()
    add_a_cost(ada, check)
    say_something(ada, check, shot)
    ada.get_by_role("button", name="Keep this page").click()
    expect(ada.get_by_role("alert")).to_contain_text("Write a name for this page")
    check(ada)
    ada.get_by_label("Name of this page").fill("Spring 2026")
    ada.get_by_role("button", name="Keep this page").click()
    expect(ada.get_by_role("heading", level=1)).to_have_text("Spring 2026")
    check(ada)
    shot(ada, "review-page-kept")
    ada.get_by_role("link", name="Easy Read", exact=True).click()
    check(ada)
    shot(ada, "review-page-easy")


def add_a_cost(page, check):
    page.get_by_role("link", name="Write down what else it cost").click()
    page.get_by_role("link", name="Write down a cost").click()
    page.get_by_label("Places").check()
    page.get_by_label("Say it in a few words").fill("Rent of the hall")
    page.get_by_label("How much, in pounds?").fill("120")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("heading", name="Rent of the hall")).to_be_visible()
    page.goto(f"{PAGES}next/")
    expect(page.get_by_text("Other things cost £120.").or_(page.get_by_role("cell", name="£120").first)).to_be_visible()
    check(page)


def say_something(page, check, shot):
    page.get_by_role("link", name="Say something about this").nth(3).click()
    check(page)
    page.get_by_label("What do you say about this?").fill("We were cold, and we came all the same.")
    page.get_by_label("The same in Easy Read").fill("We were cold.\nWe came all the same.")
    shot(page, "review-page-say")
    page.get_by_role("button", name="Keep what you said").click()
    expect(page.get_by_text("We were cold, and we came all the same.")).to_be_visible()


def test_a_page_is_kept_without_scripts_on_a_phone(world, plain, sign_in, check, shot):
    fill_the_garden(world)
    page = sign_in(world.ada, plain)
    page.goto(f"{PAGES}next/")
    page.get_by_role("button", name="Gather it now").click()
    check(page)
    shot(page, "review-page-phone")
    page.get_by_label("Name of this page").fill("Spring 2026")
    page.get_by_label("Share it with the organisation").check()
    page.get_by_role("button", name="Keep this page").click()
    expect(page.get_by_text("It is shared")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Remove this page").click()
    expect(page.get_by_text("is removed.")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Put it back").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring 2026")


def test_with_the_keyboard_alone(world, phone, sign_in, check):
    fill_the_garden(world)
    page = sign_in(world.ada, phone)
    page.goto(f"{PAGES}next/")
    press_until(page, "Gather it now")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is gathered.")).to_be_visible()
    press_until(page, "Name of this page")
    page.keyboard.type("Spring")
    press_until(page, "Keep this page")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring")
    check(page)
    assert ReviewPage.objects.get().kept_by == world.ada

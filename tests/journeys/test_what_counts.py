"""What counts: the wish, a round of weighing, what is told and what got worse; by mouse, by keys, without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import GotWorse, KeptMap, Project, Weight
from tests.weighed import make_weighing, say_order
from tests.world import link, make_stone, make_voice

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/p/the-garden/value/"
WORDS = ("People feel at home", "There is a warm meal", "People learn to cook")


@pytest.fixture
def stones(world):
    found = [make_stone(world.project, words) for words in WORDS]
    link(make_voice(world.project, "I sit there now, and nobody minds"), found[0])
    return found


def test_a_group_says_that_it_never_uses_money(world, page, sign_in, check, shot):
    ben = sign_in(world.ben, page)
    ben.goto(ROOM)
    ben.get_by_role("link", name="Our wish about money").click()
    check(ben)
    ben.get_by_role("link", name="Say what you want").click()
    check(ben)
    shot(ben, "money-say")
    ben.get_by_label("No, never").check()
    ben.get_by_role("button", name="Keep this").click()
    expect(ben.get_by_role("alert")).to_contain_text("Tick who agreed.")
    check(ben)
    ben.get_by_label("Ada").check()
    ben.get_by_role("button", name="Keep this").click()
    expect(ben.get_by_text("Nobody of these sides is among those who agreed: professional")).to_be_visible()
    expect(ben.get_by_role("link", name="What it is worth")).to_have_count(0)
    check(ben)
    shot(ben, "money-never")
    ben.goto(f"{ROOM}worth/")
    expect(ben.get_by_role("heading", name="This group does not use this page")).to_be_visible()
    check(ben)


def test_why_money_is_not_the_whole_story_is_read_in_easy_read_on_a_phone(world, phone, sign_in, check, shot):
    ada = sign_in(world.ada, phone)
    ada.goto(f"{ROOM}money/why/")
    check(ada)
    shot(ada, "money-why")
    ada.get_by_role("link", name="Easy Read").click()
    expect(ada.get_by_text("Having a friend has no price.")).to_be_visible()
    check(ada)
    shot(ada, "money-why-easy")


def test_from_asking_to_both_sides_beside_each_other(world, stones, page, sign_in, check, shot):
    ben = sign_in(world.ben, page)
    begin_with_beans(ben, check, shot)
    one = world.project.weighings.get()
    say_order(one, "professional", *stones)
    say_order(one, "lived", *reversed(stones))
    type_in_a_sheet(ben, check, shot)
    ben.goto(f"{ROOM}weigh/{one.ref}/")
    ben.get_by_role("button", name="End this round").click()
    expect(ben.get_by_text("They differ over").first).to_be_visible()
    check(ben)
    shot(ben, "weigh-found")
    ben.goto(ROOM)
    check(ben)
    shot(ben, "what-counts-weighed")


def begin_with_beans(page, check, shot):
    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="Ask what matters most").click()
    check(page)
    shot(page, "weigh-new")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a name for this round")
    check(page)
    page.get_by_label("Name of this round").fill("Spring")
    page.get_by_label("Beans: everybody").check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Spring")).to_be_visible()
    check(page)
    shot(page, "weigh-asking")


def type_in_a_sheet(page, check, shot):
    page.get_by_role("link", name="Type in a sheet of paper").click()
    check(page)
    page.get_by_label("Lived experience").check()
    page.get_by_label(WORDS[2]).fill("6")
    page.get_by_label(WORDS[1]).fill("3")
    page.get_by_role("button", name="Keep, and type in the next").click()
    expect(page.get_by_role("alert")).to_contain_text("you gave out 9 beans, and you have 10")
    expect(page.get_by_label(WORDS[2])).to_have_value("6")
    check(page)
    shot(page, "weigh-sheet-wrong")
    page.get_by_label(WORDS[0]).fill("1")
    page.get_by_role("button", name="Keep, and type in the next").click()
    expect(page.get_by_text("The sheet is kept.")).to_be_visible()


def test_ada_puts_cards_in_order_without_scripts(world, stones, plain, sign_in, check, shot):
    make_weighing(world.project, stones)
    ada = sign_in(world.ada, plain)
    ada.goto(ROOM)
    ada.get_by_role("link", name="Say what matters to you").click()
    ada.get_by_role("link", name="Say what matters to you").click()
    check(ada)
    for words, place in zip(WORDS, "213", strict=True):
        ada.get_by_label(words).select_option(place)
    shot(ada, "weigh-mine")
    ada.get_by_role("button", name="Send").click()
    expect(ada.get_by_text("You have weighed")).to_be_visible()
    check(ada)
    assert sorted(Weight.objects.get().said.values()) == [1, 2, 3]


def test_two_at_a_time_with_the_keyboard_alone(world, stones, phone, sign_in, check, shot):
    one = make_weighing(world.project, stones, "pairs")
    ada = sign_in(world.ada, phone)
    ada.goto(f"{ROOM}weigh/{one.ref}/mine/")
    check(ada)
    for _pair in range(3):
        ada.keyboard.press("Tab")
        while ada.evaluate("document.activeElement.type") != "radio":
            ada.keyboard.press("Tab")
        ada.keyboard.press("ArrowUp")
    shot(ada, "weigh-pairs")
    press_until(ada, "Send")
    ada.keyboard.press("Enter")
    expect(ada.get_by_text("You have weighed")).to_be_visible()
    assert len(Weight.objects.get().said) == 3


def test_what_is_told_what_got_worse_and_a_map_that_is_kept(world, stones, phone, sign_in, check, shot):
    ada = sign_in(world.ada, phone)
    ada.goto(ROOM)
    expect(ada.get_by_text("Nobody has said what got worse: ask.")).to_be_visible()
    ada.get_by_role("link", name="Choose what people say").first.click()
    check(ada)
    ada.get_by_label("I sit there now").check()
    ada.get_by_role("button", name="Keep this").click()
    write_what_got_worse(ada, check)
    shot(ada, "what-counts-told")
    ada.get_by_role("link", name="Kept maps").click()
    check(ada)
    ada.get_by_label("Name of this map").fill("Spring")
    ada.get_by_role("button", name="Keep this map").click()
    expect(ada.get_by_role("alert")).to_contain_text("Ask first what was lost or got worse.")
    ada.get_by_label("We asked people what was lost").check()
    ada.get_by_role("button", name="Keep this map").click()
    expect(ada.get_by_role("heading", name="Spring")).to_be_visible()
    check(ada)
    shot(ada, "map-kept")
    assert KeptMap.objects.get().kept_by == world.ada


def write_what_got_worse(page, check):
    page.goto(f"{ROOM}counts/worse/")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("alert")).to_contain_text("Write what was lost")
    check(page)
    page.get_by_label("What was lost, or got worse?").fill("The quiet corner is gone")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("status")).to_contain_text("It is written down. It stands on the map.")
    page.goto(ROOM)
    expect(page.get_by_text("The quiet corner is gone", exact=True)).to_be_visible()
    check(page)
    assert GotWorse.objects.get().words == "The quiet corner is gone"


def test_who_never_uses_money_still_has_all_of_what_counts(world, stones, page, sign_in):
    Project.objects.filter(pk=world.project.pk).update(uses_money="never")
    rae = sign_in(world.rae, page)
    rae.goto(ROOM)
    expect(rae.get_by_role("heading", name="What counts")).to_be_visible()
    expect(rae.get_by_text("You never put what you value into money.")).to_be_visible()

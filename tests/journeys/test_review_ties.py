"""Ties from asking to looking: two answer, a facilitator beside a third; on a phone without scripts; by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from steppingstones.actions import relationships as actions
from steppingstones.models import Side, Tie, TiePerson, TieRound
from tests.tied import NAMED, everywhere, join, make_people, make_tie_round, make_ties, within
from tests.world import make_member

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/p/the-garden/review/relationships/"


def test_two_answer_and_a_facilitator_beside_a_third(world, page, plain, sign_in, check, shot):
    mo = make_member(world.project, "Mo", side=Side.CARER, user=None)
    ben, ada = sign_in(world.ben, page), sign_in(world.ada, plain)
    begin(ben, check, shot)
    one = TieRound.objects.get()
    ben.get_by_role("link", name="Say if I take part").click()
    check(ben)
    shot(ben, "ties-part")
    ben.get_by_label("Yes. The picture shows my name to this group.").check()
    ben.get_by_role("button", name="Keep this").click()
    take_part_without_scripts(ada, check)
    ben.get_by_role("link", name=re.compile("take part ?: Mo")).click()
    expect(ben.get_by_text("You write down what Mo says.")).to_be_visible()
    ben.get_by_label("Yes. The picture shows my name to this group.").check()
    ben.get_by_role("button", name="Keep this").click()
    check(ben)
    ben.get_by_role("button", name="Now let people answer").click()
    check(ben)
    shot(ben, "ties-asking")
    answer(ben, one, "Ada")
    answer(ada, one, "Ben")
    check(ada)
    ben.get_by_role("link", name=re.compile("Answer ?: Mo")).click()
    check(ben)
    ben.get_by_role("group", name="Who do you work with?").get_by_label("Ben").check()
    ben.get_by_role("button", name="Keep this answer").click()
    expect(ben.get_by_role("status")).to_contain_text("It is kept.")
    assert Tie.objects.count() == 3
    expect(ben.get_by_text("3 of 3 people who take part have answered.")).to_be_visible()
    ben.get_by_role("button", name="End this and look at it").click()
    expect(ben.get_by_text("Fewer than 6 people take part.").first).to_be_visible()
    expect(ben.get_by_role("img", name="Who works with whom: Now")).to_be_visible()
    check(ben)
    assert mo.tie_parts.get().is_own is False


def begin(page, check, shot):
    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="Ask how you know each other").click()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a name")
    check(page)
    page.get_by_label("Name").fill("Spring")
    page.get_by_label("Who do you trust?").check()
    shot(page, "ties-begin")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Spring")).to_be_visible()
    check(page)


def take_part_without_scripts(page, check):
    page.goto(ROOM)
    page.get_by_role("link", name="Spring").click()
    check(page)
    page.get_by_role("link", name="Say if I take part").click()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose one of these.")
    page.get_by_label("Yes. The picture shows my name to this group.").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Kept. This can be changed at any time.")).to_be_visible()


def answer(page, one, name):
    page.goto(f"{ROOM}{one.ref}/")
    page.get_by_role("link", name="Answer", exact=True).click()
    page.get_by_role("group", name="Who do you work with?").get_by_label(name).check()
    page.get_by_role("button", name="Keep this answer").click()
    expect(page.get_by_text("Your answer is kept. Nobody else sees it.")).to_be_visible()


def test_an_answer_on_a_phone_with_the_keyboard_alone(world, phone, sign_in, check, shot):
    people = make_people(world.project, 2, 1) | {"Ada": world.ada}
    one = make_tie_round(world.ada, kinds=["work"], asks_before=False)
    join(one, people)
    actions.ask(one, by=world.ada)
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}{one.ref}/answer/")
    shot(page, "ties-answer-phone")
    press_until(page, "B")
    page.keyboard.press("Space")
    press_until(page, "Keep this answer")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your answer is kept. Nobody else sees it.")).to_be_visible()
    check(page)
    assert Tie.objects.get().other.member == people["B"]


def test_before_and_now_on_a_phone_and_taking_it_back(world, page, phone, sign_in, check, shot):
    names = ("Robin Applegate", "Wren Longmeadow", "Jay Riverside", "Olive Underhill", "Basil Fairweather")
    people = dict(zip("ABCDE", (make_member(world.project, name, side="lived") for name in names), strict=True))
    people |= {"L": world.ada, "P": world.ben}
    told = within({key: people[key] for key in "ABCDE"}, before=True) | {("L", "work", False): "ABC"}
    told |= everywhere({key: people[key] for key in "ABPD"})
    one = make_ties(world.ada, people, told)
    wide, small = sign_in(world.ada, page), sign_in(world.ben, phone)
    for each, name in ((wide, "ties-shown"), (small, "ties-shown-phone")):
        each.goto(f"{ROOM}{one.ref}/")
        each.get_by_text("Show it as a table").nth(1).click()
        check(each)
        shot(each, name)
    expect(small.get_by_text("Push the picture sideways").first).to_be_visible()
    wide.get_by_role("link", name="Show my name or not, or leave").click()
    wide.get_by_label("No, leave me out.").check()
    wide.get_by_role("button", name="Keep this").click()
    expect(wide.get_by_role("rowheader", name="Ada")).to_have_count(0)
    assert TiePerson.objects.exclude(part=NAMED).get().member == world.ada

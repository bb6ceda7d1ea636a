"""With and without, with the mouse, with the keyboard alone, and without scripts on a small screen."""

import re

import pytest
from playwright.sync_api import expect

from steppingstones.models import EvidenceTest, GroupComparison, OtherExplanation, Step, Stone
from tests.pages.test_comparisons import WITH, WITHOUT
from tests.pages.test_looked_for import expect as say_what_is_expected
from tests.pages.test_looked_for import make_test
from tests.pages.test_without import ROOM, make_plan, make_said
from tests.queries.test_standing_of_claims import make_other, make_piece, make_story
from tests.world import make_stone

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stone(world):
    """An outcome on the way from an activity, another on the other track, and a plan before."""
    doing = make_stone(world.project, "We meet every week", kind=Stone.Kind.ACTIVITY, track=Stone.Track.CO_PRODUCTION)
    stone = make_said(world.project, "People trust each other", track=Stone.Track.CO_PRODUCTION)
    Step.objects.create(project=world.project, source=doing, target=stone, assumption="There is a warm room")
    make_said(world.project, "There is a garden")
    make_plan(world.project)
    return stone


def tell(stone, *members):
    """A story with all that belongs to one."""
    story = make_story(stone)
    make_piece(story, other=make_other(story, why="No bus goes on Saturdays"), stance="against")
    make_other(story, "open")
    test = make_test(story, result="missing", found_words="The folder is empty")
    for member in members:
        say_what_is_expected(test, member)
    return story


def test_ada_tells_a_story_and_looks_at_what_else_it_could_be(world, stone, page, sign_in, check, shot):
    ada = sign_in(world.ada, page)
    ada.goto(ROOM)
    ada.get_by_text("What became of each thing").click()
    check(ada)
    shot(ada, "without")
    ada.get_by_role("link", name="People trust each other").click()
    check(ada)
    shot(ada, "claim-begun")
    ada.get_by_role("link", name="Begin the story").click()
    check(ada)
    shot(ada, "story-form")
    ada.get_by_label("How did doing it together lead to this?").fill("We met, we ate, we talked.")
    ada.get_by_role("button", name="Keep this").click()
    expect(ada.get_by_text("The story is kept.")).to_be_visible()
    check(ada)
    name_another_explanation(ada, check, shot)
    say_what_speaks_for_it(ada, check, shot)
    ada.get_by_role("button", name="I agree").click()
    expect(ada.get_by_text("Nobody from this side agrees to it yet: Professional")).to_be_visible()
    check(ada)


def name_another_explanation(ada, check, shot):
    ada.get_by_role("link", name="Name another explanation").click()
    ada.get_by_label("What else could be why this came about?").fill("A new bus")
    ada.get_by_label("Looked into: it was not that").check()
    ada.get_by_role("button", name="Keep this").click()
    expect(ada.get_by_role("alert")).to_contain_text("Write how you know.")
    check(ada)
    shot(ada, "other-form")
    ada.get_by_label("How do you know?").fill("It goes on weekdays only")
    ada.get_by_role("button", name="Keep this").click()
    expect(ada.get_by_text("1 other explanation: 1 was not it.")).to_be_visible()
    check(ada)


def say_what_speaks_for_it(ada, check, shot):
    ada.get_by_role("link", name="Add something that speaks for it or against it").click()
    check(ada)
    shot(ada, "piece-form")
    ada.get_by_label("speaks for it", exact=True).check()
    ada.get_by_label("Is it one of your records?").select_option(label="“I like the big table”")
    ada.get_by_role("button", name="Keep this").click()
    expect(ada.get_by_role("link", name="I like the big table")).to_be_visible()
    ada.get_by_role("button", name=re.compile("^Take away.*I like the big table")).click()
    expect(ada.get_by_text("is removed.")).to_be_visible()
    check(ada)


def test_ada_looks_for_something_with_the_keyboard_alone(world, stone, phone, sign_in, check, shot):
    story = tell(stone, world.ada, world.ben)
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}stories/{story.ref}/look-for/")
    press_until(page, "What could you look for?")
    page.keyboard.type("A letter")
    press_until(page, "Where do you look?")
    page.keyboard.type("The post")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A letter")
    check(page)
    shot(page, "look-for")
    assert EvidenceTest.objects.filter(what="A letter").exists()
    page.goto(f"{ROOM}{stone.ref}/")
    check(page)
    shot(page, "claim")


def test_a_story_with_all_that_belongs_to_it(world, stone, page, sign_in, check, shot):
    tell(stone, world.ada, world.ben)
    ada = sign_in(world.ada, page)
    ada.goto(f"{ROOM}{stone.ref}/")
    ada.get_by_text("As a range of numbers").click()
    check(ada)
    shot(ada, "claim-told")
    ada.get_by_role("link", name="The date is in the minutes").click()
    check(ada)
    shot(ada, "looked-for")


def test_two_groups_on_a_small_screen_without_scripts(world, stone, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="People trust each other").click()
    page.get_by_role("link", name="Put two groups beside each other").click()
    check(page)
    shot(page, "compare-form")
    page.get_by_label("The numbers of those who co-produced").fill(WITH)
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("alert")).to_contain_text("Write which group it is.")
    check(page)
    page.get_by_label("Which group did not co-produce?").fill("Northtown")
    page.get_by_label("What was asked, or counted?").fill("Days out in a week")
    page.get_by_label("More is better").check()
    page.get_by_label(re.compile("By lot")).check()
    page.get_by_label("Where do the numbers come from?").fill("The forms of both")
    page.get_by_label("The numbers of the other group").fill(WITHOUT)
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("People who co-produced got better by more than the others")).to_be_visible()
    page.get_by_text("The numbers", exact=False).first.click()
    check(page)
    shot(page, "compared")
    assert GroupComparison.objects.count() == 1


def test_rae_reads_all_of_it(world, stone, page, sign_in, check):
    tell(stone, world.ada)
    rae = sign_in(world.rae, page)
    rae.goto(f"{ROOM}{stone.ref}/")
    expect(rae.get_by_role("link", name="Change the story")).to_have_count(0)
    expect(rae.get_by_role("button", name="I agree")).to_be_visible()
    check(rae)
    assert OtherExplanation.objects.count() == 2

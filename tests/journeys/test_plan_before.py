"""Professionals seal what they would do alone; the group says what became of it; who is missing is invited."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Action, PlanBefore, PlanOutcome, Stakeholder
from tests.actions.test_plan_before import make_plan, make_sealed
from tests.journeys.keyboard import press_until
from tests.world import link, make_decision, make_voice

pytestmark = pytest.mark.browser


def test_a_plan_is_written_and_sealed_with_the_keyboard_alone(world, phone, sign_in, check):
    page = sign_in(world.ben, phone)
    page.goto("/p/the-garden/plan/before/")
    check(page)
    press_until(page, "Write the plan before")
    page.keyboard.press("Enter")
    page.wait_for_url("**/add/")
    press_until(page, "What would this be a plan for?")
    page.keyboard.type("A day centre")
    press_until(page, "Go on")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="A day centre").wait_for()
    check(page)
    press_until(page, "What would you do?")
    page.keyboard.type("Buy ten small tables\nOpen on weekdays")
    press_until(page, "Add")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Up Open on weekdays").wait_for()
    press_until(page, "Up")
    page.keyboard.press("Enter")
    page.wait_for_url("**#item-*")
    check(page)
    press_until(page, "Read it once more and seal it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/seal/")
    check(page)
    press_until(page, "Seal it for good")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing in this plan has changed since.").wait_for()
    check(page)
    plan = PlanBefore.objects.get()
    assert [item.words for item in plan.items.all()] == ["Open on weekdays", "Buy ten small tables"]
    assert list(plan.written_by.all()) == [world.ben]


def mark(page, check, fate, instead=""):
    page.get_by_label(fate).check()
    page.get_by_label("What happened instead?").fill(instead)
    check(page)
    page.get_by_role("button", name="Save and go on").click()


def test_a_group_goes_through_a_sealed_plan(world, plain, sign_in, check, shot):
    voice, decision = make_voice(world.project, "I cannot see everyone"), make_decision(world.project)
    link(voice, decision)
    make_voice(world.project, "I have nowhere to go on Saturdays")
    plan = make_sealed(world)
    page = sign_in(world.ada, plain)
    page.goto(f"/p/the-garden/plan/before/{plan.ref}/")
    check(page)
    page.get_by_role("link", name="What co-production changed").click()
    page.get_by_role("link", name="Say what became of each thing").click()
    mark(page, check, "Changed", "One big round table")
    page.get_by_label("Which table do we buy?").check()
    check(page)
    page.get_by_role("button", name="Keep these and go on").click()
    check(page)
    page.get_by_role("link", name="Go on to the next thing").first.click()
    mark(page, check, "Changed", "Open on Saturdays, too")
    page.get_by_role("link", name="No decision, go on to the voices").click()
    page.get_by_label("nowhere to go").check()
    page.get_by_role("button", name="Keep the ticked voices").click()
    check(page)
    page.get_by_role("link", name="Go on to the next thing").first.click()
    mark(page, check, "Kept")
    page.get_by_role("link", name="Add something new that came").click()
    page.get_by_label("What new thing came?").fill("A garden")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="Stop here and see what changed").click()
    check(page)
    shot(page, "plan-compared")
    expect(
        page.get_by_text("Of 3 things that would have been done, 1 stayed as planned and 2 changed.")
    ).to_be_visible()
    expect(page.get_by_text("2 of 3 differences rest on what people said.")).to_be_visible()
    page.get_by_role("link", name="Which table do we buy?").click()
    expect(page.get_by_text("I cannot see everyone").first).to_be_visible()
    assert PlanOutcome.objects.current().count() == 4


def test_what_was_being_written_while_the_plan_was_sealed_is_kept(world, new_page, plain, sign_in, check):
    plan = make_plan(world)
    page, other = sign_in(world.ada, plain), sign_in(world.ben, new_page())
    page.goto(f"/p/the-garden/plan/before/{plan.ref}/")
    page.get_by_label("What would you do?").fill("Ask people who come")
    other.goto(f"/p/the-garden/plan/before/{plan.ref}/seal/")
    other.get_by_role("button", name="Seal it for good").click()
    other.get_by_text("Nothing in this plan has changed since.").wait_for()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("What you wrote is below.")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_text("Ask people who come", exact=True)).to_be_visible()
    check(page)


def test_who_is_missing_is_invited(world, plain, sign_in, check, shot):
    Stakeholder.objects.create(project=world.project, name="People who come", side="lived", is_in=True, interest=3)
    page = sign_in(world.ada, plain)
    page.goto("/p/the-garden/plan/stakeholders/")
    check(page)
    page.get_by_role("link", name="Add somebody").click()
    page.get_by_label("Who?").fill("Neighbours in Mill Lane")
    page.get_by_label("Community").check()
    page.get_by_label("What is at stake for them?").fill("Noise in the evening")
    page.get_by_role("group", name="How much power").get_by_label("A little").check()
    page.get_by_role("group", name="How much does it matter").get_by_label("A lot").check()
    page.get_by_label("No: they are missing").check()
    check(page)
    page.get_by_role("button", name="Keep this").click()
    check(page)
    shot(page, "stakes")
    expect(page.get_by_text("Those it matters to most are not in the room.")).to_be_visible()
    page.locator("svg a", has_text="Neighbours").click()
    page.wait_for_url("**#who-*")
    page.get_by_role("link", name="Make it something to do").click()
    check(page)
    page.get_by_label("Who looks after it?").select_option("Ben")
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_role("button", name="Done").click()
    check(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Done")).to_be_visible()
    expect(page.get_by_role("heading", name="Invite Neighbours in Mill Lane")).to_be_visible()
    assert (Action.objects.get().done_at, Action.objects.get().member) == (None, world.ben)


def test_forty_names_can_be_read_in_the_picture(world, page, sign_in, check, shot):
    for number in range(43):
        levels = {"power": number % 3 + 1, "interest": 3 if number % 4 else number % 3 + 1}
        Stakeholder.objects.create(
            project=world.project, name=f"The association number {number} of our town", side="community", **levels
        )
    sign_in(world.ada)
    page.goto("/p/the-garden/plan/stakeholders/")
    check(page)
    shot(page, "stakes-forty")
    expect(page.locator("svg.stake-picture a")).to_have_count(40)

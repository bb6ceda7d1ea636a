"""A group that wants no big plan: it chooses what to show, writes a benefit down, and reads it in its report."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Project, Stone
from tests.world import link, make_voice

pytestmark = pytest.mark.browser


def test_from_choosing_what_to_show_to_a_report_with_a_benefit(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    start(page)
    check(page)
    shot(page, "routes-choose")
    page.get_by_label("Benefits").check()
    page.get_by_role("button", name="Save and go on").click()

    check(page)
    expect(page.get_by_text("There is no issue yet.")).to_be_hidden()
    page.get_by_role("link", name="Plan", exact=True).click()
    check(page)
    add_benefit(page, check)
    shot(page, "routes-benefits")
    reword(page, check)

    project = Project.objects.get(name="Benches")
    link(make_voice(project, "I asked for a lift, and I got one"), Stone.objects.get(project=project))
    page.get_by_role("link", name="Benefits", exact=True).click()
    check(page)
    expect(page.get_by_text("I asked for a lift")).to_be_visible()

    read_report(page, check)
    shot(page, "routes-report")
    report = page.inner_text("main")
    assert "Being sure of oneself, Asking for things" in report
    assert "Said by 1 person" in report
    assert "The pathway" not in report


def start(page) -> None:
    page.goto("/projects/new/")
    page.get_by_label("Name of the project").fill("Benches")
    page.get_by_label("Name of your organisation").fill("Bench Friends")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Lived experience").check()
    page.get_by_role("button", name="Start the project").click()


def add_benefit(page, check) -> None:
    page.get_by_role("link", name="Add a benefit").click()
    check(page)
    page.get_by_role("button", name="Add it").click()
    check(page)
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(3)
    page.get_by_label("What happened?").fill("Members ask for what they need")
    page.get_by_label("People with lived experience", exact=True).check()
    page.get_by_label("Confidence").check()
    page.get_by_label("Something that is not in the list").fill("Asking for things")
    page.get_by_role("button", name="Add it").click()
    check(page)
    expect(page.get_by_role("heading", name="Members ask for what they need")).to_be_visible()


def reword(page, check) -> None:
    """The group's own word for a benefit reaches the outcome that brings it."""
    page.get_by_role("link", name="Our list of benefits").click()
    check(page)
    page.get_by_role("link", name="Reword Confidence").click()
    check(page)
    page.get_by_label("The benefit").fill("Being sure of oneself")
    page.get_by_role("button", name="Keep the change").click()
    check(page)
    page.get_by_role("button", name="Remove Belonging").click()
    page.get_by_role("button", name="Put it back Belonging").click()
    check(page)


def read_report(page, check) -> None:
    page.get_by_role("link", name="Show", exact=True).click()
    page.get_by_role("link", name="Start a report").click()
    check(page)
    page.get_by_label("Title").fill("Our year")
    page.get_by_label("The group itself").check()
    page.get_by_role("button", name="Save").click()
    change_parts(page, check)
    page.get_by_role("link", name="Our year").click()
    page.get_by_role("link", name="Web page").click()
    check(page)


def change_parts(page, check) -> None:
    page.get_by_role("link", name="What the report is made of").click()
    expect(page.get_by_text("What people get out of it, by whom")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Change these parts").click()
    check(page)
    page.get_by_role("button", name="Leave out What counts").click()
    check(page)
    page.get_by_label("Add a part").select_option(label="Words of your own")
    page.get_by_role("button", name="Add this part").click()
    page.get_by_label("Heading").fill("What did not work")
    page.get_by_label("What you say about it").fill("The bus came too late.")
    check(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Up What did not work").click()
    check(page)


def test_an_achievement_by_keyboard_alone(world, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto("/p/the-garden/plan/achievements/add/")
    page.get_by_label("What is better than it was?").focus()
    page.keyboard.type("Everybody can read the rules")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # people with lived experience
    page.get_by_label("What did you do for it?").focus()
    page.keyboard.type("Ask what is hard")
    page.keyboard.press("Enter")
    page.keyboard.type("Draw pictures")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/achievements/#outcome-*")
    check(page)
    card = page.locator(".outcome").inner_text()
    assert "Everybody can read the rules" in card
    assert "People with lived experience" in card
    assert "Draw pictures" in card

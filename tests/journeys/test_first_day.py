"""The first day: somebody starts a project, adds people, and sees where to begin."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.examples import load_example
from steppingstones.models import Member, Project

pytestmark = pytest.mark.browser


def test_ada_starts_a_project_and_adds_people(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    start_project(page, check)
    check(page)
    shot(page, "first-overview")
    add_people(page, check)
    shot(page, "people")
    assert [member.name for member in Project.objects.get(name="Benches").members.order_by("pk")] == ["Ada", "Mo"]
    assert Member.objects.get(name="Mo").user is None


def start_project(page, check) -> None:
    page.goto("/projects/")
    check(page)
    page.get_by_role("link", name="Start a project").click()
    check(page)
    page.get_by_label("Name of the project").fill("Benches")
    page.get_by_role("button", name="Start the project").click()
    expect(page.get_by_label("Name of the project")).to_have_value("Benches")
    check(page)
    page.get_by_label("Name of your organisation").fill("Bench Friends")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Lived experience").check()
    page.get_by_role("button", name="Start the project").click()
    expect(page.get_by_role("heading", name="What do you want to show?", level=1)).to_be_visible()
    check(page)
    page.get_by_label("Impact").check()
    page.get_by_label("Feedback and evaluation").check()
    check(page)
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", name="Benches", level=1)).to_be_visible()


def add_people(page, check) -> None:
    page.get_by_role("link", name="Add people").click()
    check(page)
    page.get_by_role("link", name="Add a person").click()
    check(page)
    page.get_by_label("Name", exact=True).fill("Mo")
    page.get_by_label("Community").check()
    page.get_by_label("What helps this person").fill("A chair with arms")
    page.get_by_role("button", name="Add this person").click()
    expect(page.get_by_text("Mo is in the group.")).to_be_visible()
    expect(page.get_by_text("A chair with arms")).to_be_visible()
    check(page)


def test_a_newcomer_tries_the_example_and_takes_it_away(world, plain, check, shot):
    load_example()
    plain.goto("/")
    plain.get_by_role("button", name="Try the example").click()
    expect(plain.get_by_text("The people in it are invented.")).to_be_visible()
    check(plain)
    shot(plain, "example")
    plain.get_by_role("link", name="People", exact=True).click()
    expect(plain.get_by_role("heading", name="Olive Underhill")).to_be_visible()
    check(plain)
    plain.get_by_role("button", name="Remove the example").click()
    expect(plain.get_by_text("The example is gone.")).to_be_visible()
    check(plain)


def test_ada_writes_down_what_helps_her_and_leaves(world, page, sign_in, check):
    sign_in(world.ada)
    page.goto("/p/the-garden/people/")
    page.get_by_role("link", name="Change Ada").click()
    check(page)
    page.get_by_label("What helps this person").fill("Breaks")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Breaks")).to_be_visible()
    page.get_by_role("link", name="Leave this project").click()
    check(page)
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_text("Ada is no longer in the group.")).to_be_visible()

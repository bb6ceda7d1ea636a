"""A group agrees a version, goes on, compares, and brings it back: by mouse, on a phone, and without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.pathway import add_stone
from steppingstones.models import Stone

from .windows import PLAIN, WIDE, in_windows

pytestmark = pytest.mark.browser

ROOM = "/p/the-garden/plan/versions/"


@pytest.fixture
def pathway(world) -> list[Stone]:
    more = {"by": world.ada, "track": "project"}
    impact = add_stone(world.project, kind="impact", words="Everyone has a place to go", **more)
    home = add_stone(world.project, kind="short", words="People feel at home", leads_to=[impact.ref], **more)
    add_stone(world.project, kind="activity", words="Paint the walls together", leads_to=[home.ref], **more)
    copro = more | {"track": "coproduction"}
    trust = add_stone(world.project, kind="impact", words="The garden is how we want it", **copro)
    add_stone(world.project, kind="short", words="We decide together", leads_to=[trust.ref, impact.ref], **copro)
    add_stone(world.project, kind="issue", words="Nowhere to go on Saturdays", **more | {"track": "both"})
    return list(world.project.stones.standing())


@in_windows(WIDE, PLAIN)
def test_a_version_is_agreed_compared_and_brought_back(world, pathway, new_page, sign_in, check, shot, window):
    page = sign_in(world.ada, new_page(**window))

    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="Name this version").click()
    check(page)
    page.get_by_role("button", name="Keep this version").click()
    check(page)
    page.get_by_label("Name of this version").fill("Spring")
    page.get_by_label("Why this version?").fill("We met the neighbours.")
    page.get_by_label("Ada").check()
    page.get_by_label("Ben").check()
    shot(page, "version-form")
    page.get_by_role("button", name="Keep this version").click()
    check(page)
    shot(page, "version")

    change_the_plan(page)
    page.goto(ROOM)
    check(page)
    shot(page, "versions")
    page.get_by_role("link", name="See every change").click()
    check(page)
    page.get_by_role("link", name="Say why (change 7)").click()
    check(page)
    page.get_by_label("Why?").fill("They told us what matters.")
    page.get_by_role("button", name="Keep the reason").click()
    check(page)
    shot(page, "history")
    expect(page.get_by_text("because “They told us what matters”")).to_be_visible()

    page.goto(ROOM)
    page.get_by_role("link", name="Compare two versions").click()
    check(page)
    shot(page, "compare")
    expect(page.get_by_text("We took out “Paint the walls together”")).to_be_visible()
    expect(page.get_by_text("because “The walls are painted”")).to_be_visible()

    page.goto(ROOM)
    page.get_by_role("link", name="Spring").click()
    page.get_by_role("link", name="Bring this version back").click()
    check(page)
    shot(page, "version-back")
    page.get_by_label("Why?").fill("The walls do matter.")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()
    check(page)
    assert set(Stone.objects.standing().values_list("words", flat=True)) == {stone.words for stone in pathway}


def change_the_plan(page) -> None:
    page.goto("/p/the-garden/plan/")
    page.get_by_role("link", name="Change People feel at home").click()
    page.get_by_label("What it says").fill("People stay for tea and talk")
    page.get_by_role("button", name="Keep the change").click()
    page.get_by_role("link", name="Change Paint the walls together").click()
    page.get_by_label("Why?").fill("The walls are painted.")
    page.get_by_role("button", name="Take it off").click()
    expect(page.get_by_text("“Paint the walls together” is off the pathway.")).to_be_visible()
    page.goto("/p/the-garden/plan/stones/add/?kind=activity&track=coproduction")
    page.get_by_label("What it says").fill("Meet every month")
    page.get_by_role("button", name="Add").click()

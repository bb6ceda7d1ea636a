"""Starting from an example, and carrying a pathway over: on a phone without JavaScript, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from steppingstones.queries.pathway import pathway_of
from tests.world import DATA, make_member, make_project, make_stone

from .keyboard import press_until

pytestmark = pytest.mark.browser

ROOM = "/p/the-garden/plan/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def stones(world) -> int:
    return len(pathway_of(world.project).stones)


def test_ada_starts_from_an_example_on_a_phone_without_javascript(world, new_page, sign_in, check, shot):
    page = sign_in(world.ada, new_page(width=360, height=800, js=False))
    page.goto(ROOM)
    page.get_by_role("link", name="Start from an example pathway or a copy").click()
    check(page)
    shot(page, "carry-start-360")
    page.get_by_role("link", name=re.compile("Look at it.*Peer support")).click()
    expect(page.get_by_text("This is a start to change, not an answer.")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    check(page)
    shot(page, "carry-example-360")
    page.get_by_role("button", name="Start from this").click()
    expect(page.get_by_text("20 new stones came in.")).to_be_visible()
    check(page)
    assert stones(world) == 20


def test_ben_carries_a_pathway_over_by_keyboard(world, phone, sign_in, check, shot, tmp_path):
    mine = make_project("The Orchard")
    make_stone(mine, "There are apples")
    make_member(mine, "Ben")
    make_stone(world.project, "There is tea")
    page = sign_in(world.ben, phone)
    page.goto(f"{ROOM}carry/")
    check(page)
    shot(page, "carry")
    with page.expect_download() as found:
        press_until(page, "Download JSON")
        page.keyboard.press("Enter")
    found.value.save_as(tmp_path / "garden.json")
    press_until(page, "See the examples")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A copy from another project of yours")).to_be_visible()
    check(page)
    shot(page, "carry-start")
    page.get_by_role("link", name=re.compile("Look at it.*The Orchard")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The Orchard", exact=True)).to_be_visible()
    check(page)
    shot(page, "carry-copy")
    press_until(page, "Copy it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Something needs another look")).to_be_visible()
    check(page)
    shot(page, "carry-copy-wrong")
    press_until(page, "Add to what is there")
    page.keyboard.press("Space")
    press_until(page, "Copy it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 new stone came in.")).to_be_visible()
    assert stones(world) == 2
    page.goto(f"{ROOM}carry/bring-in/")
    page.get_by_label("Your file").set_input_files(tmp_path / "garden.json")
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_text("1 of the stones is in your pathway already.")).to_be_visible()
    check(page)


def test_a_theory_of_change_finds_its_levels(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(f"{ROOM}carry/bring-in/")
    check(page)
    shot(page, "carry-send")
    page.get_by_label("Your file").set_input_files(DATA / "theory-of-change" / "climate-research.json")
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_role("group", name="Outputs").get_by_label("What they are here").select_option("impact")
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_role("heading", name="What does not fit")).to_be_visible()
    check(page)
    shot(page, "carry-theory")
    page.get_by_role("group", name="Outputs").get_by_label("What they are here").select_option("short")
    page.get_by_role("button", name="Look again").click()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("12 new stones came in.")).to_be_visible()
    check(page)
    assert stones(world) == 12

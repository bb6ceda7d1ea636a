"""A group builds its pathway: by mouse, by keyboard alone, on a phone, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from steppingstones.models import Step, Stone
from tests.world import make_stone

pytestmark = pytest.mark.browser

ROOM = "/p/the-garden/plan/"


def words_in_order(page) -> list[str]:
    return [said.strip() for said in page.locator("#list .says").all_inner_texts()]


def steps() -> set[tuple[str, str]]:
    return set(Step.objects.values_list("source__words", "target__words"))


def test_the_five_questions_lead_to_a_pathway(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto(ROOM)
    check(page)
    page.get_by_role("link", name="Start with the issue").click()
    check(page)
    page.get_by_label("The issue").fill("We have no place to meet")
    page.get_by_role("button", name="Save and go on").click()

    check(page)
    project, together = (page.get_by_role("group", name=name) for name in ("Project", "Co-production"))
    project.get_by_label("The impact").fill("There is a garden")
    together.get_by_label("The impact").fill("The garden is how we want it")
    page.get_by_role("button", name="Save and go on").click()

    check(page)
    assert page.locator(".asked").inner_text() == "There is a garden"
    page.get_by_text("See what the day centre group wrote").click()
    check(page)
    shot(page, "guide")
    page.get_by_role("button", name="Add, and ask the same again").click()
    check(page)
    page.get_by_label("One thing that must be true").fill("The ground is ours")
    page.get_by_role("button", name="Save and go on").click()

    check(page)
    expect(page.locator(".asked")).to_have_text("The garden is how we want it")
    page.get_by_role("link", name="Skip this question").click()
    expect(page.locator(".asked")).to_have_text("The ground is ours")
    page.get_by_text("It is something that you do, or on the other track").click()
    check(page)
    page.get_by_label("Something that you do").check()
    page.get_by_label("One thing that must be true").fill("Ask the council")
    page.get_by_role("button", name="Save and go on").click()
    check(page)
    shot(page, "guide-check")
    expect(page.get_by_text("Nothing leads to this impact yet.", exact=True)).to_be_visible()
    page.get_by_role("button", name="It is meant so").last.click()
    check(page)
    page.get_by_text("Meant so: 1 question", exact=True).click()
    check(page)
    page.get_by_role("button", name="Ask again").click()
    expect(page.get_by_text("Meant so: 1 question")).to_have_count(0)
    page.get_by_role("link", name="See the whole pathway").click()

    check(page)
    shot(page, "plan")
    assert steps() == {("Ask the council", "The ground is ours"), ("The ground is ours", "There is a garden")}


# What has the focus: a link of the picture has text, a field has a label.
HELD = "() => document.activeElement.labels?.[0]?.innerText || document.activeElement.textContent"


def press_tab_to(page, name: str) -> None:
    """Press Tab until the thing with this name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        held = page.evaluate(HELD)
        if " ".join(held.split()).startswith(name):
            return
    raise AssertionError(f"Tab never came to {name!r}")


def test_by_keyboard_alone(world, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto(ROOM)
    press_tab_to(page, "Start with the issue")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/issue/")
    press_tab_to(page, "The issue")
    page.keyboard.type("We have no place to meet")
    press_tab_to(page, "Save and go on")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/impact/")
    press_tab_to(page, "The impact")
    page.keyboard.type("There is a garden")
    press_tab_to(page, "Stop here and see the pathway")
    page.go_back()  # what was typed but not sent is not lost
    page.go_forward()
    expect(page.get_by_label("The impact").first).to_have_value("There is a garden")
    press_tab_to(page, "Save and go on")
    page.keyboard.press("Enter")
    page.wait_for_url("**/first/")
    press_tab_to(page, "One thing that must be true")
    page.keyboard.type("The ground is ours")
    press_tab_to(page, "Nothing must come first")
    press_tab_to(page, "Stop here and see the pathway")
    page.go_back()
    page.go_forward()
    expect(page.get_by_label("One thing that must be true")).to_have_value("The ground is ours")
    press_tab_to(page, "Save and go on")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('.asked').innerText.includes('There is a garden')")
    check(page)
    page.goto(ROOM)
    press_tab_to(page, "Go on where you stopped")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/impact/")  # the other track has none yet
    check(page)
    assert list(Stone.objects.in_order().values_list("kind", flat=True)) == ["issue", "impact", "long"]


def test_a_stone_of_the_picture_leads_to_itself_in_the_list_and_shows_its_steps(world, page, sign_in, check):
    first, second = make_stone(world.project, "First", kind="activity"), make_stone(world.project, "Second")
    Step.objects.create(project=world.project, source=first, target=second)
    sign_in(world.rae)
    page.goto(ROOM)
    press_tab_to(page, "Skip the picture")
    press_tab_to(page, "First")
    expect(page.locator(".pic-lit")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"#stone-{first.ref}$"))
    check(page)


def test_moving_with_the_buttons_needs_no_new_page_and_is_spoken(world, phone, sign_in, check):
    for number, words in enumerate("abc"):
        make_stone(world.project, words, order=number)
    page = sign_in(world.ada, phone)
    page.goto(ROOM)
    page.evaluate("() => { window.stayed = true; }")
    page.get_by_role("button", name="Down a").click()
    expect(page.get_by_role("status").get_by_text("“a”, now number 2 of 3.")).to_have_count(1)
    page.get_by_role("button", name="Down a").press("Enter")
    assert words_in_order(page) == ["b", "c", "a"]
    # At the end of the list the other button takes the focus.
    assert page.evaluate("() => document.activeElement.innerText").split() == ["Up", "a"]
    page.wait_for_function(
        "() => [...document.querySelectorAll('.pathway-picture a')].map(a => a.textContent.trim()).join('') === 'bca'"
    )
    check(page)
    assert page.evaluate("() => window.stayed")
    page.reload()
    assert words_in_order(page) == ["b", "c", "a"]


def test_dragging_by_the_grip_does_the_same(world, new_page, sign_in, check):
    for number, words in enumerate("abc"):
        make_stone(world.project, words, order=number)
    page = sign_in(world.ada, new_page(height=2400))
    page.goto(ROOM)
    grip, last = page.locator(".grip").first, page.locator("[data-reorder] > li").last
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), last.bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + end["height"] - 4, steps=8)
    page.mouse.up()
    page.wait_for_function("() => document.querySelector('[data-moved]').textContent.includes('3 of 3')")
    check(page)
    page.wait_for_timeout(300)
    page.reload()
    assert words_in_order(page) == ["b", "c", "a"]


def test_moving_without_a_script(world, new_page, sign_in, check):
    for number, words in enumerate("abc"):
        make_stone(world.project, words, order=number)
    page = sign_in(world.ada, new_page(js=False))
    page.goto(ROOM)
    page.get_by_role("button", name="Up c").click()
    check(page)
    assert words_in_order(page) == ["a", "c", "b"]


def test_when_a_move_is_refused_the_stone_goes_back_and_the_page_says_so(world, page, sign_in):
    stones = [make_stone(world.project, words, order=number) for number, words in enumerate("ab")]
    sign_in(world.ada)
    page.goto(ROOM)
    Stone.objects.filter(pk=stones[0].pk).update(removed_at="2026-05-01T00:00Z")
    page.get_by_role("button", name="Down a").click()
    page.get_by_text("This did not work.").wait_for()
    assert words_in_order(page) == ["a", "b"]


def test_add_change_link_remove_and_undo(world, plain, sign_in, check):
    make_stone(world.project, "There is a garden", kind="impact")
    page = sign_in(world.ada, plain)
    page.goto(ROOM)
    page.get_by_role("link", name="Add a stone", exact=True).click()
    check(page)
    page.get_by_role("button", name="Add it").click()
    check(page)
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(3)
    page.get_by_label("What it says").fill("The ground is ours")
    page.get_by_label("Long-term outcome").check()
    page.get_by_label("Project: what gets built").check()
    page.get_by_role("button", name="Add it").click()

    check(page)
    page.get_by_role("link", name="Change The ground is ours").click()
    check(page)
    page.get_by_role("link", name="Choose what it leads to").click()
    check(page)
    page.get_by_label("There is a garden").check()
    page.get_by_role("button", name="Keep these steps").click()
    assert steps() == {("The ground is ours", "There is a garden")}

    page.get_by_role("link", name="Change The ground is ours").click()
    page.get_by_role("button", name="Take it off").click()
    check(page)
    assert words_in_order(page) == ["There is a garden"]
    page.get_by_role("button", name="Undo").click()
    check(page)
    assert words_in_order(page) == ["The ground is ours", "There is a garden"]
    assert steps() == {("The ground is ours", "There is a garden")}


@pytest.mark.parametrize(("width", "first"), [(360, "The stones"), (768, "The picture")])
def test_the_picture_comes_first_where_there_is_room(world, new_page, sign_in, check, shot, width, first):
    make_stone(world.project)
    page = sign_in(world.rae, new_page(width=width))
    page.goto(ROOM)
    check(page)
    shot(page, "plan-ways")
    names = ("The picture", "The stones")
    tops = {name: page.get_by_role("heading", name=name).bounding_box()["y"] for name in names}
    assert min(tops, key=tops.get) == first
    # It is read aloud in the order in which it is seen.
    in_source = page.locator(".plan > section").first.get_attribute("id")
    assert in_source == ("list" if width == 360 else "picture")
    page.get_by_role("link", name="What is still missing").click()
    expect(page.get_by_role("heading", name="What is still missing")).to_be_visible()
    assert "Skip the picture" in page.inner_text("main")

"""The picture and the list as equals: near and far, by keyboard, on a phone, without scripts, in all colours."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from steppingstones.models import Step, Stone
from tests.pages.test_plan_picture import crossed, keep
from tests.world import make_stone

from .windows import PHONE, WIDE

pytestmark = pytest.mark.browser

ROOM = "/p/the-garden/plan/"
BREADTH = "() => document.querySelector('[data-picture] svg').getBoundingClientRect().width"
# What of the picture is at the top left of the window: the picture moves in its frame, and its frame with the page.
PLACE = "() => (({left, top}) => [-left, -top])(document.querySelector('[data-picture] svg').getBoundingClientRect())"
AREA = "document.querySelector('[data-picture]')"
HELD = "() => document.activeElement.id || document.activeElement.getAttribute('aria-label')"


def test_by_keyboard_near_and_far_and_from_the_picture_to_the_list_and_back(world, phone, sign_in, check):
    stones = keep(world.project, 60)
    page = sign_in(world.rae, phone)
    page.goto(ROOM)
    area = page.get_by_role("region", name="Picture of the pathway")
    area.focus()
    first = page.evaluate(BREADTH)
    page.keyboard.press("+")
    assert page.evaluate(BREADTH) == pytest.approx(first * 1.25, abs=2)
    expect(page.get_by_role("status").get_by_text("125 percent of its full size")).to_have_count(1)
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert page.evaluate(BREADTH) == pytest.approx(first * 0.8, abs=2)
    page.keyboard.press("0")
    assert page.evaluate(BREADTH) == pytest.approx(first, abs=2)
    before = page.evaluate(PLACE)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    after = page.evaluate(PLACE)
    assert after[0] > before[0]
    assert after[1] > before[1]
    check(page)
    last = stones[-1].ref
    page.locator(f"#pic-{last}").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**?stone={last}#stone-{last}")
    page.locator(f"#stone-{last}").get_by_role("link", name="In the picture").press("Enter")
    page.wait_for_url(f"**#pic-{last}")
    expect(page.locator(f"#pic-{last}")).to_be_visible()
    check(page)


def test_on_a_wide_screen_a_picture_of_thirty_stones_is_there_whole(world, new_page, sign_in):
    keep(world.project, 29)
    page = sign_in(world.rae, new_page(width=1280))
    page.goto(ROOM)
    assert page.evaluate("(({scrollHeight, clientHeight}) => scrollHeight - clientHeight)(" + AREA + ")") <= 1
    page.get_by_role("button", name="Show all of it").click()
    assert page.evaluate(AREA + ".clientHeight <= innerHeight")


def test_by_buttons_that_are_large_enough(world, phone, sign_in, check):
    keep(world.project, 60)
    page = sign_in(world.ada, phone)
    page.goto(ROOM)
    first = page.evaluate(BREADTH)
    page.get_by_role("button", name="Show all of it").click()
    whole = page.evaluate(BREADTH)
    area = page.get_by_role("region", name="Picture of the pathway").bounding_box()
    assert whole < first
    assert whole <= area["width"] + 1
    page.get_by_role("button", name="As at first").click()
    page.get_by_role("button", name="Larger").click()
    assert page.evaluate(BREADTH) > first
    before = page.evaluate(PLACE)
    page.get_by_role("button", name="Move right").click()
    page.get_by_role("button", name="Move down").click()
    assert all(there > here for there, here in zip(page.evaluate(PLACE), before, strict=True))
    check(page)


def test_a_picture_that_is_drawn_anew_keeps_its_size(world, page, sign_in):
    for number, words in enumerate("abc"):
        make_stone(world.project, words, order=number)
    sign_in(world.ada)
    page.goto(ROOM)
    page.get_by_role("button", name="Larger").click()
    wide = page.evaluate(BREADTH)
    page.get_by_role("button", name="Down a").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.pathway-picture a')].map(a => a.textContent.trim()).join('') === 'bac'"
    )
    assert page.evaluate(BREADTH) == pytest.approx(wide, abs=1)


def test_without_scripts_the_list_comes_first_and_the_picture_scrolls(world, plain, sign_in, check, shot):
    keep(world.project, 12)
    page = sign_in(world.ada, plain)
    page.goto(ROOM)
    tops = [page.get_by_role("heading", name=name).bounding_box()["y"] for name in ("The stones", "The picture")]
    assert tops == sorted(tops)
    expect(page.get_by_role("button", name="Larger")).to_be_hidden()
    page.get_by_role("link", name="The picture", exact=True).click()
    check(page)
    page.locator(".stones").get_by_role("link", name="In the picture").first.click()
    expect(page).to_have_url(re.compile("#pic-"))
    page.get_by_role("link", name="The whole picture by itself").click()
    expect(page).to_have_url(re.compile(r"/files/pathway\.svg$"))


@pytest.mark.parametrize("js", [True, False], ids=["script", "no-script"])
def test_tidy_and_undo(world, new_page, sign_in, check, js):
    crossed(world.project)
    page = sign_in(world.ada, new_page(js=js))
    page.goto(ROOM)
    before = page.locator("#list .says").all_inner_texts()
    page.get_by_role("button", name="Tidy the picture").click()
    page.get_by_text("No lines cross now.").wait_for()
    check(page)
    assert page.locator("#list .says").all_inner_texts() != before
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("in the order of before again").wait_for()
    assert page.locator("#list .says").all_inner_texts() == before


def test_a_link_from_elsewhere_finds_its_stone_in_a_large_pathway(world, page, sign_in, check):
    last = keep(world.project, 300)[250].ref
    sign_in(world.rae)
    page.goto(f"{ROOM}#stone-{last}")
    page.wait_for_url(f"**?stone={last}#stone-{last}")
    expect(page.locator(f"#stone-{last}")).to_be_visible()
    check(page)


@pytest.mark.parametrize(
    ("count", "window"), [(1, WIDE), (12, WIDE), (60, WIDE), (60, {**PHONE, "colors": "dark"}), (300, WIDE)]
)
def test_at_each_size(world, new_page, sign_in, check, shot, count, window):
    keep(world.project, count)
    page = sign_in(world.ada, new_page(**window))
    page.goto(ROOM)
    check(page)
    shot(page, f"picture-{count}")


def test_in_strong_contrast_and_on_paper(world, page, sign_in, check, shot):
    keep(world.project, 12)
    sign_in(world.ada)
    page.goto("/")
    page.context.add_cookies([{"name": "stones-look", "value": "contrast.normal", "url": page.url}])
    page.goto(ROOM)
    check(page)
    shot(page, "picture-12-contrast")
    page.emulate_media(media="print")
    shot(page, "picture-12-paper")
    expect(page.get_by_role("button", name="Larger")).to_be_hidden()


def test_with_long_words_emoji_and_words_from_right_to_left(world, page, sign_in, check, shot):
    said = [
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "😀" * 40,
        "نشعر بأننا في بيتنا هنا",
        "x" * 500,
    ]
    kinds = ["activity", "short", "long", "impact"]
    rows = [make_stone(world.project, w, kind=k, order=1) for w, k in zip(said, kinds, strict=True)]
    for one, other in pairwise(rows):
        Step.objects.create(project=world.project, source=one, target=other)
    sign_in(world.ada)
    page.goto(ROOM)
    check(page)
    shot(page, "picture-awkward")


def test_the_files_page(world, new_page, sign_in, check, shot):
    keep(world.project, 12)
    for width in (1280, 360):
        page = sign_in(world.rae, new_page(width=width))
        page.goto(f"{ROOM}files/")
        check(page)
        shot(page, "files")
        page.get_by_role("link", name="Read it here").click()
        check(page)
        shot(page, "plan-easy")
    assert Stone.objects.count() == 12

"""Pages in a real browser: how they look, and that nothing which somebody typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from ..world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS = [(320, "contrast.largest"), (768, "dark.large")]
DRAFTS = re.compile(r"/drafts/\?")
LOG = "/p/the-garden/listen/log/"


def with_look(page, live_server, look: str):
    page.context.add_cookies([{"name": "stones-look", "value": look, "url": live_server.url}])
    return page


@pytest.mark.parametrize(("width", "look"), LOOKS)
def test_pages_for_everybody(new_page, live_server, check, look, width):
    page = with_look(new_page(width=width), live_server, look)
    for address in ("/", "/sign-in/", "/gallery/"):
        page.goto(address)
        check(page)


def test_a_device_that_is_dark_gets_dark_pages(new_page, check):
    page = new_page(colors="dark")
    page.goto("/")
    assert ground(page) == "rgb(18, 32, 33)"
    check(page)


def test_choosing_a_look_shows_at_once_and_stays(page, check):
    page.goto("/")
    page.locator(".look summary").click()
    check(page)
    with page.expect_response("**/look/"):
        page.get_by_label("Dark").check()
    assert ground(page) == "rgb(18, 32, 33)"
    page.goto("/sign-in/")
    assert ground(page) == "rgb(18, 32, 33)"


def test_choosing_a_look_works_without_scripts(new_page):
    page = new_page(js=False)
    page.goto("/gallery/")
    page.locator(".look summary").click()
    page.get_by_label("Very large").check()
    page.get_by_role("button", name="Use this").click()
    expect(page).to_have_url(re.compile("/gallery/$"))
    expect(page.locator("html")).to_have_attribute("data-size", "largest")


def test_the_menu_closes_with_escape(page):
    page.goto("/")
    summary = page.locator(".look summary")
    summary.click()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Dark")).to_be_hidden()


def test_the_keyboard_can_skip_to_the_main_part(page):
    page.goto("/gallery/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the main part")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_words_survive_a_page_that_is_loaded_again(world: World, sign_in, page, check):
    sign_in(world.ada)
    page.goto(LOG)
    page.get_by_label("What was said").fill("The bus comes too early")
    page.reload()
    expect(page.get_by_label("What was said")).to_have_value("The bus comes too early")
    check(page)
    page.get_by_role("button", name="Clear it").click()
    page.reload()
    expect(page.get_by_label("What was said")).to_have_value("")


def test_words_that_are_cleared_do_not_come_back_from_a_slow_server(world: World, sign_in, page):
    sign_in(world.ada)
    page.goto(LOG)
    page.get_by_label("What was said").fill("The bus comes too early")
    asked = []
    page.route(DRAFTS, lambda route: asked.append(route))
    with page.expect_request(DRAFTS):
        page.reload()
    page.get_by_role("button", name="Clear it").click()
    with page.expect_response(DRAFTS):
        asked.pop().continue_()
    page.unroute(DRAFTS)
    expect(page.get_by_label("What was said")).to_have_value("")
    with page.expect_response(DRAFTS):
        page.reload()
    expect(page.get_by_label("What was said")).to_have_value("")


def test_words_that_were_sent_do_not_come_back(world: World, sign_in, page):
    sign_in(world.ada)
    page.goto(LOG)
    page.get_by_label("What was said").fill("The bus comes too early")
    page.get_by_role("button", name="Keep it").click()
    expect(page).not_to_have_url(re.compile(LOG))
    assert world.project.voices.count() == 1
    page.goto(LOG)
    expect(page.get_by_label("What was said")).to_have_value("")


def test_words_wait_while_there_is_no_connection(world: World, sign_in, page):
    sign_in(world.ada)
    page.goto(LOG)
    page.get_by_label("What was said").fill("The bus comes too early")
    page.context.set_offline(True)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("You are not connected.")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Keep it").click()
    expect(page).not_to_have_url(re.compile(LOG))
    assert [voice.words for voice in world.project.voices.all()] == ["The bus comes too early"]


def test_a_double_click_keeps_one_voice(world: World, sign_in, page):
    sign_in(world.ada)
    page.goto(LOG)
    page.get_by_label("What was said").fill("The bus comes too early")
    page.get_by_role("button", name="Keep it").dblclick()
    expect(page).not_to_have_url(re.compile(LOG))
    assert world.project.voices.count() == 1


def test_a_form_with_an_error_says_so_first(world: World, sign_in, page, check):
    sign_in(world.ada)
    page.goto(LOG)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.get_by_label("What was said")).to_be_focused()
    check(page)


def test_words_come_back_only_to_whoever_typed_them(world: World, sign_in, page):
    sign_in(world.ada)
    page.goto(LOG)
    page.get_by_label("What was said").fill("The bus comes too early")
    sign_in(world.ben)
    page.goto(LOG)
    expect(page.get_by_label("What was said")).to_have_value("")


def test_signing_out_forgets_what_was_typed(world: World, sign_in, page):
    sign_in(world.ada)
    page.goto(LOG)
    page.get_by_label("What was said").fill("The bus comes too early")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_load_state()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('keep:'))") == []


def ground(page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")

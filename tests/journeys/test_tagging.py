"""Tagging by mouse, by keyboard alone on a narrow screen, and without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Highlight, Theme

from ..world import make_stone, make_voice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "The tea is good. 👋🏽 The bus is late on Saturdays. Nobody tells us why."


@pytest.fixture
def voice(world):
    make_stone(world.project, "People get there")
    tea = Theme.objects.create(project=world.project, name="Tea")
    Theme.objects.create(project=world.project, name="Cake", parent=tea, belongs="All that is sweet")
    return make_voice(world.project, WORDS)


def tagged():
    return [(mark.voice.words[mark.start : mark.end], mark.theme.name) for mark in Highlight.objects.order_by("pk")]


def address(voice):
    return f"/p/the-garden/understand/voice/{voice.ref}/tag/"


def test_words_are_tagged_by_mouse_and_it_is_undone(page, world, voice, sign_in, check, shot):
    sign_in(world.ada)
    page.goto(f"/p/the-garden/understand/voice/{voice.ref}/")
    check(page)
    page.get_by_role("link", name="Tag", exact=True).click()
    text = page.get_by_role("application")
    late = text.locator("[data-start]").nth(1)
    late.evaluate("""(part) => { const at = part.firstChild.data.indexOf("us is");
        getSelection().setBaseAndExtent(part.firstChild, at, part.firstChild, at + 4); }""")
    expect(page.get_by_text("You chose: bus is")).to_be_visible()
    check(page)
    page.get_by_label("Find a theme").fill("ca")
    expect(page.get_by_role("radio", name="Tea", exact=True)).to_be_hidden()
    page.get_by_role("radio", name="Cake").check()
    shot(page, "tag-mouse")
    page.get_by_role("button", name="Tag it").click()
    expect(page.get_by_text("Tagged: “Cake”.")).to_be_visible()
    assert tagged() == [("bus is", "Cake")]
    check(page)
    shot(page, "tag-mouse-done")
    page.get_by_role("button", name="Undo this tag").click()
    expect(page.get_by_text("The tag is taken away.")).to_be_visible()
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("The tag is back.")).to_be_visible()
    assert tagged() == [("bus is", "Cake")]


def test_words_are_tagged_by_keyboard_alone(phone, world, voice, sign_in, check, shot):
    sign_in(world.ada, phone)
    phone.goto(address(voice))
    check(phone)
    phone.get_by_role("application").focus()
    keys = phone.keyboard
    keys.press("ArrowDown")
    keys.press("ArrowRight")
    for _word in range(4):
        keys.press("Shift+ArrowRight")
    keys.press("Shift+ArrowLeft")
    expect(phone.get_by_text("You chose: The bus is late")).to_be_visible()
    check(phone)
    shot(phone, "tag-keys")
    keys.press("Enter")
    keys.type("tea")
    keys.press("Enter")
    expect(phone.get_by_role("radio", name="Tea", exact=True)).to_be_checked()
    keys.press("Enter")
    expect(phone.get_by_text("Tagged: “Tea”.")).to_be_visible()
    assert tagged() == [("The bus is late", "Tea")]
    check(phone)


def test_sentences_and_words_are_ticked_without_scripts(plain, world, voice, sign_in, check, shot):
    sign_in(world.ada, plain)
    plain.goto(address(voice))
    check(plain)
    plain.get_by_role("button", name="Tag it").click()
    expect(plain.get_by_role("link", name="Choose the words first.")).to_be_visible()
    check(plain)
    plain.get_by_role("checkbox", name="The tea is good.").check()
    plain.get_by_role("radio", name="Tea", exact=True).check()
    plain.get_by_role("button", name="Tag it").click()
    check(plain)
    shot(plain, "tag-plain")
    plain.get_by_role("link", name="Tick single words").click()
    plain.get_by_role("checkbox", name="Saturdays.").check()
    plain.get_by_label("Or a new theme").fill("Saturdays")
    check(plain)
    plain.get_by_role("button", name="Tag it").click()
    assert tagged() == [("The tea is good.", "Tea"), ("Saturdays.", "Saturdays")]
    check(plain)

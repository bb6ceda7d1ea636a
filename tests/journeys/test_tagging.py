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


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_two_people_tag_the_same_voices_and_keep_both_views(page, plain, world, voice, sign_in, check, shot):
    for number in range(5):
        make_voice(world.project, f"Tea on day {number}. And then cake.")
    sign_in(world.ada)
    page.goto("/p/the-garden/understand/together/")
    check(page)
    follow(page, "Begin a round")
    page.get_by_label("Title").fill("First go")
    page.get_by_role("checkbox", name="Ada").check()
    page.get_by_role("checkbox", name="Ben").check()
    check(page)
    press(page, "Begin")
    check(page)
    shot(page, "round-open")
    tag_all(page, "Tea", check, voices=6)
    sign_in(world.ben, plain)
    follow_round(plain)
    expect(plain.get_by_text("is still tagging")).to_have_count(1)
    tag_all(plain, "Tea", check, voices=3)
    plain.goto("/p/the-garden/understand/together/")
    follow_round(plain)
    press(plain, "I have finished")
    check(plain)
    page.reload()
    expect(page.get_by_text("Different views")).to_have_count(3)
    check(page)
    shot(page, "round-sides")
    page.get_by_role("link", name="Say why you see it so").first.click()
    page.get_by_label("Why you see it so").fill("The cake is what matters")
    check(page)
    press(page, "Keep this")
    expect(page.get_by_role("status")).to_contain_text("Kept. The other views stay as they are.")
    plain.reload()
    expect(plain.get_by_text("The cake is what matters")).to_be_visible()
    shot(plain, "round-sides")


def follow_round(page):
    page.goto("/p/the-garden/understand/together/")
    follow(page, "First go")


def tag_all(page, theme, check, *, voices):
    """All of each of the first voices; after the last of the round, they have finished."""
    follow(page, "Tag")
    for number in range(voices):
        page.get_by_role("checkbox", name="All of it").check()
        page.get_by_role("radio", name=theme, exact=True).check()
        press(page, "Tag it")
        expect(page.get_by_text(f"Tagged: “{theme}”.")).to_be_visible()
        if number == 0:
            check(page)
        if page.get_by_role("link", name="Next voice", exact=True).count():
            follow(page, "Next voice")
        else:
            press(page, "I have finished")


def test_a_long_text_is_tagged_by_keyboard_and_its_themes_are_mended(phone, world, voice, sign_in, check, shot):
    sign_in(world.ada, phone)
    phone.goto("/p/the-garden/understand/texts/")
    check(phone)
    follow(phone, "Add a text")
    phone.get_by_label("Title").fill("A talk")
    phone.get_by_label("Text").fill("Ada: I like tea.\n\nBen: שלום to all. 👋🏽 The bus is late.\n" * 120)
    phone.get_by_label("Everyone whose words are in it").check()
    check(phone)
    press(phone, "Add it")
    check(phone)
    phone.get_by_role("application").focus()
    for key in ("ArrowDown", "ArrowDown", "Shift+ArrowDown"):
        phone.keyboard.press(key)
    words = phone.get_by_role("status").filter(has_text="You chose:").text_content()
    phone.keyboard.press("Enter")
    phone.keyboard.type("cake")
    phone.keyboard.press("Enter")
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Tagged: “Cake”.")).to_be_visible()
    mark = Highlight.objects.get()
    assert mark.transcript.words[mark.start : mark.end] == words.removeprefix("You chose: ")
    check(phone)
    shot(phone, "long-text")
    follow(phone, "Back to the text")
    check(phone)
    phone.get_by_role("link", name="Make a voice of it").click()
    check(phone)
    press(phone, "Make the voice")
    check(phone)
    phone.goto("/p/the-garden/understand/themes/")
    check(phone)
    shot(phone, "themes")
    follow(phone, "Cake")
    check(phone)
    follow(phone, "Split")
    phone.get_by_role("checkbox").first.check()
    phone.get_by_label("Theme for what you ticked").fill("Sweet")
    check(phone)
    press(phone, "Move them")
    follow(phone, "Merge")
    check(phone)
    phone.get_by_label("Which theme takes its tags?").select_option(label="Sweet")
    press(phone, "Merge them")
    check(phone)
    shot(phone, "themes-merged")
    phone.get_by_role("button", name="Make them two themes again").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Cake", exact=True)).to_be_visible()
    check(phone)
    press(phone, "Remove")
    check(phone)
    phone.get_by_role("button", name="Put it back").first.click()
    check(phone)

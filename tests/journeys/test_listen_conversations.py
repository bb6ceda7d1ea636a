"""A conversation from the guide to the voices: by hand without scripts, and by keyboard on a phone."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.consent import uses_of
from steppingstones.models import Conversation, ConversationNote, Voice

from ..world import make_conversation, make_guide, make_note, make_voice
from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOM = "/p/the-garden/listen/conversations/"


@pytest.fixture
def look(check, shot):
    def look(page, name):
        shot(page, f"talk-{name}")
        check(page)

    return look


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_conversation_without_scripts(world, plain, sign_in, look):
    page = sign_in(world.ben, plain)
    page.goto(ROOM)
    look(page, "empty")
    page.get_by_role("link", name="Begin a conversation").click()
    press(page, "Go on to the notes")
    expect(page.get_by_role("alert")).to_contain_text("Write a title.")
    look(page, "begin")
    page.get_by_label("Title").fill("Tea in the garden")
    page.get_by_label("Guide").select_option("How was today?")
    page.get_by_label("Ada").check()
    page.get_by_label("Others with lived experience").fill("2")
    press(page, "Go on to the notes")
    theme = page.locator("section", has=page.get_by_role("heading", name="What went well"))
    theme.get_by_label("What was said").fill("The tea was good. The bus came late. We laughed.")
    theme.get_by_label("Who said it").select_option("Ada")
    theme.get_by_role("button", name="Add the note").click()
    expect(theme.locator(".talk-notes .words")).to_contain_text("The bus came late.")
    look(page, "take")
    page.get_by_role("link", name="Look through the notes").click()
    look(page, "review")
    page.get_by_role("link", name="Change or split").click()
    look(page, "note")
    page.get_by_role("button", name="Split here").first.click()
    expect(page.get_by_label("What was said")).to_have_value("The bus came late. We laughed.")
    page.get_by_role("button", name="Split here").click()
    page.get_by_role("link", name="Back to all notes").click()
    page.get_by_role("button", name="Set aside").nth(2).click()
    look(page, "review-split")
    page.get_by_role("link", name="Go on: what did they agree to?").click()
    look(page, "agreed")
    page.get_by_label("The group can quote it, without a name").first.check()
    press(page, "Make voices of these 2 notes")
    expect(page.get_by_text("2 voices were made.")).to_be_visible()
    expect(page.get_by_text("3 people with lived experience")).to_be_visible()
    look(page, "conversation")
    assert [uses_of(voice) for voice in Voice.objects.order_by("pk")] == [{"group", "quote"}, {"group"}]
    page.get_by_role("link", name="What came of it").first.click()
    expect(page.get_by_text("Said in a conversation:")).to_be_visible()
    look(page, "voice")


def test_notes_by_keyboard_stay_in_their_place(world, phone, sign_in, look):
    talk = make_conversation(world.project, guide=make_guide(world.project), form="semi")
    talk.people.add(world.ada, through_defaults={"project": world.project})
    page = sign_in(world.ben, phone)
    page.goto(f"{ROOM}{talk.ref}/notes/")
    press_until(page, "What was said")
    for words in ("I like the tea. It is hot.", "And the 👍🏽 cake the bus is late"):
        page.keyboard.type(words)  # the box keeps the focus
        press_until(page, "Add the note")
        page.keyboard.press("Enter")
        expect(page.locator(".talk-notes .words").last).to_have_text(words)
    look(page, "take-keyboard")
    assert [note.theme.title for note in talk.notes.all()] == ["A good day", "A good day"]
    press_until(page, "Add the note")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Write what was said.").last).to_be_visible()
    look(page, "take-wrong")

    page.goto(f"{ROOM}notes/{talk.notes.last().ref}/")
    press_until(page, "What was said")
    page.keyboard.press("Control+End")
    for _letter in "the bus is late":
        page.keyboard.press("ArrowLeft")
    press_until(page, "Split here")
    look(page, "split")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What was said")).to_have_value("the bus is late")
    assert list(talk.notes.values_list("words", flat=True))[1:] == ["And the 👍🏽 cake", "the bus is late"]


def test_a_note_is_not_lost_where_the_line_drops(world, phone, sign_in):
    talk = make_conversation(world.project)
    page = sign_in(world.ben, phone)
    page.goto(f"{ROOM}{talk.ref}/notes/")
    page.route("**/notes/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_label("What was said").fill("Do not lose this")
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_text("Not sent. Your words are still in the box.")).to_be_visible()
    page.unroute("**/notes/")
    page.reload()
    expect(page.get_by_label("What was said")).to_have_value("Do not lose this")
    page.get_by_role("button", name="Add the note").click()
    expect(page.locator(".talk-notes")).to_contain_text("Do not lose this")
    expect(page.get_by_label("What was said")).to_have_value("")
    page.reload()
    expect(page.get_by_label("What was said")).to_have_value("")
    assert ConversationNote.objects.count() == 1


def test_guides_are_copied_and_changed_by_keyboard(world, phone, sign_in, look):
    page = sign_in(world.ben, phone)
    page.goto(f"{ROOM}guides/")
    look(page, "guides")
    page.get_by_role("link", name="The same questions for everyone").press("Enter")
    look(page, "guide-bank")
    press_until(page, "Copy it, to change it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This is the group’s own copy.")).to_be_visible()
    page.get_by_role("button", name="Down : What it is like to take part").press("Enter")
    expect(page.get_by_role("heading", level=3).nth(1)).to_have_text("Being heard and sharing power")
    look(page, "guide")
    page.get_by_role("link", name="Change : Would you do it again").press("Enter")
    look(page, "theme")
    page.get_by_label("Theme", exact=True).fill("Again?")
    page.get_by_role("button", name="Keep it").press("Enter")
    expect(page.get_by_role("heading", name="Again?")).to_be_visible()
    page.get_by_role("link", name="To print and take along").press("Enter")
    look(page, "print")


def test_what_came_of_conversations_on_a_wide_screen(world, page, sign_in, look):
    talk = make_conversation(world.project, guide=make_guide(world.project), place="The shed")
    talk.people.add(world.ben, through_defaults={"project": world.project})
    for words in ("The kettle is old.", "We need a bench."):
        make_voice(world.project, words, conversation=talk, came_by="conversation", subject="A good day")
    make_note(talk, "Not looked through yet")
    sign_in(world.rae, page)
    for name, rest in (("list", ""), ("reader", f"{talk.ref}/")):
        page.goto(f"{ROOM}{rest}")
        look(page, name)
    expect(page.get_by_text("Not looked through yet")).to_have_count(0)
    sign_in(world.ben, page)
    for name, rest in (("wide", ""), ("take-wide", "notes/"), ("change", "change/"), ("review-wide", "review/")):
        page.goto(f"{ROOM}{talk.ref}/{rest}")
        look(page, name)
    assert Conversation.objects.count() == 1

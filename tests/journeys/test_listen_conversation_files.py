"""A conversation with the sound of the talk and photographs of its board: on a phone, with scripts and without."""

import pytest
from playwright.sync_api import expect

from ..sounds_and_pictures import picture, sound
from ..world import make_conversation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOM = "/p/the-garden/listen/conversations/"
BOARD = {"name": "board.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(1200, 900))}
AGREED = "Everyone who is heard or seen agreed"


@pytest.fixture
def look(check, shot):
    def look(page, name):
        shot(page, f"talk-files-{name}")
        check(page)

    return look


def add(page, file):
    page.get_by_label("Photograph or sound").set_input_files(file)
    page.get_by_label(AGREED).check()
    page.get_by_role("button", name="Add it").click()


def test_files_are_added_described_and_erased_without_scripts(world, plain, sign_in, look):
    talk = make_conversation(world.project)
    page = sign_in(world.ben, plain)
    page.goto(f"{ROOM}{talk.ref}/")
    page.get_by_role("link", name="Add a photograph or sound").click()
    look(page, "add")
    add(page, {**BOARD, "buffer": b"MZ a program"})
    expect(page.get_by_role("alert")).to_contain_text("neither a sound nor a picture")
    look(page, "refused")
    add(page, BOARD)
    look(page, "words")
    page.get_by_label("What is heard or seen?").fill("Six notes about tea, and one about the bus.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("img", name="Six notes about tea")).to_be_visible()
    page.goto(f"{ROOM}{talk.ref}/media/")
    add(page, {"name": "talk.mp3", "mimeType": "audio/mpeg", "buffer": sound("mp3")})
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("main audio")).to_be_visible()
    look(page, "both")
    page.goto(f"{ROOM}media/{talk.media.last().ref}/remove/")
    look(page, "erase")
    page.get_by_role("button", name="Erase it").click()
    expect(page.locator("main audio")).to_have_count(0)


def test_a_talk_is_recorded_on_its_page(world, new_page, sign_in, look):
    talk = make_conversation(world.project)
    page = sign_in(world.ben, new_page(width=360, permissions=["microphone"]))
    page.goto(f"{ROOM}{talk.ref}/media/")
    page.get_by_label("Photograph or sound").set_input_files(BOARD)
    expect(page.get_by_label("Your voice note")).to_be_hidden()
    look(page, "photograph")
    page.get_by_role("button", name="Take it away").click()
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("Recording now.")).to_be_visible()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_label("Your voice note")).to_be_visible()
    look(page, "recorded")
    page.get_by_label(AGREED).check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is heard or seen?")
    assert talk.media.get().seconds >= 1
    page.goto(f"{ROOM}{talk.ref}/")
    look(page, "conversation")

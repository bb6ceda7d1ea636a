"""The logbook with a voice note and a photograph: on a phone, with a microphone that Chromium makes up."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Voice, WallNote

from ..sounds_and_pictures import picture
from ..world import make_wall

pytestmark = pytest.mark.browser
LOG = "/p/the-garden/listen/log/"


def photograph(name: str = "card.jpg") -> dict:
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture(size=(600, 800))}


def test_a_note_is_written_down_with_the_keyboard_alone(world, phone, sign_in, check, shot):
    page = sign_in(world.ben, phone)
    page.goto(LOG)
    page.get_by_label("What was said").focus()
    page.keyboard.type("The gate sticks when it rains.")
    check(page)
    page.get_by_role("button", name="Keep it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The gate sticks when it rains.").first).to_be_visible()
    for offer in ("Say who it was", "What did they agree to?"):
        expect(page.get_by_role("link", name=offer)).to_be_visible()
    check(page)


def test_a_photograph_is_kept_without_javascript(world, plain, sign_in, check, shot):
    page = sign_in(world.ben, plain)
    page.goto(LOG)
    shot(page, "log-plain")
    page.get_by_label("Or a photograph").set_input_files(photograph())
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("link", name="Write down what was said")).to_be_visible()
    assert Voice.objects.get().media.get().kind == "picture"
    shot(page, "log-photograph-kept")
    check(page)


def test_a_photograph_is_seen_before_it_is_sent(world, phone, sign_in, check, shot):
    page = sign_in(world.ben, phone)
    page.goto(LOG)
    page.get_by_label("Or a photograph").set_input_files(photograph())
    expect(page.get_by_role("img", name="The picture that you chose")).to_be_visible()
    shot(page, "log-photograph")
    check(page)
    page.get_by_label("Or a photograph").set_input_files({**photograph(), "buffer": b"MZ a program"})
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("This is not a picture that can be shown here.")
    check(page)


def test_a_voice_note_is_recorded_listened_to_and_kept(world, new_page, sign_in, check, shot):
    page = sign_in(world.ben, new_page(width=360, permissions=["microphone"]))
    page.goto(LOG)
    press = lambda name: page.get_by_role("button", name=name).click()  # noqa: E731
    expect(page.get_by_role("button", name="Take it away")).to_be_hidden()
    press("Record")
    expect(page.get_by_role("status").filter(has_text="Recording now.")).to_be_visible()
    check(page)
    page.wait_for_timeout(1500)
    press("Stop")
    expect(page.get_by_text("Recorded. Listen to it, or keep it.")).to_be_visible()
    heard = page.get_by_label("Your voice note")
    expect(heard).to_be_visible()
    assert heard.evaluate("sound => new Promise((ok) => { sound.onplaying = () => ok(true); sound.play(); })")
    heard.evaluate("sound => sound.pause()")
    shot(page, "log-recorded")
    check(page)
    press("Keep it")
    expect(page.get_by_role("link", name="Write down what was said")).to_be_visible()
    assert Voice.objects.get().media.get().seconds >= 1
    shot(page, "log-voice-note-kept")
    check(page)


def test_a_voice_note_is_put_up_and_played_on_the_big_screen(world, new_page, sign_in, check, shot):
    wall = make_wall(world.project)
    screen = sign_in(world.ben, new_page())
    screen.goto(f"/p/the-garden/listen/walls/{wall.ref}/screen/")
    page = new_page(width=360, permissions=["microphone"])
    page.goto(f"/w/{wall.ref}/")
    page.get_by_text("Add a picture or a voice note").click()
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("Recording now.")).to_be_visible()
    check(page)
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_label("Your voice note")).to_be_visible()
    shot(page, "wall-recorded")
    check(page)
    page.get_by_role("button", name="Put it up").click()
    expect(page.get_by_role("heading", name="Put up another")).to_be_visible()
    assert WallNote.objects.get().media.get().seconds >= 1
    player = screen.locator(".wall-note audio")
    expect(player).to_be_visible()
    assert player.evaluate("sound => new Promise((ok) => { sound.onplaying = () => ok(true); sound.play(); })")
    player.evaluate("sound => sound.pause()")
    shot(screen, "wall-sound-on-the-screen")
    check(screen)

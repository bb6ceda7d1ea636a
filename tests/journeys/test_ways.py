"""Ways in for people without an email: codes to type, cards, a device handed over."""

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import expect

from steppingstones.actions.codes import code_for, in_print
from steppingstones.actions.ways_in import make_card, make_code
from steppingstones.pages import doors

from ..world import make_member, make_questionnaire
from .keyboard import press_until
from .windows import PHONE, PLAIN, in_windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


PLACE = "/p/the-garden/"


@pytest.fixture
def di(world):
    return make_member(world.project, "Di Smith", user=None)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def sheets(page) -> int:
    """How many sheets of A4 come out of the printer."""
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")
    return len(pikepdf.open(BytesIO(page.pdf(format="A4", margin=margin))).pages)


@in_windows(PHONE, PLAIN)
def test_typing_a_code(new_page, world, check, shot, window):
    code = code_for(make_questionnaire(world.project))
    page = new_page(**window)
    page.goto("/")
    page.get_by_role("link", name="I have a code").click()
    check(page)
    shot(page, "ways-join")
    box = page.get_by_label("Your code")
    box.fill("rrr-rr0")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("There is no 0 in a code.")
    check(page)
    shot(page, "ways-wrong")
    box.fill(f" {in_print(code).lower()}")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("How was the garden day?")


def test_a_page_to_share_and_to_print(sign_in, new_page, world, check, shot):
    questionnaire = make_questionnaire(world.project)
    for width in (360, 768, 1280):
        page = sign_in(world.ben, new_page(width=width))
        page.goto(f"/p/the-garden/listen/questionnaires/{questionnaire.ref}/share/")
        check(page)
        shot(page, "ways-share")
    page.set_viewport_size({"width": 718, "height": 1047})
    page.emulate_media(media="print")
    shot(page, "ways-share-print")
    assert sheets(page) == 1


@in_windows(PHONE, PLAIN)
def test_a_card_is_made_printed_and_opens_the_door(new_page, sign_in, world, di, check, shot, window):
    page = sign_in(world.ben, new_page(**window))
    page.goto(f"{PLACE}people/{di.ref}/")
    check(page)
    shot(page, "ways-person")
    page.get_by_role("link", name="Make a card").click()
    check(page)
    shot(page, "ways-card")
    press(page, "Make the card")
    check(page)
    shot(page, "ways-card-print")
    page.get_by_role("link", name="Go back").click()
    shot(page, "ways-person-card")
    check(page)
    secret = make_card(di, by=world.ben)  # what a camera would read
    phone = new_page(**window)
    phone.goto(f"/card/{secret}/")
    assert secret not in phone.url
    check(phone)
    shot(phone, "ways-hello")
    phone.get_by_label("Is somebody helping you today?").fill("Sam")
    press(phone, "Yes, go in")
    expect(phone.get_by_role("banner")).to_contain_text("Di Smith, with Sam helping")
    check(phone)
    shot(phone, "ways-in")
    press(page, "End the card")
    expect(page.get_by_role("status")).to_contain_text("The card of Di Smith opens nothing now.")
    phone.goto(PLACE)
    check(phone)
    shot(phone, "ways-ended")


def test_a_card_fits_one_sheet(sign_in, new_page, world, di, shot):
    page = sign_in(world.ben, new_page(width=1280))
    page.goto(f"{PLACE}people/{di.ref}/card/")
    press(page, "Make the card")
    page.set_viewport_size({"width": 718, "height": 1047})
    page.emulate_media(media="print")
    shot(page, "ways-card-on-paper")
    assert sheets(page) == 1


def test_a_device_handed_over_by_keyboard(phone, sign_in, world, di, check, shot):
    page = sign_in(world.ben, phone)
    page.goto(f"{PLACE}people/{world.ben.ref}/")
    page.get_by_label("What helps this person take part").fill("Nobody else should read this")
    page.goto(f"{PLACE}people/{di.ref}/hand-over/")
    check(page)
    shot(page, "ways-hand-over")
    press_until(page, "Hand over this device")
    page.keyboard.press("Enter")
    page.wait_for_url("**/join/hello/")
    expect(page.get_by_role("status")).to_contain_text("Ben is signed out.")
    check(page)
    shot(page, "ways-handed")
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('keep:'))")
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Di Smith")
    page.goto("/join/hello/")
    press_until(page, "Yes, go in")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PLACE}")
    press_until(page, "I am done")
    page.keyboard.press("Enter")
    page.wait_for_url("**/join/done/")
    check(page)
    shot(page, "ways-done")
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Di Smith")


@in_windows(PLAIN)
def test_a_code_for_another_device(new_page, sign_in, world, di, check, shot, window):
    page = sign_in(world.ben, new_page(**window))
    page.goto(f"{PLACE}people/{di.ref}/hand-over/")
    press(page, "Show a code")
    check(page)
    shot(page, "ways-code")
    code = page.locator(".code").inner_text()
    tablet = new_page(**window)
    tablet.goto("/join/")
    tablet.get_by_label("Your code").fill(code)
    press(tablet, "Go")
    press(tablet, "Yes, go in")
    expect(tablet.get_by_role("heading", level=1)).to_have_text("The Garden")
    tablet.goto(f"{PLACE}people/helper/")
    check(tablet)
    tablet.get_by_label("Their name").fill("Sam")
    press(tablet, "Save")
    check(tablet)
    tablet.goto(f"{PLACE}people/{di.ref}/")
    check(tablet)
    press(tablet, "Nobody helps now")
    press(tablet, "I am done")
    expect(tablet.get_by_role("heading", level=1)).to_have_text("You are signed out")


def test_who_is_not_there_is_asked_and_signed_out(new_page, world, di, check, shot, monkeypatch):
    """A visit of three seconds with a warning at once; then one in which nobody answers."""
    monkeypatch.setitem(doors.IDLE, "code", 62)
    monkeypatch.setattr(doors, "OFTEN", 0)
    page = new_page(**PHONE)
    page.goto("/join/")
    page.get_by_label("Your code").fill(make_code(di, by=world.ben))
    press(page, "Go")
    press(page, "Yes, go in")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible(timeout=8000)
    check(page)
    shot(page, "ways-stay")
    dialog.get_by_role("button", name="I am still here").click()
    expect(dialog).to_be_hidden()
    monkeypatch.setitem(doors.IDLE, "code", 1)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed out", timeout=8000)
    check(page)

"""A session at the wall: whoever leads, the big screen, and phones; live, by keyboard, and without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import walls
from steppingstones.models import Voice, WallGroup, WallNote

from ..world import make_stone, make_wall, make_wall_note

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "On Saturdays there is no bus after four, so whoever lives out in the villages has to leave before the tea."
ROOM = "/p/the-garden/listen/walls/"


@pytest.fixture
def wall(world):
    return make_wall(world.project)


def fill(wall):
    """A wall in the middle of a session."""
    of = {"project": wall.project, "wall": wall}
    getting = WallGroup.objects.create(**of, name="Getting there", order=1)
    sitting = WallGroup.objects.create(**of, name="Sitting and resting", order=2)
    make_wall_note(wall, LONG, group=getting, is_thanked=True)
    make_wall_note(wall, "A bench in the shade", group=sitting, face=4)
    make_wall_note(wall, "", face=5)
    make_wall_note(wall, "Nobody asks me twice there")
    make_wall_note(wall, "Something rude", state="hidden")
    make_wall_note(wall, "Look at me first", state="waits")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).click()


def note(page, words):
    return page.locator(".wall-note", has_text=words)


def group(page, name):
    return page.locator("[data-group]", has=page.get_by_role("heading", name=name, exact=True))


def test_a_session_without_scripts(plain, world, sign_in, check, shot):
    """Made, opened, filled, grouped, ended and linked by posting and reloading."""
    make_stone(world.project, "People can rest")
    sign_in(world.ben, plain)
    plain.goto(ROOM)
    check(plain)
    follow(plain, "Make a wall")
    plain.get_by_label("Title").fill("Spring meeting")
    plain.get_by_label("What people are asked").fill("What would make the garden better?")
    check(plain)
    press(plain, "Keep it")
    press(plain, "Open the wall")
    check(plain)
    lead = plain.url
    follow(plain, "As on a phone")
    plain.get_by_label("Your words").fill("A bench\nin the shade")
    plain.get_by_label("Happy", exact=True).check()
    check(plain)
    press(plain, "Put it up")
    expect(plain.get_by_role("heading", name="It is on the wall")).to_be_visible()
    check(plain)
    mine = plain.url
    press(plain, "Give a heart: A bench in the shade. 0 hearts")
    expect(plain.get_by_role("button", name="Take my heart back: A bench in the shade. 1 heart")).to_be_visible()
    check(plain)
    press(plain, "Put it up")
    expect(plain.get_by_role("alert")).to_contain_text("Write something, choose a face")
    check(plain)
    plain.goto(lead)
    plain.get_by_label("Name of the group").fill("Sitting")
    press(plain, "Make a group")
    plain.locator("select[name=group]").select_option("Sitting")
    note(plain, "A bench").get_by_role("button", name="Move").click()
    expect(note(group(plain, "Sitting"), "A bench")).to_be_visible()
    note(plain, "A bench").get_by_role("button", name="Thank").click()
    expect(note(plain, "A bench")).to_contain_text("Thank you")
    check(plain)
    follow(plain, "Big screen")
    check(plain)
    shot(plain, "wall-screen")
    plain.goto(lead)
    follow(plain, "End it: notes become voices")
    check(plain)
    press(plain, "End the session and make voices")
    expect(plain.get_by_text("1 note is a voice now.")).to_be_visible()
    check(plain)
    shot(plain, "wall-stones")
    plain.get_by_role("link", name="Choose a stone").click()
    check(plain)
    plain.get_by_label("People can rest").check()
    plain.get_by_label("They support it").check()
    shot(plain, "wall-link")
    press(plain, "Link them")
    expect(plain.get_by_text("1 voice supports it")).to_be_visible()
    check(plain)
    assert (Voice.objects.get().subject, Voice.objects.get().giver.member) == ("Sitting", None)
    plain.goto(mine)
    expect(plain.get_by_role("heading", name="Thank you")).to_be_visible()
    check(plain)


def test_what_is_put_up_on_a_phone_shows_on_the_screen(new_page, phone, world, wall, sign_in, check, shot):
    fill(wall)
    screen = sign_in(world.ben, new_page(height=720))
    screen.goto(f"{ROOM}{wall.ref}/screen/")
    check(screen)
    shot(screen, "wall-screen")
    phone.goto(f"/w/{wall.ref}/")
    check(phone)
    shot(phone, "wall-phone")
    phone.get_by_label("Your words").focus()
    phone.keyboard.type("More tea")
    phone.get_by_role("button", name="Put it up").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="It is on the wall")).to_be_visible()
    expect(note(screen, "More tea")).to_be_visible()
    expect(screen.locator("[data-count-now]")).to_have_text("5")
    check(phone)
    check(screen)
    shot(phone, "wall-mine")
    note(phone, "A bench").get_by_role("button").focus()
    phone.keyboard.press("Enter")
    expect(note(screen, "A bench")).to_contain_text("1 heart")
    expect(note(phone, "A bench").get_by_role("button")).to_be_focused()
    walls.hide(WallNote.objects.get(words="More tea"), by=world.ben)
    expect(note(screen, "More tea")).to_have_count(0)
    phone.goto(f"/w/{wall.ref}/")
    follow(phone, "More tea")
    expect(phone.get_by_role("heading", name="It is not on the wall now")).to_be_visible()
    follow(phone, "Take it down")
    check(phone)
    press(phone, "Take it down")
    expect(phone.get_by_role("heading", name="You took it down")).to_be_visible()
    check(phone)
    walls.close(wall, by=world.ben)
    expect(screen.get_by_text("Closed at the moment")).to_be_visible()


def test_leading_by_keyboard_alone(phone, world, wall, sign_in, check, shot):
    fill(wall)
    sign_in(world.ben, phone)
    phone.goto(f"{ROOM}{wall.ref}/")
    check(phone)
    loose = note(phone, "Nobody asks me twice")
    loose.get_by_role("combobox").focus()
    phone.keyboard.type("Getting")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    moved = note(group(phone, "Getting there"), "Nobody asks me twice")
    expect(moved).to_be_visible()
    expect(moved.get_by_role("button", name="Move")).to_be_focused()
    check(phone)
    note(phone, "Look at me first").get_by_role("button", name="Show").focus()
    phone.keyboard.press("Enter")
    expect(note(group(phone, "Not in a group yet"), "Look at me first")).to_be_visible()
    check(phone)
    make_wall_note(wall, "Came meanwhile", order=99, number=(wall.refresh_from_db(), wall.last + 1)[1])
    expect(note(phone, "Came meanwhile")).to_be_visible()
    shot(phone, "wall-lead")


def test_dragging_a_note_into_a_group(page, world, wall, sign_in, check, shot):
    fill(wall)
    sign_in(world.ben)
    page.goto(f"{ROOM}{wall.ref}/")
    check(page)
    shot(page, "wall-lead")
    grip = note(page, "Nobody asks me twice").locator(".grip")
    grip.hover()
    page.mouse.down()
    group(page, "Getting there").scroll_into_view_if_needed()
    group(page, "Getting there").hover(force=True)
    page.mouse.up()
    expect(note(group(page, "Getting there"), "Nobody asks me twice")).to_be_visible()
    check(page)
    assert WallNote.objects.get(words__startswith="Nobody").group.name == "Getting there"


def test_a_lost_connection_is_said_and_mends_itself(new_page, wall, reviewer, check, shot):
    page = new_page(width=360, colors="dark")
    page.goto(f"/w/{wall.ref}/")
    check(page)
    page.context.set_offline(True)
    expect(page.get_by_text("The connection is lost.")).to_be_visible()
    page.get_by_label("Your words").fill("Said on the bus")
    press(page, "Put it up")
    expect(page.get_by_text("Not sent yet.")).to_be_visible()
    reviewer.troubles[page].clear()
    check(page)
    shot(page, "wall-lost")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="It is on the wall")).to_be_visible()
    assert WallNote.objects.get().words == "Said on the bus"
    reviewer.troubles[page].clear()
    check(page)

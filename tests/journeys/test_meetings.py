"""A facilitator holds a meeting with a phone; members without scripts, or with the keyboard alone, take part in it."""

import re
from datetime import timedelta
from time import sleep

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from steppingstones.models import AgendaItem, Attendance, Invited, Meeting, MeetingNote, Member, Voice
from tests.journeys.keyboard import NAME, press_until
from tests.world import make_member

pytestmark = pytest.mark.browser
URL = "/p/the-garden/take-part/meetings/"


@pytest.fixture
def meeting(world):
    Member.objects.filter(name="Ada").update(needs=["step-free", "breaks"], formats=["easy-read"])
    starts = (timezone.localtime() + timedelta(days=3)).replace(hour=14, minute=0)
    found = Meeting.objects.create(
        project=world.project,
        title="Planning the summer",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        place="The shed",
        purpose="Choose a table for the garden",
        facilitator=world.ben,
    )
    of = {"project": world.project, "meeting": found}
    AgendaItem.objects.create(**of, words="Which table do we buy?", minutes=20, order=1, added_by=world.ada)
    for member in (world.ada, world.ben, world.rae, make_member(world.project, "Mo", user=None, side="lived")):
        Invited.objects.create(**of, member=member)
    return found


def button(page, words, of, role="button"):
    return page.get_by_role(role, name=re.compile(rf"^{words}\s*: {of}"))


def test_ben_holds_the_meeting_with_his_phone(world, meeting, phone, sign_in, check, shot):
    page = sign_in(world.ben, phone)
    page.goto(f"{URL}{meeting.ref}/")
    check(page)
    shot(page, "meeting")
    page.get_by_role("link", name="Go into the meeting").click()
    page.get_by_role("button", name="Begin the meeting").click()
    expect(page.get_by_role("button", name="Begin the meeting")).to_have_count(0)
    for name in ("Ada", "Ben", "Mo"):
        button(page, "Here", name).click()
        expect(button(page, "Spoke 0", name)).to_be_focused()
    button(page, "Spoke 0", "Ada").click()
    expect(button(page, "Spoke 1", "Ada")).to_be_focused()
    page.get_by_role("button", name="One more: Carer").click()
    expect(page.get_by_text("Others: 1")).to_be_visible()
    check(page)
    button(page, "Write a note", "Which table", role="link").click()
    page.get_by_label("Note", exact=True).fill("A round one, so that everyone sees everyone.")
    page.get_by_label("Who said it, or will do it").select_option("Ada")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".noted .words")).to_have_text("A round one, so that everyone sees everyone.")
    expect(page.get_by_label("Note", exact=True)).to_be_focused()
    expect(page.get_by_label("Note", exact=True)).to_have_value("")
    check(page)
    shot(page, "meeting-run")
    page.get_by_role("button", name="Decide this").click()
    expect(page.get_by_role("heading", name="Which table do we buy?")).to_be_visible()
    assert MeetingNote.objects.get().member == world.ada


def test_ada_plans_a_meeting_and_sees_to_access_without_scripts(world, plain, sign_in, check, shot):
    Member.objects.filter(name="Ada").update(needs=["step-free", "breaks"])
    page = sign_in(world.ada, plain)
    page.goto(URL)
    check(page)
    page.get_by_role("link", name="Plan a meeting").click()
    check(page)
    page.get_by_label("Title").fill("Planning the summer")
    page.get_by_label("Day", exact=True).fill("2031-03-04")
    page.get_by_label("From", exact=True).fill("14:00")
    page.get_by_label("Until", exact=True).fill("16:00")
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_role("link", name="Invite people").click()
    check(page)
    page.get_by_role("button", name="Keep this").click()
    page.get_by_text("Add to the agenda").first.click()
    page.get_by_label("What do you want to talk about?").fill("Which table?")
    page.get_by_role("button", name="Put it on the agenda").click()
    expect(page.get_by_text("Added by Ada")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Access checklist").click()
    check(page)
    page.get_by_label("Seen to").first.check()
    page.get_by_label("Cannot be met this time").last.check()
    page.get_by_role("button", name="Keep the checklist").click()
    expect(page.get_by_role("status")).to_contain_text("The checklist is kept.")
    check(page)
    shot(page, "meeting-access")
    page.goto(f"{URL}{Meeting.objects.get().ref}/")
    expect(page.get_by_text("1 need cannot be met this time.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Easy Read", exact=True).click()
    check(page)
    expect(page.locator("[data-print]")).to_be_hidden()  # a button that does nothing without scripts
    shot(page, "meeting-easy")


def test_rae_answers_with_the_keyboard_alone(world, meeting, page, sign_in, check, shot):
    page = sign_in(world.rae, page)
    page.goto(f"{URL}{meeting.ref}/")
    check(page)
    shot(page, "meeting-wide")
    press_until(page, "Say if you are coming")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Are you coming?")).to_be_visible()
    press_until(page, "Coming")
    page.keyboard.press("Space")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your answer: Coming")).to_be_visible()
    check(page)


def reach(page, name):
    """The keyboard is on it already, where the page says so, or comes to it."""
    if not page.evaluate(NAME).startswith(name):
        press_until(page, name)


TAPS = [
    ("Begin the meeting", "The meeting is over"),
    ("Here: Ada", r"Spoke 0\s*: Ada"),
    ("Spoke 0: Ada", r"Spoke 1\s*: Ada"),
    ("Spoke 1: Ada", r"Spoke 2\s*: Ada"),
    ("−One turn less: Ada", r"Spoke 1\s*: Ada"),
    ("Here: Mo", r"Spoke 0\s*: Mo"),
]


@pytest.mark.parametrize("window", ["phone", "plain"])
def test_ben_holds_the_meeting_with_the_keyboard_alone(world, meeting, request, window, sign_in, check, shot):
    page = sign_in(world.ben, request.getfixturevalue(window))
    page.goto(f"{URL}{meeting.ref}/run/")
    for name, then in TAPS:
        reach(page, name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=re.compile(then))).to_be_visible()
        check(page)
    reach(page, "+One more: Carer")
    page.keyboard.press("Space")
    expect(page.get_by_text("Others: 1")).to_be_visible()
    reach(page, "Write a note: Which table")
    page.keyboard.press("Enter")
    reach(page, "Note")
    page.keyboard.type("A round one")
    reach(page, "What is it?")
    page.keyboard.type("We ag")
    reach(page, "Who said it")
    page.keyboard.type("Ada")
    shot(page, "meeting-keys")
    reach(page, "Keep the note")
    page.keyboard.press("Enter")
    expect(page.locator(".kind-agreed .words")).to_have_text("A round one")
    check(page)
    reach(page, "Change: A round one")
    reach(page, "The meeting is over")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Minutes", exact=True)).to_be_visible()
    check(page)
    note = MeetingNote.objects.get()
    assert (note.member, note.kind, note.item) == (world.ada, "agreed", meeting.agenda.get())
    assert dict(meeting.attendances.values_list("member__name", "turns")) == {"Ada": 1, "Mo": 0}


def test_no_tap_is_lost_while_the_line_is_slow(world, meeting, phone, sign_in, check):
    page = sign_in(world.ben, phone)
    page.goto(f"{URL}{meeting.ref}/run/")
    page.route("**/run/here/**", lambda route: (sleep(0.3), route.continue_()))
    for name in ("Ada", "Ben", "Mo"):
        button(page, "Here", name).click()
    for name in ("Ada", "Ben", "Mo"):
        expect(button(page, "Spoke 0", name)).to_be_visible()
    check(page)


def test_a_note_begun_stays_about_its_thing_while_somebody_comes(world, meeting, phone, sign_in, check):
    page = sign_in(world.ben, phone)
    page.goto(f"{URL}{meeting.ref}/run/")
    about = page.get_by_label("About").locator("option:checked")
    expect(about).to_have_text("Which table do we buy?")
    button(page, "Write a note", "Anything else", role="link").click()
    expect(page.get_by_label("Note", exact=True)).to_be_focused()
    button(page, "Here", "Mo").click()
    expect(button(page, "Spoke 0", "Mo")).to_be_visible()
    expect(about).to_have_text("Anything else")
    check(page)


def test_a_tap_without_a_line_says_so_beside_the_name(world, meeting, phone, sign_in):
    page = sign_in(world.ben, phone)
    page.goto(f"{URL}{meeting.ref}/run/")
    page.context.set_offline(True)
    button(page, "Here", "Mo").click()
    expect(page.locator("li", has_text="Mo").get_by_text("Not sent.")).to_be_visible()
    page.context.set_offline(False)
    button(page, "Here", "Mo").click()
    expect(button(page, "Spoke 0", "Mo")).to_be_focused()
    expect(page.get_by_text("Not sent.")).to_have_count(0)


@pytest.fixture
def held(world, meeting):
    of = {"project": world.project, "meeting": meeting}
    mo = world.project.members.get(name="Mo")
    Member.objects.filter(pk=mo.pk).update(formats=["large-print"])
    for member in (world.ada, world.ben, mo):
        Attendance.objects.create(**of, member=member)
    note = {**of, "item": meeting.agenda.get()}
    MeetingNote.objects.create(**note, kind="said", words="We must all see each other", member=mo, order=1)
    MeetingNote.objects.create(**note, kind="agreed", words="We buy a round one", order=2)
    Meeting.objects.update(status="held")
    return meeting


def test_mo_agrees_to_the_minutes_without_an_account_or_scripts(world, held, plain, sign_in, check, shot):
    page = sign_in(world.ben, plain)
    page.goto(f"{URL}{held.ref}/")
    page.get_by_role("link", name="Minutes", exact=True).click()
    check(page)
    page.get_by_role("link", name="Write the minutes from the notes").click()
    check(page)
    expect(page.get_by_label("Minutes", exact=True)).to_have_value(re.compile("We agreed: We buy a round one"))
    page.get_by_role("button", name="Keep the minutes").click()
    check(page)
    page.get_by_role("link", name=re.compile("Write down their answer.*Mo")).click()
    check(page)
    page.get_by_label("That is right").check()
    page.get_by_role("button", name="Keep the answer").click()
    expect(page.get_by_text("told to Ben")).to_be_visible()
    expect(page.get_by_text("1 of 3 said: that is right.")).to_be_visible()
    page.get_by_role("link", name=re.compile("They have the minutes.*Mo")).click()
    expect(page.get_by_label("Large print")).to_be_checked()
    check(page)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Given: Large print")).to_be_visible()
    page.get_by_role("link", name=re.compile("Make a voice")).click()
    check(page)
    page.get_by_role("button", name="Make a voice of this note").click()
    expect(page.get_by_text("1 voice was made.")).to_be_visible()
    check(page)
    shot(page, "minutes")
    assert Voice.objects.get().giver.member.name == "Mo"

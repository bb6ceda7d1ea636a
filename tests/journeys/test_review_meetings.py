"""How was this meeting? From one press on its page to what came of it, and from one meeting to the next."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Round
from steppingstones.queries.question_bank import instrument
from tests.pages.test_meetings import make_meeting
from tests.pages.test_review_meetings import show_faces, three_meetings

from .keyboard import press_until
from .test_say import choose, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MEETINGS = "/p/the-garden/take-part/meetings/"


def test_one_press_at_the_end_of_a_meeting(world, new_page, sign_in, check, shot):
    meeting = make_meeting(world.project)
    ben = sign_in(world.ben, new_page(width=360))
    ben.goto(f"{MEETINGS}{meeting.ref}/")
    press_until(ben, "Ask how it was")
    ben.keyboard.press("Enter")
    expect(ben.get_by_role("heading", level=1)).to_have_text("Tea and plans")
    check(ben)
    ben.get_by_role("link", name="Link, code, tablet or paper").click()
    code = ben.locator("strong.code").inner_text()
    answer_by_code(new_page(width=360), code)
    ben.goto(f"{MEETINGS}{meeting.ref}/")
    expect(ben.get_by_text("1 was asked.").or_(ben.get_by_text("were asked."))).to_be_visible()
    check(ben)
    shot(ben, "check-asking")
    show_faces(Round.objects.get(), world.ben, "1", "3")
    ben.reload()
    expect(ben.get_by_role("heading", name="How was this meeting?")).to_be_visible()
    check(ben)
    shot(ben, "check-told")


def answer_by_code(page, code):
    page.goto("/join/")
    page.get_by_label("Your code").fill(code)
    page.get_by_label("Your code").press("Enter")
    press(page, "Start")
    for item in instrument("meeting").form.items[:5]:
        expect(page.get_by_role("heading", level=1)).to_have_text(item.words)
        choose(page, "Happy")
        press(page, "Next")
    page.get_by_role("textbox").fill("More tea")
    press(page, "Next")
    choose(page, "I live with this myself")
    press(page, "Next")
    choose(page, "The group can read what I said.")
    press(page, "Next")
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_from_meeting_to_meeting_without_scripts(world, plain, sign_in, client, check, shot):
    client.force_login(world.ada.user)
    *_earlier, last = three_meetings(client, world.ada, world.project)
    page = sign_in(world.rae, plain)
    page.goto(f"/p/the-garden/review/asks/{last.questionnaire.ref}/")
    page.get_by_role("link", name="From one time to the next").click()
    expect(page.get_by_role("heading", name="People listened to me.")).to_be_visible()
    check(page)
    shot(page, "over-time")

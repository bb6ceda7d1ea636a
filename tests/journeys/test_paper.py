"""Typing in sheets of paper, without the mouse and without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.questionnaire_versions import end_round
from steppingstones.actions.questionnaires import write_form
from steppingstones.methods.questionnaire_form import Form
from steppingstones.models import Response

from ..again import SURE, make_again, next_time
from ..pages.test_listen_paper import ITEMS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(world):
    asked = write_form(world.project, Form(title="The garden day", items=ITEMS), by=world.ada)
    return f"/p/the-garden/listen/questionnaires/{asked.ref}/paper/"


def test_typing_in_two_sheets_by_keyboard(world, page, sign_in, check, shot, enter):
    page = sign_in(world.ada, page)
    page.goto(enter)
    check(page)
    shot(page, "paper")
    page.get_by_role("link", name="Type in sheets").click()
    check(page)
    shot(page, "paper-enter")
    page.locator("#q-1-1").focus()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(page.locator("#q-2-1")).to_be_focused()
    page.keyboard.type("9")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q-1-1")).to_be_focused()
    page.locator("#may-1").focus()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    page.keyboard.type("1 2")
    page.get_by_role("button", name="Keep these sheets").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("“9” is not beside any box")
    check(page)
    shot(page, "paper-wrong")
    page.get_by_role("link", name="Sheet 2, question 1").press("Enter")
    expect(page.locator("#q-2-1")).to_be_focused()
    page.locator("#q-2-1").fill("4")
    page.get_by_role("button", name="Keep these sheets").press("Enter")
    expect(page.get_by_text("2 sheets were kept.")).to_be_visible()
    assert Response.objects.count() == 2


def test_a_block_is_pasted_from_a_spreadsheet(world, page, sign_in, enter):
    page = sign_in(world.ada, page)
    page.goto(f"{enter}enter/")
    page.locator("#q-1-1").evaluate("""field => {
      const data = new DataTransfer();
      data.setData("text", "5\\t1\\n3\\t2\\n");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""")
    found = [page.locator(f"#q-{row}-{column}").input_value() for row in (1, 2) for column in (1, 2)]
    assert found == ["5", "1", "3", "2"]


def test_six_sheets_before_and_six_after_show_what_changed(world, plain, sign_in, check, shot):
    asked = make_again(world.ben, items=(SURE,))
    page = sign_in(world.ben, plain)
    for time, answers in ((None, "222332"), ("After", "334354")):
        if time:
            next_time(asked, world.ben, time)
        page.goto(f"/p/the-garden/listen/questionnaires/{asked.ref}/paper/enter/")
        for row, number in enumerate(answers, 1):
            page.locator(f"#q-{row}-1").fill(number)
            page.locator(f"#card-{row}").fill(str(row + 20))
            page.locator(f"#may-{row}").fill("1")
        check(page)
        shot(page, "paper-cards")
        page.get_by_role("button", name="Keep these sheets").press("Enter")
        expect(page.get_by_text("6 sheets were kept.")).to_be_visible()
    end_round(asked, by=world.ben)
    page.goto(f"/p/the-garden/value/changed/{asked.ref}/")
    expect(page.get_by_text("5 of 6 people got better, 1 stayed the same, 0 got worse.").first).to_be_visible()
    check(page)
    shot(page, "paper-changed")


def test_typing_in_by_hand(world, plain, sign_in, check, shot, enter):
    page = sign_in(world.ada, plain)
    page.goto(f"{enter}enter/")
    shot(page, "paper-enter")
    page.locator("#q-1-5").fill("More shade")
    page.locator("#may-1").fill("1")
    page.get_by_role("button", name="Keep these sheets").click()
    expect(page.get_by_text("1 sheet was kept.")).to_be_visible()
    check(page)

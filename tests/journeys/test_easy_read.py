"""The Easy Read version: Ben writes it, Ada reads it; by mouse, with the keyboard alone, on a phone without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import easy_read
from steppingstones.models import Claim, EasyWriting, Report
from tests.world import DAY, link, make_stone, make_voice

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOW = "/p/the-garden/show/"


@pytest.fixture
def report(world) -> Report:
    stone = make_stone(world.project)
    link(make_voice(world.project), stone)
    report = Report.objects.create(project=world.project, title="Our first year", opening="This is about our garden.")
    words = "The opportunity to participate in decisions was appreciated by residents; 40% came again"
    Claim.objects.create(project=world.project, report=report, stone=stone, words=words)
    return report


def write_the_claim(page, report, check, shot):
    page.goto(f"{SHOW}{report.ref}/")
    page.get_by_role("link", name="Write the Easy Read version").click()
    check(page)
    shot(page, "easy-beside")
    page.get_by_role("link", name="Change The opportunity").first.click()
    check(page)
    page.get_by_label("The words in Easy Read").fill("We could decide with others. We liked it.")
    page.get_by_role("button", name="Keep this row").click()
    page.get_by_role("button", name="Put each sentence on a line of its own").click()
    check(page)
    shot(page, "easy-row")


def choose_a_picture(page, check, shot):
    page.get_by_role("link", name="Choose a picture").last.click()
    check(page)
    page.get_by_label("Look for another picture").fill("happy")
    page.get_by_role("button", name="Look for pictures").click()
    check(page)
    shot(page, "easy-picture")
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Use this picture").click()
    check(page)


def read_all_of_it(page, check, shot):
    check(page)
    shot(page, "easy-reading")
    while page.get_by_role("button", name="Keep and").count():
        for each in page.get_by_label("Clear", exact=True).all():
            each.check()
        page.get_by_role("button", name="Keep and").click()
        check(page)
    page.get_by_label("What name should stand there?").fill("Ada G.")
    shot(page, "easy-reading-end")
    page.get_by_role("button", name="I have read it").click()


def test_ben_writes_it_and_ada_reads_it(world, report, new_page, sign_in, check, shot):
    ben = sign_in(world.ben, new_page(width=1280))
    write_the_claim(ben, report, check, shot)
    choose_a_picture(ben, check, shot)
    assert len(EasyWriting.objects.get().lines) == 2
    ben.goto(f"{SHOW}{report.ref}/easy/")
    ben.get_by_role("link", name="Ask somebody to read it").click()
    check(ben)
    ben.get_by_label("Ada").check()
    ben.get_by_role("button", name="Ask them").click()
    check(ben)
    ada = sign_in(world.ada, new_page(width=360, js=False))
    ada.goto(f"{SHOW}{report.ref}/easy/")
    ada.get_by_role("link", name="Read it", exact=True).click()
    read_all_of_it(ada, check, shot)
    expect(ada.get_by_text("Read and checked by: Ada G.")).to_be_visible()
    check(ada)
    shot(ada, "easy-read-checked")


def test_a_row_is_written_with_the_keyboard_alone(world, report, new_page, sign_in, check):
    page = sign_in(world.ada, new_page(width=360))
    page.goto(f"{SHOW}{report.ref}/easy/rows/opening/")
    press_until(page, "The words in Easy Read")
    page.keyboard.type("We have a garden.\nIt is ours.")
    press_until(page, "Keep this row")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The lines and their pictures")).to_be_visible()
    check(page)
    press_until(page, "Choose a picture")
    page.keyboard.press("Enter")
    check(page)


def test_an_error_keeps_what_was_typed(world, report, page, sign_in, check):
    sign_in(world.ada, page)
    page.goto(f"{SHOW}{report.ref}/easy/rows/opening/")
    page.get_by_label("The words in Easy Read").fill("We have a garden.")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Keep this row").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why it is left out")
    check(page)
    expect(page.get_by_label("The words in Easy Read")).to_have_value("We have a garden.")


def test_a_changed_claim_and_a_line_that_is_not_clear_are_seen(world, report, page, sign_in, check, shot):
    claim = report.claims.get()
    sign_in(world.ada, page)
    page.goto(f"{SHOW}{report.ref}/easy/rows/claim-{claim.ref}/")
    page.get_by_role("button", name="Keep this row").click()
    expect(page.get_by_role("status")).to_contain_text("Kept. Choose the pictures next.")
    Claim.objects.update(words="People come again")
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    page.goto(f"{SHOW}{report.ref}/easy/readings/{reading.ref}/")
    page.get_by_label("What is not clear?").first.fill("Who are the residents?")
    page.get_by_role("button", name="Keep and").click()
    page.wait_for_url("**/?page=2")
    page.goto(f"{SHOW}{report.ref}/easy/")
    expect(page.get_by_text("The source has changed since.")).to_be_visible()
    expect(page.get_by_text("Who are the residents?")).to_be_visible()
    check(page)
    shot(page, "easy-moved")

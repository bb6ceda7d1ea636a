"""Rae looks how long a report for a funder is on paper, and what takes most room; and takes all of it along."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Claim, Report
from tests.world import make_stone

from .windows import PLAIN, WIDE, in_windows

pytestmark = pytest.mark.browser
LONG = "We grew beans, and then we ate them together in the yard. " * 8


@pytest.fixture
def report(world):
    report = Report.objects.create(project=world.project, title="Two years of beans", kind="funder")
    stone = make_stone(world.project)
    for number in range(30):
        Claim.objects.create(project=world.project, report=report, stone=stone, words=f"{number}: {LONG}")
    return report


@in_windows(WIDE, PLAIN)
def test_what_takes_most_room_is_said_where_the_files_are(world, report, new_page, sign_in, check, shot, window):
    page = sign_in(world.rae, new_page(**window))
    page.goto(f"/p/{world.project.slug}/show/{report.ref}/")
    check(page)
    page.get_by_role("link", name="How long it is, and what takes most room").click()
    expect(page.get_by_text("your readers ask for 2.")).to_be_visible()
    expect(page.get_by_text("This takes most room:")).to_be_visible()
    check(page)
    shot(page, "two-pages-longer")


def test_all_of_it_is_taken_along_by_keyboard_alone(world, report, page, sign_in):
    sign_in(world.rae)
    page.goto(f"/p/{world.project.slug}/show/{report.ref}/")
    page.get_by_text("Other forms, and who they are for").focus()
    page.keyboard.press("Enter")
    address = page.get_by_role("link", name="The whole report to print").get_attribute("href")
    assert page.request.get(address).headers["content-type"] == "application/pdf"

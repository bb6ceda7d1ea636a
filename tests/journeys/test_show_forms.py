"""Rae opens the forms of a report and takes each of them along; Ada takes a claim as a picture."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.models import Report
from steppingstones.queries.report_forms import forms_for
from tests.world import link, make_stone, make_voice

from .windows import PLAIN, WIDE, in_windows

pytestmark = pytest.mark.browser


@pytest.fixture
def report(world):
    report, stone = Report.objects.create(project=world.project, title="Our first year"), make_stone(world.project)
    voice = make_voice(world.project, "I have my own key now")
    link(voice, stone)
    claim = new_claim(report, stone)
    claim.words = "People feel at home here"
    save_claim(claim, [voice], by=world.ben)
    return report


@in_windows(WIDE, PLAIN)
def test_each_form_of_a_report_can_be_taken_along(world, report, new_page, sign_in, check, shot, window):
    page = sign_in(world.rae, new_page(**window))
    page.goto(f"/p/{world.project.slug}/show/{report.ref}/")
    page.get_by_text("Other forms, and who they are for").click()
    expect(page.get_by_text("For people who listen", exact=True)).to_be_visible()
    check(page)
    shot(page, "forms-of-a-report")

    for form in forms_for(0):
        address = page.get_by_role("link", name=str(form.name), exact=True).last.get_attribute("href")
        answer = page.request.get(address)
        assert answer.ok, form.key
        assert answer.headers["content-type"] == form.kind
        assert len(answer.body()) > 200


def test_a_file_is_kept_by_keyboard_alone(world, report, page, sign_in):
    sign_in(world.rae)
    page.goto(f"/p/{world.project.slug}/show/{report.ref}/")
    page.get_by_text("Other forms, and who they are for").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Spreadsheet").focus()
    with page.expect_download() as kept:
        page.keyboard.press("Enter")

    assert kept.value.suggested_filename.startswith(f"{world.project.slug}-")


@in_windows(WIDE, PLAIN)
def test_a_claim_is_taken_along_as_a_picture_with_its_words(world, report, new_page, sign_in, check, shot, window):
    page = sign_in(world.ada, new_page(**window))
    page.goto(f"/p/{world.project.slug}/show/{report.ref}/")
    page.get_by_text("Other forms, and who they are for").click()
    page.get_by_role("link", name="Picture to send").click()
    check(page)
    shot(page, "picture-to-send")

    expect(page.get_by_label("Words for people who do not see the picture")).to_have_value(
        page.get_by_role("main").get_by_role("img").get_attribute("alt")
    )
    answer = page.request.get(page.get_by_role("link", name="Keep the picture").get_attribute("href"))
    assert answer.headers["content-type"] == "image/png"

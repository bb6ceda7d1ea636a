"""Somebody has feedback in a file from before. It is looked at, brought in, and taken out again."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from steppingstones.models import Voice
from tests.world import make_voice

pytestmark = pytest.mark.browser

ROWS = "".join(f"{n},I could ask all my questions, and they listened ({n}),2024-03-{n:02},Food\n" for n in range(1, 10))
FILE = 'id,said,when,"A rather long heading for the themes"\n' + ROWS.replace("questions,", "questions;")
BAD = f"{FILE}10,,2024-03-25,Food\n11,Too early,31/02/2024,Noise\n12,{'Llanfairpwll' * 30},2021-07,مرحبا; Food\n"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def send(page, text):
    page.get_by_label("Your spreadsheet").set_input_files(
        {"name": "feedback.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Look at the file").click()


def test_ada_brings_in_a_file_and_leaves_out_what_is_wrong(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto("/p/the-garden/listen/")
    page.get_by_role("link", name="Bring in a file").click()
    check(page)
    send(page, "%PDF-1.7")
    expect(page.get_by_text("This is a PDF").first).to_be_visible()
    check(page)
    send(page, BAD)
    check(page)
    shot(page, "spreadsheet-columns")
    page.get_by_label("Which column has the date?").select_option("when")
    page.get_by_role("button", name="See what would happen").click()
    check(page)
    shot(page, "spreadsheet-look")
    expect(page.get_by_text("There is no such date as “31/02/2024”")).to_be_visible()
    page.get_by_label("Leave the wrong rows out").check()
    page.get_by_role("button", name="Bring them in").click()

    expect(page.get_by_text("10 voices were added.")).to_be_visible()
    check(page)
    assert Voice.objects.count() == 10


def test_a_double_click_brings_in_once(world, page, sign_in):
    sign_in(world.ada)
    page.goto("/p/the-garden/listen/spreadsheet/")
    send(page, FILE)
    page.get_by_role("button", name="See what would happen").click()
    page.get_by_role("button", name="Bring them in").dblclick()

    page.get_by_text("9 voices were added.").wait_for()
    assert Voice.objects.count() == 9


def test_ben_takes_all_voices_out(world, page, sign_in):
    make_voice(world.project, "=1+1")
    sign_in(world.ben)
    page.goto("/p/the-garden/listen/")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV file").click()

    assert "'=1+1" in Path(taken.value.path()).read_text()
    assert taken.value.suggested_filename == "the-garden-voices.csv"

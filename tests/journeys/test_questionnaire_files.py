"""Ada has a questionnaire in a file of another program: by hand without scripts, and with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Questionnaire
from tests.world import answer_all, make_questionnaire

from .keyboard import press_until

pytestmark = pytest.mark.browser

ROWS = "survey,,,,\n,type,name,label,relevant\n,select_one yn,again,Would you come again?,\n"
ROWS += ",text,why,Why do you come to the garden on most days of the week?,${again} = 'y'\n"
LISTS = "choices,,,\n,list_name,name,label\n,yn,y,Yes\n,yn,n,No\n"
FILE = f"{ROWS}{LISTS}"
MORE = f"{ROWS},geopoint,here,Where are you now?,\n,text,{'a_very_long_name_' * 3},{'Llanfairpwll' * 12},\n{LISTS}"
WRONG = FILE.replace("select_one yn", "select_won yn")


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def choose(page, text):
    file = {"name": "garden_visit.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("Your questionnaire").set_input_files(file)


def test_ada_brings_in_the_rest_by_hand(world, plain, sign_in, check, shot):
    page = sign_in(world.ada, plain)
    page.goto("/p/the-garden/listen/")
    page.get_by_role("link", name="Bring one in from a file (XLSForm)").click()
    check(page)
    choose(page, WRONG)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_text("“select_won yn” is no kind of question in XLSForm.").first).to_be_visible()
    check(page)
    shot(page, "form-file-wrong")
    choose(page, MORE)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_text("This asks for a place on a map.")).to_be_visible()
    check(page)
    shot(page, "form-file-look")
    page.get_by_role("button", name="Bring in the rest").click()
    expect(page.get_by_role("heading", name="garden visit")).to_be_visible()
    check(page)
    assert Questionnaire.objects.get().questions.count() == 3


def test_ada_stops_with_the_keyboard(world, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto("/p/the-garden/listen/questionnaires/file/")
    choose(page, MORE)
    press_until(page, "Look at the file")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What will be different here").wait_for()
    press_until(page, "Stop: bring in nothing")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing was brought in.").wait_for()
    check(page)
    assert not Questionnaire.objects.exists()


def test_ada_makes_one_with_the_keyboard(world, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto("/p/the-garden/listen/questionnaires/file/")
    choose(page, FILE)
    press_until(page, "Look at the file")
    page.keyboard.press("Enter")
    page.get_by_text("Everything in it is kept.").wait_for()
    check(page)
    press_until(page, "Make the questionnaire")
    page.keyboard.press("Enter")
    page.get_by_text("This is the questionnaire from your file.").wait_for()
    check(page)
    assert Questionnaire.objects.get().title == "garden visit"


def test_ben_takes_questions_and_answers_with_him(world, page, sign_in, check, shot):
    questionnaire = make_questionnaire(world.project)
    answer_all(questionnaire)
    sign_in(world.ben)
    page.goto(f"/p/the-garden/listen/questionnaires/{questionnaire.ref}/")
    shot(page, "form-file-take")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take it with you (XLSForm)").click()
    assert taken.value.suggested_filename == "how-was-the-garden-day.xlsx"
    page.goto(f"/p/the-garden/listen/questionnaires/{questionnaire.ref}/results/")
    check(page)
    shot(page, "answers-take")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV file").click()
    assert taken.value.suggested_filename == "how-was-the-garden-day-answers.csv"

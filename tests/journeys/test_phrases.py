"""Somebody answers in Arabic, from right to left: the questions and all the words around them."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.phrases import put_into
from steppingstones.methods.phrase_list import PHRASES
from steppingstones.methods.phrases import shown
from steppingstones.methods.questionnaire_form import places
from steppingstones.models import Translation
from steppingstones.queries.questionnaires import form_of
from tests.world import make_questionnaire

pytestmark = pytest.mark.browser


def in_arabic(words: str) -> str:
    """Not what it means, but as long, and with the same places for numbers."""
    return f"نعم {shown(words)} سلام"


@pytest.fixture
def asked(world):
    asked = make_questionnaire(world.project, languages=["ar"], opening="Before you begin")
    for place, words in places(form_of(asked)).items():
        said = {"project": world.project, "language": "ar", "key": place, "words": in_arabic(words)}
        Translation.objects.create(questionnaire=asked, **said)
    put_into(world.project, "ar", {phrase: in_arabic(phrase) for phrase in PHRASES}, by=world.ben)
    return asked


def test_somebody_answers_from_right_to_left(asked, plain, check, shot):
    plain.goto(f"/say/{asked.ref}/")
    plain.get_by_role("link", name="العربية").click()
    expect(plain.locator("html")).to_have_attribute("dir", "rtl")
    check(plain)
    shot(plain, "phrases-start")
    plain.get_by_role("button", name="Start").click()
    check(plain)
    shot(plain, "phrases-faces")
    plain.get_by_label("Happy").first.check()
    plain.get_by_role("button", name="Next").click()
    check(plain)
    plain.get_by_label("I do not want to say").check()
    plain.get_by_role("button", name="Next").click()
    plain.get_by_role("textbox").fill("ظل")
    for _ in range(2):
        plain.get_by_role("button", name="Next").click()
    check(plain)
    plain.get_by_label("The group can read what I said.").check()
    plain.get_by_role("button", name="Next").click()
    check(plain)
    plain.get_by_role("button", name="Send").click()
    check(plain)
    shot(plain, "phrases-receipt")
    assert asked.responses.get().language == "ar"


def test_a_translator_fills_in_a_part_with_the_keyboard(asked, world, phone, sign_in, check, shot):
    page = sign_in(world.ada, phone)
    page.goto(f"/p/the-garden/listen/questionnaires/{asked.ref}/languages/")
    page.get_by_role("link", name="Put them into other languages, too").click()
    check(page)
    page.get_by_role("link", name="Arabic").click()
    check(page)
    page.get_by_role("link", name="The first page").click()
    page.get_by_label("Start", exact=True).fill("<b>")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Leave out < and >.").first).to_be_visible()
    check(page)
    page.get_by_label("Start", exact=True).fill("ابدأ")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept.")).to_be_visible()
    check(page)
    shot(page, "phrases-parts")

"""Ways in for people without an email: codes to type, cards, a device handed over."""

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import expect

from steppingstones.actions.codes import code_for, in_print

from ..world import make_questionnaire
from .windows import PHONE, PLAIN, in_windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def sheets(page) -> int:
    """How many sheets of A4 come out of the printer."""
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")
    return len(pikepdf.open(BytesIO(page.pdf(format="A4", margin=margin))).pages)


@in_windows(PHONE, PLAIN)
def test_typing_a_code(new_page, world, check, shot, window):
    code = code_for(make_questionnaire(world.project))
    page = new_page(**window)
    page.goto("/")
    page.get_by_role("link", name="I have a code").click()
    check(page)
    shot(page, "ways-join")
    box = page.get_by_label("Your code")
    box.fill("rrr-rr0")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("There is no 0 in a code.")
    check(page)
    shot(page, "ways-wrong")
    box.fill(f" {in_print(code).lower()}")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("How was the garden day?")


def test_a_page_to_share_and_to_print(sign_in, new_page, world, check, shot):
    questionnaire = make_questionnaire(world.project)
    for width in (360, 768, 1280):
        page = sign_in(world.ben, new_page(width=width))
        page.goto(f"/p/the-garden/listen/questionnaires/{questionnaire.ref}/share/")
        check(page)
        shot(page, "ways-share")
    page.set_viewport_size({"width": 718, "height": 1047})
    page.emulate_media(media="print")
    shot(page, "ways-share-print")
    assert sheets(page) == 1

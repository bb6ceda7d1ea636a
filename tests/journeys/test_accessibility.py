"""The statement of accessibility, found from the foot of a page and read."""

import pytest
from playwright.sync_api import expect

from .keyboard import press_until
from .windows import PLAIN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("window", [{}, {"width": 360}, PLAIN], ids=["wide", "phone", "plain"])
def test_it_is_found_with_the_keyboard_alone_and_can_be_read(world, new_page, window, check, shot):
    page = new_page(**window)
    page.goto("/sign-in/")
    press_until(page, "Accessibility")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Statement of accessibility")
    check(page)
    shot(page, "accessibility")

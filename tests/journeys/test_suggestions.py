"""A facilitator switches suggestions on; a member decides, by keyboard and without scripts."""

import re
from importlib import import_module

import pytest
from playwright.sync_api import expect

from steppingstones.methods.suggestions import is_installed
from steppingstones.models import Theme, VoiceTheme
from tests.conftest import cannot_run
from tests.world import make_voice

from .keyboard import press_until

pytestmark = pytest.mark.browser

PAGE = "/p/the-garden/understand/themes/suggested/"
SAID = {"Somewhere to rest": "I sat in the shade", "Food and drink": "The soup and the tea were cold"}


@pytest.fixture
def tagged(world):
    if not is_installed():
        cannot_run("suggestions, because scikit-learn is not installed")
    import_module("sklearn.svm")  # takes seconds on a busy machine, and the first page would wait for it
    for name, words in SAID.items():
        theme = Theme.objects.create(project=world.project, name=name)
        for number in range(10):
            voice = make_voice(world.project, f"{words} {number}")
            VoiceTheme.objects.create(project=world.project, voice=voice, theme=theme)
    return [
        make_voice(world.project, words) for words in ("The bus came late", "We want more soup", "A bench to sit on")
    ]


def test_ben_switches_them_on_and_answers_without_scripts(world, tagged, plain, sign_in, check, shot):
    page = sign_in(world.ben, plain)
    page.goto(PAGE)
    check(page)
    page.get_by_role("button", name="Switch suggestions on").click()
    expect(page.get_by_role("heading", name="3 voices without a theme")).to_be_visible()
    check(page)
    shot(page, "suggestions")
    page.get_by_role("button", name="Food and drink fits: We want more soup").click()
    expect(page.get_by_text("Tagged: “Food and drink”.")).to_be_visible()
    check(page)
    page.get_by_role("button", name=re.compile("None of these.*The bus came late")).click()
    expect(page.get_by_text("So far somebody decided about 2 voices.")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Switch suggestions off").click()

    expect(page.get_by_text("Suggestions are switched off.")).to_be_visible()
    check(page)
    assert [theme.name for theme in tagged[1].themes.all()] == ["Food and drink"]


def test_ada_answers_by_keyboard(world, tagged, new_page, sign_in, check, shot):
    world.project.suggests_themes = True
    world.project.save()
    page = sign_in(world.ada, new_page(width=768))
    page.goto(PAGE)
    check(page)
    shot(page, "suggestions-wide")
    press_until(page, "Somewhere to rest")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="2 voices without a theme")).to_be_visible()
    check(page)
    assert [theme.name for theme in tagged[2].themes.all()] == ["Somewhere to rest"]

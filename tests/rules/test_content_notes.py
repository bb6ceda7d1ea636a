"""Heavy words come after what to know before reading them: on every page that links lead to, and on paper."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from steppingstones.actions.consent import agree
from steppingstones.models import Member, Voice

from ..documents.pdf_reader import bare, text_of
from ..pages.forms_found import address_of, walk
from .one_of_each import make_one_of_each

WORDS, NOTE = "Zwetschgen fell on her", "Talks about a fall"
NEAR = 700  # characters of a page in which the note comes before the words
OWN = ("/listen/mine/", "/say/", "/w/")  # what people said themselves, as they said it
TYPED = re.compile(r"<textarea.*?</textarea>", re.S)  # boxes in which the words are mended


@pytest.fixture
def warned(world):
    """Every voice has the same heavy words, so that no list is without them."""
    make_one_of_each(world.project, world.ben)
    Voice.objects.heard().update(words=WORDS, content_note=NOTE)
    return world


def without_note(text: str, words: str = WORDS, note: str = NOTE) -> list[str]:
    """Where the words stand with no note close before them."""
    shown = TYPED.sub("", text)
    places = (found.start() for found in re.finditer(words, shown))
    return [shown[max(0, at - 80) : at + 40] for at in places if note not in shown[max(0, at - NEAR) : at]]


def as_person(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def test_every_page_says_what_to_know_before_heavy_words(warned):
    found, with_words = {}, 0
    for page in walk(as_person(warned.ben), "/p/the-garden/"):
        url, text = address_of(page), page.text
        with_words += WORDS in text
        if not any(own in url for own in OWN) and (bare := without_note(text)):
            found[url] = bare[0]
    assert found == {}
    assert with_words > 10, "The walk met too few pages with words for this to prove anything."


@pytest.mark.parametrize("name", ["read", "pdf", "easy-read", "easy-read-pdf"])
def test_every_form_of_a_report_says_it_too(warned, name):
    report = warned.project.reports.get()
    agree(report.claims.get().quotes.get(), ["group", "quote"])
    made = as_person(warned.ben).get(reverse(f"show:{name}", args=["the-garden", report.ref]))
    text = bare(text_of(made.content) if name.endswith("pdf") else made.text)
    assert bare(WORDS) in text
    assert without_note(text, bare(WORDS), bare(NOTE)) == []

"""Translators put the words around the questions into another language: on pages, or in a spreadsheet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape
from lxml import html

from steppingstones.actions.phrases import NotAPhrase, put_into
from steppingstones.methods.phrase_list import PARTS, PHRASES
from steppingstones.methods.phrases import kept, shown
from steppingstones.models import Phrase
from tests.awkward import STRINGS
from tests.every_kind import make_every_kind

from .forms_found import read_form

ROOM = "/p/the-garden/listen/phrases/"


def marked(words: str) -> str:
    return f"⟦{shown(words)}⟧"


@pytest.fixture
def ada(as_member, world):
    make_every_kind(world.project, languages=["cy"])
    return as_member(world.ada)


def test_a_part_is_translated_and_counted(ada, world):
    starting = PARTS[0]
    typed = {f"p{number}": marked(phrase) for number, phrase in enumerate(starting.phrases)}
    assert ada.post(f"{ROOM}cy/starting/", typed).status_code == 302
    assert f"{len(starting.phrases)} of {len(PHRASES)} phrases are translated" in ada.get(ROOM).text
    assert ada.get(f"{ROOM}cy/starting/").text.count("⟦") == len(starting.phrases)


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '" onmouseover=alert(1)', "%(secret)s", "{{ settings }}"]
)
def test_what_is_more_than_words_is_refused_and_stays_in_its_field(ada, typed):
    page = ada.post(f"{ROOM}cy/starting/", {"p0": typed})
    assert page.status_code == 422
    assert not Phrase.objects.exists()
    assert html.fromstring(page.content).xpath("//*[@name='p0']/@value") == [typed]


def test_awkward_words_are_kept_or_refused_with_a_reason(ada, world):
    """Many at once, each in a field of its own, until all have been sent."""
    part = max(PARTS, key=lambda part: len(part.phrases))
    page = f"{ROOM}cy/{part.key}/"
    taken = 0
    for start in range(0, len(STRINGS), len(part.phrases)):
        typed = {f"p{number}": words for number, words in enumerate(STRINGS[start : start + len(part.phrases)])}
        answer = ada.post(page, typed)
        if answer.status_code == 422:
            wrong = next(
                read_form(form, page).wrong for form in html.fromstring(answer.text).forms if "p0" in form.fields
            )
            assert all(wrong.values()), "Each says why."
            assert all(escape(words) in answer.text for words in typed.values()), "Nothing that was typed is lost."
            typed = {name: words for name, words in typed.items() if name not in wrong}
            answer = ada.post(page, typed)
        assert answer.status_code == 302
        said = dict(world.project.phrases.values_list("phrase", "words"))
        for name, words in typed.items():
            phrase = part.phrases[int(name[1:])]
            assert said.get(phrase, "") == kept(phrase, words)
        taken += len(typed)
    assert 100 < taken < len(STRINGS)  # most have signs that no phrase may have


def test_no_act_keeps_what_is_more_than_words(world):
    for said in ({"Start": "<b>Go</b>"}, {"No phrase of ours": "Go"}):
        with pytest.raises(NotAPhrase):
            put_into(world.project, "cy", said, by=world.ben)


def test_a_translators_sheet_goes_out_and_comes_back(ada, world):
    sent = b"".join(ada.get(f"{ROOM}cy/words.csv").streaming_content).decode("utf-8-sig")
    filled = sent.replace("Start,", "Start,Dechrau")
    file = SimpleUploadedFile("words.csv", filled.encode())
    assert ada.post(f"{ROOM}cy/file/", {"file": file}).status_code == 302
    assert Phrase.objects.get().words == "Dechrau"


def test_a_sheet_with_a_mistake_is_refused_whole(ada):
    file = SimpleUploadedFile("words.csv", b"English,Welsh\nStart,Dechrau\nStop,<b>\n")
    page = ada.post(f"{ROOM}cy/file/", {"file": file})
    assert page.status_code == 422
    assert "Row 3" in page.text
    assert not Phrase.objects.exists()


@pytest.mark.parametrize("lang", ["en-gb", "xx"])
def test_there_is_nothing_to_translate_into_english_or_no_language(ada, lang):
    assert ada.get(f"{ROOM}{lang}/").status_code == 404

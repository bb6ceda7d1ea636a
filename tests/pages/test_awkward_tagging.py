"""All awkward strings through the forms of tagging: long texts, marks and their notes, new themes, and splitting.

The walk through all forms passes these by, as something must be ticked first, or is tidied before tags count.
"""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import escape
from lxml import html

from steppingstones.actions.rounds import Draw, begin
from steppingstones.formats.transcript_file import tidy
from steppingstones.models import Highlight, Theme, Transcript
from steppingstones.pages.understand.tagging_forms import Stretches
from steppingstones.queries.tagging import fingerprint
from tests.awkward import STRINGS
from tests.world import make_voice

from .forms_found import forms_on, read_form
from .forms_poured import LINE, LONG, same_ends, together

WORDS = "The tea is good. The bus is late."
NUL = "Good\0tea"
KEPT, REFUSED = 302, 422


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def text(world):
    return Transcript.objects.create(project=world.project, title="A talk", words=WORDS)


def url(world, name, *refs):
    return reverse(f"understand:{name}", args=[world.project.slug, *refs])


def typed_again(page, name):
    """What stands in the field of the page that came back, and why it came back."""
    assert page.status_code == REFUSED
    forms = [read_form(form, "/") for form in html.fromstring(page.text).forms]
    form = next(form for form in forms if name in form.words)
    assert form.wrong.get(name), f"nothing is said beside {name}"
    return form.data[name][0]


def as_read(words):
    """As a reader of pages has it."""
    return words.replace("\0", "\ufffd")


def alike(words):
    return same_ends(words).replace("\r", "\n")


# --- Long texts -------------------------------------------------------------------------------------------


def test_a_text_is_kept_as_it_was_pasted(ada, world):
    for words in STRINGS:
        before = Transcript.objects.count()
        said = {"title": "A talk", "words": words, "is_agreed": "on"}
        page = ada.post(url(world, "transcript-add"), said)
        if page.status_code == KEPT:
            assert Transcript.objects.latest("pk").words == tidy(words)
            assert not tidy(words).isspace()
        else:
            assert not tidy(words), words
            assert alike(typed_again(page, "words")) == alike(words)
            assert Transcript.objects.count() == before


def test_its_title_is_kept_as_it_was_typed(ada, world, text):
    for title in together(LINE):
        said = {"title": title, "words": WORDS, "is_agreed": "on"}
        page = ada.post(url(world, "transcript-add"), said)
        assert page.status_code == (KEPT if len(title) <= 200 else REFUSED)
        if page.status_code == KEPT:
            assert Transcript.objects.latest("pk").title == title.strip()
            assert escape(title.strip()) in ada.get(url(world, "transcripts")).text


def test_words_that_are_put_right_are_kept_as_typed(ada, world, text):
    address = url(world, "transcript-put-right", text.ref)
    for words in STRINGS:
        Transcript.objects.update(words=WORDS)
        assert ada.post(address, {"words": words}).status_code == KEPT
        text.refresh_from_db()
        assert text.words == alike(words)
        (form,) = (form for form in forms_on(ada.get(address)) if "words" in form.words)
        assert alike(form.data["words"][0]) == alike(words), "what is kept is not what the form shows"


def test_no_word_with_a_sign_that_cannot_be_kept_is_lost(ada, world, text):
    for name, refs, more in (
        ("transcript-add", (), {"title": "A talk", "is_agreed": "on"}),
        ("transcript-put-right", (text.ref,), {}),
    ):
        page = ada.post(url(world, name, *refs), {"words": NUL, **more})
        assert "There is a character in this that cannot be kept." in page.text
        assert typed_again(page, "words") == as_read(NUL)
    text.refresh_from_db()
    assert text.words == WORDS


# --- Marks and new themes ---------------------------------------------------------------------------------


@pytest.fixture(params=["voice", "text", "round"])
def to_tag(request, world, text):
    """Where words are marked: the address, and the text."""
    if request.param == "text":
        return url(world, "transcript-tag", text.ref), text
    voice = make_voice(world.project, WORDS)
    if request.param == "voice":
        return url(world, "voice-tag", voice.ref), voice
    together = begin(world.project, "First go", world.project.voices, [world.ada, world.ben], Draw(), by=world.ada)
    return url(world, "tagging-round-tag", together.ref, voice.ref), voice


def mark(client, address, **said):
    return client.post(address, {"words_seen": fingerprint(WORDS), "stretch": "0-16", **said})


def test_a_new_theme_and_a_note_are_kept_as_typed(ada, to_tag):
    address, text = to_tag
    for name in together(LINE):
        page = mark(ada, address, new_theme=name)
        if page.status_code == KEPT:
            assert Highlight.objects.latest("pk").theme.name == name.strip()
            assert escape(name.strip()) in ada.get(address).text
        else:
            assert len(name) > 300 or not name.strip()
            assert typed_again(page, "new_theme") == name
    theme = Theme.objects.create(project=text.project, name="Tea")
    for note in together(1_900):
        Highlight.objects.all().delete()
        page = mark(ada, address, theme=f"theme:{theme.ref}", note=note)
        assert page.status_code == KEPT
        assert same_ends(Highlight.objects.get().note) == same_ends(note.strip())
        assert escape(same_ends(note.strip())) in same_ends(ada.get(address).text)


def test_what_cannot_be_kept_marks_nothing_and_is_still_there(ada, to_tag):
    address, text = to_tag
    theme = Theme.objects.create(project=text.project, name="Tea")
    for said, name in (
        ({"new_theme": "x" * 301}, "new_theme"),
        ({"new_theme": NUL}, "new_theme"),
        ({"theme": f"theme:{theme.ref}", "note": "x" * 2_001}, "note"),
        ({"theme": f"theme:{theme.ref}", "note": NUL}, "note"),
    ):
        page = mark(ada, address, **said)
        assert typed_again(page, name) == as_read(said[name])
        assert said[name] in page.text
    for chosen in STRINGS[::20]:
        assert mark(ada, address, theme=chosen).status_code == REFUSED
    assert not Highlight.objects.exists()


def test_no_awkward_string_is_a_place_in_a_text():
    for words in STRINGS:
        if not words:
            continue
        with pytest.raises(ValidationError, match="Choose the words again"):
            Stretches().clean([words])


# --- Splitting --------------------------------------------------------------------------------------------


def test_the_name_of_a_split_is_kept_as_typed(ada, world, text):
    theme = Theme.objects.create(project=world.project, name="Tea")
    found = Highlight.objects.create(project=world.project, transcript=text, theme=theme, start=0, end=16)
    address = url(world, "theme-split", theme.ref)
    for name in [*together(LINE), "x" * 301, NUL]:
        Highlight.objects.update(theme=theme)
        page = ada.post(address, {"name": name, "mark": found.ref})
        found.refresh_from_db()
        if page.status_code == KEPT:
            assert found.theme.name == name.strip()
        else:
            assert len(name) > 300 or "\0" in name or not name.strip()
            assert typed_again(page, "name") == as_read(name)
            assert found.theme == theme
            assert f'value="{found.ref}" id="mark-{found.ref}" checked' in page.text


def test_only_passages_of_the_theme_are_moved(ada, world, text):
    theme, other = (Theme.objects.create(project=world.project, name=name) for name in ("Tea", "Bus"))
    found = Highlight.objects.create(project=world.project, transcript=text, theme=other, start=0, end=16)
    for ref in (found.ref, *STRINGS[::20]):
        page = ada.post(url(world, "theme-split", theme.ref), {"name": "New", "mark": ref})
        assert page.status_code == REFUSED
        assert "Tick at least one passage." in page.text or "not in the list any more" in page.text
    assert not Theme.objects.filter(name="New").exists()


def test_a_long_note_is_long_enough():
    assert max(map(len, together(1_900))) <= 2_000 <= LONG

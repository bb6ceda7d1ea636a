"""Long texts: brought in, tagged, put right, made into voices, taken back and erased."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back, uses_of
from steppingstones.models import Consent, FromTranscript, Highlight, Theme, Transcript, Voice
from steppingstones.queries.tagging import fingerprint
from tests.awkward import STRINGS
from tests.rules.test_anonymous import everything
from tests.world import make_conversation

ROOM = "/p/the-garden/understand/texts/"
WORDS = "Ada: Zwetschgen are ripe. 👋🏽\nBen: The bus is late.\nAda: Nobody tells us why."


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def text(world):
    talk = make_conversation(world.project)
    return Transcript.objects.create(project=world.project, title="A talk", words=WORDS, conversation=talk)


@pytest.fixture
def tea(world):
    return Theme.objects.create(project=world.project, name="Tea")


def place(text, words):
    at = text.words.index(words)
    return {"start": at, "end": at + len(words)}


def mark(text, words, theme):
    return Highlight.objects.create(project=text.project, transcript=text, theme=theme, **place(text, words))


def marked(text):
    text.refresh_from_db()
    return [text.words[each.start : each.end] for each in text.highlights.all()]


def document(body: str, name: str = "word/document.xml") -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, body)
    return file.getvalue()


def word(*lines: str) -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t><w:tab/></w:r></w:p>" for line in lines)
    return document(f"<w:document {w}><w:body>{paragraphs}</w:body></w:document>")


def send(client, **said):
    return client.post(f"{ROOM}add/", {"title": "A talk", "is_agreed": "on", **said})


# --- Bringing them in -------------------------------------------------------------------------------------


def test_a_text_is_pasted(ada, world):
    talk = make_conversation(world.project)
    assert send(ada, words="One\r\ntwo\r\n", conversation=talk.ref, said_on="2026-03-04").status_code == 302
    text = Transcript.objects.get()
    assert (text.words, text.conversation, text.added_by) == ("One\ntwo", talk, world.ada)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("café 👋🏽\r\ntea".encode(), "café 👋🏽\ntea"),
        ("café".encode("cp1252"), "café"),
        ("\ufeffcafé".encode(), "café"),
        ("café".encode("utf-16"), "café"),
        (word("One &amp; two", "three"), "One & two\t\nthree"),
    ],
)
def test_a_text_comes_as_a_file(ada, data, words):
    assert send(ada, file=SimpleUploadedFile("talk.txt", data)).status_code == 302
    assert Transcript.objects.get().words == words


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04broken", "This is not a Word document"),
        (document("<w/>", "other.xml"), "This is not a Word document"),
        (document("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "cannot be read safely"),
        (b"%PDF-1.7", "This kind of file cannot be read."),
        (b"\x00\x01\x02" * 100, "This is not a text."),
        (b"  \n ", "There are no words in this file."),
        (b"x" * 300_001, "at most 300,000 characters"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(ada, data, words):
    page = send(ada, file=SimpleUploadedFile("talk.docx", data))
    assert page.status_code == 422
    assert words in page.text
    assert not Transcript.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Paste the text, or choose a file."),
        ({"words": "x", "title": ""}, "Write a title."),
        ({"words": "x", "is_agreed": ""}, "Ask them first."),
        ({"words": "x" * 300_001}, "use at most 300000 letters"),
        ({"words": "x", "said_on": "2999-01-01"}, "This day has not come yet."),
    ],
)
def test_what_is_missing_is_asked_for(ada, said, words):
    page = send(ada, **said)
    assert page.status_code == 422
    assert words in page.text


@pytest.mark.parametrize("words", STRINGS, ids=range(len(STRINGS)))
def test_awkward_words_are_kept_and_shown(ada, world, words):
    if not words.strip() or "\0" in words:
        return
    text = Transcript.objects.create(project=world.project, title=words[:200], words=words)
    for page in ("", f"{text.ref}/", f"{text.ref}/tag/", f"{text.ref}/put-right/", f"{text.ref}/change/"):
        assert ada.get(ROOM + page).status_code == 200


# --- Tagging, and putting right ---------------------------------------------------------------------------


def test_words_are_tagged_in_it(ada, text, tea):
    at = place(text, "bus is late")
    said = {"words_seen": fingerprint(WORDS), "stretch": f"{at['start']}-{at['end']}", "theme": f"theme:{tea.ref}"}
    assert ada.post(f"{ROOM}{text.ref}/tag/", said).status_code == 302
    assert marked(text) == ["bus is late."]


def test_ticking_words_instead_of_sentences_stays_at_the_place(ada, text):
    text.words = " ".join(f"w{number:04}" for number in range(3_000))
    text.save()
    by_sentences = ada.get(f"{ROOM}{text.ref}/tag/?page=4")
    first = by_sentences.context["pieces"][0].start
    assert f"?by=words&amp;page={by_sentences.context['same_place']}" in by_sentences.text
    by_words = ada.get(f"{ROOM}{text.ref}/tag/?by=words&page={by_sentences.context['same_place']}")
    places = [piece.start for piece in by_words.context["pieces"]]
    assert places[0] <= first <= places[-1]
    assert by_words.context["same_place"] in {3, 4}


def test_marks_stay_with_their_words_when_a_page_is_put_right(ada, text, tea):
    mark(text, "The bus is late.", tea)
    better = WORDS.replace("are ripe", "are very ripe").replace("Nobody", "No one")
    assert ada.post(f"{ROOM}{text.ref}/put-right/", {"words": better}).status_code == 302
    assert marked(text) == ["The bus is late."]
    assert text.words == better


def test_nobody_undoes_what_another_put_right(ada, text):
    page = ada.get(f"{ROOM}{text.ref}/put-right/")
    seen = page.context["form"].seen
    ada.post(f"{ROOM}{text.ref}/put-right/", {"words": "New"})
    assert ada.post(f"{ROOM}{text.ref}/put-right/", {"words": "Mine", "seen": seen}).status_code == 422


# --- Voices -----------------------------------------------------------------------------------------------


def test_a_stretch_becomes_a_voice_with_its_themes_and_consent(ada, text, tea, world):
    found = mark(text, "Zwetschgen are ripe.", tea)
    said = {"member": world.ada.ref, "uses": ["quote"]}
    assert ada.post(f"/p/the-garden/understand/tag/{found.ref}/voice/", said).status_code == 302
    voice = Voice.objects.get()
    assert (voice.words, voice.giver.member, voice.conversation) == (
        "Zwetschgen are ripe.",
        world.ada,
        text.conversation,
    )
    assert uses_of(voice) == {Consent.Use.GROUP, Consent.Use.QUOTE}
    assert [theme.name for theme in voice.themes.all()] == ["Tea"]
    again = ada.post(f"/p/the-garden/understand/tag/{found.ref}/voice/", said)
    assert "These words are a voice already." in again.text


def test_taking_the_voice_back_cuts_its_words_out_and_moves_the_rest(ada, text, tea, world):
    found = mark(text, "Zwetschgen are ripe.", tea)
    mark(text, "The bus is late.", tea)
    ada.post(f"/p/the-garden/understand/tag/{found.ref}/voice/", {"uses": []})
    text.words = text.words.replace("Ada: Z", "Hello. Ada: Z")
    ada.post(f"{ROOM}{text.ref}/put-right/", {"words": text.words})
    take_back(Voice.objects.get())
    assert marked(text) == ["The bus is late."]
    assert not [table for table, rows in everything().items() if any("Zwetschgen" in row for row in rows)]
    assert not FromTranscript.objects.exists()


def test_erasing_leaves_nothing_of_it(ada, text, tea):
    mark(text, "Zwetschgen", tea)
    assert ada.get(f"{ROOM}{text.ref}/erase/").status_code == 200
    ada.post(f"{ROOM}{text.ref}/erase/")
    assert not Highlight.objects.exists()
    assert not [table for table, rows in everything().items() if any("Zwetschgen" in row for row in rows)]


# --- Long ones --------------------------------------------------------------------------------------------


def test_a_long_text_with_many_tags_stays_small_and_quick(ada, world):
    words = "On Saturday the bus was late and nobody told us why. " * 5_660
    text = Transcript.objects.create(project=world.project, title="Long", words=words[:300_000])
    themes = [Theme.objects.create(project=world.project, name=f"Theme {number}") for number in range(20)]
    Highlight.objects.bulk_create(
        Highlight(project=world.project, transcript=text, start=at * 29, end=at * 29 + 18, theme=themes[at % 20])
        for at in range(10_000)
    )
    for page in (f"{text.ref}/?page=20", f"{text.ref}/tag/?page=20", f"{text.ref}/tag/?page=20&by=words", ""):
        with CaptureQueriesContext(connection) as queries:
            shown = ada.get(ROOM + page)
        assert len(queries) <= 25, page
        assert len(shown.content) < 95_000, (page, len(shown.content))

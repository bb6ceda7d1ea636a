"""The examples of another program for tagging, brought in where each belongs: as themes, a long text, and voices."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from steppingstones.models import Highlight, Theme, Transcript, Voice
from steppingstones.queries.tagging import fingerprint
from tests.world import DATA

ROOM = "/p/the-garden/"
FOLDER = DATA / "refi-qda"
TALK = (FOLDER / "qualcoder_transcript.txt").read_bytes()
SURVEY = (FOLDER / "qualcoder_survey456.csv").read_bytes()
CASES = (FOLDER / "qualcoder_cases123.csv").read_bytes()
CODES = (FOLDER / "qualcoder_plain_codes_categories_for_import.txt").read_bytes()


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def upload(data, name):
    return {"file": SimpleUploadedFile(name, data)}


def bring_in_talk(client):
    said = {"title": "The course", "is_agreed": "on", **upload(TALK, "talk.txt")}
    assert client.post(f"{ROOM}understand/texts/add/", said).status_code == 302
    return Transcript.objects.get()


def bring_in_codes(client):
    sent = client.post(f"{ROOM}understand/themes/other-programs/bring-in/", upload(CODES, "codes.txt"))
    assert client.post(f"{sent.url}keep/", follow=True).status_code == 200


def mark(client, text, words, name):
    at = text.words.index(words)
    theme = Theme.objects.get(name=name)
    said = {
        "words_seen": fingerprint(text.words),
        "stretch": f"{at}-{at + len(words)}",
        "theme": f"theme:{theme.ref}",
    }
    assert client.post(f"{ROOM}understand/texts/{text.ref}/tag/", said).status_code == 302
    return Highlight.objects.latest("pk")


def test_the_list_of_codes_tags_the_conversation_and_a_passage_becomes_a_voice(ada):
    bring_in_codes(ada)
    text = bring_in_talk(ada)
    assert text.words == TALK.decode().strip()
    speakers = [line[1:4] for line in text.words.splitlines() if line]
    assert speakers == ["id1", "id2", "id3", "id1", "id3", "id1", "id2"]
    assert "too busy and I switched off." in ada.get(f"{ROOM}understand/texts/{text.ref}/").text
    said = "I felt that they were too busy and I switched off."
    found = mark(ada, text, said, "code4")
    assert text.words[found.start : found.end] == said
    page = ada.post(f"{ROOM}understand/tag/{found.ref}/voice/", {"name": "id2", "uses": []}, follow=True)
    assert page.status_code == 200
    voice = Voice.objects.get()
    assert (voice.words, voice.giver.name) == (said, "id2")
    assert [theme.name for theme in voice.themes.all()] == ["code4"]


def test_the_survey_becomes_voices_with_their_words_to_the_letter(ada):
    rows = list(csv.DictReader(io.StringIO(SURVEY.decode())))
    columns = ada.post(f"{ROOM}listen/spreadsheet/", {**upload(SURVEY, "survey.csv"), "encoding": "utf-8"}).url
    assert ada.get(columns).context["form"]["text"].value() == "freetext"
    chosen = {"text": "freetext", "person": "Case", "labels": ["Interest"], "side": "unknown", "uses": ["group"]}
    assert "3 rows can become voices." in ada.post(f"{columns}look/", chosen).text
    assert "3 voices were added." in ada.post(f"{columns}bring-in/", chosen, follow=True).text
    assert {voice.words for voice in Voice.objects.all()} == {row["freetext"] for row in rows}
    about = {voice.words: [theme.name for theme in voice.themes.all()] for voice in Voice.objects.all()}
    assert about == {row["freetext"]: [row["Interest"]] for row in rows}


def test_a_table_of_people_without_what_they_said_can_be_looked_at_first(ada):
    columns = ada.post(f"{ROOM}listen/spreadsheet/", {**upload(CASES, "cases.csv"), "encoding": "utf-8"}).url
    page = ada.get(columns)
    assert page.status_code == 200
    assert [name for name, _shown in page.context["form"].fields["text"].choices if name] == [
        "case",
        "Age",
        "gender",
        "interest",
    ]
    assert not Voice.objects.exists()


def test_no_file_of_one_kind_is_taken_for_another(ada):
    sent = ada.post(f"{ROOM}understand/themes/other-programs/bring-in/", upload(SURVEY, "survey.csv"))
    assert sent.status_code == 422
    assert not Theme.objects.exists()

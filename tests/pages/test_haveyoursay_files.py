"""Voice notes and pictures from people without an account."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from steppingstones.models import Media, Response, Voice

from ..every_kind import all_said, make_every_kind
from ..sounds_and_pictures import picture, sound
from .test_haveyoursay_kinds import STEPS, fields

SOUND, PHOTO = STEPS["voice-note"], STEPS["photo"]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def questionnaire(world):
    return make_every_kind(world.project)


def uploaded(name, data):
    return SimpleUploadedFile(name, data)


def go_on(client, questionnaire, at, to, **sent):
    return client.post(f"/say/{questionnaire.ref}/{to}/", all_said(at=at, **sent))


def key_in(page, kind):
    return dict(fields(page)).get(f"m-{kind}", "")


@pytest.fixture
def recorded(client, questionnaire):
    """The key of a voice note that waits."""
    page = go_on(client, questionnaire, SOUND, PHOTO, **{"f-voice-note": uploaded("me.wav", sound())})
    return key_in(page, "voice-note")


def test_a_voice_note_waits_until_the_answers_are_sent(client, questionnaire, recorded):
    waiting = Media.objects.get()
    assert (waiting.voice, waiting.seconds) == (None, 2)
    page = go_on(client, questionnaire, PHOTO, SOUND, **{"m-voice-note": recorded})
    assert f"/say/{questionnaire.ref}/file/{recorded}/" in page.text
    assert "2 seconds" in page.text
    assert client.get(f"/say/{questionnaire.ref}/file/{recorded}/").headers["Content-Type"] == "audio/mp4"


def test_what_is_sent_belongs_to_its_voice_and_can_be_heard_by_the_receipt(client, questionnaire, recorded):
    sent = all_said(**{"m-voice-note": recorded, "a-voice-note": "I say: more buses."})
    receipt = client.post(f"/say/{questionnaire.ref}/send/", sent).url
    note = Media.objects.get()
    assert note.voice == Voice.objects.get(answer__question__key="voice-note")
    assert note.words == "I say: more buses."
    assert f"{receipt}media/{note.ref}/" in client.get(receipt).text
    assert client.get(f"{receipt}media/{note.ref}/").status_code == 200
    assert client.get(f"/say/{questionnaire.ref}/file/{recorded}/").status_code == 404


def test_sending_twice_with_a_file_is_once(client, questionnaire, recorded):
    sent = all_said(**{"m-voice-note": recorded})
    first = client.post(f"/say/{questionnaire.ref}/send/", sent)
    again = client.post(f"/say/{questionnaire.ref}/send/", sent)
    assert first.url == again.url
    assert Media.objects.count() == Response.objects.count() == 1


def test_a_picture_is_sent_too(client, questionnaire):
    page = go_on(client, questionnaire, PHOTO, "you", **{"f-photo": uploaded("me.jpg", picture())})
    client.post(f"/say/{questionnaire.ref}/send/", all_said(**{"m-photo": key_in(page, "photo")}))
    assert Voice.objects.get(answer__question__key="photo").media.get().kind == Media.Kind.PICTURE


def test_a_file_can_be_taken_away_again(client, questionnaire, recorded):
    page = go_on(client, questionnaire, SOUND, PHOTO, **{"m-voice-note": recorded, "x-voice-note": "1"})
    assert key_in(page, "voice-note") == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [("me.wav", b"MZ\x90\x00 a program" * 99), ("me.svg", b"<svg><script>1</script></svg>"), ("me.wav", b"")],
    ids=["program", "drawing with a script", "nothing"],
)
def test_what_is_no_sound_comes_back_in_kind_words_with_all_else(client, questionnaire, name, data):
    page = go_on(client, questionnaire, SOUND, PHOTO, **{"f-voice-note": uploaded(name, data)})
    assert not Media.objects.exists()
    assert page.status_code == 422
    assert "Something needs another look" in page.text
    assert ("a-short", "At the church") in fields(page)


def test_a_file_that_is_gone_is_asked_for_again(client, questionnaire, recorded):
    Media.objects.all().delete()
    page = client.post(f"/say/{questionnaire.ref}/send/", all_said(**{"m-voice-note": recorded}))
    assert page.status_code == 422
    assert "Record or choose it again." in page.text
    assert key_in(page, "voice-note") == ""
    assert not Response.objects.exists()


def test_nobody_takes_the_file_of_somebody_else(client, world, questionnaire, recorded):
    elsewhere = make_every_kind(world.elsewhere)
    page = client.post(f"/say/{elsewhere.ref}/send/", all_said(**{"m-voice-note": recorded}))
    assert page.status_code == 422
    assert Media.objects.get().voice is None

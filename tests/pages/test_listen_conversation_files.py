"""Photographs of boards and the sound of a conversation: added, described, shown and erased."""

import pytest

from ..sounds_and_pictures import picture, sound, uploaded
from ..world import make_conversation

ROOM = "/p/the-garden/listen/conversations/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


def at(conversation, rest="") -> str:
    return f"{ROOM}{conversation.ref}/{rest}"


@pytest.fixture
def kept_here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return lambda: [path for path in tmp_path.rglob("*") if path.is_file()]


def add(client, talk, file, **more):
    return client.post(at(talk, "media/"), {"file": file, "is_agreed": "on", **more}, follow=True)


def test_a_photograph_of_the_board_is_added_described_and_removed(
    ben, world, as_member, kept_here, django_capture_on_commit_callbacks
):
    talk = make_conversation(world.project)
    assert "What is heard or seen?" in add(ben, talk, uploaded(picture())).text
    media = talk.media.get()
    ben.post(f"{ROOM}media/{media.ref}/", {"words": "Six notes about tea"})
    assert "Six notes about tea" in as_member(world.rae).get(at(talk)).text
    assert "erased for good" in ben.get(f"{ROOM}media/{media.ref}/remove/").text
    with django_capture_on_commit_callbacks(execute=True):
        ben.post(f"{ROOM}media/{media.ref}/remove/")
    assert (talk.media.count(), kept_here()) == (0, [])


def test_the_sound_of_a_conversation_is_added(ben, world, kept_here):
    talk = make_conversation(world.project)
    add(ben, talk, uploaded(sound("webm")))
    assert "<audio" in ben.get(at(talk)).text


def test_the_sound_of_a_conversation_may_be_longer_than_a_voice_note(ben, world, kept_here, monkeypatch):
    monkeypatch.setattr("steppingstones.formats.sound_file.LONG_MINUTES", 1)
    talk = make_conversation(world.project)
    add(ben, talk, uploaded(sound("mp3", seconds=50)))
    assert talk.media.get().seconds == 50
    answer = add(ben, talk, uploaded(sound("mp3", seconds=65)))
    assert answer.status_code == 422
    assert "longer than 1 minutes" in answer.text


def test_those_who_are_seen_are_asked_first(ben, world, kept_here):
    talk = make_conversation(world.project)
    assert "Ask them first." in add(ben, talk, uploaded(picture()), is_agreed="").text
    assert kept_here() == []


def test_a_file_that_is_no_picture_is_refused_in_words(ben, world, kept_here):
    talk = make_conversation(world.project)
    answer = add(ben, talk, uploaded(b"MZ a program", "board.jpg"))
    assert answer.status_code == 422
    assert "neither a sound nor a picture" in answer.text


def test_a_double_click_adds_it_once(ben, world, kept_here, django_capture_on_commit_callbacks):
    talk = make_conversation(world.project)
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            add(ben, talk, uploaded(picture()), once="the-same-key")
    assert (talk.media.count(), len(kept_here())) == (1, 1)


def test_readers_do_not_change_what_is_heard_and_seen(ben, world, as_member, kept_here):
    talk = make_conversation(world.project)
    add(ben, talk, uploaded(picture()))
    media = f"{ROOM}media/{talk.media.get().ref}/"
    for url in (at(talk, "media/"), media, f"{media}remove/"):
        assert as_member(world.rae).post(url).status_code == 403
        assert as_member(world.cy).post(url).status_code == 404

"""The file of a sound or a picture: for those who may read what it belongs to, whole or in parts."""

from contextlib import closing
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from steppingstones.actions.consent import take_back
from steppingstones.actions.media import attach, keep_waiting, take_in
from steppingstones.pages.media_file import asked_part

from ..sounds_and_pictures import picture, sound, uploaded
from ..world import make_voice


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def said(project, data: bytes):
    return attach(take_in(project, uploaded(data), words="What is heard"), voice=make_voice(project))


def address(media) -> str:
    return reverse("listen:media", args=["the-garden", media.ref])


def test_members_hear_it_and_nobody_else_does(world, as_member):
    url = address(said(world.project, sound()))
    for member in (world.ada, world.ben, world.rae):
        assert as_member(member).get(url).status_code == 200
    for stranger in (as_member(world.cy), Client()):
        assert stranger.get(url).status_code == 404


def test_a_browser_is_told_to_believe_nothing_and_keep_nothing(world, as_member):
    answer = as_member(world.ada).get(address(said(world.project, picture())))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"] == 'inline; filename="picture.jpg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content[:3] == b"\xff\xd8\xff"


def test_a_part_of_a_sound_can_be_asked_for(world, as_member):
    media = said(world.project, sound())
    whole, ada = Path(media.file.path).read_bytes(), as_member(world.ada)
    answer = ada.get(address(media), headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.content) == (206, whole[:2])
    assert answer.headers["Content-Range"] == f"bytes 0-1/{len(whole)}"
    assert ada.get(address(media), headers={"Range": "bytes=100-"}).content == whole[100:]
    assert ada.get(address(media), headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
    assert ada.head(address(media)).headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=2-4", range(2, 5)),
        ("bytes=7-", range(7, 10)),
        ("bytes=7-99", range(7, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-99", range(10)),
        ("", None),
        ("bytes=-", None),
        ("bytes=4-2", None),
        ("bytes=0-1,3-4", None),
        ("lines=1-2", None),
    ],
)
def test_what_a_browser_asks_for(asked, part):
    assert asked_part(asked, 10) == part


def test_what_nobody_may_read_is_not_there(world, as_member):
    ada, hidden = as_member(world.ada), make_voice(world.project, uses=())
    not_agreed = attach(take_in(world.project, uploaded(sound())), voice=hidden)
    _key, waits = keep_waiting(world.project, uploaded(sound()))
    back = said(world.project, sound())
    take_back(back.voice)
    for media in (not_agreed, waits, back):
        assert ada.get(address(media)).status_code == 404


def test_a_file_that_was_lost_is_a_page_that_is_not_there(world, as_member):
    media = said(world.project, sound())
    media.file.storage.delete(media.file.name)
    assert as_member(world.ada).get(address(media)).status_code == 404


# --- Too much is thrown away as it comes in -----------------------------------------------------------------


@pytest.fixture
def sent(settings):
    """Sizes, and what was let in, of files that are sent together. All are too large for memory."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE, settings.MOST_UPLOADED = 0, 100_000

    def send(*files: bytes) -> list[tuple[int, int]]:
        named = {f"file{number}": uploaded(data) for number, data in enumerate(files)}
        with closing(RequestFactory().post("/", named)) as request:
            return [(file.size, len(file.read())) for file in request.FILES.values()]

    return send


def test_of_a_file_that_is_too_large_only_its_size_is_kept(sent):
    assert sent(b"x" * 200_000) == [(200_000, 0)]


def test_files_that_are_too_large_together_are_let_in_up_to_there(sent):
    assert sent(b"x" * 60_000, b"y" * 60_000, b"z") == [(60_000, 60_000), (100_001, 0), (100_001, 0)]


def test_files_that_are_small_enough_come_in_whole(sent):
    assert sent(b"x" * 60_000, b"y" * 40_000) == [(60_000, 60_000), (40_000, 40_000)]

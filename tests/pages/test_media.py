"""The file of a sound or a picture: for those who may read what it belongs to, whole or in parts."""

from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from steppingstones.actions.consent import take_back
from steppingstones.actions.media import attach, keep_waiting, take_in
from steppingstones.actions.voices import hash_of
from steppingstones.models import Giver, Media, Voice
from steppingstones.pages.media_file import asked_part
from steppingstones.pages.uploads import NoMoreThanThat

from ..sounds_and_pictures import JUNK, picture, sound, uploaded
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


def test_a_long_sound_is_sent_in_pieces(world, as_member, monkeypatch):
    monkeypatch.setattr("steppingstones.pages.media_file.MOST_AT_ONCE", 1000)
    monkeypatch.setattr("steppingstones.pages.media_file.PIECE", 600)
    media = said(world.project, sound())
    whole, ada = Path(media.file.path).read_bytes(), as_member(world.ada)
    answer = ada.get(address(media))
    assert (b"".join(answer.streaming_content), answer.headers["Content-Length"]) == (whole, str(len(whole)))
    answer = ada.get(address(media), headers={"Range": "bytes=5-"})
    assert (answer.content, answer.headers["Content-Range"]) == (whole[5:1005], f"bytes 5-1004/{len(whole)}")


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

    def send(*files: bytes, by=None) -> list[tuple[int, int]]:
        named = {f"file{number}": uploaded(data) for number, data in enumerate(files)}
        with closing(RequestFactory().post("/", named)) as request:
            request.user = by
            return [(file.size, len(file.read())) for file in request.FILES.values()]

    return send


def test_of_a_file_that_is_too_large_only_its_size_is_kept(sent):
    assert sent(b"x" * 200_000) == [(200_000, 0)]


def test_files_that_are_too_large_together_are_let_in_up_to_there(sent):
    assert sent(b"x" * 60_000, b"y" * 60_000, b"z") == [(60_000, 60_000), (100_001, 0), (100_001, 0)]


def test_files_that_are_small_enough_come_in_whole(sent):
    assert sent(b"x" * 60_000, b"y" * 40_000) == [(60_000, 60_000), (40_000, 40_000)]


def test_who_is_signed_in_may_send_more(sent, settings, world, client):
    settings.MOST_UPLOADED_BY_MEMBERS = 300_000
    assert sent(b"x" * 200_000, by=world.ada.user) == [(200_000, 200_000)]
    assert sent(b"x" * 400_000, by=world.ada.user) == [(400_000, 0)]
    assert sent(b"x" * 200_000, by=AnonymousUser()) == [(200_000, 0)]


# --- Beside what was said ------------------------------------------------------------------------------------


def test_a_page_shows_what_was_recorded_beside_the_words(world, as_member):
    media = said(world.project, sound())
    for page in (f"understand/voice/{media.voice.ref}/", "listen/"):
        assert (
            f'<audio controls preload="none" src="{address(media)}"'
            in as_member(world.rae).get(f"/p/the-garden/{page}").text
        )


def test_a_list_asks_as_often_for_three_as_for_one(world, as_member, django_assert_num_queries):
    said(world.project, sound())
    rae = as_member(world.rae)
    with CaptureQueriesContext(connection) as one:
        rae.get("/p/the-garden/understand/")
    for _number in range(2):
        said(world.project, picture())
    with django_assert_num_queries(len(one)):
        rae.get("/p/the-garden/understand/")


def test_whoever_sent_it_without_an_account_hears_it_until_they_take_it_back(world, client):
    media = said(world.project, sound())
    Giver.objects.update(receipt_hash=hash_of("secret-of-the-receipt"))
    receipt = "/say/receipt/secret-of-the-receipt/"
    url = f"{receipt}media/{media.ref}/"
    assert f'src="{url}"' in client.get(receipt).text
    assert client.get(url).headers["Content-Type"] == "audio/mp4"
    assert client.get(url.replace("secret-of", "another-of")).status_code == 404
    take_back(media.voice)
    assert client.get(url).status_code == 404


# --- The logbook --------------------------------------------------------------------------------------------

LOG = "/p/the-garden/listen/log/"


def note(**changes):
    return {"words": "", "said_on": timezone.localdate().isoformat(), "channel": "voice-note", **changes}


def test_a_voice_note_alone_is_enough_and_its_words_can_follow(world, as_member):
    ada = as_member(world.ada)
    page = ada.post(LOG, note(sound=uploaded(sound("webm", live=1), "voice-note.webm")), follow=True)
    voice = Voice.objects.get()
    assert (voice.words, voice.media.get().kind, voice.media.get().added_by) == ("(a voice note)", "sound", world.ada)
    for offer in ("Write down what was said", "Say who it was", "What did they agree to?"):
        assert offer in page.text
    ada.post(f"{LOG}{voice.ref}/", note(words="The gate sticks", name="Mrs Shaw"))
    page = ada.get(f"/p/the-garden/understand/voice/{voice.ref}/").text
    assert "The gate sticks" in page
    assert "Write down what was said" not in page
    assert "Say who it was" not in page


def test_a_note_can_have_words_a_sound_and_a_photograph(world, as_member):
    files = {"sound": uploaded(sound()), "picture": uploaded(picture())}
    as_member(world.ada).post(LOG, note(words="The gate sticks", **files))
    voice = Voice.objects.get()
    assert (voice.words, [one.kind for one in voice.media.all()]) == ("The gate sticks", ["sound", "picture"])


@pytest.mark.parametrize("field", ["sound", "picture"])
@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_is_refused_beside_its_field_and_keeps_what_was_typed(world, as_member, field, junk):
    answer = as_member(world.ada).post(LOG, note(words="Keep this", **{field: uploaded(junk)}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Keep this" in answer.text
    assert not Voice.objects.exists()
    assert not Media.objects.exists()


def test_a_page_that_comes_back_asks_for_the_file_again(world, as_member):
    answer = as_member(world.ada).post(LOG, note(said_on="", picture=uploaded(picture())))
    assert "Choose this again, too." in answer.text
    assert not Media.objects.exists()


def test_sending_a_note_twice_keeps_one_recording(world, as_member):
    ada = as_member(world.ada)
    for _time in range(2):
        ada.post(LOG, note(once="the-same-key", sound=uploaded(sound())))
    assert (Voice.objects.count(), Media.objects.count()) == (1, 1)


def test_a_file_that_is_being_sent_has_no_name_on_the_disk(settings, tmp_path):
    """So it goes with the process that reads it, also when that is killed."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    handler = NoMoreThanThat()
    handler.new_file("sound", "ada.m4a", "audio/mp4", None)
    handler.receive_data_chunk(b"What Ada said", 0)
    assert list(tmp_path.iterdir()) == []
    with handler.file_complete(13) as file:
        assert file.read() == b"What Ada said"

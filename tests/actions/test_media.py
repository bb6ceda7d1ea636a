"""Sounds and pictures: taken in as new files, waiting for an answer, erased with what they belong to."""

import os
import time
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils import timezone

from steppingstones.actions import consent, media
from steppingstones.actions.examples import remove_example
from steppingstones.actions.media import (
    NotTaken,
    attach,
    claim,
    clear_waiting,
    keep_waiting,
    made_ready,
    sweep,
    take_in,
)
from steppingstones.commands.prepare import tidy
from steppingstones.models import Media

from ..sounds_and_pictures import JUNK, picture, sound, uploaded
from ..world import make_voice


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.rglob("*") if path.is_file())


def test_a_photograph_is_kept_as_a_new_file(world, folder):
    media = take_in(world.project, uploaded(picture()), by=world.ada, words="The board")
    assert (media.kind, media.width, media.height, media.words) == ("picture", 400, 200, "The board")
    assert media.added_by == world.ada
    assert b"Adas-Phone" not in Path(media.file.path).read_bytes()
    assert oct(Path(media.file.path).stat().st_mode)[-3:] == "600"


def test_what_it_is_comes_from_what_is_in_it(world):
    media = take_in(world.project, uploaded(sound("webm", live=1), "holiday.jpg"))
    assert (media.kind, media.seconds, media.file.name[-4:]) == ("sound", 2, ".m4a")


@pytest.mark.parametrize("kind", ["", "sound", "picture"])
@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_leaves_nothing_behind(world, folder, junk, kind):
    with pytest.raises(NotTaken):
        take_in(world.project, uploaded(junk), kind=kind)
    assert (files(folder), Media.objects.count()) == ([], 0)


def test_a_sound_is_not_taken_where_a_picture_is_asked_for(world):
    with pytest.raises(NotTaken, match="not a picture"):
        take_in(world.project, uploaded(sound()), kind="picture")


def test_a_file_that_is_too_large_is_refused_unread(world):
    file = SimpleNamespace(size=2 * 2**30)
    with pytest.raises(NotTaken, match="more than 60 MB"):
        take_in(world.project, file)


def test_a_conversation_may_be_larger_and_longer_than_a_voice_note(world, monkeypatch):
    with pytest.raises(NotTaken, match="more than 200 MB"):
        made_ready(SimpleNamespace(size=2 * 2**30), is_long=True)
    with pytest.raises(NotTaken, match="more than 30 MB"):
        made_ready(SimpleNamespace(size=31 * 2**20), "picture", is_long=True)
    long = sound("mp3", seconds=610)
    with pytest.raises(NotTaken, match="longer than 10 minutes"):
        take_in(world.project, uploaded(long))
    assert take_in(world.project, made_ready(uploaded(long), is_long=True)).seconds == 610


def test_one_long_recording_at_a_time_and_nothing_else_waits_for_it(world, monkeypatch):
    monkeypatch.setattr(media, "LONG_FROM", 1)
    with media._one_long_sound:
        with pytest.raises(NotTaken, match="Wait a minute, then send it again"):
            made_ready(uploaded(sound()), is_long=True)
        assert take_in(world.project, uploaded(picture())).kind == "picture"
        assert take_in(world.project, uploaded(sound())).kind == "sound"
    assert take_in(world.project, made_ready(uploaded(sound()), is_long=True)).seconds == 2


def test_what_waits_is_found_by_its_key_alone_and_leads_to_nobody(world):
    key, media = keep_waiting(world.project, uploaded(sound()))
    assert claim(world.project, key) == media
    assert claim(world.project, "") is claim(world.project, "x") is claim(world.elsewhere, key) is None
    assert media.added_by is None
    assert key not in str(vars(media))
    status = Path(media.file.path).stat()
    assert time.localtime(status.st_mtime)[3:6] == time.localtime(status.st_atime)[3:6] == (0, 0, 0)


def test_what_was_attached_can_be_claimed_no_more(world):
    key, media = keep_waiting(world.project, uploaded(sound()))
    voice = make_voice(world.project)
    attach(media, voice=voice)
    assert claim(world.project, key) is None
    assert list(voice.media.all()) == [media]


def test_only_so_many_files_wait(world, monkeypatch):
    monkeypatch.setattr("steppingstones.actions.media.MOST_WAITING", 1)
    keep_waiting(world.project, uploaded(sound()))
    with pytest.raises(NotTaken, match="Too many files"):
        keep_waiting(world.project, uploaded(sound()))


def test_what_was_never_sent_is_cleared_away_and_the_rest_stays(world, folder, django_capture_on_commit_callbacks):
    _key, waits = keep_waiting(world.project, uploaded(sound()))
    kept = attach(take_in(world.project, uploaded(picture())), voice=make_voice(world.project))
    with django_capture_on_commit_callbacks(execute=True):
        clear_waiting(waits.day + timedelta(days=1))
    assert files(folder) == [".jpg", ".m4a"], "Whoever began before midnight can still send it."
    with django_capture_on_commit_callbacks(execute=True):
        clear_waiting(waits.day + timedelta(days=2))
    assert (list(Media.objects.all()), files(folder)) == ([kept], [".jpg"])


def test_taking_back_a_voice_erases_what_was_recorded(world, folder, django_capture_on_commit_callbacks):
    voice = make_voice(world.project)
    attach(take_in(world.project, uploaded(sound())), voice=voice)
    with django_capture_on_commit_callbacks() as later:
        consent.take_back(voice)
        assert (Media.objects.count(), files(folder)) == (0, [".m4a"]), "It may yet be undone."
    for callback in later:
        callback()
    assert files(folder) == []


def test_removing_the_example_erases_its_files(world, folder, django_capture_on_commit_callbacks):
    attach(take_in(world.project, uploaded(sound())), voice=make_voice(world.project))
    theirs = attach(take_in(world.elsewhere, uploaded(picture())), voice=make_voice(world.elsewhere))
    with django_capture_on_commit_callbacks(execute=True):
        remove_example(world.project)
    assert (list(Media.objects.all()), files(folder)) == ([theirs], [".jpg"])


@pytest.mark.django_db(transaction=True)
def test_a_start_erases_files_that_belong_to_nothing(world, folder, monkeypatch):
    kept = attach(take_in(world.project, uploaded(sound())), voice=make_voice(world.project))
    Path(kept.file.path).with_name("left-over.m4a").write_bytes(b"x")
    sweep()
    assert files(folder) == [".m4a", ".m4a"], "It may be of somebody who is sending it now."
    monkeypatch.setattr("steppingstones.actions.media.SETTLED", -1)
    tidy()
    assert [path.name for path in folder.rglob("*.m4a")] == [Path(kept.file.name).name]


def test_a_start_removes_what_a_killed_process_left_of_a_sound(db, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    old, new, other = (tmp_path / name for name in ("stones-sound-old", "stones-sound-new", "of-somebody-else"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "sound").write_bytes(b"x")
    for folder in (old, other):
        os.utime(folder, (0, 0))
    sweep()
    assert sorted(tmp_path.iterdir()) == [other, new]


def test_a_row_that_cannot_be_kept_keeps_no_file(world, folder, monkeypatch):
    monkeypatch.setattr(Media, "save", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take_in(world.project, uploaded(picture()))
    assert files(folder) == []


def test_the_day_is_kept(world):
    assert take_in(world.project, uploaded(picture())).day == timezone.localdate() >= date(2026, 1, 1)

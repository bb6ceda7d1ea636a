"""Sounds: whatever a browser or a telephone records becomes one kind that plays everywhere, and says nothing more."""

import wave
from contextlib import closing
from io import BytesIO
from typing import NamedTuple

import av
import pytest

from steppingstones.formats import sound_file
from steppingstones.formats.sound_file import SoundRefused

from ..sounds_and_pictures import JUNK, RECORDINGS, film, picture, sound


class Heard(NamedTuple):
    data: bytes
    ending: str
    seconds: int


def read_sound(file, **options) -> Heard:
    with closing(sound_file.read_sound(file, **options)) as made:
        return Heard(made.file.read(), made.ending, made.seconds)


@pytest.mark.parametrize("kind", RECORDINGS)
def test_a_recording_becomes_one_that_plays_everywhere(kind):
    made = read_sound(BytesIO(sound(kind)))
    with av.open(BytesIO(made.data)) as file:
        stream = file.streams.audio[0]
        assert (stream.codec_context.name, stream.layout.name, file.format.name.split(",")[0]) == ("aac", "mono", "mov")
        assert made.data.find(b"moov") < made.data.find(b"mdat"), "It can begin to play before all of it has come."
    assert made.seconds == 2


@pytest.mark.parametrize(
    ("rate", "samples"), [(8000, 8000), (8000, 4461), (16_000, 19_704), (22_050, 8202), (44_100, 44_101)]
)
def test_a_recording_of_any_length_is_taken(rate, samples):
    """Its last piece may be a very short one, after which the encoder forgets when its packets are heard."""
    sent = BytesIO()
    with wave.open(sent, "wb") as out:
        out.setparams((1, 2, rate, samples, "NONE", ""))
        out.writeframes(b"\0\1" * samples)
    with av.open(BytesIO(read_sound(BytesIO(sent.getvalue())).data)) as file:
        assert file.duration / 1e6 == pytest.approx(samples / rate, abs=0.01)


def test_a_recording_of_a_browser_does_not_say_how_long_it_is_and_ours_does():
    sent = sound("webm", live=1)
    with av.open(BytesIO(sent)) as file:
        assert file.duration is None
    with av.open(BytesIO(read_sound(BytesIO(sent)).data)) as file:
        assert file.duration / 1e6 == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("kind", ["mp3", "ogg", "webm", "mp4"])
def test_nothing_but_the_sound_is_kept(kind):
    sent = sound(kind)
    assert b"Ada at home" in sent
    made = read_sound(BytesIO(sent))
    assert [trace for trace in (b"Ada", b"+51.5", b"Lav") if trace in made.data] == []


def test_a_recording_that_breaks_off_is_kept_up_to_there():
    sent = sound("webm", live=1)
    assert read_sound(BytesIO(sent[: len(sent) // 2])).seconds == 1


def test_a_sound_that_is_too_long_is_refused():
    with pytest.raises(SoundRefused, match="longer than 1 minutes"):
        read_sound(BytesIO(sound("ogg", seconds=61)), most_minutes=1)


# --- The sound of a whole conversation ----------------------------------------------------------------------


@pytest.fixture
def long(monkeypatch):
    """What lasts three seconds is long here: a test has no hour."""
    monkeypatch.setattr(sound_file, "MOST_MINUTES", 3 / 60)


@pytest.mark.parametrize(("kind", "codec", "ending"), [("mp4", "aac", ".m4a"), ("mp3", "mp3float", ".mp3")])
def test_a_long_sound_that_plays_everywhere_is_packed_anew_and_says_nothing(long, kind, codec, ending):
    made = read_sound(BytesIO(sound(kind, seconds=5)), most_minutes=180)
    assert (made.seconds, made.ending) == (5, ending)
    assert [trace for trace in (b"Ada", b"+51.5") if trace in made.data] == []
    with av.open(BytesIO(made.data)) as file:
        stream = file.streams.audio[0]
        assert (stream.codec_context.name, stream.layout.name) == (codec, "stereo"), "It was not made anew."
        assert sum(frame.samples for frame in file.decode(stream)) / stream.rate == pytest.approx(5, abs=0.1)


def test_a_long_sound_of_a_browser_is_made_anew_with_less_in_it(long):
    made = read_sound(BytesIO(sound("webm", live=1, seconds=5)), most_minutes=180)
    assert (made.seconds, made.ending) == (5, ".m4a")
    with av.open(BytesIO(made.data)) as file:
        assert file.streams.audio[0].rate == 24_000


@pytest.mark.parametrize("kind", ["mp4", "mp3", "webm"])
def test_a_long_sound_is_refused_when_it_is_longer_than_that(long, kind):
    with pytest.raises(SoundRefused, match="longer than 1 minutes"):
        read_sound(BytesIO(sound(kind, seconds=65)), most_minutes=1)


def test_what_is_longer_than_its_file_says_is_refused(long):
    with pytest.raises(SoundRefused, match="longer than 1 minutes"):
        read_sound(BytesIO(sound("webm", live=1, seconds=65)), most_minutes=1)


def test_a_packed_sound_without_a_piece_that_can_be_heard_is_refused(long, monkeypatch):
    monkeypatch.setattr(sound_file, "_can_be_heard", lambda stream, packet: False)
    with pytest.raises(SoundRefused, match="damaged"):
        read_sound(BytesIO(sound("mp4", seconds=5)), most_minutes=180)


def test_a_film_is_refused():
    with pytest.raises(SoundRefused, match="film"):
        read_sound(BytesIO(film()))


@pytest.mark.parametrize("junk", [*JUNK.values(), picture()], ids=[*JUNK, "a picture"])
def test_junk_is_refused_in_plain_words(junk):
    with pytest.raises(SoundRefused, match="Send an M4A, MP3"):
        read_sound(BytesIO(junk))


STARTS = (b"\x1aE\xdf\xa3", b"OggS", b"ID3\4", b"\xff\xfb", b"\xff\xf1", b"fLaC", b"\0\0\0\x1cftypisom")


@pytest.mark.parametrize("start", [*STARTS, b"RIFF\xff\xff\xff\xffWAVEfmt "])
def test_what_only_begins_like_a_sound_is_refused(start):
    with pytest.raises(SoundRefused, match="damaged"):
        read_sound(BytesIO(start + b"\0\1\2\3" * 900))

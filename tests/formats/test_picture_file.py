"""Pictures: what comes out is new, small, the right way up, and says nothing but what it shows."""

from io import BytesIO

import pytest
from PIL import Image

from steppingstones.formats.picture_file import PictureRefused, read_picture

from ..sounds_and_pictures import JUNK, huge_picture, picture, sound

TRACES = (b"Adas-Phone", b"2026:03:04", b"Exif", b"GPS")


def kept(data: bytes):
    made = read_picture(BytesIO(data))
    return made, Image.open(BytesIO(made.data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_is_kept(kind):
    made, shown = kept(picture(kind))
    assert (made.width, made.height) == shown.size == (400, 200)
    assert made.ending == {"JPEG": ".jpg", "PNG": ".png"}[shown.format]
    assert shown.convert("RGB").getpixel((10, 100))[0] > 200


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_the_place_the_time_and_the_device_is_left(kind):
    sent = picture(kind)
    assert TRACES[0] in sent
    made, shown = kept(sent)
    assert not shown.getexif()
    assert [trace for trace in TRACES if trace in made.data] == []


@pytest.mark.parametrize(("turned", "red_at"), [(1, (20, 100)), (3, (380, 100)), (6, (100, 20)), (8, (100, 380))])
def test_a_picture_is_turned_the_right_way_up(turned, red_at):
    made, shown = kept(picture(turned=turned))
    assert (made.width < made.height) == (turned in {6, 8})
    assert shown.getpixel(red_at)[0] > 200


def test_a_large_photograph_is_made_small():
    made, _shown = kept(picture(size=(4000, 3000)))
    assert (made.width, made.height) == (1600, 1200)


def test_a_drawing_with_many_bytes_is_kept_as_a_photograph():
    out = BytesIO()
    Image.effect_noise((1600, 1200), 90).convert("RGBA").save(out, "PNG")
    made, _shown = kept(out.getvalue())
    assert made.ending == ".jpg"


def test_what_can_be_seen_through_stays_so():
    out = BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 80)).save(out, "WEBP", lossless=True)
    _made, shown = kept(out.getvalue())
    assert (shown.format, shown.mode) == ("PNG", "RGBA")


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_is_refused_in_plain_words(junk):
    with pytest.raises(PictureRefused, match="Send a JPEG, PNG, WebP or GIF"):
        read_picture(BytesIO(junk))


@pytest.mark.parametrize("data", [picture()[:300], b"\xff\xd8\xff" + b"\0" * 99, b"GIF89a", huge_picture(2000)])
def test_a_damaged_picture_is_refused(data):
    with pytest.raises(PictureRefused, match="damaged"):
        read_picture(BytesIO(data))


@pytest.mark.parametrize("side", [7_100, 12_000, 100_000])
def test_a_picture_that_would_fill_the_memory_is_never_opened(side):
    with pytest.raises(PictureRefused, match="too many dots"):
        read_picture(BytesIO(huge_picture(side)))


def test_photographs_of_telephones_that_no_browser_shows_are_explained():
    with pytest.raises(PictureRefused, match="HEIC"):
        read_picture(BytesIO(b"\0\0\0\x18ftypheic" + b"\0" * 99))


def test_a_sound_is_no_picture():
    with pytest.raises(PictureRefused, match="not a picture"):
        read_picture(BytesIO(sound()))

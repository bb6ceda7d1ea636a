"""Sounds and pictures for tests, made here, and what somebody sends who means no good."""

import math
import struct
import zlib
from array import array
from functools import cache
from io import BytesIO
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

# How browsers and telephones record: the kind of file, the way of writing sound, and its rate.
RECORDINGS = {
    "webm": ("libopus", 48_000),
    "ogg": ("libopus", 48_000),
    "mp3": ("libmp3lame", 44_100),
    "wav": ("pcm_s16le", 8_000),
    "mp4": ("aac", 44_100),
    "adts": ("aac", 44_100),
}


@cache
def sound(kind: str = "wav", *, seconds: float = 2, **options: Any) -> bytes:
    """A plain tone. `options` are FFmpeg's; `live="1"` writes a WebM as a browser does, without its length."""
    codec, rate = RECORDINGS[kind]
    out = BytesIO()
    with av.open(out, "w", format=kind, options={name: str(value) for name, value in options.items()}) as file:
        file.metadata["title"], file.metadata["location"] = "Ada at home", "+51.5+000.1/"
        stream = file.add_stream(codec, rate=rate, layout="stereo")
        resampler = AudioResampler(
            format=stream.format, layout="stereo", rate=rate, frame_size=stream.frame_size or 1024
        )
        for frame in [*tone(rate, seconds), None]:
            for piece in resampler.resample(frame):
                file.mux(stream.encode(piece))
        file.mux(stream.encode(None))
    return out.getvalue()


def tone(rate: int, seconds: float) -> list[AudioFrame]:
    """Frames of a tenth of a second: 44 waves in each."""
    wave = array("h", (int(8000 * math.sin(place * 440 * math.tau / rate)) for place in range(rate // 10))).tobytes()
    frames = []
    for _number in range(int(seconds * 10)):
        frame = AudioFrame(format="s16", layout="mono", samples=rate // 10)
        frame.sample_rate, frame.pts = rate, None
        frame.planes[0].update(wave)
        frames.append(frame)
    return frames


def film() -> bytes:
    out = BytesIO()
    with av.open(out, "w", format="webm") as file:
        stream = file.add_stream("libvpx", rate=10, width=32, height=32)
        stream.pix_fmt = "yuv420p"
        for _number in range(3):
            file.mux(stream.encode(av.VideoFrame(32, 32, "yuv420p")))
        file.mux(stream.encode(None))
    return out.getvalue()


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (400, 200), turned: int = 1, **options: Any) -> bytes:
    """Red on the left, blue on the right, with all that a telephone writes into a photograph."""
    drawn = Image.new("RGB", size, "blue")
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0132] = turned, "Adas-Phone", "2026:03:04 10:11:12"
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)}
    out = BytesIO()
    drawn.save(out, kind, exif=exif, **options)
    return out.getvalue()


def huge_picture(side: int = 100_000) -> bytes:
    """A few bytes that say that they are a picture with ten thousand million dots."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 2000
PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n"
JUNK = {
    "nothing": b"",
    "a program": PROGRAM,
    "a drawing with a script": SVG,
    "a list that leads to other files": PLAYLIST,
    "a zip": b"PK\x03\x04" + b"\0" * 2000,
    "words": b"Dear all, here is my photograph",
    "a page": b"<!doctype html><script>alert(1)</script>",
}


def uploaded(data: bytes, name: str = "holiday.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")

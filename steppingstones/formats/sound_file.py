"""Sounds that people send: looked at by what is in them, and made into one kind that plays everywhere.

What comes out is AAC in an M4A file, one channel, without any word about who, where, when or by which device. A long
recording that is AAC or MP3 already is only packed anew: that takes seconds, and encoding an hour half a minute.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

import av
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.packet import Packet

MOST_BYTES = 60 * 1024 * 1024
MOST_MINUTES = 10
LONG_BYTES = 200 * 1024 * 1024  # of a whole conversation: three hours as telephones record them
LONG_MINUTES = 180
RATE, BITS = 44_100, 64_000  # a second: speech is clear, and ten minutes take 5 MB
LONG_RATE, LONG_BITS = 24_000, 48_000  # speech is still clear, in half the time, and an hour takes 22 MB
PIECE = 1024  # samples in a packet of AAC
RATES = range(4_000, 192_001)

# Only these are read, and nothing that a file says can make FFmpeg open another file, or an address.
READERS = "matroska,webm,ogg,mp3,aac,wav,flac,amr,mov,mp4,m4a,3gp,3g2,mj2"
DECODERS = (
    "aac,alac,amrnb,amrwb,flac,libopencore_amrnb,libopencore_amrwb,libopus,mp3,mp3float,opus,vorbis,pcm_alaw,pcm_mulaw,"
    "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le"
)
SAFE = {"format_whitelist": READERS, "codec_whitelist": DECODERS, "protocol_whitelist": "", "enable_drefs": "0"}


WORKPLACE = "stones-sound-"
SURELY_OVER = 24 * 60 * 60  # seconds after which nobody makes a sound ready any more


class SoundRefused(ValueError):
    """This cannot be kept as a sound. Its sentences say why, and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class SoundFile:
    """A sound as it is kept, and how long it is. Its file lies on the disk until it is closed."""

    file: BinaryIO
    ending: str
    seconds: int

    def close(self) -> None:
        self.file.close()


def reader_of(head: bytes) -> str:
    """Which reader a file that begins like this needs; none, if it is no sound. Its name says nothing."""
    starts = {b"\x1aE\xdf\xa3": "matroska", b"OggS": "ogg", b"ID3": "mp3", b"fLaC": "flac", b"#!AMR": "amr"}
    for start, reader in starts.items():
        if head.startswith(start):
            return reader
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "mov"
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0:
        return "aac" if head[1] & 0xF6 == 0xF0 else "mp3"
    return ""


def is_sound(head: bytes) -> bool:
    return bool(reader_of(head))


def read_sound(file: BinaryIO, *, most_minutes: int = MOST_MINUTES) -> SoundFile:
    """The sound in this file, in a new one that whoever asked for it closes."""
    reader = reader_of(file.read(16))
    file.seek(0)
    if not reader:
        raise SoundRefused("This is not a sound that can be played here. Send an M4A, MP3, OGG, WebM or WAV file.")
    with tempfile.TemporaryDirectory(prefix=WORKPLACE) as folder:
        path = Path(folder) / "sound"
        try:
            with av.open(file, "r", format=reader, options=SAFE, metadata_errors="ignore") as source:
                ending, seconds = _write(source, path, reader, most_minutes)
        except (FFmpegError, ValueError, EOFError, OverflowError) as error:
            if isinstance(error, SoundRefused):
                raise
            raise _damaged() from None
        return SoundFile(file=_apart(path), ending=ending, seconds=max(1, round(seconds)))


def sweep() -> None:
    """Remove what a process left behind that was killed while it made a sound ready."""
    for folder in Path(tempfile.gettempdir()).glob(f"{WORKPLACE}*"):
        with suppress(OSError):  # somebody else's
            if time.time() - folder.stat().st_mtime > SURELY_OVER:
                shutil.rmtree(folder)


def _apart(path: Path) -> BinaryIO:
    """The same in a file without a name, so that nothing is left behind whatever happens."""
    made = tempfile.TemporaryFile(prefix=WORKPLACE)  # noqa: SIM115 - whoever asked closes it
    with path.open("rb") as file:
        shutil.copyfileobj(file, made, 1024 * 1024)
    made.seek(0)
    return made


def _write(source: InputContainer, path: Path, reader: str, most_minutes: int) -> tuple[str, float]:
    """How the new file ends, and how many seconds it has."""
    stream = _sound_of(source)
    seconds = (source.duration or 0) / 1_000_000
    if seconds > most_minutes * 60 + 1:
        raise _too_long(most_minutes)
    kind = (reader, stream.codec_context.name)
    if seconds > MOST_MINUTES * 60 and kind in PACKED:
        return PACKED[kind][1], _pack(source, stream, path, PACKED[kind][0], most_minutes * 60)
    rate, bits = (LONG_RATE, LONG_BITS) if most_minutes > MOST_MINUTES and _may_be_long(seconds) else (RATE, BITS)
    return ".m4a", _convert(source, stream, path, most_minutes * 60 * rate, rate, bits) / rate


def _may_be_long(seconds: float) -> bool:
    """What a browser recorded does not say how long it is."""
    return not seconds or seconds > MOST_MINUTES * 60


# --- A sound that plays everywhere is packed anew as it is --------------------------------------------------

PACKED = {
    ("mov", "aac"): ("ipod", ".m4a"),
    ("mp3", "mp3"): ("mp3", ".mp3"),
    ("mp3", "mp3float"): ("mp3", ".mp3"),
}
NOTHING_SAID = {"movflags": "+faststart", "fflags": "+bitexact"}


def _pack(source: InputContainer, stream: AudioStream, path: Path, kind: str, most: int) -> float:
    """Only its pieces of sound go into the new file, one after the other; what else is in it stays behind."""
    samples = 0.0
    options = NOTHING_SAID if kind == "ipod" else {"fflags": "+bitexact", "id3v2_version": "0", "write_id3v1": "0"}
    with av.open(str(path), "w", format=kind, options=options) as target:
        made = target.add_stream_from_template(stream)
        made.metadata.clear()
        for packet in _packets(source, stream):
            if not packet.size or not packet.duration or packet.time_base is None:
                continue
            if not samples and not _can_be_heard(stream, packet):
                continue
            length = float(packet.duration * packet.time_base)
            packet.pts = packet.dts = round(samples / float(packet.time_base))
            samples += length
            if samples > most:
                raise _too_long(most // 60)
            packet.stream = made
            target.mux(packet)
    if not samples:
        raise _damaged()
    return samples


def _can_be_heard(stream: AudioStream, packet: "Packet[AudioStream]") -> bool:
    with suppress(FFmpegError):
        return bool(stream.decode(packet))
    return False


# --- Anything else is made anew -----------------------------------------------------------------------------


def _convert(source: InputContainer, stream: AudioStream, path: Path, most: int, rate: int, bits: int) -> int:
    """How many samples were written to the new file."""
    samples = 0
    with av.open(str(path), "w", format="ipod", options=NOTHING_SAID) as target:
        made = target.add_stream("aac", rate=rate, layout="mono", options={"flags": "+bitexact", "aac_coder": "fast"})
        made.bit_rate = bits
        clock = count(-1)  # the encoder begins with a piece that nobody hears
        for samples in _written(source, stream, target, made, clock):
            if samples > most:
                raise _too_long(most // rate // 60)
        _put(target, made.encode(None), clock)
    if not samples:
        raise _damaged()
    return samples


def _sound_of(source: InputContainer) -> AudioStream:
    """The only sound. The picture on the cover of a song is passed over; a film is not a sound."""
    if any(not stream.disposition & stream.disposition.attached_pic for stream in source.streams.video):
        raise SoundRefused("This is a film, and only sounds can be kept here. Record the sound alone, and send that.")
    if not source.streams.audio:
        raise SoundRefused("There is no sound in this file. Listen to it on your device, then send it again.")
    stream = source.streams.audio[0]
    if stream.rate not in RATES:
        raise _damaged()
    return stream


def _put(target: OutputContainer, packets: "Sequence[Packet[AudioStream]]", clock: Iterator[int]) -> None:
    """One after the other. After a short last piece the encoder does not know any more when its packets are heard."""
    for packet in packets:
        packet.pts = packet.dts = next(clock) * PIECE
        target.mux(packet)


def _written(
    source: InputContainer, stream: AudioStream, target: OutputContainer, made: AudioStream, clock: Iterator[int]
) -> Iterator[int]:
    """Decode, make it one channel, encode; a piece at a time, so that no sound is whole in memory."""
    resampler = AudioResampler(format=made.format, layout="mono", rate=made.rate, frame_size=PIECE)
    samples = 0
    for frame in _frames(source, stream):
        for piece in resampler.resample(frame):
            samples += piece.samples
            _put(target, made.encode(piece), clock)
        yield samples


def _frames(source: InputContainer, stream: AudioStream) -> Iterator[Any]:
    """Every frame that can be heard, then None, which empties the resampler. A damaged piece is passed over."""
    good = False
    for packet in _packets(source, stream):
        with suppress(FFmpegError):
            for frame in stream.decode(packet):
                good = True
                frame.pts = None  # they follow each other; a recorder's clock may stumble
                yield frame
    if good:
        yield None


def _packets(source: InputContainer, stream: AudioStream) -> Iterator["Packet[AudioStream]"]:
    """Up to where the file breaks off, if it does: a recording that was cut short is still worth hearing."""
    with suppress(FFmpegError):
        yield from source.demux(stream)


def _damaged() -> SoundRefused:
    return SoundRefused("This sound is damaged or empty, and cannot be played. Record it again, or send another.")


def _too_long(minutes: int) -> SoundRefused:
    return SoundRefused(f"This sound is longer than {minutes} minutes. Send it in shorter parts.")

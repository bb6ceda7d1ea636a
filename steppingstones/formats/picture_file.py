"""Pictures that people send: looked at by what is in them, made small, turned the right way up, and stripped.

What comes out is a new JPEG or PNG that holds only the picture: no place, no device, no day, no thumbnail, no script.
"""

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

MOST_BYTES = 30 * 1024 * 1024
MOST_DOTS = 50_000_000  # a picture is opened in memory; this many dots take 200 MB there
SIDE = 1600
LARGE = 1024 * 1024  # a drawing with more bytes than this is kept as a photograph

STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
APPLE = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")
DAMAGE = (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, struct.error)


class PictureRefused(ValueError):
    """This cannot be kept as a picture. Its sentences say why, and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class PictureFile:
    """A picture as it is kept."""

    data: bytes
    ending: str
    width: int
    height: int


def is_picture(head: bytes) -> bool:
    """Whether a file that begins like this may be a picture. Its name says nothing."""
    return head.startswith(STARTS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or is_apple(head)


def is_apple(head: bytes) -> bool:
    """The kind of file in which some telephones keep photographs, and which few browsers show."""
    return head[4:8] == b"ftyp" and head[8:12] in APPLE


def read_picture(file: BinaryIO) -> PictureFile:
    """The picture in this file, as new as if it had just been drawn."""
    head = file.read(16)
    file.seek(0)
    if is_apple(head):
        raise PictureRefused(
            "This photograph is in a format that few browsers can show (HEIC). Take a picture of it with a screenshot "
            "and send that, or choose “Most compatible” in the camera settings of the phone and take it again."
        )
    if not is_picture(head):
        raise PictureRefused("This is not a picture that can be shown here. Send a JPEG, PNG, WebP or GIF picture.")
    try:
        return _kept(_opened(file))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except PictureRefused:
        raise
    except DAMAGE:
        raise PictureRefused("This picture is damaged and cannot be opened. Take it again, or send another.") from None


def _opened(file: BinaryIO) -> Image.Image:
    """Made small first: a JPEG is then never whole in memory."""
    picture: Image.Image = Image.open(file, formats=("JPEG", "PNG", "WEBP", "GIF"))
    if picture.width * picture.height > MOST_DOTS:
        raise _too_large()
    if picture.format == "JPEG":
        picture.draft("RGB", (SIDE, SIDE))
    picture.load()
    orientation = picture.getexif().get(0x0112, 1)
    drawn = picture.format in {"PNG", "GIF"}
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail((SIDE, SIDE))
    picture.info = {"drawn": drawn}
    picture.getexif()[0x0112] = orientation
    return ImageOps.exif_transpose(picture)


def _kept(picture: Image.Image) -> PictureFile:
    """Only the dots are carried over to a new picture, so that nothing else can come along."""
    drawn = picture.info["drawn"] or picture.mode == "RGBA"
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    data, ending = _png(clean) if drawn else b"", ".png"
    if not drawn or len(data) > LARGE:
        data, ending = _jpeg(clean), ".jpg"
    return PictureFile(data=data, ending=ending, width=clean.width, height=clean.height)


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _jpeg(picture: Image.Image) -> bytes:
    if picture.mode == "RGBA":
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    out = BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    return out.getvalue()


def _too_large() -> PictureRefused:
    return PictureRefused("This picture has too many dots to open it here. Make it smaller, then send it again.")

"""Sending the file of a sound or a picture. Whoever calls this has decided that the reader may have it."""

import re
from typing import BinaryIO

from django.http import Http404, HttpRequest, HttpResponse

from ..models import Media

TYPES = {".m4a": "audio/mp4", ".jpg": "image/jpeg", ".png": "image/png"}
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def media_file(request: HttpRequest, media: Media) -> HttpResponse:
    """The whole file, or the part that the browser asks for: iPhones play no sound without this."""
    try:
        with media.file.open("rb") as file:
            response = _answer(request, file, media.file.size)
    except FileNotFoundError:
        raise Http404 from None
    ending = media.file.name[media.file.name.rfind(".") :]
    response.headers["Content-Type"] = TYPES.get(ending, "application/octet-stream")
    response.headers["Content-Disposition"] = f'inline; filename="{media.kind}{ending}"'
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def asked_part(asked: str, size: int) -> range | None:
    """The bytes that a Range header asks for; None for all of them, and for anything but one plain part."""
    found = RANGE.fullmatch(asked.strip())
    if not found or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:
        return range(max(0, size - int(last)), size)
    end = min(int(last) + 1, size) if last else size
    return range(int(first), end) if not last or int(first) <= int(last) else None


def _answer(request: HttpRequest, file: BinaryIO, size: int) -> HttpResponse:
    """Read whole: what is kept was made here, and has a few megabytes at most."""
    part = asked_part(request.headers.get("Range", ""), size)
    if part is None:
        return HttpResponse(file.read())
    if not part:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file.seek(part.start)
    there = f"bytes {part.start}-{part.stop - 1}/{size}"
    return HttpResponse(file.read(len(part)), status=206, headers={"Content-Range": there})

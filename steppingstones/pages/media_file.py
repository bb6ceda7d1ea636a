"""Files of sounds and pictures: as they come with a form, and as they are sent to whoever may see them."""

import re
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from ..actions.media import Made, NotTaken, made_ready, put_away
from ..models import Media

# --- As they come with a form -------------------------------------------------------------------------------


class MediaField(forms.FileField):
    """A sound or a picture that `makes_ready` has looked at. Its error says why it cannot be kept."""

    def to_python(self, data: Made | NotTaken | None) -> Made | None:
        if isinstance(data, NotTaken):
            raise forms.ValidationError(str(data))
        return data or None


def makes_ready(**kinds: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """`@makes_ready(sound="sound")` above `@once`: makes this field's file ready before a transaction begins.

    The form is given `request.made` instead of `request.FILES`. For members: a sound may be a whole conversation.
    """

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def ready(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            files = request.FILES.items() if request.method == "POST" else ()
            request.made = {name: _try(file, kinds[name]) for name, file in files if name in kinds}
            try:
                return view(request, *args, **kwargs)
            finally:
                for each in request.made.values():
                    if isinstance(each, Made):
                        put_away(each)

        return ready

    return wrap


def _try(file: Any, kind: str) -> Made | NotTaken:
    try:
        return made_ready(file, kind, is_long=True)
    except NotTaken as error:
        return error


# --- As they are sent ---------------------------------------------------------------------------------------

TYPES = {".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".jpg": "image/jpeg", ".png": "image/png"}
MOST_AT_ONCE = 4 * 1024 * 1024  # bytes of one answer to a player, which asks for more as it plays
PIECE = 256 * 1024
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def media_file(request: HttpRequest, media: Media) -> HttpResponseBase:
    """The whole file, or the part that the browser asks for: iPhones play no sound without this.

    Whoever calls this has decided that the reader may have it.
    """
    try:
        response = _answer(request, Path(media.file.path))
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


def _answer(request: HttpRequest, path: Path) -> HttpResponseBase:
    """In small pieces: a recording of three hours is never whole in memory."""
    size = path.stat().st_size
    part = asked_part(request.headers.get("Range", ""), size)
    if part is None and size <= MOST_AT_ONCE:
        return HttpResponse(path.read_bytes())
    if part is None:
        whole = StreamingHttpResponse(_pieces(path, range(size)))
        whole.headers["Content-Length"] = str(size)
        return whole
    if not part:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    part = part[:MOST_AT_ONCE]
    there = {"Content-Range": f"bytes {part.start}-{part.stop - 1}/{size}"}
    with path.open("rb") as file:
        file.seek(part.start)
        return HttpResponse(file.read(len(part)), status=206, headers=there)


def _pieces(path: Path, part: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        for start in part[::PIECE]:
            yield file.read(min(PIECE, part.stop - start))

"""Files of sounds and pictures: as they come with a form, and as they are sent to whoever may see them."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, BinaryIO

from django import forms
from django.http import Http404, HttpRequest, HttpResponse

from ..actions.media import Made, NotTaken, made_ready
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

    The form is given `request.made` instead of `request.FILES`.
    """

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def ready(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            files = request.FILES.items() if request.method == "POST" else ()
            request.made = {name: _try(file, kinds[name]) for name, file in files if name in kinds}
            return view(request, *args, **kwargs)

        return ready

    return wrap


def _try(file: Any, kind: str) -> Made | NotTaken:
    try:
        return made_ready(file, kind)
    except NotTaken as error:
        return error


# --- As they are sent ---------------------------------------------------------------------------------------

TYPES = {".m4a": "audio/mp4", ".jpg": "image/jpeg", ".png": "image/png"}
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def media_file(request: HttpRequest, media: Media) -> HttpResponse:
    """The whole file, or the part that the browser asks for: iPhones play no sound without this.

    Whoever calls this has decided that the reader may have it.
    """
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

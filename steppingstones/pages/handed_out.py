"""Files as they leave the site. Nothing on the way may keep a copy: consent can change in a minute."""

from collections.abc import Callable, Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO, TypeVar

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from ..documents.press import CannotPrint
from ..formats.csvfile import csv_pieces
from ..formats.sheet import SpreadsheetError

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG = "image/svg+xml"
PNG = "image/png"
BYTES = "application/octet-stream"
CSV = "text/csv; charset=utf-8"
Answer = TypeVar("Answer", bound=HttpResponseBase)


def as_file(answer: Answer, name: str, *, is_shown: bool = False) -> Answer:
    """What the browser keeps under this name, or shows."""
    answer.headers["Content-Disposition"] = content_disposition_header(not is_shown, name) or ""
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def shown(data: bytes, name: str, kind: str = PDF) -> HttpResponse:
    """What a browser can show by itself."""
    return as_file(HttpResponse(data, content_type=kind), name, is_shown=True)


def kept(data: bytes | str, name: str, kind: str) -> HttpResponse:
    return as_file(HttpResponse(data, content_type=kind), name)


def printed(
    request: HttpRequest,
    write: Callable[[], bytes],
    name: str,
    kind: str = PDF,
    *,
    otherwise: str,
    is_shown: bool = True,
) -> HttpResponse:
    """What has to be printed first. If it cannot be printed, the page at `otherwise` says so."""
    try:
        data = write()
    except CannotPrint as error:
        messages.error(request, str(error))
        return redirect(otherwise)
    return shown(data, name, kind) if is_shown else kept(data, name, kind)


def as_csv(lines: Iterable[Sequence[str]], name: str) -> StreamingHttpResponse:
    """Written while it is sent, so that size does not matter."""
    return as_file(StreamingHttpResponse(csv_pieces(lines), content_type=CSV), name)


def as_xlsx(request: HttpRequest, write: Callable[[IO[bytes]], None], name: str, *, otherwise: str) -> HttpResponseBase:
    """A spreadsheet as `write` puts it into a file. If it cannot be made, the page at `otherwise` says so."""
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it, and then it is gone)
    try:
        write(file)
    except SpreadsheetError as error:
        file.close()
        messages.error(request, str(error))
        return redirect(otherwise)
    file.seek(0)
    return as_file(FileResponse(file, content_type=XLSX), name)

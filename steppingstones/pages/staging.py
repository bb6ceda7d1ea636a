"""Files between the moment they are sent and the moment they are brought in.

The file waits on the server under a name that nobody can guess, tied to the member who sent it. It is removed when it
was brought in, and otherwise after a day.
"""

import secrets
import time
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.http import Http404

from ..formats.spreadsheet import CSV_NAMES, XLSX_NAMES
from ..models import Member

KEPT_FOR = 24 * 60 * 60  # seconds


def keep(file, *, by: Member) -> str:
    """Keep an uploaded file and return its token."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    token = secrets.token_hex(16)
    with (folder / f"{by.ref}-{token}{_ending(file.name)}").open("xb") as out:
        out.writelines(file.chunks())
    return token


def find(token: str, *, by: Member) -> Path:
    """The file that this member sent under this token; 404 for anybody else."""
    found = list(_folder().glob(f"{by.ref}-{token}.*")) if token.isalnum() else []
    if not found:
        raise Http404
    return found[0]


def open_file(token: str, *, by: Member) -> BinaryIO:
    return find(token, by=by).open("rb")


def remove(token: str, *, by: Member) -> None:
    find(token, by=by).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "imports"


def _ending(name: str) -> str:
    """The ending decides how the file is read, so it is one of a few."""
    ending = Path(name).suffix.lower()
    return ending if ending in CSV_NAMES | XLSX_NAMES | {".json"} else ".csv"


def _sweep(folder: Path) -> None:
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > KEPT_FOR:
            old.unlink(missing_ok=True)

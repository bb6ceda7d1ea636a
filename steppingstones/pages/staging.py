"""Files between the moment they are sent and the moment they are brought in.

The file waits on the server under a name that nobody can guess, tied to the member who sent it. It is removed when it
was brought in, and otherwise after a day.
"""

import secrets
from pathlib import Path
from typing import BinaryIO

from django.http import Http404

from ..actions.waiting_files import folder, sweep
from ..formats.spreadsheet import CSV_NAMES, XLSX_NAMES
from ..models import Member


def keep(file, *, by: Member) -> str:
    """Keep an uploaded file and return its token."""
    sweep()
    folder().mkdir(parents=True, exist_ok=True)
    token = secrets.token_hex(16)
    with (folder() / f"{by.ref}-{token}{_ending(file.name)}").open("xb") as out:
        out.writelines(file.chunks())
    return token


def find(token: str, *, by: Member) -> Path:
    """The file that this member sent under this token; 404 for anybody else."""
    found = list(folder().glob(f"{by.ref}-{token}.*")) if token.isalnum() else []
    if not found:
        raise Http404
    return found[0]


def open_file(token: str, *, by: Member) -> BinaryIO:
    return find(token, by=by).open("rb")


def remove(token: str, *, by: Member) -> None:
    find(token, by=by).unlink(missing_ok=True)


def _ending(name: str) -> str:
    """The ending decides how the file is read, so it is one of a few."""
    ending = Path(name).suffix.lower()
    return ending if ending in CSV_NAMES | XLSX_NAMES | {".json", ".xls", ".qdc", ".qdpx"} else ".csv"

"""Sounds and pictures: taken in only when they are what they say, kept as new files, erased with what they belong to.

A file is written before its row is settled and erased after its row is gone, so that what fails half way leaves a file
without a row, never a row without a file. `sweep` erases such files.
"""

import hashlib
import os
import secrets
import threading
import time
from contextlib import ExitStack, closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..formats import picture_file, sound_file
from ..models import Conversation, Media, Member, Project, Proof, Voice, WallNote

FOLDERS = {"media": Media, "proofs": Proof}
MOST_WAITING = 300  # in one project, from people without an account
SETTLED = 24 * 60 * 60  # seconds after which every file has its row, or never will

# Opening a large picture takes memory and a sound takes time: one after the other in each process. Nothing waits for a
# whole conversation: each process makes one ready with one of its threads, and has the other for everyone else.
_one_at_a_time = threading.Lock()
_one_long_sound = threading.Lock()
LONG_FROM = 8 * 1024 * 1024  # bytes


Made = sound_file.SoundFile | picture_file.PictureFile


class NotTaken(Exception):
    """This file cannot be kept. Its words are for the person who sent it."""


def take_in(project: Project, file: Any, *, by: Member | None = None, words: str = "", kind: str = "") -> Media:
    """Keep an uploaded sound or picture (`kind`: only this one). It belongs to nothing until it is attached.

    Making a long sound ready takes up to a minute, and a short one seconds. Inside a transaction that others wait for,
    give what `made_ready` returned.
    """
    return _keep(project, file, kind=kind, words=words, added_by=by)


def attach(
    media: Media,
    *,
    voice: Voice | None = None,
    conversation: Conversation | None = None,
    wall_note: WallNote | None = None,
) -> Media:
    """From now on it belongs to this, and goes when this goes."""
    media.voice, media.conversation, media.wall_note = voice, conversation, wall_note
    media.waits_hash = None
    media.save(update_fields=["voice", "conversation", "wall_note", "waits_hash"])
    return media


# --- From people without an account -------------------------------------------------------------------------


def keep_waiting(project: Project, file: Any, *, words: str = "", kind: str = "") -> tuple[str, Media]:
    """Keep it until its answer is sent: the key for the form, of which only the hash is stored."""
    clear_waiting(timezone.localdate())
    if project.medias.exclude(waits_hash=None).count() >= MOST_WAITING:
        raise NotTaken(_("Too many files wait here just now. Write it in words, or come back tomorrow."))
    key = secrets.token_hex(16)
    return key, _keep(project, file, kind=kind, words=words, waits_hash=_hash_of(key))


def claim(project: Project, key: str) -> Media | None:
    """What waits under this key. Nothing, if it was cleared away or already attached."""
    return project.medias.filter(waits_hash=_hash_of(key)).first() if key else None


def clear_waiting(today: date) -> None:
    """Erase what was sent before yesterday and never became part of anything."""
    erase(unattached().filter(day__lt=today - timedelta(days=1)))


def unattached() -> QuerySet[Media]:
    return Media.objects.filter(voice=None, conversation=None, wall_note=None)


def _hash_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


# --- Looking at a file, and keeping it ----------------------------------------------------------------------


def _keep(project: Project, file: Any, *, kind: str, words: str, **more: Any) -> Media:
    made = file if isinstance(file, Made) else made_ready(file, kind)
    media = Media(project=project, words=words, day=timezone.localdate(), **more)
    if isinstance(made, sound_file.SoundFile):
        media.kind, media.seconds = Media.Kind.SOUND, made.seconds
        with closing(made):
            media.file.save(f"kept{made.ending}", File(made.file), save=False)
    else:
        media.kind, media.width, media.height = Media.Kind.PICTURE, made.width, made.height
        media.file.save(f"kept{made.ending}", ContentFile(made.data), save=False)
    try:
        _set_to_midnight(Path(media.file.path), media.day)
        media.save()
    except BaseException:  # also when the program is stopped: no file may stay that no row knows
        default_storage.delete(media.file.name)
        raise
    return media


def made_ready(file: Any, kind: str = "", *, is_long: bool = False) -> Made:
    """The new file, by what is in the one that was sent. Its size is looked at before anything is read.

    `is_long`: it may be the sound of a whole conversation.
    """
    most = picture_file.MOST_BYTES if kind == Media.Kind.PICTURE else sound_file.MOST_BYTES
    if is_long and kind != Media.Kind.PICTURE:
        most = sound_file.LONG_BYTES
    if file.size > most:
        raise NotTaken(
            _("This file has more than %(most)d MB. Send a shorter or smaller one.") % {"most": most // 2**20}
        )
    if not file.size:
        raise NotTaken(_("There is nothing in this file. Choose another, or record it again."))
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    kind = kind or _kind_of(head)
    try:
        if is_long and kind == Media.Kind.SOUND:
            return _long_sound(file)
        with _one_at_a_time:
            return _read(file, kind)
    except (sound_file.SoundRefused, picture_file.PictureRefused) as error:
        raise NotTaken(str(error)) from None


def put_away(made: Made) -> None:
    """For what was made ready and may never be kept."""
    if isinstance(made, sound_file.SoundFile):
        made.close()


def _long_sound(file: Any) -> Made:
    with ExitStack() as one:
        if file.size < LONG_FROM:
            one.enter_context(_one_at_a_time)
        elif _one_long_sound.acquire(blocking=False):
            one.callback(_one_long_sound.release)
        else:
            raise NotTaken(_("Another long recording is being made ready just now. Wait a minute, then send it again."))
        return sound_file.read_sound(file, most_minutes=sound_file.LONG_MINUTES)


def _read(file: BinaryIO, kind: str) -> Made:
    return sound_file.read_sound(file) if kind == Media.Kind.SOUND else picture_file.read_picture(file)


def _kind_of(head: bytes) -> str:
    if picture_file.is_picture(head):
        return Media.Kind.PICTURE
    if sound_file.is_sound(head):
        return Media.Kind.SOUND
    raise NotTaken(_("This is neither a sound nor a picture that can be kept here. Send a photograph or a recording."))


def _set_to_midnight(path: Path, day: date) -> None:
    """The day is kept, the time of day is not: neither of the file nor of the folder that it is in."""
    moment = datetime.combine(day, datetime.min.time()).timestamp()
    for place in (path, path.parent):
        os.utime(place, (moment, moment))


# --- Erasing ------------------------------------------------------------------------------------------------


def erase(medias: QuerySet[Media]) -> None:
    """Rows now, files when that is settled."""
    names = list(medias.values_list("file", flat=True))
    if names:
        medias.delete()
        erase_files_after_this(names)


def files_of(project: Project) -> list[str]:
    """For whoever removes the project: the rows go with it."""
    proofs = project.proofs.exclude(file="").values_list("file", flat=True)
    return [*project.medias.values_list("file", flat=True), *proofs]


def erase_files_after_this(names: list[str]) -> None:
    """Once the transaction is done: what is undone after all keeps its files."""

    def now() -> None:
        for name in names:
            default_storage.delete(name)

    transaction.on_commit(now, robust=True)


def sweep() -> None:
    """Erase files that belong to no row: something failed between the two. Done at every start."""
    sound_file.sweep()
    for name, kind in FOLDERS.items():
        folder = Path(default_storage.path(name))
        for path in sorted(folder.glob("*/*")) if folder.is_dir() else ():
            if time.time() - path.stat().st_ctime > SETTLED and not kind.objects.filter(file=_name_of(path)).exists():
                path.unlink(missing_ok=True)


def _name_of(path: Path) -> str:
    return path.relative_to(default_storage.path("")).as_posix()

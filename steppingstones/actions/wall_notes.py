"""Notes on a wall, as people without an account put them up from their phones, and take them down again.

Nothing here leads to a person: no account, no address, no device and no time, and no line in the history.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from ..models import Heart, Media, Wall, WallNote
from ..models.base import LETTERS
from ..queries.walls import heart_of
from .media import erase as erase_media
from .media import take_in, unattached
from .traces import wipe_traces_after_this
from .voices import hash_of
from .walls import HasEnded, WallError, changed, erase

State = WallNote.State
OPEN = {"is_open": True, "ended_on": None, "removed_at": None}


class IsClosed(WallError):
    words = _("The wall is closed at the moment, so this was not put up. Ask whoever leads the session.")


class NothingOnIt(WallError):
    words = _("Write something, choose a face, or add a picture or a voice note.")


@dataclass(frozen=True, kw_only=True)
class Put:
    """What somebody puts up. `files` are fingerprints of what they added, which make one send differ from another."""

    words: str = ""
    face: int | None = None
    side: str = ""
    may_quote: bool = False
    files: Sequence[str] = ()


def way_back_for(wall: Wall, put: Put, once: str) -> str:
    """The secret that leads back to a note. The same send gives the same secret, however often it is repeated.

    Somebody who goes back and writes something else has put up something else: that is a note of its own.
    """
    said = repr((wall.ref, once, put.words, put.face, put.side, put.may_quote, tuple(put.files)))
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"wall {said}".encode(), "sha256")
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:24])


def is_up(secret: str) -> bool:
    """Whether this send has arrived before."""
    return WallNote.objects.filter(once=hash_of(secret)).exists()


def put_up(wall: Wall, put: Put, *, once: str, media: Sequence[Media] = ()) -> str:
    """Keep it, once, and give the secret that leads back to it."""
    if not (put.words or put.face or put.files):
        raise NothingOnIt
    secret = way_back_for(wall, put, once)
    try:
        with transaction.atomic():
            note = _write(wall, put, hash_of(secret))
            Media.objects.filter(pk__in=[each.pk for each in media]).update(wall_note=note)
    except IntegrityError:
        # The unique key decides, so that no question need be asked beforehand.
        if not is_up(secret):
            raise
    except WallError:
        if not is_up(secret):  # what had arrived before the wall was closed is up all the same
            raise
    return secret


def put_up_files(wall: Wall, put: Put, files: Mapping[str, Any], *, once: str) -> str:
    """Put it up with a sound or a picture (by kind). What has arrived before is not looked at again."""
    put = replace(put, files=[_fingerprint(file) for _kind, file in sorted(files.items())])
    if is_up(secret := way_back_for(wall, put, once)):
        return secret
    if not Wall.objects.filter(pk=wall.pk, **OPEN).exists():
        raise IsClosed
    taken: list[Media] = []
    try:
        for kind, file in sorted(files.items()):
            taken.append(take_in(wall.project, file, kind=kind))
        return put_up(wall, put, once=once, media=taken)
    finally:  # what did not come onto the wall, because the other was refused or the same send came twice, goes
        erase_media(unattached().filter(pk__in=[media.pk for media in taken]))


def _fingerprint(file: Any) -> str:
    found = hashlib.sha256()
    for piece in file.chunks():
        found.update(piece)
    return found.hexdigest()


def _write(wall: Wall, put: Put, key: str) -> WallNote:
    """One count of the wall and one insert. The count makes those who write at the same moment wait for each other."""
    if not Wall.objects.filter(pk=wall.pk, **OPEN).update(last=F("last") + 1):
        ended = Wall.objects.filter(pk=wall.pk).exclude(ended_on=None).exists()
        raise HasEnded if ended else IsClosed
    last, is_moderated = Wall.objects.values_list("last", "is_moderated").get(pk=wall.pk)
    return WallNote.objects.create(
        project_id=wall.project_id,
        wall_id=wall.pk,
        words=put.words,
        face=put.face,
        side=put.side,
        may_quote=put.may_quote,
        state=State.WAITS if is_moderated else State.SHOWN,
        order=last,
        number=last,
        once=key,
        way_back_hash=key,
    )


@transaction.atomic
def take_down(note: WallNote) -> None:
    """Erase it for good. The key of its send stays, so that a late repetition does not put it up again."""
    number = changed(note.wall)
    erase(WallNote.objects.filter(pk=note.pk), number)
    wipe_traces_after_this()


# --- Hearts ------------------------------------------------------------------------------------------------


@transaction.atomic
def give_heart(note: WallNote, key: str) -> None:
    """One heart from one phone, however often it is pressed."""
    number = _open_number(note.wall)
    heart = {"note": note, "key_hash": heart_of(note.ref, key)}
    if Heart.objects.get_or_create(**heart, defaults={"project_id": note.project_id})[1]:
        WallNote.objects.filter(pk=note.pk).update(number=number)


@transaction.atomic
def take_heart_back(note: WallNote, key: str) -> None:
    number = _open_number(note.wall)
    if Heart.objects.filter(note=note, key_hash=heart_of(note.ref, key)).delete()[0]:
        WallNote.objects.filter(pk=note.pk).update(number=number)


def _open_number(wall: Wall) -> int:
    if not Wall.objects.filter(pk=wall.pk, **OPEN).exists():
        raise IsClosed
    return changed(wall)

"""How we know that a change happened, and what people say about it afterwards."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..formats import document_file, picture_file
from ..models import Change, Evidence, Member, Proof, SaidAfter, Voice
from .evidence import CannotLink, still_there
from .history import note
from .media import NotTaken, erase_files_after_this
from .media import made_ready as picture_ready

MOST = 30  # of one change
LONGEST_NAME = 100


class ChangeRemoved(CannotLink):
    words = _("This change was removed. Put it back first.")


class TooMany(CannotLink):
    words = _("There are 30 proofs already. Remove one first.")


@dataclass(frozen=True, kw_only=True)
class Made:
    """A file that was looked at: a picture drawn anew without anything hidden in it, or a document as it came."""

    kind: str
    data: bytes
    ending: str
    name: str


def made_ready(file: Any) -> Made:
    """By what is in the file. Its size is looked at before anything is read."""
    if file.size > picture_file.MOST_BYTES:
        raise NotTaken(_("This file has more than 30 MB. Send a smaller one, or a link to where it is."))
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if picture_file.is_picture(head):
        picture = picture_ready(file, "picture")
        return Made(kind=Proof.Kind.PICTURE, data=picture.data, ending=picture.ending, name="")
    try:
        document = document_file.read_document(file)
    except document_file.DocumentRefused as error:
        raise NotTaken(str(error)) from None
    name = clean_name(file.name, document.ending)
    return Made(kind=Proof.Kind.DOCUMENT, data=document.data, ending=document.ending, name=name)


def clean_name(name: str, ending: str) -> str:
    """What a document is called when somebody saves it: letters, numbers and spaces, and the ending of what it is."""
    words = re.sub(r"[^\w .,()-]+", " ", name.rpartition("/")[2].rpartition(".")[0] or name)
    return (re.sub(r"\s+", " ", words).strip(" .-")[:LONGEST_NAME] or "document") + ending


@transaction.atomic
def add_file(change: Change, made: Made, *, words: str, by: Member) -> Proof:
    """Keep a picture or a document that shows the change."""
    held = _with_room(change)
    proof = Proof(project_id=held.project_id, change=held, kind=made.kind, words=words, name=made.name, added_by=by)
    proof.file.save(f"kept{made.ending}", ContentFile(made.data), save=False)
    try:
        proof.save()
    except BaseException:  # also when the program is stopped: no file may stay that no row knows
        default_storage.delete(proof.file.name)
        raise
    note(by, "showed", proof)
    return proof


@transaction.atomic
def add_link(change: Change, url: str, *, words: str, by: Member) -> Proof:
    """Keep the address of something elsewhere. It is never asked for from here."""
    held = _with_room(change)
    of = {"project_id": held.project_id, "change": held, "added_by": by}
    proof = Proof.objects.create(**of, kind=Proof.Kind.LINK, words=words, url=url)
    note(by, "showed", proof)
    return proof


@transaction.atomic
def remove_proof(proof: Proof, *, by: Member) -> None:
    """Erase it with its file."""
    note(by, "removed", proof)
    names = [proof.file.name] if proof.file else []
    proof.delete()
    erase_files_after_this(names)


@transaction.atomic
def say_after(change: Change, voices: Collection[Voice], *, stance: str = Evidence.Stance.FOR, by: Member) -> None:
    """These voices say that the change is good, or that it is not. One voice says one thing about one change."""
    held = _held(change)
    for voice in still_there(voices):
        of = {"project_id": held.project_id, "change": held, "voice": voice}
        SaidAfter.objects.update_or_create(**of, defaults={"stance": stance, "linked_by": by})
    note(by, "linked", held)


@transaction.atomic
def no_longer_says_after(change: Change, voice: Voice, *, by: Member) -> None:
    change.said_after.filter(voice=voice).delete()
    note(by, "unlinked", change)


def _held(change: Change) -> Change:
    """The change as it is now, so that it is not removed meanwhile, and nobody adds the last one twice."""
    held = Change.objects.select_for_update(of=("self",)).select_related("decision").get(pk=change.pk)
    if held.removed_at or held.decision.removed_at:
        raise ChangeRemoved
    return held


def _with_room(change: Change) -> Change:
    held = _held(change)
    if held.proofs.count() >= MOST:
        raise TooMany
    return held

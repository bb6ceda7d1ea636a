"""Sounds and pictures: voice notes, photographs of boards and cards. Their files lie in the data folder."""

import secrets
from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member


def place_of(media: "Media", name: str) -> str:
    """Where the file lies: under its project, by a name that says nothing."""
    return f"media/{media.project_id}/{secrets.token_hex(16)}{name[name.rfind('.') :]}"


class Media(WithRef, OfProject):
    """One sound or picture, already checked and converted. `words` says what is heard or seen, for everyone.

    It belongs to a voice, a conversation or a note on a wall. While none of these is set it waits for its answer to be
    sent (`waits_hash` is the hash of the key that the sender holds), and is cleared away the day after.
    """

    class Kind(models.TextChoices):
        SOUND = "sound", _("Sound")
        PICTURE = "picture", _("Picture")

    kind = models.CharField(max_length=7, choices=Kind.choices)
    file = models.FileField(upload_to=place_of, max_length=200)
    words = models.TextField(_("what is heard or seen"), blank=True)
    seconds = models.PositiveIntegerField(null=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    day = models.DateField()
    added_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="media")
    voice = models.ForeignKey("steppingstones.Voice", on_delete=models.CASCADE, null=True, related_name="media")
    conversation = models.ForeignKey(
        "steppingstones.Conversation", on_delete=models.CASCADE, null=True, related_name="media"
    )
    wall_note = models.ForeignKey("steppingstones.WallNote", on_delete=models.CASCADE, null=True, related_name="media")
    waits_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001

    personal = ("file", "words", "waits_hash", "day")
    impersonal = ("kind", "seconds", "width", "height")

    class Meta:
        ordering: ClassVar[list] = ["id"]

    @classmethod
    def without_words(cls, kinds: Iterable[str]) -> str:
        """What a voice says until somebody has written down what is heard or seen: "(a voice note)"."""
        return " ".join(str(WITHOUT_WORDS[kind]) for kind in cls.Kind.values if kind in kinds)


WITHOUT_WORDS = {Media.Kind.SOUND: _("(a voice note)"), Media.Kind.PICTURE: _("(a photograph)")}

"""The wall: what people put up together in a session, from their phones, without an account."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member


class WallQuerySet(models.QuerySet):
    def standing(self) -> "WallQuerySet":
        """Those that have not been removed."""
        return self.filter(removed_at=None)


class Wall(WithRef, OfProject):
    """One question that a session answers together.

    `last` counts up with every change, so that screens can ask what is new.
    """

    title = models.CharField(_("title"), max_length=200)
    question = models.CharField(_("what people are asked"), max_length=500)
    is_open = models.BooleanField(_("people can put things up now"), default=False)
    is_moderated = models.BooleanField(_("look at each note before it is shown"), default=False)
    last = models.PositiveIntegerField(default=0, editable=False)
    day = models.DateField()
    ended_on = models.DateField(null=True, editable=False)  # its notes have become voices
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="walls_made")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = WallQuerySet.as_manager()
    impersonal = ("title", "question", "is_open", "is_moderated", "last", "day", "ended_on", "removed_at")

    def __str__(self) -> str:
        return self.title


class WallGroup(WithRef, OfProject):
    """Notes that belong together, with a name that the session gives them."""

    wall = models.ForeignKey(Wall, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("name"), max_length=200)
    order = models.PositiveIntegerField(default=0)

    impersonal = ("name", "order")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.name


class WallNote(WithRef, OfProject):
    """One note. `once` is the key of its send; `way_back_hash` lets whoever put it up take it down again.

    No time is kept. `number` is the wall's `last` at its newest change.
    """

    class State(models.TextChoices):
        WAITS = "waits", _("Waits to be looked at")
        SHOWN = "shown", _("On the wall")
        HIDDEN = "hidden", _("Hidden")

    wall = models.ForeignKey(Wall, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(_("words"), blank=True)
    face = models.PositiveSmallIntegerField(_("face"), null=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.SHOWN)
    is_thanked = models.BooleanField(default=False)
    may_quote = models.BooleanField(_("the group can quote it, without a name"), default=False)
    group = models.ForeignKey(WallGroup, on_delete=models.SET_NULL, null=True, related_name="notes")
    order = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField(default=0)
    side = models.CharField(max_length=12, blank=True)
    once = models.CharField(max_length=64, unique=True)
    way_back_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    voice = models.OneToOneField("steppingstones.Voice", on_delete=models.SET_NULL, null=True, related_name="wall_note")

    personal = ("words", "face", "side", "once", "way_back_hash", "may_quote")
    impersonal = ("state", "is_thanked", "order", "number")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]
        indexes: ClassVar[list] = [models.Index(fields=["wall", "number"], name="wall_notes_by_number")]


class Heart(OfProject):
    """Somebody's heart on a note: `key_hash` is of a key that their phone made up for this wall."""

    note = models.ForeignKey(WallNote, on_delete=models.CASCADE, related_name="hearts")
    key_hash = models.CharField(max_length=64)

    personal = ("key_hash",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["note", "key_hash"], name="one_heart_each"),
        ]

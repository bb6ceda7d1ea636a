"""Conversations: guides to hold them by, the notes that were taken, and who was there."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member, Side


class HeldAs(models.TextChoices):
    GROUP = "group", _("A group talks together")
    STRUCTURED = "structured", _("One to one, the same questions for everyone")
    SEMI = "semi", _("One to one, themes to talk about freely")


class Standing(models.QuerySet):
    def standing(self) -> "Standing":
        """Those that have not been removed."""
        return self.filter(removed_at=None)


class Guide(WithRef, OfProject):
    """What to talk about: the group's own, mostly begun as a copy of one from the bank (`bank_key`)."""

    title = models.CharField(_("title"), max_length=200)
    form = models.CharField(_("kind of conversation"), max_length=10, choices=HeldAs.choices)
    opening = models.TextField(_("how to begin"), blank=True)
    closing = models.TextField(_("how to end"), blank=True)
    bank_key = models.CharField(max_length=40, blank=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = Standing.as_manager()
    impersonal = ("title", "form", "opening", "closing", "bank_key", "removed_at")

    def __str__(self) -> str:
        return self.title


class GuideTheme(WithRef, OfProject):
    """One theme of a guide, with questions that open it up (one a line)."""

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="themes")
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(_("theme"), max_length=300)
    prompts = models.TextField(_("questions to open it up"), blank=True)
    easy = models.TextField(_("the same in easier words"), blank=True)
    is_opening = models.BooleanField(_("to begin with"), default=False)

    impersonal = ("order", "title", "prompts", "easy", "is_opening")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class Conversation(WithRef, OfProject):
    """One conversation that was held, or is being held. What was agreed about its use is asked for each voice."""

    title = models.CharField(_("title"), max_length=200)
    form = models.CharField(_("kind of conversation"), max_length=10, choices=HeldAs.choices)
    guide = models.ForeignKey(Guide, on_delete=models.SET_NULL, null=True, related_name="conversations")
    held_on = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    people = models.ManyToManyField(Member, through="steppingstones.WasThere", related_name="conversations")
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="conversations_made")
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = Standing.as_manager()
    personal = ("held_on", "place")
    impersonal = ("title", "form", "removed_at")

    def __str__(self) -> str:
        return self.title


class WasThere(OfProject):
    """A member who was there."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["conversation", "member"], name="one_was_there_each"),
        ]


class OthersThere(OfProject):
    """How many people of one side were there who are not in the group."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="others")
    side = models.CharField(max_length=12, choices=Side.choices)
    number = models.PositiveIntegerField(default=0)

    personal = ("side", "number")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["conversation", "side"], name="one_number_for_each_side"),
        ]


class ConversationNote(WithRef, OfProject):
    """What was noted under one theme (or under none), before it becomes voices: one idea each."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="notes")
    theme = models.ForeignKey(GuideTheme, on_delete=models.SET_NULL, null=True, related_name="notes")
    order = models.PositiveIntegerField(default=0)
    words = models.TextField(_("what was said"))
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="conversation_notes")
    name = models.CharField(_("name, if they want it kept"), max_length=200, blank=True)
    side = models.CharField(_("side"), max_length=12, blank=True)
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="notes_taken")
    set_aside = models.BooleanField(default=False, editable=False)  # kept here, but it becomes no voice

    personal = ("words", "name", "side")
    impersonal = ("order", "set_aside")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

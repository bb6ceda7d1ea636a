"""Who did what, when, to what. Only added to. It holds references, never words: nothing withdrawn stays in it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import OfProject
from .people import Member


class Event(OfProject):
    """One act. `noun` and `noun_ref` say on what; `verb` is a word of the group's ("decided", "withdrew")."""

    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="events")
    verb = models.CharField(max_length=30)
    noun = models.CharField(max_length=30)
    noun_ref = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)

    personal = ("at",)
    impersonal = ("verb", "noun", "noun_ref")

    class Meta:
        indexes: ClassVar[list] = [models.Index(fields=["project", "at"], name="events_by_time")]


class Sent(models.Model):
    """A form that has been sent, and where its sender was led. A second click is led to the same place."""

    key = models.CharField(max_length=64, unique=True)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    impersonal = ("key", "location", "at")

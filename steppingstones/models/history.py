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
    supporter = models.CharField(max_length=200, blank=True)  # who sat beside the member and helped

    personal = ("at", "supporter")
    impersonal = ("verb", "noun", "noun_ref")

    class Meta:
        indexes: ClassVar[list] = [models.Index(fields=["project", "at"], name="events_by_time")]


class Sent(models.Model):
    """A form that has been sent, and where its sender was led. A second click is led to the same place."""

    key = models.CharField(max_length=64, unique=True)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    impersonal = ("key", "location", "at")


class Draft(models.Model):
    """What a member has typed into a form before they send it, so that they can go on from another device."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=300)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    personal = ("place", "fields", "at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["member", "place"], name="one_draft_for_each_form"),
        ]

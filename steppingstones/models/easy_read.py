"""The Easy Read version of a report: what is written, what people say about it, and who has read it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member
from .reports import Report

LONGEST_KEY = 80


class EasyWriting(WithRef, OfProject):
    """What is written for one row of the Easy Read version, in place of the program's own sentence.

    `lines` are words and a picture each, with slots where numbers and quotes are filled in. `source` is what the
    report said there, without any number or quote. Left out, it has no lines and says why.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="easy_writings")
    key = models.CharField(max_length=LONGEST_KEY)
    lines = models.JSONField(default=list)
    why_left_out = models.TextField(_("why it is left out"), blank=True)
    source = models.TextField(blank=True)
    written_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    impersonal = ("key", "lines", "why_left_out", "source", "written_at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["report", "key"], name="one_easy_writing_of_each_row"),
        ]

    def __str__(self) -> str:
        return " ".join(line["words"] for line in self.lines)


class EasyReading(WithRef, OfProject):
    """A person with lived experience is asked to read the Easy Read version, and says when they have.

    `name` is how they wish to be named; empty, they are not named. `supporter` sat beside them.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="easy_readings")
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="easy_readings")
    asked_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_on = models.DateField()
    name = models.CharField(_("how you wish to be named"), max_length=200, blank=True)
    supporter = models.CharField(max_length=200, blank=True)
    read_on = models.DateField(null=True)

    personal = ("name", "supporter", "read_on")
    impersonal = ("asked_on",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["report", "member"],
                condition=models.Q(read_on=None),
                name="one_open_easy_reading_each",
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)


class EasyView(OfProject):
    """What a reader says of one line, as it stood: `mark` names its words and picture."""

    reading = models.ForeignKey(EasyReading, on_delete=models.CASCADE, related_name="views")
    key = models.CharField(max_length=LONGEST_KEY)
    mark = models.CharField(max_length=20)
    is_clear = models.BooleanField()
    words = models.TextField(_("what is not clear"), blank=True)

    personal = ("is_clear", "words")
    impersonal = ("key", "mark")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["reading", "mark"], name="one_easy_view_of_each_line"),
        ]


class EasyComment(WithRef, OfProject):
    """What a member says about a row while the version is being written, until somebody settles it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="easy_comments")
    key = models.CharField(max_length=LONGEST_KEY)
    words = models.TextField(_("what you say about it"))
    said_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    settled_on = models.DateField(null=True)

    personal = ("words",)
    impersonal = ("key", "said_at", "settled_on")

    class Meta:
        ordering: ClassVar[list] = ["said_at", "pk"]

    def __str__(self) -> str:
        return self.words

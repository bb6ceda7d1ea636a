"""Versions of a report that are frozen, and what members say to them before they go out."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member, Side
from .reports import Report

BOTH_SIDES = (Side.LIVED_EXPERIENCE, Side.PROFESSIONAL)  # nothing is signed off without somebody of each


class ReportVersion(WithRef, OfProject):
    """A report as it was on a day. `kept` never changes, but for words that somebody takes back.

    `fingerprint` is that of the day. `cut_print` is that of now, where words were taken back since `cut_on`. Whoever
    has the `public_key` can read it without an account; of each report, one version at most has one. `counted` is how
    many people of each side its numbers were of: it never leaves the group, the next version is held against it.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    audience = models.CharField(max_length=8, choices=Report.Audience.choices)
    kept = models.JSONField()
    counted = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    cut_print = models.CharField(max_length=64, blank=True)
    cut_on = models.DateField(null=True)
    others_asked = models.JSONField(_("who else must sign"), default=list, blank=True)  # sides
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="versions_asked_for")
    signed_off_on = models.DateField(null=True)  # the first day on which nobody's yes was missing: it stays
    public_key = models.CharField(max_length=40, null=True, unique=True, editable=False)  # noqa: DJ001
    public_since = models.DateField(null=True)

    personal = ("kept", "counted")
    impersonal = (
        "number",
        "audience",
        "fingerprint",
        "cut_print",
        "cut_on",
        "others_asked",
        "asked_on",
        "signed_off_on",
        "public_key",
        "public_since",
    )

    class Meta:
        ordering: ClassVar[list] = ["-number"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["report", "number"], name="one_report_version_of_each_number"),
        ]

    def __str__(self) -> str:
        return _("%(title)s, version %(number)d") % {"title": self.report.title, "number": self.number}

    @property
    def is_for_outside(self) -> bool:
        return self.audience == Report.Audience.OUTSIDE

    @property
    def sides_needed(self) -> list[str]:
        return [*BOTH_SIDES, *(side for side in Side.values if side in self.others_asked and side not in BOTH_SIDES)]


class SignOff(WithRef, OfProject):
    """What one member says to one version. Said again, the new words stand instead of the old.

    The side is that of the day, and stays when the person leaves. `supporter` sat beside them.
    """

    class Answer(models.TextChoices):
        AGREE = "agree", _("Yes. It says what we agreed.")
        BUT = "but", _("Yes, it may go out. But I see something in it differently.")
        NO = "no", _("No. I do not agree that it goes out like this.")

    class Printed(models.TextChoices):
        NOT = "not", _("No. Only the group reads it, without my name.")
        UNNAMED = "unnamed", _("Yes, without my name.")
        NAMED = "named", _("Yes, with my name.")

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="signoffs")
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="signoffs")
    side = models.CharField(max_length=12, choices=Side.choices)
    supporter = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=5, choices=Answer.choices)
    words = models.TextField(_("what you see differently"), blank=True)
    printed = models.CharField(max_length=7, choices=Printed.choices, default=Printed.NOT)
    signed_at = models.DateTimeField(default=timezone.now)

    personal = ("side", "supporter", "answer", "words", "printed", "signed_at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["version", "member"], name="one_sign_off_each"),
        ]

    def __str__(self) -> str:
        return str(self.version)

    @property
    def counts(self) -> bool:
        """Whether it is a yes."""
        return self.answer != self.Answer.NO

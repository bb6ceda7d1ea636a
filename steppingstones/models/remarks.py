"""Writing a report together: what members say about its words, and the other words that they suggest."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member
from .report_parts import ReportPart
from .reports import Claim, Report


class RemarkQuerySet(models.QuerySet):
    def standing(self) -> "RemarkQuerySet":
        """Those about words that have not been removed."""
        return self.filter(report__removed_at=None, claim__removed_at=None, part__removed_at=None)

    def open(self) -> "RemarkQuerySet":
        """Those that nobody has settled."""
        return self.standing().filter(settled_as="")


class Remark(WithRef, OfProject):
    """What a member says about a claim, a part or (if it is about neither) the opening of a report; or other words.

    `before` is what stood there when this was said, or other words were `suggested`. If they are taken, `stood` is what
    they took the place of, and `became` what stands there since. Nothing of this ever leaves the group.
    """

    class Kind(models.TextChoices):
        SAY = "say", _("Said about it")
        SUGGEST = "suggest", _("Other words for it")

    class Settled(models.TextChoices):
        OPEN = "", _("Open")
        TAKEN = "taken", _("Taken")
        LEFT = "left", _("Left as it was")
        DONE = "done", _("Settled")
        BACK = "back", _("Taken back")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="remarks")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, related_name="remarks")
    part = models.ForeignKey(ReportPart, on_delete=models.CASCADE, null=True, related_name="remarks")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    words = models.TextField(_("what you say about it"), blank=True)
    before = models.TextField(blank=True)
    suggested = models.TextField(_("the words that you suggest"), blank=True)
    said_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="remarks")
    said_at = models.DateTimeField(default=timezone.now)
    settled_as = models.CharField(max_length=5, choices=Settled.choices, blank=True)
    settled_why = models.TextField(_("why"), blank=True)
    settled_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="remarks_settled")
    settled_on = models.DateField(null=True)
    stood = models.TextField(blank=True)
    became = models.TextField(blank=True)

    objects = RemarkQuerySet.as_manager()
    personal = ("words", "before", "suggested", "settled_why", "stood", "became")
    impersonal = ("kind", "said_at", "settled_as", "settled_on")

    class Meta:
        ordering: ClassVar[list] = ["said_at", "pk"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(claim=None) | models.Q(part=None), name="remark_is_about_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return self.suggested or self.words

    @property
    def is_open(self) -> bool:
        return not self.settled_as

    @property
    def suggests(self) -> bool:
        return self.kind == self.Kind.SUGGEST

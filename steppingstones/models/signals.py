"""Why something that stands out in the records is so, as members say it. The signals themselves are never stored."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member
from .standing import StandingQuerySet


class SignalAnswer(WithRef, OfProject):
    """Why something that stands out in the records is so, as one member says it. It stands beside the signal.

    `kind` is one of `methods.signals`; `thing` the ref of one of its records, where it is about that one alone.
    `facts`, `number` and `of` are what the records said then, so that a change since can be told.
    """

    kind = models.CharField(max_length=30)
    thing = models.CharField(max_length=12, blank=True)
    words = models.TextField(_("why it is so"))
    written_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="signals_answered")
    written_on = models.DateField()
    facts = models.CharField(max_length=64)
    # None where only some may see the numbers.
    number = models.PositiveIntegerField(null=True)
    of = models.PositiveIntegerField(null=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("words",)
    impersonal = ("kind", "thing", "written_on", "facts", "number", "of", "removed_at")

    class Meta:
        indexes: ClassVar[list] = [models.Index(fields=["project", "kind"], name="signal_answers_by_kind")]

    def __str__(self) -> str:
        return self.words

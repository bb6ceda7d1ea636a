"""Consent: what each voice may be used for, one row a use. It can be withdrawn at any time."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject


def counts_today(path: str = "", *, today: date | None = None) -> Q:
    """Consent that stands: not withdrawn, and not run out. `path` leads to it, such as `voice__consents__`."""
    today = today or timezone.localdate()
    lasts = Q(**{f"{path}until": None}) | Q(**{f"{path}until__gte": today})
    return Q(**{f"{path}withdrawn_on": None}) & lasts


class ConsentQuerySet(models.QuerySet):
    def standing(self, today: date | None = None) -> "ConsentQuerySet":
        """Those that count today. Nothing else decides what a voice may be used for."""
        return self.filter(counts_today(today=today))


class Consent(OfProject):
    """One use of one voice that its giver agreed to. Using a voice for a report looks here, every time."""

    class Use(models.TextChoices):
        GROUP = "group", _("This group can read it and learn from it")
        QUOTE = "quote", _("The group can quote it, without a name")
        QUOTE_NAMED = "quote-named", _("The group can quote it, with the name")
        PUBLIC = "public", _("People outside the group can see it")
        RESEARCH = "research", _("Researchers can study it, without a name")

    voice = models.ForeignKey("steppingstones.Voice", on_delete=models.CASCADE, related_name="consents")
    use = models.CharField(max_length=12, choices=Use.choices)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    until = models.DateField(_("until when"), null=True, blank=True)  # the last day on which it counts
    # Only where the person could not decide this themselves.
    decided_by = models.CharField(_("who decided for them"), max_length=200, blank=True)
    decided_how = models.TextField(_("how it was decided"), blank=True)

    objects = ConsentQuerySet.as_manager()
    personal = ("given_on", "withdrawn_on", "until", "decided_by", "decided_how")
    impersonal = ("use",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["voice", "use"], name="one_consent_for_each_use"),
        ]

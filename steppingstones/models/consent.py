"""Consent: what each voice may be used for, one row a use. It can be withdrawn at any time."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject


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

    personal = ("given_on", "withdrawn_on", "until", "decided_by", "decided_how")
    impersonal = ("use",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["voice", "use"], name="one_consent_for_each_use"),
        ]

"""What a group says about a question that it asks more than once: which way is better."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject
from .questions import Questionnaire


class Direction(OfProject):
    """Which answers to a question are better. `questionnaire` is the first version, `key` is the same in all of them.

    Without one, faces and scales count as better the higher they are.
    """

    class Better(models.TextChoices):
        HIGH = "high", _("A higher answer is better")
        LOW = "low", _("A lower answer is better")
        NEITHER = "neither", _("Neither is better, it is only different")

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="directions")
    key = models.CharField(max_length=64)
    better = models.CharField(_("which way is better"), max_length=7, choices=Better.choices)
    chosen_for_low = models.BooleanField(_("people take part because they were doing badly in this"), default=False)

    impersonal = ("key", "better", "chosen_for_low")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["questionnaire", "key"], name="one_direction_of_each_question"),
        ]

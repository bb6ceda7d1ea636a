"""How well the group works together, as each side sees it. A review is a round of a questionnaire of its own kind."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject
from .people import Member
from .questions import Round


class ReviewTalk(OfProject):
    """What the group said when it looked at one statement together. Both views stay: this stands beside them."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="talks")
    statement = models.CharField(max_length=64)  # the key of the question, the same in all versions
    words = models.TextField(_("what you said about it"))
    written_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="talks_written")
    written_on = models.DateField()

    personal = ("words",)
    impersonal = ("statement", "written_on")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["round", "statement"], name="one_talk_about_each_statement"),
        ]


class ShownSmall(OfProject):
    """This member agrees that the group sees answers of a side with fewer than five people. All have to."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="shown_small")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="shown_small")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["round", "member"], name="one_agreement_of_each_member"),
        ]

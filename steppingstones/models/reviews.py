"""How well the group works together, as each side sees it. A review is a round of a questionnaire of its own kind."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member, Side
from .questions import Questionnaire, Round
from .voices import Voice


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
    """This member agrees that the group sees answers of a side with fewer than five people. All have to.

    `of` may be levels of an organisation instead: who agreed to the one has not agreed to the other.
    """

    class Of(models.TextChoices):
        SIDES = "sides", _("sides")
        LEVELS = "levels", _("levels of the organisation")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="shown_small")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="shown_small")
    of = models.CharField(max_length=6, choices=Of.choices, default=Of.SIDES)

    impersonal = ("of",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["round", "member", "of"], name="one_agreement_of_each_member"),
        ]


class Counting(WithRef, OfProject):
    """One time that a review was answered together in a room: how many of each side were there.

    `questionnaire` is the version whose statements were read out. Nothing here leads to a person.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="countings")
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="countings")
    there = models.JSONField(default=dict)  # side: people
    counted_on = models.DateField()
    counted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="countings")

    personal = ("there", "counted_on")

    @property
    def people(self) -> int:
        return sum(self.there.values())


class Hands(OfProject):
    """How many people of one side showed one answer to one statement. Who they were is not known.

    `answer` is the key of the answer: a score, `unsure`, or `not-said`.
    """

    counting = models.ForeignKey(Counting, on_delete=models.CASCADE, related_name="hands")
    statement = models.CharField(max_length=64)
    side = models.CharField(max_length=12, choices=Side.choices)
    answer = models.CharField(max_length=8)
    people = models.PositiveSmallIntegerField()

    personal = ("side", "answer", "people")
    impersonal = ("statement",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["counting", "statement", "side", "answer"], name="one_number_of_hands_for_each_answer"
            ),
        ]


class SaidInReview(OfProject):
    """This voice was said when the group answered a review together, or looked at it. Empty: about all of it."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="said_in_review")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="said")
    statement = models.CharField(max_length=64, blank=True)

    impersonal = ("statement",)

"""Questionnaires and what came back. Questions are rows, kinds of question are code, answers are rows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef


class QuestionnaireQuerySet(models.QuerySet):
    def standing(self) -> "QuestionnaireQuerySet":
        """Those that have not been removed."""
        return self.filter(removed_at=None)


class Questionnaire(WithRef, OfProject):
    """A set of questions with a public address. Its `ref` is that address."""

    title = models.CharField(_("title"), max_length=200)
    opening = models.TextField(_("what people read first"), blank=True)
    is_open = models.BooleanField(_("people can answer it now"), default=False)

    removed_at = models.DateTimeField(null=True, editable=False)

    objects = QuestionnaireQuerySet.as_manager()
    impersonal = ("title", "opening", "is_open", "removed_at")

    def __str__(self) -> str:
        return self.title

    @property
    def takes_answers(self) -> bool:
        return self.is_open and self.removed_at is None


class Question(WithRef, OfProject):
    """One question, shown on a page of its own. The values of `Kind` are those of `methods.questionnaire`."""

    class Kind(models.TextChoices):
        FACES = "faces", _("Five faces, from very sad to very happy")
        CHOICE = "choice", _("Choose one answer")
        TEXT = "text", _("Answer in your own words")

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind of answer"), max_length=10, choices=Kind.choices)
    words = models.CharField(_("question"), max_length=300)
    help = models.CharField(_("help with the question"), max_length=500, blank=True)

    impersonal = ("order", "kind", "words", "help")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.words


class Choice(WithRef, OfProject):
    """One answer that can be chosen."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    order = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=300)

    impersonal = ("order", "words")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.words


class Response(OfProject):
    """One person's answers to one questionnaire, sent once: `once` is the key that their device made up for it."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="responses")
    giver = models.ForeignKey("steppingstones.Giver", on_delete=models.CASCADE, related_name="responses")
    once = models.CharField(max_length=64, unique=True)
    day = models.DateField()

    personal = ("once", "day")


class Answer(OfProject):
    """One question answered. What was answered in words is the voice's; faces are numbers, choices are rows.

    `side` and `month` (year x 12 + month - 1) are copied here so that counting a million answers needs no join.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    number = models.SmallIntegerField(null=True)
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, null=True, related_name="answers")
    side = models.CharField(max_length=12)
    month = models.IntegerField()

    personal = ("number", "side", "month")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["response", "question"], name="one_answer_to_each_question"),
        ]

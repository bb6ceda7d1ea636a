"""Questionnaires and what came back. Questions are rows, kinds of question are code, answers are rows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef, new_ref


class QuestionnaireQuerySet(models.QuerySet):
    def standing(self) -> "QuestionnaireQuerySet":
        """Those that have not been removed."""
        return self.filter(removed_at=None)


class Questionnaire(WithRef, OfProject):
    """A set of questions with a public address. The `ref` of the first version is the address of all its versions.

    A questionnaire that has been answered changes only by a new version: another row, whose `first` is the first one
    and whose questions keep their keys. Old answers keep their question.
    """

    class Pairing(models.TextChoices):
        """How a person's answers in one round are put beside theirs in another."""

        NONE = "none", _("Not at all: each round stands by itself")
        CARD = "card", _("By a card with pictures that the person keeps, so that nobody knows who it is")
        MEMBER = "member", _("By who they are in the group, so that facilitators could know")

    title = models.CharField(_("title"), max_length=200)
    opening = models.TextField(_("what people read first"), blank=True)
    is_open = models.BooleanField(_("people can answer it now"), default=False)
    opened_on = models.DateField(null=True, editable=False)  # the first time: who is asked is fixed from then on
    first = models.ForeignKey("self", on_delete=models.CASCADE, null=True, editable=False, related_name="later")
    number = models.PositiveIntegerField(default=1, editable=False)
    language = models.CharField(_("language"), max_length=12, default="en-gb")
    languages = models.JSONField(_("other languages"), default=list, blank=True)
    pairing = models.CharField(_("before and after"), max_length=6, choices=Pairing.choices, default=Pairing.NONE)
    # The key of the instrument that it was made from: then its rounds are reviews. Empty for all others.
    instrument = models.CharField(max_length=40, blank=True, editable=False)

    removed_at = models.DateTimeField(null=True, editable=False)

    objects = QuestionnaireQuerySet.as_manager()
    impersonal = (
        "title",
        "opening",
        "is_open",
        "opened_on",
        "number",
        "language",
        "languages",
        "pairing",
        "instrument",
        "removed_at",
    )

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["first", "number"], name="one_version_of_each_number"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def takes_answers(self) -> bool:
        return self.is_open and self.removed_at is None

    @property
    def is_answered(self) -> bool:
        """Whether its words have to stay: somebody has answered them, alone or in a room."""
        return self.responses.exists() or self.countings.exists()

    @property
    def root(self) -> "Questionnaire":
        """The first version. Its `ref` is the public address, and rounds and codes belong to it."""
        return self.first or self


class Question(WithRef, OfProject):
    """One question, shown on a page of its own. The values of `Kind` are those of `methods.questionnaire`.

    `key` is the same in every version and language; conditions and other people's files name questions by it.
    `least` and `most` are the ends of a scale, limits of a number, how many can be chosen, or 3 or 5 faces.
    `condition` is plain data of `methods.questionnaire.Condition`; null asks the question always.
    """

    class Kind(models.TextChoices):
        FACES = "faces", _("Faces, from sad to happy")
        SCALE = "scale", _("A number on a scale")
        CHOICE = "choice", _("Choose one answer")
        SEVERAL = "several", _("Choose several answers")
        RANKING = "ranking", _("Put answers in order")
        PICTURES = "pictures", _("Choose a picture")
        YES_NO = "yes-no", _("Yes, no or not sure")
        NUMBER = "number", _("Write a number")
        DATE = "date", _("Write a day")
        SHORT = "short", _("Answer in a few words")
        TEXT = "text", _("Answer in your own words")
        VOICE_NOTE = "voice-note", _("Record a voice note")
        PHOTO = "photo", _("Send a picture")
        CONSENT = "consent", _("Agree to something")
        STATEMENT = "statement", _("Something to read")
        SECTION = "section", _("A heading for the questions after it")

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=64, default=new_ref)
    order = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind of answer"), max_length=10, choices=Kind.choices)
    words = models.CharField(_("question"), max_length=1000)
    help = models.CharField(_("help with the question"), max_length=2000, blank=True)
    easy_words = models.CharField(_("the question in easy words"), max_length=1000, blank=True)
    picture = models.CharField(_("picture"), max_length=64, blank=True)  # its name in documents/pictures.tsv
    least = models.IntegerField(_("least"), null=True, blank=True)
    most = models.IntegerField(_("most"), null=True, blank=True)
    least_words = models.CharField(_("what the lowest number means"), max_length=200, blank=True)
    most_words = models.CharField(_("what the highest number means"), max_length=200, blank=True)
    is_required = models.BooleanField(_("it has to be answered, or not said"), default=False)
    condition = models.JSONField(_("only asked if"), null=True, blank=True)
    source = models.CharField(_("where the question comes from"), max_length=300, blank=True)

    impersonal = (
        "key",
        "order",
        "kind",
        "words",
        "help",
        "easy_words",
        "picture",
        "least",
        "most",
        "least_words",
        "most_words",
        "is_required",
        "condition",
        "source",
    )

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["questionnaire", "key"], name="one_question_for_each_key"),
        ]

    def __str__(self) -> str:
        return self.words


class Choice(WithRef, OfProject):
    """One answer that can be chosen. `key` is the same in every version and language."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    key = models.CharField(max_length=64, default=new_ref)
    order = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=300)
    picture = models.CharField(max_length=64, blank=True)

    impersonal = ("key", "order", "words", "picture")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["question", "key"], name="one_choice_for_each_key"),
        ]

    def __str__(self) -> str:
        return self.words


class Translation(OfProject):
    """Some words of a questionnaire in another language. `key` says which: see `queries.translations`."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=12)
    key = models.CharField(max_length=200)
    words = models.TextField()

    impersonal = ("language", "key", "words")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["questionnaire", "language", "key"], name="one_translation_of_each"),
        ]


class Phrase(OfProject):
    """One of `methods.phrase_list` in another language, for everybody who answers a questionnaire of this group."""

    language = models.CharField(max_length=12)
    phrase = models.CharField(max_length=500)
    words = models.CharField(max_length=1000)

    impersonal = ("language", "phrase", "words")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["project", "language", "phrase"], name="one_translation_of_each_phrase"),
        ]


class Round(WithRef, OfProject):
    """One time of asking the same questions, such as "before" and "after". It belongs to the first version."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="rounds")
    name = models.CharField(_("name of this time"), max_length=100)
    number = models.PositiveIntegerField(default=1)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    # In a review: by when people answer, and how many of each side are asked.
    due_on = models.DateField(_("by when"), null=True, blank=True)
    asked = models.JSONField(_("who is asked"), default=dict, blank=True)
    # The meeting at the end of which it is asked: once for each meeting.
    meeting = models.OneToOneField(
        "steppingstones.Meeting", on_delete=models.SET_NULL, null=True, editable=False, related_name="check_round"
    )

    impersonal = ("name", "number", "began_on", "ended_on", "due_on", "asked")

    class Meta:
        ordering: ClassVar[list] = ["number"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="one_round_of_each_number"),
        ]

    def __str__(self) -> str:
        return self.name


class Response(OfProject):
    """One person's answers to one questionnaire, sent once: `once` is the key that their device made up for it.

    `card_hash` pairs the answers of one card over rounds: a hash of the picture-code, which is kept nowhere.
    """

    class CameBy(models.TextChoices):
        LINK = "link", _("By the link")
        KIOSK = "kiosk", _("On a shared device")
        PAPER = "paper", _("On paper")
        FOR_SOMEBODY = "for", _("A member wrote it down for them")

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="responses")
    giver = models.ForeignKey("steppingstones.Giver", on_delete=models.CASCADE, related_name="responses")
    once = models.CharField(max_length=64, unique=True)
    day = models.DateField()
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, related_name="responses")
    card_hash = models.CharField(max_length=64, blank=True, db_index=True)
    language = models.CharField(max_length=12, blank=True)
    came_by = models.CharField(max_length=6, choices=CameBy.choices, default=CameBy.LINK)
    with_supporter = models.BooleanField(_("somebody helped them"), default=False)
    recorded_by = models.ForeignKey(
        "steppingstones.Member", on_delete=models.SET_NULL, null=True, related_name="responses_recorded"
    )

    personal = ("once", "day", "card_hash", "language", "with_supporter")
    impersonal = ("came_by",)


class Answer(OfProject):
    """One question answered. What was answered in words is the voice's; the rest is here, for counting.

    `number` is a face, a place on a scale, or yes (1), no (2), not sure (3); `amount` a written number. Several
    choices, and orders, are `Picked` rows. `is_not_said` is "I do not want to say", which has no voice.
    `side` and `month` (year x 12 + month - 1) are copied here so that counting a million answers needs no join.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    number = models.SmallIntegerField(null=True)
    amount = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    day = models.DateField(null=True)
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, null=True, related_name="answers")
    is_not_said = models.BooleanField(default=False)
    side = models.CharField(max_length=12)
    month = models.IntegerField()

    personal = ("number", "amount", "day", "is_not_said", "side", "month")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["response", "question"], name="one_answer_to_each_question"),
        ]


class Picked(OfProject):
    """One of several choices in an answer; in a ranking, `place` is its rank from 1."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="picked")
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="picked")
    place = models.PositiveSmallIntegerField(default=0)

    personal = ("place",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["answer", "choice"], name="one_choice_once_in_an_answer"),
        ]

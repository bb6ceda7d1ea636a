"""Who takes part: asked apart from all voices and names, kept as counts only.

No row here is about one person. What somebody says adds one to a count for each question, and nothing ties these
together. When a monitoring ends, only what may be shown is kept, and the counts are erased.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .pathway import Stone


class Monitoring(WithRef, OfProject):
    """Asking who takes part, once. It is prepared, then people answer, then it ends and is looked at.

    With `gained` it is about who gained what: then the group types in the counts, and nobody is asked.
    """

    name = models.CharField(_("name"), max_length=100)
    of_same_people = models.BooleanField(_("mostly people who were asked before"), default=True)
    by_side = models.BooleanField(_("asked by side as well"), default=False)
    began_on = models.DateField(null=True, editable=False)
    ended_on = models.DateField(null=True, editable=False)
    sheets = models.PositiveIntegerField(default=0, editable=False)  # how many answered; back to nought at the end
    gained = models.CharField(_("what people gained"), max_length=200, blank=True)
    stone = models.ForeignKey(Stone, on_delete=models.SET_NULL, null=True, blank=True, related_name="gains")
    least = models.TextField(_("who gained least, and why"), blank=True)

    personal = ("least",)
    impersonal = ("name", "of_same_people", "by_side", "began_on", "ended_on", "sheets", "gained")

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.began_on is not None and self.ended_on is None


class Characteristic(OfProject):
    """One question: its words, why it is asked, and the groups to choose from, as people see them."""

    monitoring = models.ForeignKey(Monitoring, on_delete=models.CASCADE, related_name="asks")
    order = models.PositiveIntegerField(default=0)
    topic = models.CharField(max_length=40)  # names it in addresses, and says what it can be compared with
    words = models.CharField(_("question"), max_length=300)
    why = models.CharField(_("why you ask"), max_length=500, blank=True)
    groups = models.JSONField(_("answers"), default=list)
    is_sensitive = models.BooleanField(_("about health, belief, origin or whom people love"), default=False)

    impersonal = ("order", "topic", "words", "why", "groups", "is_sensitive")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["monitoring", "topic"], name="each_topic_once_in_a_monitoring"),
        ]

    def __str__(self) -> str:
        return self.words


class Tally(OfProject):
    """How many people of one side chose one group, while people answer. All rows are made before anybody does."""

    asked = models.ForeignKey(Characteristic, on_delete=models.CASCADE, related_name="tallies")
    group = models.CharField(max_length=200)
    side = models.CharField(max_length=12, blank=True)
    number = models.PositiveIntegerField(default=0)

    impersonal = ("group", "side", "number")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["asked", "group", "side"], name="one_tally_of_each_group"),
        ]


class Counted(OfProject):
    """That one sending was counted, so that it is not counted twice. Erased at the end."""

    monitoring = models.ForeignKey(Monitoring, on_delete=models.CASCADE, related_name="counted")
    key = models.CharField(max_length=64, unique=True)

    impersonal = ("key",)


class Typed(OfProject):
    """What one person typed in from paper, all together: they could take it from what is shown.

    `key` is made of who it is with a secret, and leads to nobody. Erased at the end.
    """

    monitoring = models.ForeignKey(Monitoring, on_delete=models.CASCADE, related_name="typed")
    key = models.CharField(max_length=64, unique=True)
    sheets = models.PositiveIntegerField(default=0)
    ticked = models.JSONField(default=dict)  # how often each group was ticked, by topic

    impersonal = ("key", "sheets", "ticked")


class Release(OfProject):
    """What is shown of one question, frozen: later numbers of the same people must not tell more with it."""

    asked = models.OneToOneField(Characteristic, on_delete=models.CASCADE, related_name="release")
    people = models.PositiveIntegerField(null=True)  # who answered or said something; None where too few did
    numbers = models.JSONField(default=dict)  # by group; None where it is not shown
    sides = models.JSONField(default=dict)
    many_not_said = models.BooleanField(default=False)
    is_refused = models.BooleanField(default=False)  # it would have told of few people, beside what was shown earlier
    released_on = models.DateField()

    impersonal = ("people", "numbers", "sides", "many_not_said", "is_refused", "released_on")


class Reference(OfProject):
    """Whom it is for: how many people, or what share, are in each group, where that is from, and of when."""

    asked = models.OneToOneField(Characteristic, on_delete=models.CASCADE, related_name="reference")
    numbers = models.JSONField(default=dict)  # by the groups of the census, or by the group's own
    where = models.CharField(_("who these people are"), max_length=200)
    source = models.CharField(_("where the numbers are from"), max_length=300)
    of_when = models.CharField(_("of when they are"), max_length=50)
    area = models.CharField(max_length=9, blank=True)  # the official code, where it is the census

    impersonal = ("numbers", "where", "source", "of_when", "area")

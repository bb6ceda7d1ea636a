"""Who works with, learns from and trusts whom, by consent. Single answers are for nobody but who gave them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member, Side


class TieRound(WithRef, OfProject):
    """The group is asked once. First each says whether they take part; then they answer; then it is looked at."""

    class Kind(models.TextChoices):
        WORK = "work", _("Who works with whom")
        LEARN = "learn", _("Who learns from whom")
        TRUST = "trust", _("Who trusts whom")

    name = models.CharField(_("name"), max_length=100)
    kinds = models.JSONField(_("what is asked"), default=list)  # of `Kind`, in its order
    asks_before = models.BooleanField(_("asks how it was before"), default=False)
    began_on = models.DateField()
    asking_on = models.DateField(null=True)  # from then on people answer, and nobody else can join
    ended_on = models.DateField(null=True)
    # Somebody took their answer back after it could be seen: what is missing since then would tell what they said.
    # Where everybody was named, the group had seen it by name, but for trust.
    hides_trust = models.BooleanField(default=False)
    hides_all = models.BooleanField(default=False)

    personal = ("hides_trust", "hides_all")
    impersonal = ("name", "kinds", "asks_before", "began_on", "asking_on", "ended_on")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(ended_on=None), name="one_tie_round_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_joined(self) -> bool:
        """People still say whether they take part."""
        return self.asking_on is None and self.ended_on is None

    @property
    def is_asking(self) -> bool:
        return self.asking_on is not None and self.ended_on is None


class TiePerson(OfProject):
    """Whether a member takes part in a round, and how. Somebody left out is in nobody's form and in no result."""

    class Part(models.TextChoices):
        NAMED = "named", _("Yes. The picture shows my name to this group.")
        UNNAMED = "unnamed", _("Yes, without my name in the picture.")
        OUT = "out", _("No, leave me out. Nobody is asked about me.")

    round = models.ForeignKey(TieRound, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="tie_parts")
    part = models.CharField(_("do you take part?"), max_length=7, choices=Part.choices)
    side = models.CharField(max_length=12, choices=Side.choices)  # as it was then: a result stays as it was
    is_own = models.BooleanField(default=True)  # said by themselves, not written down by somebody beside them
    answered_on = models.DateField(null=True)

    personal = ("part", "side", "is_own", "answered_on")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["round", "member"], name="one_part_of_each_member"),
        ]

    @property
    def is_in(self) -> bool:
        return self.part != self.Part.OUT

    @property
    def speaks_for_themselves(self) -> bool:
        """Whether they said it themselves, and still can change it: nobody else does it for them then."""
        return self.is_own and self.member.user_id is not None and self.member.left_at is None


class Tie(OfProject):
    """`teller` said that they work with, learn from or trust `other`, now or before the group began."""

    teller = models.ForeignKey(TiePerson, on_delete=models.CASCADE, related_name="ties_told")
    other = models.ForeignKey(TiePerson, on_delete=models.CASCADE, related_name="ties_to")
    kind = models.CharField(max_length=5, choices=TieRound.Kind.choices)
    is_before = models.BooleanField(default=False)

    personal = ("kind", "is_before")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["teller", "other", "kind", "is_before"], name="one_tie_of_each_kind"),
            models.CheckConstraint(condition=~models.Q(teller=models.F("other")), name="no_tie_with_oneself"),
        ]

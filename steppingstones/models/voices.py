"""Voices: pieces of what somebody said or wrote, whatever way they came. The atoms of evidence."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..methods.questionnaire import Kind
from .base import OfProject, WithRef
from .consent import Consent
from .people import Member, Side


class Giver(WithRef, OfProject):
    """Whoever gave one or more voices: a member, or somebody who has only a receipt, or nobody we know.

    Counting people means counting givers. Nothing here leads from an anonymous answer to a person: there is no
    account, no network address and no time of day.
    """

    UNKNOWN = "unknown"
    SIDES: ClassVar[list] = [*Side.choices, (UNKNOWN, _("Not said"))]

    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="givers")
    name = models.CharField(_("name, if they want it kept"), max_length=200, blank=True)
    side = models.CharField(_("side"), max_length=12, choices=SIDES, default=UNKNOWN)
    # The way back for somebody without an account: only the hash of the secret on their receipt.
    receipt_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001

    # The same for all rows of one person in spreadsheets that say who is who; a hash, so that it names nobody.
    import_key = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    personal = ("name", "side", "receipt_hash", "import_key")

    @property
    def display_name(self) -> str:
        return self.member.name if self.member else self.name


class VoiceQuerySet(models.QuerySet):
    def heard(self) -> "VoiceQuerySet":
        """Those that the group may use: not taken back."""
        return self.filter(withdrawn_on=None)

    def with_consent(self, *uses: str) -> "VoiceQuerySet":
        """Those heard for which every one of these uses has been agreed to, is not withdrawn and has not run out."""
        voices = self.heard()
        for use in uses:
            agreed = Consent.objects.standing().filter(voice=OuterRef("pk"), use=use)
            voices = voices.filter(Exists(agreed))
        return voices

    def not_scored(self) -> "VoiceQuerySet":
        """Without what was ticked in reviews: beside the side of a person it would show what a small side said."""
        ticked = [kind.value for kind in Kind if not kind.is_words]
        return self.exclude(answer__question__kind__in=ticked, answer__question__questionnaire__instrument__gt="")

    def written_down(self) -> "VoiceQuerySet":
        """Those that somebody wrote down for the person who said it: to be shown to that person."""
        typed_in = Q(came_by=Voice.CameBy.QUESTIONNAIRE) & (
            Q(recorded_by__isnull=False) | Q(answer__response__recorded_by__isnull=False)
        )
        own = Q(recorded_by__isnull=False, giver__member=F("recorded_by"))
        return self.filter(Q(came_by__in=Voice.NOTED) | typed_in).exclude(own)

    def newest_first(self) -> "VoiceQuerySet":
        return self.order_by(models.F("said_on").desc(nulls_last=True), "-id")


class Voice(WithRef, OfProject):
    """One thing that somebody said. `words` is kept as typed; taking it back erases the words for good."""

    class CameBy(models.TextChoices):
        QUESTIONNAIRE = "questionnaire", _("Questionnaire")
        LOGBOOK = "logbook", _("Logbook")
        MEETING = "meeting", _("Meeting notes")
        CONVERSATION = "conversation", _("Conversation")
        WALL = "wall", _("Wall")
        IMPORT = "import", _("Spreadsheet")

    class Channel(models.TextChoices):
        SPOKEN = "spoken", _("Said in person")
        MEETING = "meeting", _("Said in a meeting")
        PHONE = "phone", _("On the phone")
        WRITTEN = "written", _("Written on paper")
        MESSAGE = "message", _("Message or email")
        VOICE_NOTE = "voice-note", _("Voice note")
        POST_BOX = "post-box", _("Post box")
        ONLINE = "online", _("Online form")
        OTHER = "other", _("Another way")

    class Checked(models.TextChoices):
        """What came of showing a note to the person who said it."""

        NOT_YET = "", _("Not checked with the person yet")
        CONFIRMED = "confirmed", _("The person said that it is right")
        CORRECTED = "corrected", _("The person put it right")

    class CheckedHow(models.TextChoices):
        LINK = "link", _("On their own, by a link or code")
        ALOUD = "aloud", _("It was read to them")
        TOGETHER = "together", _("In person")

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    # Ways that go through somebody who writes. Spreadsheets hold what people wrote, as far as anybody knows.
    NOTED: ClassVar[list] = [CameBy.LOGBOOK, CameBy.MEETING, CameBy.CONVERSATION]

    giver = models.ForeignKey(Giver, on_delete=models.CASCADE, related_name="voices")
    words = models.TextField(_("what was said"))
    subject = models.CharField(_("what it is about"), max_length=300, blank=True)
    came_by = models.CharField(max_length=14, choices=CameBy.choices)
    channel = models.CharField(_("how it was said"), max_length=12, choices=Channel.choices, default=Channel.OTHER)
    said_on = models.DateField(_("date"), null=True, blank=True)
    said_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    answer = models.OneToOneField(
        "steppingstones.Answer", on_delete=models.SET_NULL, null=True, blank=True, related_name="voice"
    )
    recorded_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="recorded")
    conversation = models.ForeignKey(
        "steppingstones.Conversation", on_delete=models.SET_NULL, null=True, blank=True, related_name="voices"
    )
    meeting = models.ForeignKey(
        "steppingstones.Meeting", on_delete=models.SET_NULL, null=True, blank=True, related_name="voices"
    )
    # "Is this note right?": asked of whoever said it, wherever somebody else wrote it down.
    checked = models.CharField(max_length=9, choices=Checked.choices, default=Checked.NOT_YET, blank=True)
    checked_on = models.DateField(null=True, editable=False)
    checked_how = models.CharField(max_length=8, choices=CheckedHow.choices, blank=True)
    content_note = models.CharField(_("what to know before reading it"), max_length=200, blank=True)
    # What makes an imported row itself, so that importing a file again adds nothing.
    fingerprint = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001
    withdrawn_on = models.DateField(null=True, editable=False)
    themes = models.ManyToManyField("steppingstones.Theme", through="steppingstones.VoiceTheme", related_name="voices")

    objects = VoiceQuerySet.as_manager()
    personal = ("words", "subject", "said_on", "fingerprint", "checked_on", "content_note")
    impersonal = ("came_by", "channel", "said_precision", "withdrawn_on", "checked", "checked_how")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["project", "fingerprint"], name="one_voice_for_each_imported_row"),
        ]
        indexes: ClassVar[list] = [models.Index(fields=["project", "said_on"], name="voices_by_day")]

    def __str__(self) -> str:
        return self.words

    @property
    def is_written_down(self) -> bool:
        """The same as `written_down()`, for one voice."""
        writer = self.recorded_by_id
        if self.came_by == self.CameBy.QUESTIONNAIRE:
            writer = writer or (self.answer and self.answer.response.recorded_by_id)
        elif self.came_by not in self.NOTED:
            return False
        is_own = self.recorded_by_id is not None and self.recorded_by_id == self.giver.member_id
        return not is_own and (self.came_by in self.NOTED or writer is not None)


class FormerWords(OfProject):
    """What a voice said before it was put right. Both are kept, until the voice is taken back."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="former")
    words = models.TextField()
    until = models.DateField()
    changed_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="voices_put_right")

    personal = ("words", "until")

    class Meta:
        ordering: ClassVar[list] = ["id"]


class StandingThemes(models.Manager):
    """Themes that were not removed: what every list of themes shows."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(removed_at=None)


class Theme(WithRef, OfProject):
    """A word for what people say. `heading` is the kind of label ("service"); imports keep their column's name.

    The group's own themes make a tree. One may stand for an outcome (`stone`), a benefit (by its key in the bank of
    benefits) or a barrier (by its key in `methods.barriers`).
    """

    heading = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=300)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts")
    belongs = models.TextField(_("what belongs here"), blank=True)
    stone = models.ForeignKey(
        "steppingstones.Stone", on_delete=models.SET_NULL, null=True, blank=True, related_name="as_themes"
    )
    benefit = models.CharField(max_length=200, blank=True)
    barrier = models.CharField(max_length=20, blank=True)
    order = models.PositiveIntegerField(default=0)
    guid = models.UUIDField(default=uuid.uuid4, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingThemes()
    with_removed = models.Manager()
    impersonal = ("heading", "name", "belongs", "benefit", "barrier", "order", "guid", "removed_at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["project", "heading", "name"], condition=Q(removed_at=None), name="one_theme_by_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class VoiceTheme(OfProject):
    """This voice is about this theme: a label that came with it, or because somebody marked words of it with the theme.

    In the second case it `is_from_marks`, and goes with the last of these marks.
    """

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE)
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE)
    is_from_marks = models.BooleanField(default=False)

    impersonal = ("is_from_marks",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["voice", "theme"], name="one_theme_once_on_a_voice"),
        ]

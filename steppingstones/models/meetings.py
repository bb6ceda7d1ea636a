"""Meetings: planned so that everyone can come, held with notes, and closed with minutes that members agree."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member, Side
from .standing import StandingQuerySet


class Meeting(WithRef, OfProject):
    """One meeting. `sequence` counts its changes, so that calendars take the newer one."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Going on now")
        HELD = "held", _("Held")
        CALLED_OFF = "called-off", _("Called off")

    title = models.CharField(_("title"), max_length=200)
    purpose = models.TextField(_("what it is for"), blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=300, blank=True)
    online = models.CharField(_("how to join from home"), max_length=500, blank=True)
    travel = models.TextField(_("how to get there, and who pays"), blank=True)
    access = models.TextField(_("about the place: doors, toilets, parking, quiet room"), blank=True)
    breaks = models.TextField(_("breaks"), blank=True)
    interpreter = models.CharField(_("interpreters"), max_length=300, blank=True)
    formats = models.JSONField(_("papers are offered as"), default=list, blank=True)
    facilitator = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings_facilitated"
    )
    facilitator_outside = models.CharField(_("somebody independent who leads it"), max_length=200, blank=True)
    # Empty where it is for everyone. A meeting for one side only is pointed out.
    only_side = models.CharField(_("only for"), max_length=12, choices=Side.choices, blank=True)
    only_why = models.TextField(_("why it is for one side only"), blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED)
    called_off_why = models.TextField(_("why it is called off"), blank=True)
    wall = models.ForeignKey(
        "steppingstones.Wall", on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="meetings_made")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    personal = ("facilitator_outside",)
    impersonal = (
        "title",
        "purpose",
        "starts_at",
        "ends_at",
        "place",
        "online",
        "travel",
        "access",
        "breaks",
        "interpreter",
        "formats",
        "only_side",
        "only_why",
        "status",
        "called_off_why",
        "sequence",
        "changed_at",
        "removed_at",
    )

    def __str__(self) -> str:
        return self.title


class AgendaItem(WithRef, OfProject):
    """One thing to talk about. Any member may add one, and the paper says who did."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveIntegerField(default=0)
    words = models.CharField(_("what to talk about"), max_length=300)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    decision = models.ForeignKey(
        "steppingstones.Decision", on_delete=models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    added_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="agenda_items")

    impersonal = ("order", "words", "minutes")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]

    def __str__(self) -> str:
        return self.words


class Invited(OfProject):
    """A member who is asked to come, what they answered, and what they need this time."""

    class Answer(models.TextChoices):
        NOT_YET = "", _("No answer yet")
        COMING = "coming", _("Coming")
        MAYBE = "maybe", _("Perhaps")
        NOT_COMING = "not-coming", _("Cannot come")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invited")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="invitations")
    answer = models.CharField(_("are you coming?"), max_length=10, choices=Answer.choices, blank=True)
    needs = models.TextField(_("what you need this time"), blank=True)

    personal = ("answer", "needs")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["meeting", "member"], name="one_invitation_each"),
        ]


class Attendance(OfProject):
    """A member who was there. `turns` counts how often they spoke, where the facilitator counted."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="attendances")
    turns = models.PositiveIntegerField(default=0)

    personal = ("turns",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["meeting", "member"], name="one_attendance_each"),
        ]


class OthersAtMeeting(OfProject):
    """How many people of one side were there who are not in the group, and how often they spoke."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="others")
    side = models.CharField(max_length=12, choices=Side.choices)
    number = models.PositiveIntegerField(default=0)
    turns = models.PositiveIntegerField(default=0)

    personal = ("side", "number", "turns")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["meeting", "side"], name="one_number_of_others_each_side"),
        ]


class AccessCheck(OfProject):
    """One line of the checklist that somebody has looked at. Which lines there are follows from the members' needs.

    `key` is a need of `methods.meetings`, or empty for a line in the group's own words.
    """

    class State(models.TextChoices):
        OPEN = "", _("Not looked at yet")
        DONE = "done", _("Seen to")
        NOT_MET = "not-met", _("Cannot be met this time")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="checks")
    key = models.CharField(max_length=30, blank=True)
    words = models.CharField(_("what is needed"), max_length=300, blank=True)
    state = models.CharField(max_length=7, choices=State.choices, blank=True)
    note = models.TextField(_("note"), blank=True)
    looked_at_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")

    personal = ("words", "note")
    impersonal = ("key", "state")

    class Meta:
        ordering: ClassVar[list] = ["id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["meeting", "key", "words"], name="one_check_for_each_need"),
        ]


class MeetingNote(WithRef, OfProject):
    """Something noted in a meeting. One that tells what somebody said becomes a voice, and goes back to that person."""

    class Kind(models.TextChoices):
        SAID = "said", _("Somebody said")
        AGREED = "agreed", _("We agreed")
        TO_DO = "to-do", _("Somebody will do")
        TENSION = "tension", _("It was tense")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="notes")
    kind = models.CharField(_("kind of note"), max_length=7, choices=Kind.choices, default=Kind.SAID)
    order = models.PositiveIntegerField(default=0)
    words = models.TextField(_("note"))
    member = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="said_in_meetings"
    )
    side = models.CharField(_("side"), max_length=12, blank=True)
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="meeting_notes_taken")
    voice = models.ForeignKey(
        "steppingstones.Voice", on_delete=models.SET_NULL, null=True, related_name="meeting_notes"
    )
    action = models.ForeignKey(
        "steppingstones.Action", on_delete=models.SET_NULL, null=True, related_name="meeting_notes"
    )

    personal = ("words", "side")
    impersonal = ("kind", "order")

    class Meta:
        ordering: ClassVar[list] = ["order", "id"]


class Minutes(WithRef, OfProject):
    """What is written down about a meeting. A change makes a new number; who agreed, agreed to that number."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes")
    number = models.PositiveIntegerField(default=1)
    words = models.TextField(_("minutes"))
    easy = models.TextField(_("the same in easier words"), blank=True)
    written_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="minutes_written")
    written_at = models.DateTimeField(default=timezone.now)
    # Something was taken back after they were written: they may say the same in other words, until somebody has read.
    read_again = models.BooleanField(default=False, editable=False)

    personal = ("words", "easy")
    impersonal = ("number", "written_at", "read_again")

    class Meta:
        ordering: ClassVar[list] = ["number"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_minutes_each_number"),
        ]


class MinutesView(OfProject):
    """What a member says of the minutes, and how they were given to them."""

    class Answer(models.TextChoices):
        NOT_YET = "", _("No answer yet")
        AGREED = "agreed", _("That is right")
        CHANGE = "change", _("Something must be changed")

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="views")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="minutes_views")
    answer = models.CharField(max_length=7, choices=Answer.choices, blank=True)
    words = models.TextField(_("what must be changed"), blank=True)
    answered_on = models.DateField(null=True)
    # Somebody without an account says it to a member, who writes it down.
    told_to = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_on = models.DateField(null=True)
    sent_as = models.CharField(max_length=20, blank=True)

    personal = ("answer", "words", "answered_on", "sent_on", "sent_as")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["minutes", "member"], name="one_view_of_minutes_each"),
        ]

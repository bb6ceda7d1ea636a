"""Tagging: stretches of what was said, each with a theme, by a person. Two people's views are both kept."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .conversations import Conversation
from .people import Member
from .standing import StandingQuerySet
from .voices import Theme, Voice


class Transcript(WithRef, OfProject):
    """A long text to be tagged: what was said in a conversation, or a source of a project brought in from a file."""

    title = models.CharField(_("title"), max_length=200)
    words = models.TextField(_("text"))
    conversation = models.ForeignKey(
        Conversation, on_delete=models.SET_NULL, null=True, blank=True, related_name="transcripts"
    )
    said_on = models.DateField(_("date"), null=True, blank=True)
    guid = models.UUIDField(default=uuid.uuid4, editable=False)
    # A file from another program may name a text and hold only what is marked in it; the rest is then left blank.
    lacks_words = models.BooleanField(default=False, editable=False)
    added_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="transcripts_added")

    personal = ("title", "words", "said_on")
    impersonal = ("guid", "lacks_words")

    def __str__(self) -> str:
        return self.title


class FromTranscript(OfProject):
    """Where in a long text a voice was said. Taking the voice back cuts this stretch out of the text."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="from_transcript")
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="voices_made")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    impersonal = ("start", "end")


class TaggingRound(WithRef, OfProject):
    """Two or more people tag the same voices. Until each has finished, nobody sees the others' tags."""

    title = models.CharField(_("title"), max_length=200)
    voices = models.ManyToManyField(Voice, related_name="tagging_rounds", blank=True)
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    made_on = models.DateField()
    closed_on = models.DateField(null=True, editable=False)
    # Voices that were drawn by lot can be drawn again: with this number, out of so many.
    seed = models.PositiveIntegerField(null=True)
    drawn_from = models.PositiveIntegerField(null=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = StandingQuerySet.as_manager()
    impersonal = ("title", "made_on", "closed_on", "seed", "drawn_from", "removed_at")

    def __str__(self) -> str:
        return self.title


class Tagger(OfProject):
    """A member who takes part in a round, and whether they have finished."""

    round = models.ForeignKey(TaggingRound, on_delete=models.CASCADE, related_name="taggers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="tagging")
    done_on = models.DateField(null=True)

    personal = ("done_on",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["round", "member"], name="one_tagger_each"),
        ]


class HighlightQuerySet(models.QuerySet):
    def shown(self) -> "HighlightQuerySet":
        """Those that everyone in the group may see: nothing of a round that some are still in.

        Every list, count and export starts from here. Only the pages of a round show a tagger their own before that.
        """
        finished = Q(round=None) | Q(round__closed_on__isnull=False)
        return self.filter(finished, theme__removed_at=None)


class Highlight(WithRef, OfProject):
    """A stretch of a voice or a transcript with a theme, by somebody. `start` and `end` count characters (code points).

    From nought to the end is the whole of it. `coder` names who tagged where that was in another program.
    """

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, null=True, related_name="highlights")
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, null=True, related_name="highlights")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="highlights")
    tagger = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="highlights")
    coder = models.CharField(max_length=200, blank=True)
    round = models.ForeignKey(TaggingRound, on_delete=models.SET_NULL, null=True, related_name="highlights")
    note = models.TextField(_("note"), blank=True)
    guid = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = HighlightQuerySet.as_manager()
    personal = ("note", "coder")
    impersonal = ("start", "end", "guid")

    class Meta:
        ordering: ClassVar[list] = ["start", "end", "id"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(condition=Q(start__lt=models.F("end")), name="highlight_is_not_empty"),
            models.CheckConstraint(
                condition=Q(voice__isnull=False, transcript=None) | Q(voice=None, transcript__isnull=False),
                name="highlight_is_in_one_text",
            ),
        ]


class ThemeMerge(OfProject):
    """What a theme gave to another one when the two became one, so that it can have it back.

    `moved`: the numbers of the rows that moved. The theme itself is put aside, with what the other one had already.
    """

    theme = models.OneToOneField(Theme, on_delete=models.CASCADE, related_name="merge")
    into = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="merged")
    moved = models.JSONField(default=dict, editable=False)

    impersonal = ("moved",)


class DifferentView(OfProject):
    """Where taggers saw a voice differently: what they say about it. Both views stay."""

    round = models.ForeignKey(TaggingRound, on_delete=models.CASCADE, related_name="different_views")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="different_views")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="different_views")
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.TextField(_("why you see it so"))

    personal = ("words",)


class SuggestionAnswer(OfProject):
    """A person's answer to a theme that was suggested for a voice: taken or not, and which place it had."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="suggestion_answers")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="suggestion_answers")
    place = models.PositiveSmallIntegerField()
    was_right = models.BooleanField()
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")

    impersonal = ("place", "was_right")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["voice", "theme"], name="one_answer_for_each_suggestion"),
        ]

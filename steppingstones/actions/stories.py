"""The story of an outcome: writing it, what else could explain it, what speaks for and against, and who agrees."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import ContributionStory, EvidenceTest, Member, OtherExplanation, Stone, StoryAgreement, StoryPiece
from . import removals
from .history import note

Part = OtherExplanation | StoryPiece | EvidenceTest
# What a story holds at most, so that somebody still reads it, on one page.
MOST = {OtherExplanation: 12, StoryPiece: 40, EvidenceTest: 20}


class CannotKeep(Exception):
    """This cannot be kept as it is. Its words are for the person who wrote it."""

    words = _("This could not be written down.")

    def __str__(self) -> str:
        return str(self.words)


class StoryThere(CannotKeep):
    words = _("There is a story of this outcome already. Somebody wrote it meanwhile. Add yours to it.")


class WithoutReason(CannotKeep):
    words = _("Write how you know.")


class StoryFull(CannotKeep):
    words = _("There is as much as one story can hold. Take away what matters least, then add this.")


@transaction.atomic
def keep_story(story: ContributionStory, *, by: Member) -> ContributionStory:
    """Keep a new or changed story. An outcome has one."""
    _only_one(story)
    verb = "changed" if story.pk else "wrote down"
    if not story.pk:
        story.written_by = by
    story.changed_at = timezone.now()
    story.save()
    note(by, verb, story)
    return story


@transaction.atomic
def put_story_back(story: ContributionStory, *, by: Member) -> None:
    _only_one(story)
    removals.put_back(story, by=by)


def _only_one(story: ContributionStory) -> None:
    Stone.objects.select_for_update().get(pk=story.stone_id)
    if ContributionStory.objects.standing().filter(stone=story.stone_id).exclude(pk=story.pk).exists():
        raise StoryThere


@transaction.atomic
def keep(part: Part, *, by: Member) -> None:
    """Keep something that belongs to a story. From now on the story is another one than people agreed to."""
    if isinstance(part, OtherExplanation) and part.verdict != part.Verdict.OPEN and not part.why.strip():
        raise WithoutReason
    if not part.pk and type(part).objects.standing().filter(story=part.story_id).count() >= MOST[type(part)]:
        raise StoryFull
    verb = "changed" if part.pk else "wrote down"
    if not part.pk:
        part.noted_by = by
    part.save()
    note(by, verb, part)
    touch(part)


@transaction.atomic
def remove(part: Part, *, by: Member) -> None:
    removals.remove(part, by=by)
    touch(part)


@transaction.atomic
def put_back(part: Part, *, by: Member) -> None:
    removals.put_back(part, by=by)
    touch(part)


def touch(part: Part) -> None:
    ContributionStory.objects.filter(pk=part.story_id).update(changed_at=timezone.now())


@transaction.atomic
def agree(story: ContributionStory, *, by: Member) -> None:
    """This member agrees that it is told rightly, as it stands now."""
    now = {"agreed_at": timezone.now()}
    StoryAgreement.objects.update_or_create(project_id=story.project_id, story=story, member=by, defaults=now)
    note(by, "agreed to", story)


@transaction.atomic
def no_more_agree(story: ContributionStory, *, by: Member) -> None:
    if story.agreements.filter(member=by).delete()[0]:
        note(by, "no more agreed to", story)

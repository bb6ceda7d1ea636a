"""Tagging together: several people tag the same voices, nobody sees the others' tags, and then all are laid open."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import DifferentView, Member, Project, Tagger, TaggingRound, Theme, Voice
from ..models.voices import VoiceQuerySet
from . import removals
from .history import note as remember
from .tagging import AT_ONCE, keep_labels

MOST = 500  # voices in one round
FEWEST = 2  # taggers


class RoundError(Exception):
    """This cannot be done in this round. Its words are for the member who tried."""

    words = _("This cannot be done in this round.")

    def __str__(self) -> str:
        return str(self.words)


class NoVoices(RoundError):
    words = _("There is no voice to tag here. Look for others.")


class TooMany(RoundError):
    words = _("A round can have at most 500 voices. Draw some of them by lot.")


class TooFewTaggers(RoundError):
    words = _("At least two people tag together.")


class NotATagger(RoundError):
    words = _("You do not tag in this round, or you have finished.")


class NotOpenYet(RoundError):
    words = _("Some people are still tagging.")


@dataclass(frozen=True, kw_only=True)
class Draw:
    """Which of the voices are taken: all, or so many by lot. The same number draws the same voices."""

    how_many: int | None = None
    seed: int | None = None


def drawn(refs: Collection[str], how_many: int, seed: int) -> list[str]:
    """So many of these, by a lot that anybody can draw again on any machine."""
    lots = {ref: hashlib.sha256(f"{seed} {ref}".encode()).digest() for ref in refs}
    return sorted(refs, key=lots.__getitem__)[:how_many]


@transaction.atomic
def begin(
    project: Project, title: str, voices: VoiceQuerySet, taggers: Collection[Member], draw: Draw, *, by: Member
) -> TaggingRound:
    if len({member.pk for member in taggers}) < FEWEST:
        raise TooFewTaggers
    refs = list(voices.order_by().values_list("ref", flat=True))
    together = TaggingRound(project=project, title=title, made_by=by, made_on=timezone.localdate())
    if draw.how_many and draw.how_many < len(refs):
        together.seed = draw.seed if draw.seed is not None else secrets.randbelow(1_000_000)
        together.drawn_from = len(refs)
        refs = drawn(refs, draw.how_many, together.seed)
    if not refs:
        raise NoVoices
    if len(refs) > MOST:
        raise TooMany
    together.save()
    together.voices.set(project.voices.filter(ref__in=refs))
    Tagger.objects.bulk_create(Tagger(project=project, round=together, member=member) for member in taggers)
    remember(by, "began", together)
    return together


@transaction.atomic
def finish(together: TaggingRound, *, by: Member) -> TaggingRound:
    """This person has tagged all that they want to. After the last, everyone sees everything. Twice changes nothing."""
    together = _held(together)
    if together.taggers.filter(member=by, done_on=None).update(done_on=timezone.localdate()):
        remember(by, "finished", together)
        _settle(together)
    return together


@transaction.atomic
def go_on(together: TaggingRound, *, by: Member) -> None:
    """They were not finished after all; only until the last has finished."""
    together = _held(together)
    if together.closed_on is None:
        together.taggers.filter(member=by).update(done_on=None)
        remember(by, "went on with", together)


@transaction.atomic
def take_out(together: TaggingRound, member: Member, *, by: Member) -> None:
    """Somebody cannot finish. Their tags of this round go with them, so that nothing half done is compared."""
    together = _held(together)
    if together.closed_on is not None or not together.taggers.filter(member=member).exists():
        return
    if together.taggers.count() <= FEWEST:
        raise TooFewTaggers
    together.highlights.filter(tagger=member).delete()
    together.taggers.filter(member=member).delete()
    remember(by, "took somebody out of", together)
    _settle(together)


def _held(together: TaggingRound) -> TaggingRound:
    return TaggingRound.objects.select_for_update().get(pk=together.pk)


def _settle(together: TaggingRound) -> None:
    if together.closed_on is not None or together.taggers.filter(done_on=None).exists():
        return
    together.closed_on = timezone.localdate()
    together.save(update_fields=["closed_on"])
    voices = list(together.highlights.exclude(voice=None).order_by().values_list("voice_id", flat=True).distinct())
    for at in range(0, len(voices), AT_ONCE):
        keep_labels(voices[at : at + AT_ONCE])


@transaction.atomic
def say_why(together: TaggingRound, voice: Voice, theme: Theme, words: str, *, by: Member) -> None:
    """Why this person sees it so. Each view stays beside the others; nobody's is made to fit. Empty takes it away."""
    together = _held(together)
    if together.closed_on is None:
        raise NotOpenYet
    if not together.taggers.filter(member=by).exists():
        raise NotATagger
    about = {"round": together, "voice": voice, "theme": theme, "member": by}
    if words.strip():
        DifferentView.objects.update_or_create(**about, defaults={"words": words, "project_id": together.project_id})
    else:
        DifferentView.objects.filter(**about).delete()
    remember(by, "said why in", together)


@transaction.atomic
def remove(together: TaggingRound, *, by: Member) -> None:
    """Out of the list. Tags that everyone sees stay; those of a round that nobody finished stay hidden."""
    removals.remove(together, by=by)


@transaction.atomic
def put_back(together: TaggingRound, *, by: Member) -> None:
    removals.put_back(together, by=by)

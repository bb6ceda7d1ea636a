"""Changing the pathway. Each act checks the rules in `methods.pathway` on what stands at that moment.

Acts on one project's pathway wait for each other, so that two people together cannot make a loop that neither made.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..methods.pathway import Kind, Pathway, Refusal, may_become, may_step
from ..models import Member, Project, Step, Stone
from ..queries.pathway import pathway_of
from .history import note


class PathwayError(Exception):
    """Something that a pathway cannot have. Its words are for the person who tried."""

    words = _("This cannot be done.")

    def __init__(self, **stones: str) -> None:
        super().__init__(stones)
        self.stones = {name: _short(words) for name, words in stones.items()}

    def __str__(self) -> str:
        return str(self.words) % self.stones


class StoneGone(PathwayError):
    words = _("This stone is not on the pathway any more. Bring it back first.")


class StepToNothing(PathwayError):
    words = _("One of the two stones is not on the pathway any more. Look at the list again.")


class StepToItself(PathwayError):
    words = _("“%(source)s” cannot lead to itself. Choose another stone.")


class StepAtIssue(PathwayError):
    words = _("The issue is where everybody starts. It needs no steps: choose an activity instead.")


class StepFromImpact(PathwayError):
    words = _("“%(source)s” is an impact, the end of the path. It cannot lead to anything.")


class StepBackwards(PathwayError):
    words = _("“%(source)s” comes later on the path than “%(target)s”. A step can only lead onwards.")


class StepInLoop(PathwayError):
    words = _("“%(target)s” leads to “%(source)s” already. This step would make a loop.")


REFUSALS: dict[Refusal, type[PathwayError]] = {
    Refusal.NO_STONE: StepToNothing,
    Refusal.ITSELF: StepToItself,
    Refusal.ISSUE: StepAtIssue,
    Refusal.IMPACT: StepFromImpact,
    Refusal.BACKWARDS: StepBackwards,
    Refusal.LOOP: StepInLoop,
}


class LevelDoesNotFit(PathwayError):
    words = _("“%(stone)s” and “%(other)s” are joined by a step, and the step would not fit. Take the step away first.")


def refused(refusal: Refusal, pathway: Pathway, source: str, target: str) -> PathwayError:
    """The error that says why this step may not be."""
    names = {"source": source, "target": target}
    stones = {end: pathway.by_key[key].words for end, key in names.items() if key in pathway.by_key}
    return REFUSALS[refusal](**{"source": "", "target": "", **stones})


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


# --- Stones -----------------------------------------------------------------------------------------------


@transaction.atomic
def add_stone(
    project: Project, *, by: Member, kind: str, track: str, words: str, leads_to: Iterable[str] = ()
) -> Stone:
    """A new stone, last on its level and track, with steps to the stones that these references name."""
    _hold(project)
    stone = Stone(project=project, kind=kind, track=_track(kind, track), words=words)
    stone.order = _last(stone) + 1
    stone.save()
    note(by, "added", stone)
    _lead(stone, leads_to)
    return stone


@transaction.atomic
def change_stone(stone: Stone, *, by: Member, **changes: Any) -> Stone:
    """Change the words, the level (`kind`) or the track. A stone that moves comes last where it arrives."""
    stone = _hold_stone(stone)
    before = (stone.kind, stone.track)
    for field in ("words", "kind", "track"):
        setattr(stone, field, changes.get(field, getattr(stone, field)))
    stone.track = _track(stone.kind, stone.track)
    if stone.kind != before[0]:
        _keep_steps_fitting(stone)
    if (stone.kind, stone.track) != before:
        stone.order = _last(stone) + 1
    stone.save()
    note(by, "changed", stone)
    return stone


@transaction.atomic
def move_stone(stone: Stone, *, by: Member, up: bool) -> Stone:
    """Change places with the neighbour above or below on the same level and track."""
    stone = _hold_stone(stone)
    place = _beside(stone).index(stone)
    return place_stone(stone, by=by, place=place - 1 if up else place + 1)


@transaction.atomic
def place_stone(stone: Stone, *, by: Member, place: int) -> Stone:
    """Give a stone its place (from 0) on its level and track. Beyond the ends means at the end."""
    stone = _hold_stone(stone)
    beside = _beside(stone)
    before = beside.index(stone)
    beside.insert(min(max(place, 0), len(beside) - 1), beside.pop(before))
    for order, each in enumerate(beside):
        each.order = order
    Stone.objects.bulk_update(beside, ["order"])
    if beside.index(stone) != before:
        note(by, "moved", stone)
    return stone


@transaction.atomic
def remove_stone(stone: Stone, *, by: Member) -> Stone:
    """Take a stone off the pathway. It is kept with its steps and its evidence, so that it can come back."""
    stone = _hold_stone(stone)
    stone.removed_at = timezone.now()
    stone.save(update_fields=["removed_at"])
    note(by, "removed", stone)
    return stone


@transaction.atomic
def restore_stone(stone: Stone, *, by: Member) -> Stone:
    """Bring a stone back, with those of its steps that still fit what has changed since."""
    _hold(stone.project)
    pathway = pathway_of(stone.project)
    stone.removed_at = None
    stone.save(update_fields=["removed_at"])
    pathway = pathway.with_stone(pathway_of(stone.project).by_key[stone.ref])
    for step in _steps_of(stone):
        source, target = step.source.ref, step.target.ref
        if may_step(pathway, source, target):
            step.delete()
        else:
            pathway = pathway.with_step(source, target)
    note(by, "brought back", stone)
    return stone


# --- Steps ------------------------------------------------------------------------------------------------


@transaction.atomic
def choose_steps(stone: Stone, *, by: Member, leads_to: Iterable[str]) -> Stone:
    """Let a stone lead to exactly these stones. One step that may not be refuses them all."""
    stone = _hold_stone(stone)
    stone.steps_on.filter(target__removed_at=None).delete()
    _lead(stone, leads_to)
    note(by, "linked", stone)
    return stone


def _lead(stone: Stone, leads_to: Iterable[str]) -> None:
    """Add steps from this stone, each checked on the pathway with those before it."""
    pathway = pathway_of(stone.project)
    refs = dict.fromkeys(leads_to)
    for ref in refs:
        if refusal := may_step(pathway, stone.ref, ref):
            raise refused(refusal, pathway, stone.ref, ref)
        pathway = pathway.with_step(stone.ref, ref)
    targets = stone.project.stones.standing().filter(ref__in=refs)
    Step.objects.bulk_create(Step(project=stone.project, source=stone, target=target) for target in targets)


# --- What the acts share ----------------------------------------------------------------------------------


def _hold(project: Project) -> None:
    """Let other acts on this project wait until this one is done."""
    Project.objects.select_for_update().get(pk=project.pk)


def _hold_stone(stone: Stone) -> Stone:
    """The stone as it is now, once nobody else is changing the pathway."""
    _hold(stone.project)
    found = Stone.objects.standing().select_related("project").filter(pk=stone.pk).first()
    if found is None:
        raise StoneGone
    return found


def _track(kind: str, track: str) -> str:
    """The issue is where both tracks start; it belongs to both."""
    return Stone.Track.BOTH if kind == Stone.Kind.ISSUE else track


def _last(stone: Stone) -> int:
    beside = stone.project.stones.filter(kind=stone.kind, track=stone.track)
    last = beside.aggregate(last=Max("order"))["last"]
    return -1 if last is None else last


def _beside(stone: Stone) -> list[Stone]:
    """The stones of the same level and track, in order, this one among them."""
    return list(stone.project.stones.standing().filter(kind=stone.kind, track=stone.track).in_order())


def _steps_of(stone: Stone) -> list[Step]:
    """Its steps to and from stones that stand."""
    standing = stone.project.steps.filter(source__removed_at=None, target__removed_at=None)
    return list((standing.filter(source=stone) | standing.filter(target=stone)).select_related("source", "target"))


def _keep_steps_fitting(stone: Stone) -> None:
    """Refuse a level at which one of the stone's steps would run backwards."""
    if clash := may_become(pathway_of(stone.project), stone.ref, Kind(stone.kind)):
        raise LevelDoesNotFit(stone=stone.words, other=clash[0].words)

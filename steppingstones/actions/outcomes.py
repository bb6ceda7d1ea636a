"""Outcomes that are written down by themselves: an achievement with what was done for it, or a benefit."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from ..methods import pathway_edits as edits
from ..methods.pathway import Kind, Pathway, Track
from ..methods.pathway import Stone as Place
from ..models import Member, Project, Stone
from ..models.base import new_ref
from .pathway import done, edit, hold_stone


@transaction.atomic
def add_outcome(
    project: Project,
    *,
    by: Member,
    words: str,
    track: str,
    for_whom: Iterable[str] = (),
    benefits: Iterable[str] = (),
    activities: Sequence[str] = (),
) -> Stone:
    """An outcome with its own short path: what was done leads to it, and it need not lead to more. One act to undo."""
    outcome = Place(
        key=new_ref(),
        kind=Kind.SHORT,
        track=Track(track),
        words=words,
        for_whom=tuple(for_whom),
        benefits=tuple(benefits),
    )
    below = new_activities(activities, outcome.track)
    edit(
        project,
        lambda pathway: with_activities(edits.add(pathway, outcome), below, outcome.key),
        by=by,
        verb="added",
    )
    for each in below:
        done(project, each.key, by, "added")
    return done(project, outcome.key, by, "added")


@transaction.atomic
def add_activities(stone: Stone, *, by: Member, activities: Sequence[str]) -> Stone:
    """What was done for an outcome that is there already."""
    stone = hold_stone(stone)
    below = new_activities(activities, Track(stone.track))
    edit(stone.project, lambda pathway: with_activities(pathway, below, stone.ref), by=by, verb="added")
    for each in below:
        done(stone.project, each.key, by, "added")
    return stone


def new_activities(words: Iterable[str], track: Track) -> list[Place]:
    return [Place(key=new_ref(), kind=Kind.ACTIVITY, track=track, words=each) for each in words]


def with_activities(pathway: Pathway, activities: Iterable[Place], target: str) -> Pathway:
    for each in activities:
        pathway = edits.add(pathway, each, leads_to=[target])
    return pathway

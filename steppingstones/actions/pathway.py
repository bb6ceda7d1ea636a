"""Changing the pathway. Every act is a pure edit of `methods.pathway_edits` on what stands at that moment.

`edit` does the rest for all of them: acts on one project's pathway wait for each other, the difference is written to
the rows, and kept with who, when and why, so that it can be undone. `pathway_history` undoes and brings back.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods import pathway_edits as edits
from ..methods.pathway import Kind, Pathway, Refusal, Track, may_step
from ..methods.pathway import Stone as Place
from ..methods.pathway_changes import Difference, compare
from ..methods.pathway_data import difference_from_data, difference_to_data
from ..models import Member, PathwayEdit, Project, Stone
from ..models.base import new_ref
from ..queries.pathway import indicators_of, pathway_of, stone_of
from ..queries.pathway_since import last_number
from .history import helper_of, note
from .pathway_rows import write
from .pathway_words import follow_words


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


class StonesUnlike(PathwayError):
    words = _("Only two stones of the same kind and on the same track can become one. Move one of them first.")


def refused(refusal: Refusal, pathway: Pathway, source: str, target: str) -> PathwayError:
    """The error that says why this step may not be."""
    names = {"source": source, "target": target}
    stones = {end: pathway.by_key[key].words for end, key in names.items() if key in pathway.by_key}
    return REFUSALS[refusal](**{"source": "", "target": "", **stones})


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


# --- Every act --------------------------------------------------------------------------------------------


@transaction.atomic
def edit(
    project: Project, change: Callable[[Pathway], Pathway], *, by: Member | None, verb: str, why: str = ""
) -> PathwayEdit | None:
    """Do one pure edit, and keep the difference. None if it made none."""
    hold(project)
    before = pathway_of(project)
    try:
        after = change(before)
    except edits.Refused as error:
        raise refused(error.refusal, before, error.source, error.target) from error
    except edits.Misfit as error:
        raise LevelDoesNotFit(stone=before.by_key[error.key].words, other=before.by_key[error.other].words) from error
    except edits.Unlike as error:
        raise StonesUnlike from error
    difference = compare(before, after)
    kept = keep(project, difference, by=by, verb=verb, why=why)
    follow_words(project, difference, by=by, verb=verb)
    return kept


def keep(
    project: Project, difference: Difference, *, by: Member | None, verb: str, why: str = "", **more: Any
) -> PathwayEdit | None:
    """Write a difference to the rows and to the history. The project must be held."""
    if not difference:
        return None
    write(project, difference)
    return PathwayEdit.objects.create(
        project=project,
        number=last_number(project) + 1,
        verb=verb,
        member=by,
        supporter=helper_of(by),
        why=why,
        difference=difference_to_data(difference),
        **more,
    )


def hold(project: Project) -> None:
    """Let other acts on this project wait until this one is done."""
    Project.objects.select_for_update().get(pk=project.pk)


# --- Stones -----------------------------------------------------------------------------------------------


@transaction.atomic
def add_stone(
    project: Project,
    *,
    by: Member | None,
    kind: str,
    track: str,
    words: str,
    leads_to: Iterable[str] = (),
    **more: Any,
) -> Stone:
    """A new stone, last on its level and track, with steps to the stones that these references name."""
    stone = Place(key=new_ref(), kind=Kind(kind), track=Track(track), words=words, **more)
    edit(project, lambda pathway: edits.add(pathway, stone, leads_to=leads_to), by=by, verb="added")
    return done(project, stone.key, by, "added")


@transaction.atomic
def add_beside(stone: Stone, *, by: Member, words: str, before: bool) -> Stone:
    """A new stone right below this one, or `before` it: one level earlier, with a step to this one."""
    stone, new = hold_stone(stone), new_ref()
    add = edits.add_before if before else edits.add_below
    edit(stone.project, lambda pathway: add(pathway, stone.ref, new, words), by=by, verb="added")
    return done(stone.project, new, by, "added")


@transaction.atomic
def change_stone(stone: Stone, *, by: Member, why: str = "", **changes: Any) -> Stone:
    """Change the words, the level (`kind`), the track or what is said about a stone.

    A stone that moves to another level or track comes last where it arrives.
    """
    stone = hold_stone(stone)
    fields = dict(changes)
    if "kind" in fields:
        fields["kind"] = Kind(fields["kind"])
    if "track" in fields:
        fields["track"] = Track(fields["track"])
    edit(stone.project, lambda pathway: edits.change(pathway, stone.ref, **fields), by=by, verb="changed", why=why)
    return done(stone.project, stone.ref, by, "changed")


@transaction.atomic
def move_stone(stone: Stone, *, by: Member, up: bool) -> Stone:
    """Change places with the neighbour above or below on the same level and track."""
    stone = hold_stone(stone)
    return moved(stone, by, lambda pathway: edits.move(pathway, stone.ref, up=up))


@transaction.atomic
def place_stone(stone: Stone, *, by: Member, place: int) -> Stone:
    """Give a stone its place (from 0) on its level and track. Beyond the ends means at the end."""
    stone = hold_stone(stone)
    return moved(stone, by, lambda pathway: edits.move_to(pathway, stone.ref, place))


def moved(stone: Stone, by: Member, change: Callable[[Pathway], Pathway]) -> Stone:
    if edit(stone.project, change, by=by, verb="moved"):
        note(by, "moved", stone)
    return stone


@transaction.atomic
def remove_stone(stone: Stone, *, by: Member, why: str = "") -> Stone:
    """Take a stone off the pathway. It is kept with its evidence, and its steps in the history, for its return."""
    stone = hold_stone(stone)
    edit(stone.project, lambda pathway: edits.remove(pathway, stone.ref), by=by, verb="removed", why=why)
    note(by, "removed", stone)
    return Stone.objects.get(pk=stone.pk)


@transaction.atomic
def restore_stone(stone: Stone, *, by: Member) -> Stone:
    """Bring a stone back, with those of its steps that still fit what has changed since."""
    hold(stone.project)
    value = stone_of(stone, indicators_of(stone.project))

    def bring_back(pathway: Pathway) -> Pathway:
        pathway = pathway.with_stone(value)
        for step in steps_when_removed(stone):
            if may_step(pathway, *step.ends) is None:
                pathway = pathway.setting_step(step)
        return pathway

    edit(stone.project, bring_back, by=by, verb="brought back")
    return done(stone.project, stone.ref, by, "brought back")


def steps_when_removed(stone: Stone) -> list[Any]:
    """The steps that were taken away with a stone."""
    for row in stone.project.pathwayedits.order_by("-number").iterator():
        difference = difference_from_data(row.difference)
        if any(change.key == stone.ref and change.after is None for change in difference.stones):
            return [step.before for step in difference.steps if step.before and stone.ref in step.ends]
    return []


@transaction.atomic
def split_stone(stone: Stone, *, by: Member, first: str, second: str) -> Stone:
    """Make two stones of one. Voices, changes and claims stay with the first."""
    stone, new = hold_stone(stone), new_ref()
    edit(stone.project, lambda pathway: edits.split(pathway, stone.ref, new, first, second), by=by, verb="split")
    return done(stone.project, new, by, "split off")


# --- Steps ------------------------------------------------------------------------------------------------


@transaction.atomic
def choose_steps(stone: Stone, *, by: Member, leads_to: Iterable[str]) -> Stone:
    """Let a stone lead to exactly these stones. One step that may not be refuses them all."""
    stone, chosen = hold_stone(stone), list(leads_to)
    edit(stone.project, lambda pathway: edits.choose_targets(pathway, stone.ref, chosen), by=by, verb="linked")
    note(by, "linked", stone)
    return stone


@transaction.atomic
def link_stones(stone: Stone, *, by: Member, target: str) -> Stone:
    """Let a stone lead to one more."""
    stone = hold_stone(stone)
    edit(stone.project, lambda pathway: edits.link(pathway, stone.ref, target), by=by, verb="linked")
    note(by, "linked", stone)
    return stone


@transaction.atomic
def unlink_stones(stone: Stone, *, by: Member, target: str) -> Stone:
    """Take one step away."""
    stone = hold_stone(stone)
    edit(stone.project, lambda pathway: edits.unlink(pathway, stone.ref, target), by=by, verb="unlinked")
    note(by, "unlinked", stone)
    return stone


# --- What the acts share ----------------------------------------------------------------------------------


def hold_stone(stone: Stone) -> Stone:
    """The stone as it is now, once nobody else is changing the pathway."""
    hold(stone.project)
    found = Stone.objects.standing().select_related("project").filter(pk=stone.pk).first()
    if found is None:
        raise StoneGone
    return found


def done(project: Project, ref: str, by: Member | None, verb: str) -> Stone:
    """The stone as it is after the act, with its line of history."""
    stone = Stone.objects.select_related("project").get(project=project, ref=ref)
    note(by, verb, stone)
    return stone

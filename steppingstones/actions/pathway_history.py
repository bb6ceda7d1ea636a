"""Undo and redo of each person's own acts on the pathway, and two stones made one with all that hangs on them.

Undo puts the difference of an act in the other way round. What somebody else has changed since is not undone without
being told: then nothing happens, and the error says where.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods import pathway_edits as edits
from ..methods.benefits import same
from ..methods.pathway_changes import Clash, Clashes, Difference, apply, compare, stacks
from ..methods.pathway_data import difference_from_data
from ..models import (
    Benefit,
    Claim,
    ContributionStory,
    Evidence,
    GroupComparison,
    Member,
    PathwayEdit,
    Project,
    Stone,
)
from ..queries.pathway import pathway_of
from ..queries.pathway_since import last_number
from .history import helper_of, note
from .pathway import PathwayError, StoneGone, edit, hold, hold_stone, keep

REMEMBERED = 500  # acts of one person that undo looks back over


class NothingToUndo(PathwayError):
    words = _("There is nothing of yours to undo.")


class NothingToRedo(PathwayError):
    words = _("There is nothing to do again.")


class Stuck(PathwayError):
    """An act that cannot be turned round, because somebody has changed the same since."""


class ChangedSince(Stuck):
    words = _("“%(stone)s” has been changed by somebody since. It stays as it is now.")


class StepChangedSince(Stuck):
    words = _("A step at “%(stone)s” no longer fits what the pathway looks like now. It stays as it is.")


@transaction.atomic
def undo(project: Project, *, by: Member) -> PathwayEdit:
    """Take back this member's last act on the pathway."""
    hold(project)
    done, _undone = stacks(log_of(project, by))
    if not done:
        raise NothingToUndo
    about = project.pathwayedits.get(number=done[-1])
    return turn_round(about, by, PathwayEdit.Act.UNDO)


@transaction.atomic
def skip(project: Project, *, by: Member) -> PathwayEdit:
    """Leave this member's last act as it is, so that undo can go on to the one before."""
    hold(project)
    done, _undone = stacks(log_of(project, by))
    if not done:
        raise NothingToUndo
    return nothing_done(project.pathwayedits.get(number=done[-1]), by, PathwayEdit.Act.UNDO)


@transaction.atomic
def redo(project: Project, *, by: Member) -> PathwayEdit:
    """Do again what this member took back last."""
    hold(project)
    _done, undone = stacks(log_of(project, by))
    if not undone:
        raise NothingToRedo
    about = project.pathwayedits.get(number=undone[-1])
    return turn_round(about, by, PathwayEdit.Act.REDO)


def on_offer(project: Project, member: Member) -> tuple[PathwayEdit | None, PathwayEdit | None]:
    """What undo would take back, and what redo would do again."""
    done, undone = stacks(log_of(project, member))
    tops = [stack[-1] if stack else 0 for stack in (done, undone)]
    found = {edit.number: edit for edit in project.pathwayedits.filter(number__in=tops)}
    return found.get(tops[0]), found.get(tops[1])


def log_of(project: Project, member: Member) -> list[tuple[int, str, int]]:
    """This member's acts, oldest first, as `stacks` reads them."""
    acts = project.pathwayedits.filter(member=member).order_by("-number")
    rows = acts.values_list("number", "act", "about__number")[:REMEMBERED]
    return [(number, act, about or 0) for number, act, about in reversed(rows)]


def turn_round(about: PathwayEdit, by: Member, act: str) -> PathwayEdit:
    project, is_undo = about.project, act == PathwayEdit.Act.UNDO
    difference = difference_from_data(about.difference)
    difference = difference.reverse if is_undo else difference
    before = pathway_of(project)
    try:
        after = apply(difference, before)
    except Clashes as error:
        raise _in_words(error.found[0], difference) from error
    made = keep(project, compare(before, after), by=by, verb=about.verb, act=act, about=about)
    if made is None:  # somebody else has done the same already: the act is kept, so that the next undo goes on
        made = nothing_done(about, by, act)
    carry(about.carried, back=is_undo)
    note(by, "undid" if is_undo else "redid", project)
    return made


def nothing_done(about: PathwayEdit, by: Member, act: str) -> PathwayEdit:
    """An act that changed nothing, kept so that undo and redo know that they are past it."""
    return PathwayEdit.objects.create(
        project=about.project,
        number=last_number(about.project) + 1,
        verb=about.verb,
        member=by,
        supporter=helper_of(by),
        difference={"stones": [], "steps": []},
        act=act,
        about=about,
    )


def _in_words(clash: Clash, difference: Difference) -> PathwayError:
    words = {change.key: (change.after or change.before).words for change in difference.stones}
    if isinstance(clash.thing, str):
        return ChangedSince(stone=words.get(clash.thing, ""))
    named = Stone.objects.filter(ref__in=clash.thing).values_list("ref", "words")
    found = {**dict(named), **words}
    return StepChangedSince(stone=found.get(clash.thing[0], ""))


# --- Two stones made one ----------------------------------------------------------------------------------


@transaction.atomic
def merge_stones(stone: Stone, *, by: Member, other: str, words: str) -> Stone:
    """Make another stone part of this one: its steps, voices, changes, claims, story and comparisons come along."""
    stone = hold_stone(stone)
    theirs = stone.project.stones.standing().filter(ref=other).first()
    if theirs is None:
        raise StoneGone
    made = edit(stone.project, lambda pathway: edits.merge(pathway, stone.ref, other, words), by=by, verb="merged")
    made.carried = carried_by(theirs, stone)
    made.save(update_fields=["carried"])
    carry(made.carried)
    note(by, "merged", stone)
    return Stone.objects.get(pk=stone.pk)


def carried_by(source: Stone, target: Stone) -> list[dict[str, Any]]:
    """What moves from one stone to the other. A voice or change that is linked to both already stays where it is."""
    here = Evidence.objects.filter(stone=target)
    both = {(row.voice_id, row.change_id) for row in here}
    evidence = [row for row in Evidence.objects.filter(stone=source) if (row.voice_id, row.change_id) not in both]
    ends = {"from": source.ref, "to": target.ref}
    return [
        *({"what": "evidence", "ref": row.ref, **ends} for row in evidence),
        *({"what": "claim", "ref": row.ref, **ends} for row in Claim.objects.filter(stone=source)),
        *({"what": "comparison", "ref": row.ref, **ends} for row in GroupComparison.objects.filter(stone=source)),
        *({"what": "story", "ref": row.ref, **ends} for row in source.stories.all() if not _is_double(row, target)),
    ]


MOVED = {"evidence": Evidence, "claim": Claim, "comparison": GroupComparison, "story": ContributionStory}


def carry(moves: Iterable[dict[str, Any]], *, back: bool = False) -> None:
    """Move what hung on a stone to the one where it belongs now; what has been moved on or removed stays."""
    for move in moves:
        ends = (move["to"], move["from"]) if back else (move["from"], move["to"])
        if move["what"] == "benefit":
            say_otherwise(move["ref"], *ends)
            continue
        source, target = (Stone.objects.get(ref=ref) for ref in ends)
        row = MOVED[move["what"]].objects.filter(ref=move["ref"], stone=source).first()
        if row and not _is_double(row, target):
            row.stone = target
            row.save(update_fields=["stone"])


def say_otherwise(ref: str, before: str, after: str) -> None:
    """Let the bank say what the stones say, unless somebody has changed this entry since, or added the same."""
    row = Benefit.objects.filter(ref=ref, words=before).first()
    others = row.project.benefits.exclude(pk=row.pk).values_list("words", flat=True) if row else ()
    if row and not any(same(words, after) for words in others):
        row.words = after
        row.save(update_fields=["words"])


def _is_double(row: Evidence | Claim | ContributionStory | GroupComparison, target: Stone) -> bool:
    """Whether the same voice or change has been linked to the other stone meanwhile, or it has a story of its own."""
    if isinstance(row, ContributionStory):
        return row.removed_at is None and target.stories.standing().exists()
    if not isinstance(row, Evidence):
        return False
    return Evidence.objects.filter(stone=target, voice=row.voice_id, change=row.change_id).exists()

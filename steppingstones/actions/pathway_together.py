"""When several people change the pathway at once: nobody undoes what another did without being told.

Each form says which act was the last that its writer saw. What was changed since is put together with what they send,
field by field; where both changed the same, or where a stone would go that somebody has just changed, the act is
refused with both wordings, and the person chooses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods import pathway_edits as edits
from ..methods.pathway import Kind, Pathway, Stone, Track
from ..methods.pathway_changes import Clashes, apply, compare
from ..models import Member
from ..models import Stone as StoneRow
from ..queries.pathway import indicators_of, stone_of
from ..queries.pathway_since import Touch, last_touch, name_of, seen_of, step_changes, stone_changes
from . import pathway as actions
from .history import note
from .pathway import PathwayError, hold_stone
from .pathway_history import merge_stones

TYPES = {"kind": Kind, "track": Track}


@dataclass(frozen=True, kw_only=True)
class Fight:
    """One field that two people changed at once."""

    field: str
    mine: Any
    theirs: Any
    touch: Touch


class BothChanged(PathwayError):
    """Two people changed the same field of a stone. Nothing of the second change is kept until somebody chooses."""

    words = _("%(who)s changed this stone while you were writing. What you wrote is not saved yet. Choose below.")

    def __init__(self, fights: Iterable[Fight], mine: dict[str, Any]) -> None:
        self.fights, self.mine = tuple(fights), mine
        super().__init__(who=name_of(self.fights[0].touch.who))


class ChangedMeanwhile(PathwayError):
    """A stone would be taken away or taken apart, and somebody has changed it since it was looked at."""

    words = _("%(who)s has just changed this stone. Now it says: “%(stone)s”. Do it again if you still want it.")


@transaction.atomic
def change_seen(stone: StoneRow, *, by: Member, seen: int, why: str = "", **fields: Any) -> StoneRow:
    """Change those fields that differ from what was seen. What others changed since in other fields stays."""
    stone = hold_stone(stone)
    fields = {name: TYPES.get(name, lambda value: value)(value) for name, value in fields.items()}
    now, changes = value_of(stone), stone_changes(stone.project, stone.ref, seen)
    before = seen_of(now, changes)
    mine = normal(before, fields)
    try:
        merged = apply(compare(alone(before), alone(mine)), alone(now)).by_key[stone.ref]
    except Clashes as error:
        fights = [
            Fight(
                field=clash.field,
                mine=getattr(mine, clash.field),
                theirs=getattr(now, clash.field),
                touch=last_touch(changes, clash.field),
            )
            for clash in error.found
        ]
        changed = {name: value for name, value in fields.items() if getattr(before, name) != value}
        raise BothChanged(fights, changed | ({"why": why} if why else {})) from error
    told = {name: getattr(merged, name) for name in {*fields, "track"}}
    if merged.kind != Kind.ISSUE and merged.track == Track.BOTH:  # somebody else had made it the issue
        told["track"] = Track.PROJECT if before.track == Track.BOTH else before.track
    return actions.change_stone(stone, by=by, why=why, **told)


def normal(before: Stone, fields: dict[str, Any]) -> Stone:
    return edits.change(alone(before), before.key, **fields).by_key[before.key]


def alone(stone: Stone) -> Pathway:
    return Pathway(stones=(stone,))


def value_of(stone: StoneRow) -> Stone:
    return stone_of(stone, indicators_of(stone.project))


@transaction.atomic
def choose_steps_seen(stone: StoneRow, *, by: Member, seen: int, leads_to: Iterable[str], why: str = "") -> StoneRow:
    """Add the steps that were ticked and take away those that were unticked; the others stay as others left them."""
    stone = hold_stone(stone)
    chosen = list(dict.fromkeys(leads_to))
    changes = step_changes(stone.project, stone.ref, seen)

    def choose(pathway: Pathway) -> Pathway:
        now = {after.key for after in pathway.leads_to(stone.ref)}
        before = set(now)
        for change in reversed(changes):
            before.discard(change.ends[1])
            before |= {change.ends[1]} if change.before else set()
        kept = (now - (before - set(chosen))) | (set(chosen) - before)
        return edits.choose_targets(
            pathway, stone.ref, [*(key for key in chosen if key in kept), *(kept - set(chosen))]
        )

    actions.edit(stone.project, choose, by=by, verb="linked", why=why)
    note(by, "linked", stone)
    return stone


@transaction.atomic
def remove_seen(stone: StoneRow, *, by: Member, seen: int, why: str = "") -> StoneRow:
    stone = unchanged(stone, seen)
    return actions.remove_stone(stone, by=by, why=why)


@transaction.atomic
def split_seen(stone: StoneRow, *, by: Member, seen: int, first: str, second: str) -> StoneRow:
    stone = unchanged(stone, seen)
    return actions.split_stone(stone, by=by, first=first, second=second)


@transaction.atomic
def merge_seen(stone: StoneRow, *, by: Member, seen: int, other: str, words: str) -> StoneRow:
    stone = unchanged(stone, seen)
    theirs = stone.project.stones.standing().filter(ref=other).first()
    if theirs is not None:
        unchanged(theirs, seen)
    return merge_stones(stone, by=by, other=other, words=words)


def unchanged(stone: StoneRow, seen: int) -> StoneRow:
    """The stone, held, if nobody has changed since what it says. Its place does not matter."""
    stone = hold_stone(stone)
    changes = stone_changes(stone.project, stone.ref, seen)
    if seen_of(value_of(stone), changes).words != stone.words:
        raise ChangedMeanwhile(who=name_of(last_touch(changes, "words").who), stone=stone.words)
    return stone

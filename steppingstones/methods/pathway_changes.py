"""What is different between two pathways, and putting a difference into a third.

Every act on a pathway is kept as a difference. Undo puts it in the other way round, a comparison of two versions shows
it, and two people who edit at once have their differences put together: only what both changed is a clash.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from .pathway import Pathway, Step, Stone, may_step

FREE = {"order"}  # places are never fought over: the last word counts


@dataclass(frozen=True, kw_only=True)
class StoneChange:
    """A stone before and after. None before: it was added. None after: it was taken out."""

    key: str
    before: Stone | None
    after: Stone | None


@dataclass(frozen=True, kw_only=True)
class StepChange:
    """A step before and after. None before: it was added. None after: it was taken out."""

    ends: tuple[str, str]
    before: Step | None
    after: Step | None


@dataclass(frozen=True, kw_only=True)
class Difference:
    stones: tuple[StoneChange, ...] = ()
    steps: tuple[StepChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stones or self.steps)

    @property
    def reverse(self) -> "Difference":
        """The difference that takes this one back."""
        return Difference(
            stones=tuple(replace(each, before=each.after, after=each.before) for each in self.stones),
            steps=tuple(replace(each, before=each.after, after=each.before) for each in self.steps),
        )


@dataclass(frozen=True, kw_only=True)
class Clash:
    """One thing that two people changed at once. `field` is empty where the whole stone or step is in question."""

    thing: str | tuple[str, str]
    field: str = ""


class Clashes(ValueError):
    """A difference does not go into a pathway. `found` says where; nothing of it is put in."""

    def __init__(self, found: Sequence[Clash]) -> None:
        super().__init__(f"{len(found)} clashes")
        self.found = tuple(found)


def compare(before: Pathway, after: Pathway) -> Difference:
    """What is different, stone by stone and step by step, in the order in which the list is read.

    Source: theory of change is revised as a group learns; PLAN-6, any two versions can be compared.

    >>> from steppingstones.methods.pathway import Kind, Track
    >>> stone = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> [each.after.words for each in compare(Pathway(), Pathway(stones=(stone,))).stones]
    ['Paint the walls']
    """
    keys = dict.fromkeys(stone.key for stone in (*after.in_order, *before.in_order))
    ends = dict.fromkeys(step.ends for step in (*after.steps, *before.steps))
    stones = (StoneChange(key=key, before=before.by_key.get(key), after=after.by_key.get(key)) for key in keys)
    steps = (StepChange(ends=each, before=before.by_ends.get(each), after=after.by_ends.get(each)) for each in ends)
    return Difference(
        stones=tuple(each for each in stones if each.before != each.after),
        steps=tuple(each for each in steps if each.before != each.after),
    )


def apply(difference: Difference, pathway: Pathway) -> Pathway:
    """Put a difference into a pathway that may have changed since, field by field. Clashes leave it as it is.

    Source: three-way merge; what only one side changed is kept from that side.

    >>> from steppingstones.methods.pathway import Kind, Track
    >>> old = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> mine, theirs = replace(old, words="Paint two walls"), replace(old, more="Blue and green")
    >>> difference = compare(Pathway(stones=(old,)), Pathway(stones=(mine,)))
    >>> [(stone.words, stone.more) for stone in apply(difference, Pathway(stones=(theirs,))).stones]
    [('Paint two walls', 'Blue and green')]
    """
    clashes: list[Clash] = []
    for change in difference.stones:
        there = pathway.by_key.get(change.key)
        clashes += _clashes(change.key, change.before, there, change.after)
        pathway = _set_stone(pathway, change, there)
    for step in difference.steps:
        now = pathway.by_ends.get(step.ends)
        clashes += _clashes(step.ends, step.before, now, step.after)
        pathway = pathway.without_step(*step.ends)
        if step.after is not None:
            pathway = pathway.setting_step(_merged(step.before, now, step.after))
    clashes += _broken(pathway, difference)
    if clashes:
        raise Clashes(clashes)
    return pathway


def stacks(log: Sequence[tuple[int, str, int]]) -> tuple[list[int], list[int]]:
    """From one person's acts, oldest first: the acts that undo would take back, and that redo would bring back.

    An act is its number, "edit", "undo" or "redo", and for the last two the number of the edit that it is about.

    Source: the usual undo of editors: whoever edits anew has nothing left to redo.

    >>> stacks([(1, "edit", 0), (2, "edit", 0), (3, "undo", 2)])
    ([1], [2])
    """
    done: list[int] = []
    undone: list[int] = []
    for number, verb, about in log:
        if verb == "edit":
            done.append(number)
            undone.clear()
        elif verb == "undo" and about in done:
            done.remove(about)
            undone.append(about)
        elif verb == "redo" and about in undone:
            undone.remove(about)
            done.append(about)
    return done, undone


def _set_stone(pathway: Pathway, change: StoneChange, there: Stone | None) -> Pathway:
    if change.after is None:
        # Its steps are in the difference too; a step that somebody added since is found by `_broken`.
        return replace(pathway, stones=tuple(stone for stone in pathway.stones if stone.key != change.key))
    return pathway.with_stone(_merged(change.before, there, change.after))


def _merged(before: Any, there: Any, after: Any) -> Any:
    """What is there now, with the fields that the difference changes."""
    if before is None or there is None:
        return after
    return replace(there, **{name: getattr(after, name) for name in _changed(before, after)})


def _changed(before: Any, after: Any) -> Iterator[str]:
    for field in fields(after):
        if getattr(before, field.name) != getattr(after, field.name):
            yield field.name


def _clashes(thing: str | tuple[str, str], before: Any, there: Any, after: Any) -> list[Clash]:
    """Where what is there is neither what the difference starts from nor what it leads to."""
    if there == after:
        return []
    if before is None or there is None:
        return [Clash(thing=thing)] if before != there else []
    if after is None:
        same = _but_place(there) == _but_place(before)
        return [] if same else [Clash(thing=thing)]
    names = set(_changed(before, after)) - FREE
    fought = (name for name in sorted(names) if getattr(there, name) not in _both(before, after, name))
    return [Clash(thing=thing, field=name) for name in fought]


def _both(before: Any, after: Any, name: str) -> tuple[Any, Any]:
    return getattr(before, name), getattr(after, name)


def _but_place(thing: Any) -> Any:
    return replace(thing, order=0) if isinstance(thing, Stone) else thing


def _broken(pathway: Pathway, difference: Difference) -> list[Clash]:
    """Steps that may not be in the result: to a stone that is gone, backwards, or closing a loop."""
    whole, broken = replace(pathway, steps=()), []
    new = {change.ends for change in difference.steps}
    for step in sorted(pathway.steps, key=lambda step: step.ends in new):
        if may_step(whole, *step.ends):
            broken.append(Clash(thing=step.ends))
        else:
            whole = whole.setting_step(step)
    return broken

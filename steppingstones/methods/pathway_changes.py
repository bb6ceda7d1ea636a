"""What is different between two pathways, and putting a difference into a third.

Every act on a pathway is kept as a difference. Undo puts it in the other way round, a comparison of two versions shows
it, and two people who edit at once have their differences put together: only what both changed is a clash.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from .pathway import Indicator, Pathway, Step, Stone, may_step

Thing = TypeVar("Thing", Stone, Step)


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

    Source: a theory of change is revised as a group learns, and any two of its versions can be compared.

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
    stones, steps = dict(pathway.by_key), dict(pathway.by_ends)
    for stone in difference.stones:
        _put(stones, stone.key, _merged(stone.key, stone.before, stones.get(stone.key), stone.after, clashes))
    for step in difference.steps:
        _put(steps, step.ends, _merged(step.ends, step.before, steps.get(step.ends), step.after, clashes))
    whole = Pathway(stones=tuple(stones.values()), steps=tuple(steps.values()))
    clashes += _broken(whole, difference)
    if clashes:
        raise Clashes(clashes)
    return whole


def rewound(pathway: Pathway, differences: Sequence[Difference]) -> Pathway:
    """The pathway as it was before these differences, the oldest first, led to what it is now.

    Source: as `compare`; each difference holds what was there before it.

    >>> from steppingstones.methods.pathway import Kind, Track
    >>> stone = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> now = Pathway(stones=(stone,))
    >>> rewound(now, [compare(Pathway(), now)])
    Pathway(stones=(), steps=())
    """
    stones, steps = dict(pathway.by_key), dict(pathway.by_ends)
    for difference in reversed(differences):
        for stone in difference.stones:
            _put(stones, stone.key, stone.before)
        for step in difference.steps:
            _put(steps, step.ends, step.before)
    here = (step for step in steps.values() if step.source in stones and step.target in stones)
    return Pathway(stones=tuple(stones.values()), steps=tuple(here))


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


# --- Putting one stone or step together ---------------------------------------------------------------------


def _put(things: dict[Any, Thing], key: Any, thing: Thing | None) -> None:
    if thing is None:
        things.pop(key, None)
    else:
        things[key] = thing


def _merged(
    thing: str | tuple[str, str], before: Thing | None, there: Thing | None, after: Thing | None, clashes: list[Clash]
) -> Thing | None:
    """What is there now with what the difference changes. What both changed goes to the clashes, and stays."""
    if there in (before, after):
        return after
    if before is None or there is None or after is None:
        # Somebody took it out, and somebody else only gave it another place: it is out.
        if before is not None and _but_place(before) == _but_place(there or after):
            return None
        clashes.append(Clash(thing=thing))
        return there
    told: dict[str, Any] = _place(before, there, after)
    for name in (field.name for field in fields(after) if field.name != "order"):
        old, now, new = (getattr(each, name) for each in (before, there, after))
        try:
            told[name] = _merged_parts(old, now, new) if isinstance(new, tuple) else _merged_value(old, now, new)
        except _Fought:
            clashes.append(Clash(thing=thing, field=name))
    return replace(there, **told)


class _Fought(Exception):
    """Both changed the same."""


def _merged_value(old: Any, now: Any, new: Any) -> Any:
    if now in (old, new):
        return new
    if new != old:
        raise _Fought
    return now


def _merged_parts(old: Sequence[Any], now: Sequence[Any], new: Sequence[Any]) -> tuple[Any, ...]:
    """A list in which each side may have added, changed or taken away some."""
    if now in (old, new):
        return tuple(new)
    parts = [{_key(part): part for part in each} for each in (old, now, new)]
    keys = dict.fromkeys((*parts[2], *parts[1]))
    found = (_merged_value(*(each.get(key) for each in parts)) for key in keys)
    return tuple(part for part in found if part is not None)


def _key(part: str | Indicator) -> str:
    return part.key if isinstance(part, Indicator) else part


def _place(before: Any, there: Any, after: Any) -> dict[str, int]:
    """The last word counts for a place, unless it is a place where the stone is no more."""
    if isinstance(after, Step):
        return {}
    went = (before.kind, before.track) != (after.kind, after.track)
    is_here = (before.kind, before.track) == (there.kind, there.track)
    return {"order": after.order} if went or (is_here and before.order != after.order) else {}


def _but_place(thing: Any) -> Any:
    return replace(thing, order=0) if isinstance(thing, Stone) else thing


def _broken(pathway: Pathway, difference: Difference) -> Iterable[Clash]:
    """Steps that may not be in the result: to a stone that is gone, backwards, or closing a loop."""
    whole = replace(pathway, steps=())
    new = {change.ends for change in difference.steps}
    for step in sorted(pathway.steps, key=lambda step: step.ends in new):
        if may_step(whole, *step.ends):
            yield Clash(thing=step.ends)
        else:
            whole = whole.setting_step(step)

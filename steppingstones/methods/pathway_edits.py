"""The ways to change a pathway by hand: each takes a pathway and gives the changed one, or refuses by name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from .pathway import Kind, Pathway, Refusal, Step, Stone, Track, may_become, may_step

BEFORE = {Kind.IMPACT: Kind.LONG, Kind.LONG: Kind.SHORT, Kind.SHORT: Kind.ACTIVITY, Kind.ACTIVITY: Kind.ACTIVITY}


class Refused(ValueError):
    """A step between these two stones may not be, for this reason."""

    def __init__(self, refusal: Refusal, source: str, target: str) -> None:
        super().__init__(refusal.value)
        self.refusal, self.source, self.target = refusal, source, target


class Misfit(ValueError):
    """A stone cannot be on that level: the step that joins it with the other one would not fit."""

    def __init__(self, key: str, other: str) -> None:
        super().__init__(f"{key} does not fit with {other}")
        self.key, self.other = key, other


class Unlike(ValueError):
    """Two stones cannot be made one: they are on different levels or tracks."""


def add(pathway: Pathway, stone: Stone, *, leads_to: Iterable[str] = (), place: int | None = None) -> Pathway:
    """Add a stone, last on its level and track or at a place (from 0), with its steps. Its key must be new.

    Source: backwards mapping: what is found is written down where it belongs.

    >>> stone = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> [each.words for each in add(Pathway(), stone).stones]
    ['Paint the walls']
    """
    if stone.key in pathway.by_key:
        raise ValueError(f"{stone.key} is there already")
    pathway = pathway.with_stone(_last(pathway, _on_track(stone)))
    if place is not None:
        pathway = move_to(pathway, stone.key, place)
    for target in dict.fromkeys(leads_to):
        pathway = link(pathway, stone.key, target)
    return pathway


def add_below(pathway: Pathway, key: str, new: str, words: str) -> Pathway:
    """A new stone right below another, on its level and track.

    Source: as `add`.

    >>> stone = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> path = add_below(Pathway(stones=(stone,)), "a", "b", "Choose chairs")
    >>> [each.words for each in path.on(Kind.ACTIVITY)]
    ['Paint the walls', 'Choose chairs']
    """
    above = pathway.by_key[key]
    place = pathway.on(above.kind, above.track).index(above) + 1
    return add(pathway, Stone(key=new, kind=above.kind, track=above.track, words=words), place=place)


def add_before(pathway: Pathway, key: str, new: str, words: str) -> Pathway:
    """A new stone that leads to this one, one level earlier: what must be true first.

    Source: backwards mapping: "what must be true first, so that this can happen?"

    >>> stone = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="The rooms are ready")
    >>> path = add_before(Pathway(stones=(stone,)), "s", "a", "Paint the walls")
    >>> path.by_key["a"].kind, path.steps[0].ends
    (<Kind.ACTIVITY: 'activity'>, ('a', 's'))
    """
    after = pathway.by_key[key]
    if after.kind == Kind.ISSUE:
        raise Refused(Refusal.ISSUE, new, key)
    stone = Stone(key=new, kind=BEFORE[after.kind], track=after.track, words=words)
    return add(pathway, stone, leads_to=[key])


def change(pathway: Pathway, key: str, **fields: Any) -> Pathway:
    """Change what a stone says or where it belongs. A stone that moves to another level or track comes last there.

    Source: as `may_become`.

    >>> stone = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> change(Pathway(stones=(stone,)), "a", words="Paint two walls").by_key["a"].words
    'Paint two walls'
    """
    before = pathway.by_key[key]
    after = _on_track(replace(before, **fields))
    if after.kind != before.kind and (clash := may_become(pathway, key, after.kind)):
        raise Misfit(key, clash[0].key)
    if (after.kind, after.track) != (before.kind, before.track):
        after = _last(pathway, after)
    return pathway.with_stone(after)


def move_to(pathway: Pathway, key: str, place: int) -> Pathway:
    """Give a stone its place (from 0) on its level and track. Beyond the ends means at the end.

    Source: the group's own order is kept.

    >>> a, b = (Stone(key=key, kind=Kind.SHORT, track=Track.PROJECT, words=key, order=n) for n, key in enumerate("ab"))
    >>> [stone.key for stone in move_to(Pathway(stones=(a, b)), "b", 0).on(Kind.SHORT)]
    ['b', 'a']
    """
    stone = pathway.by_key[key]
    beside = list(pathway.on(stone.kind, stone.track))
    before = beside.index(stone)
    beside.insert(min(max(place, 0), len(beside) - 1), beside.pop(before))
    return pathway if beside.index(stone) == before else in_this_order(pathway, [each.key for each in beside])


def move(pathway: Pathway, key: str, *, up: bool) -> Pathway:
    """Change places with the neighbour above or below.

    Source: as `move_to`.

    >>> a, b = (Stone(key=key, kind=Kind.SHORT, track=Track.PROJECT, words=key, order=n) for n, key in enumerate("ab"))
    >>> [stone.key for stone in move(Pathway(stones=(a, b)), "a", up=False).on(Kind.SHORT)]
    ['b', 'a']
    """
    stone = pathway.by_key[key]
    place = pathway.on(stone.kind, stone.track).index(stone)
    return move_to(pathway, key, place - 1 if up else place + 1)


def in_this_order(pathway: Pathway, keys: Sequence[str]) -> Pathway:
    """Number these stones in this order.

    Source: as `move_to`.

    >>> a, b = (Stone(key=key, kind=Kind.SHORT, track=Track.PROJECT, words=key, order=n) for n, key in enumerate("ab"))
    >>> [stone.order for stone in in_this_order(Pathway(stones=(a, b)), ["b", "a"]).on(Kind.SHORT)]
    [0, 1]
    """
    place = {key: number for number, key in enumerate(keys)}
    stones = tuple(replace(each, order=place.get(each.key, each.order)) for each in pathway.stones)
    return replace(pathway, stones=stones)


def remove(pathway: Pathway, key: str) -> Pathway:
    """Take a stone and its steps off the pathway.

    Source: outcomes adapt: what no longer fits is taken out, and kept in the history.

    >>> stone = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> remove(Pathway(stones=(stone,)), "a").stones
    ()
    """
    return pathway.without_stone(key)


def link(pathway: Pathway, source: str, target: str) -> Pathway:
    """Let one stone lead to another.

    Source: as `may_step`.

    >>> a = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> s = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="The rooms are ready")
    >>> link(Pathway(stones=(a, s)), "a", "s").steps[0].ends
    ('a', 's')
    """
    if refusal := may_step(pathway, source, target):
        raise Refused(refusal, source, target)
    return pathway.with_step(source, target)


def unlink(pathway: Pathway, source: str, target: str) -> Pathway:
    """Take a step away.

    Source: as `remove`.

    >>> unlink(Pathway(), "a", "s").steps
    ()
    """
    return pathway.without_step(source, target)


def choose_targets(pathway: Pathway, key: str, targets: Iterable[str]) -> Pathway:
    """Let a stone lead to exactly these. Steps that stay keep what was said about them.

    Source: as `may_step`.

    >>> a = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> s = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="The rooms are ready")
    >>> [step.ends for step in choose_targets(Pathway(stones=(a, s)), "a", ["s"]).steps]
    [('a', 's')]
    """
    chosen = list(dict.fromkeys(targets))
    for stone in pathway.leads_to(key):
        if stone.key not in chosen:
            pathway = pathway.without_step(key, stone.key)
    for target in chosen:
        pathway = link(pathway, key, target)
    return pathway


def split(pathway: Pathway, key: str, new: str, first: str, second: str) -> Pathway:
    """Make two stones of one: the first keeps its name in the thread, both keep the steps.

    Source: an outcome holds one change; two changes in one sentence cannot be judged together.

    >>> s = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="Rooms and staff are ready")
    >>> path = split(Pathway(stones=(s,)), "s", "t", "The rooms are ready", "Staff are ready")
    >>> [stone.words for stone in path.on(Kind.SHORT)]
    ['The rooms are ready', 'Staff are ready']
    """
    old = pathway.by_key[key]
    before = [step for step in pathway.steps if step.target == key]
    after = [step for step in pathway.steps if step.source == key]
    pathway = pathway.with_stone(replace(old, words=first))
    place = [stone.key for stone in pathway.on(old.kind, old.track)].index(key) + 1
    twin = replace(old, key=new, words=second, indicators=())
    pathway = add(pathway, twin, place=place)
    for step in before:
        pathway = pathway.setting_step(replace(step, target=new))
    for step in after:
        pathway = pathway.setting_step(replace(step, source=new))
    return pathway


def merge(pathway: Pathway, key: str, other: str, words: str) -> Pathway:
    """Make two stones of one level and track into one, in the place of the first, with the steps of both.

    Source: as `split`, the other way round.

    >>> a, b = (Stone(key=key, kind=Kind.SHORT, track=Track.PROJECT, words=key, order=n) for n, key in enumerate("ab"))
    >>> [stone.words for stone in merge(Pathway(stones=(a, b)), "a", "b", "Both").stones]
    ['Both']
    """
    one, two = pathway.by_key[key], pathway.by_key[other]
    if key == other or (one.kind, one.track) != (two.kind, two.track):
        raise Unlike
    theirs = [step for step in pathway.steps if other in step.ends and key not in step.ends]
    pathway = pathway.without_stone(other)
    pathway = pathway.with_stone(
        replace(
            one,
            words=words,
            more=_together(one.more, two.more),
            for_whom=tuple(dict.fromkeys((*one.for_whom, *two.for_whom))),
            benefits=tuple(dict.fromkeys((*one.benefits, *two.benefits))),
            indicators=(*one.indicators, *two.indicators),
        )
    )
    for step in theirs:
        moved = replace(step, source=key) if step.source == other else replace(step, target=key)
        there = pathway.by_ends.get(moved.ends)
        pathway = link(pathway, *moved.ends).setting_step(_as_one(there, moved) if there else moved)
    return pathway


def _on_track(stone: Stone) -> Stone:
    """The issue is on both tracks; what has been the issue and is so no more is on the project's."""
    if stone.kind == Kind.ISSUE:
        return replace(stone, track=Track.BOTH)
    return replace(stone, track=Track.PROJECT) if stone.track == Track.BOTH else stone


def _last(pathway: Pathway, stone: Stone) -> Stone:
    """The stone with the number of the last place on its level and track."""
    return replace(stone, order=max((each.order for each in pathway.on(stone.kind, stone.track)), default=-1) + 1)


def _as_one(step: Step, other: Step) -> Step:
    """All that was said about two steps that become one; of two guesses, the more careful one."""
    guesses = [each.sure for each in (step, other) if each.sure is not None]
    return replace(
        step,
        assumption=_together(step.assumption, other.assumption),
        because=_together(step.because, other.because),
        sure=min(guesses, default=None),
    )


def _together(*texts: str) -> str:
    return "\n\n".join(dict.fromkeys(filter(None, texts)))

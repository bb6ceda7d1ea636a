"""Putting a pathway from elsewhere into one: which of its steps fit, which stones say the same, and what comes out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .pathway import Kind, Pathway, Refusal, Step, Stone, Track, may_step


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A step that does not fit. No `refusal`: the same step is there already."""

    step: Step
    refusal: Refusal | None


@dataclass(frozen=True, kw_only=True)
class Fit:
    """What comes out, and which steps did not fit in."""

    pathway: Pathway
    left_out: tuple[LeftOut, ...] = ()


def fit(stones: Iterable[Stone], steps: Iterable[Step], *, there: Iterable[Step] = ()) -> Fit:
    """A pathway of these stones, in this order, with those of the steps that may be. Steps that are `there` stay.

    Source: as `may_step`; what somebody else wrote down may break the rules, and the group is told where.

    >>> stones = [Stone(key=kind.value, kind=kind, track=Track.PROJECT, words=kind) for kind in Kind]
    >>> found = fit(stones, [Step(source="activity", target="short"), Step(source="short", target="activity")])
    >>> [step.ends for step in found.pathway.steps], [each.refusal.value for each in found.left_out]
    ([('activity', 'short')], ['backwards'])
    """
    bare = Pathway(stones=_placed(stones))
    kept = {step.ends: step for step in there}
    onwards: dict[str, list[str]] = defaultdict(list)
    for source, target in kept:
        onwards[source].append(target)
    left_out = []
    for step in steps:
        refusal = may_step(bare, *step.ends)
        if refusal is None and _reaches(onwards, step.target, step.source):
            refusal = Refusal.LOOP
        if refusal or step.ends in kept:
            left_out.append(LeftOut(step=step, refusal=refusal))
            continue
        kept[step.ends] = step
        onwards[step.source].append(step.target)
    return Fit(pathway=replace(bare, steps=tuple(kept.values())), left_out=tuple(left_out))


def _placed(stones: Iterable[Stone]) -> tuple[Stone, ...]:
    """The issue on both tracks, and each stone numbered on its level and track as it comes."""
    placed, count = [], defaultdict[tuple[Kind, Track], int](int)
    for stone in stones:
        track = Track.BOTH if stone.kind == Kind.ISSUE else stone.track
        placed.append(replace(stone, track=track, order=count[stone.kind, track]))
        count[stone.kind, track] += 1
    return tuple(placed)


def _reaches(onwards: Mapping[str, list[str]], start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        new = set(onwards.get(here, ())) - seen
        seen |= new
        waiting.extend(new)
    return False


def same_stones(there: Pathway, new: Pathway) -> dict[str, str]:
    """The stones of `new` that say what a stone says that is there, by their keys. Each is matched once.

    Source: a stone is its words, its level and its track; what rests on it stays when these stay.

    >>> one = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> same_stones(Pathway(stones=(one,)), Pathway(stones=(replace(one, key="1"),)))
    {'1': 'a'}
    """
    known: dict[tuple[Kind, Track, str], list[str]] = defaultdict(list)
    for stone in reversed(there.in_order):
        known[stone.kind, stone.track, stone.words].append(stone.key)
    found = {}
    for stone in new.in_order:
        if places := known[stone.kind, stone.track, stone.words]:
            found[stone.key] = places.pop()
    return found


def renamed(pathway: Pathway, keys: Mapping[str, str], indicators: Mapping[str, str]) -> Pathway:
    """The same pathway with other keys for its stones and indicators.

    Source: keys are names inside one project; a copy needs its own.

    >>> one = Stone(key="1", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> renamed(Pathway(stones=(one,)), {"1": "x"}, {}).stones[0].key
    'x'
    """
    return Pathway(
        stones=tuple(
            replace(
                stone,
                key=keys[stone.key],
                indicators=tuple(replace(each, key=indicators[each.key]) for each in stone.indicators),
            )
            for stone in pathway.stones
        ),
        steps=tuple(replace(step, source=keys[step.source], target=keys[step.target]) for step in pathway.steps),
    )


def added(there: Pathway, new: Pathway) -> Fit:
    """What is there, and after it what is new. Stones with a key that is there stay as they are.

    Source: as `fit`; a group's own words are never written over by somebody else's.

    >>> one = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> two = replace(one, key="b", words="Choose chairs")
    >>> [stone.words for stone in added(Pathway(stones=(one,)), Pathway(stones=(one, two))).pathway.in_order]
    ['Paint the walls', 'Choose chairs']
    """
    last: dict[tuple[Kind, Track], int] = defaultdict(int)
    for stone in there.stones:
        last[stone.kind, stone.track] = max(last[stone.kind, stone.track], stone.order + 1)
    extra = [stone for stone in new.in_order if stone.key not in there.by_key]
    found = fit([*there.in_order, *extra], new.steps, there=there.steps)
    # The places of what is there stay as they are, also where numbers are missing between them.
    placed = {
        stone.key: replace(stone, order=last[stone.kind, stone.track] + place)
        for level in _lanes(extra)
        for place, stone in enumerate(level)
    }
    stones = (*there.stones, *(placed[stone.key] for stone in extra))
    fresh = tuple(each for each in found.left_out if each.refusal)
    return Fit(pathway=replace(found.pathway, stones=stones), left_out=fresh)


def _lanes(stones: Iterable[Stone]) -> Iterable[list[Stone]]:
    lanes: dict[tuple[Kind, Track], list[Stone]] = defaultdict(list)
    for stone in stones:
        lanes[stone.kind, stone.track].append(stone)
    return lanes.values()


def replaced(there: Pathway, new: Pathway, *, is_whole: bool = True) -> Pathway:
    """The new pathway in the place of what is there.

    If it is not the whole of one (a table has no room for everything), stones and steps that stay keep what it lacks.

    Source: as `same_stones`.

    >>> one = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls")
    >>> replaced(Pathway(), Pathway(stones=(one,))).stones[0].words
    'Paint the walls'
    """
    if is_whole:
        return new
    stones = (
        replace(stone, indicators=there.by_key[stone.key].indicators) if stone.key in there.by_key else stone
        for stone in new.stones
    )
    steps = (there.by_ends.get(step.ends, step) for step in new.steps)
    return Pathway(stones=tuple(stones), steps=tuple(steps))

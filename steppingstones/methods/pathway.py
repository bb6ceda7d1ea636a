"""The pathway: stones on levels and the steps between them. Which steps may be, and what is still missing.

The levels are fixed and run one way, from the issue to the impact. Every stone but the issue is on one of two tracks:
`project` (what gets built) and `coproduction` (what doing it together changes). A step leads onwards, on the same
level or to a later one, on the same track or across.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """The levels, in the order in which the path is walked. (It is planned the other way round.)"""

    ISSUE = "issue"
    ACTIVITY = "activity"
    SHORT = "short"
    LONG = "long"
    IMPACT = "impact"

    @property
    def level(self) -> int:
        return list(Kind).index(self)


class Track(StrEnum):
    PROJECT = "project"
    CO_PRODUCTION = "coproduction"
    BOTH = "both"


TRACKS = (Track.PROJECT, Track.CO_PRODUCTION)
OUTCOMES = (Kind.SHORT, Kind.LONG)


class Way(StrEnum):
    """In what a group sees that a stone has been reached."""

    QUESTION = "question"  # a question of a questionnaire
    COUNT = "count"
    STORY = "story"
    DATE = "date"  # something is there by a day


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One answer to "how will we know?". Numbers and days are kept as they are written; `due` is an ISO date."""

    key: str
    way: Way
    words: str
    question: str = ""  # the number of the question, in this project only
    baseline: str = ""
    target: str = ""
    unit: str = ""
    due: str = ""


@dataclass(frozen=True, kw_only=True)
class Stone:
    """`for_whom` and `benefits` say who gets something out of an outcome, and what."""

    key: str
    kind: Kind
    track: Track
    words: str
    order: int = 0
    more: str = ""
    for_whom: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One stone leads to another, if the assumption holds. `sure` is how sure the group is, in percent."""

    source: str
    target: str
    assumption: str = ""
    because: str = ""  # what makes the group think so
    sure: int | None = None

    @property
    def ends(self) -> tuple[str, str]:
        return self.source, self.target


@dataclass(frozen=True, kw_only=True)
class Pathway:
    """Stones in the group's own order, and steps between their keys. Changing it gives a new one."""

    stones: tuple[Stone, ...] = ()
    steps: tuple[Step, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Stone]:
        return {stone.key: stone for stone in self.stones}

    @cached_property
    def onwards(self) -> Mapping[str, list[str]]:
        """The keys of the stones one step on from each key."""
        found = defaultdict(list)
        for step in self.steps:
            found[step.source].append(step.target)
        return found

    @cached_property
    def back(self) -> Mapping[str, list[str]]:
        """The keys of the stones one step before each key."""
        found = defaultdict(list)
        for step in self.steps:
            found[step.target].append(step.source)
        return found

    def on(self, kind: Kind, track: Track | None = None) -> tuple[Stone, ...]:
        """The stones of one level (and track), in the group's order."""
        stones = [stone for stone in self.stones if stone.kind == kind and track in (None, stone.track)]
        return tuple(sorted(stones, key=lambda stone: stone.order))

    def leads_to(self, key: str) -> tuple[Stone, ...]:
        """The stones one step on from this one."""
        return self._in_order(self.onwards.get(key, []))

    def led_by(self, key: str) -> tuple[Stone, ...]:
        """The stones one step before this one."""
        return self._in_order(self.back.get(key, []))

    @cached_property
    def in_order(self) -> tuple[Stone, ...]:
        """All stones in the order in which the list is read: level by level, the project's first."""
        tracks = list(Track)
        return tuple(sorted(self.stones, key=lambda s: (s.kind.level, tracks.index(s.track), s.order)))

    def _in_order(self, keys: Collection[str]) -> tuple[Stone, ...]:
        return tuple(stone for stone in self.in_order if stone.key in keys) if keys else ()

    def with_stone(self, stone: Stone) -> "Pathway":
        """This pathway with one more stone, or with the stone of that key changed, where it is."""
        return replace(self, stones=tuple((self.by_key | {stone.key: stone}).values()))

    def without_stone(self, key: str) -> "Pathway":
        """This pathway without the stone and the steps from and to it."""
        steps = tuple(step for step in self.steps if key not in (step.source, step.target))
        return Pathway(stones=tuple(stone for stone in self.stones if stone.key != key), steps=steps)

    @cached_property
    def by_ends(self) -> dict[tuple[str, str], Step]:
        return {step.ends: step for step in self.steps}

    def with_step(self, source: str, target: str) -> "Pathway":
        """This pathway with a step between the two, if there is none yet."""
        step = Step(source=source, target=target)
        return self if step.ends in self.by_ends else replace(self, steps=(*self.steps, step))

    def setting_step(self, step: Step) -> "Pathway":
        """This pathway with this step, whatever was said about it before."""
        return replace(self, steps=tuple((self.by_ends | {step.ends: step}).values()))

    def without_step(self, source: str, target: str) -> "Pathway":
        return replace(self, steps=tuple(step for step in self.steps if step.ends != (source, target)))

    def without_steps_from(self, key: str) -> "Pathway":
        return replace(self, steps=tuple(step for step in self.steps if step.source != key))


class Refusal(StrEnum):
    """Why a step may not be."""

    NO_STONE = "no-stone"  # it would lead to nothing, or come from nothing
    ITSELF = "itself"
    ISSUE = "issue"  # the issue is the bank where everybody starts: it causes none of the activities
    IMPACT = "impact"  # the impact is the far bank: nothing lies beyond it
    BACKWARDS = "backwards"
    LOOP = "loop"


def may_step(pathway: Pathway, source: str, target: str) -> Refusal | None:
    """None if a step from `source` to `target` may be, otherwise why not.

    Source: backwards mapping in a theory of change: every step leads towards the impact, none comes back.

    >>> path = Pathway(stones=(
    ...     Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls"),
    ...     Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="The rooms are ready"),
    ... ))
    >>> may_step(path, "a", "s"), may_step(path, "s", "a")
    (None, <Refusal.BACKWARDS: 'backwards'>)
    """
    first, second = pathway.by_key.get(source), pathway.by_key.get(target)
    if first is None or second is None:
        return Refusal.NO_STONE
    if first == second:
        return Refusal.ITSELF
    if Kind.ISSUE in (first.kind, second.kind):
        return Refusal.ISSUE
    if first.kind == Kind.IMPACT:
        return Refusal.IMPACT
    if second.kind.level < first.kind.level:
        return Refusal.BACKWARDS
    if source in _reached(pathway.onwards, target):
        return Refusal.LOOP
    return None


def forward(pathway: Pathway, key: str) -> tuple[Stone, ...]:
    """Everything that a stone leads to in the end, in the order of the path: outcomes first, impact last.

    Source: the golden thread runs along the steps, from a change to the impact.

    >>> path = Pathway(stones=(
    ...     Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="The rooms are ready"),
    ...     Stone(key="i", kind=Kind.IMPACT, track=Track.PROJECT, words="There is a day centre"),
    ... ), steps=(Step(source="s", target="i"),))
    >>> [stone.words for stone in forward(path, "s")]
    ['There is a day centre']
    """
    beyond = _reached(pathway.onwards, key)
    return tuple(stone for stone in pathway.in_order if stone.key in beyond)


def backward(pathway: Pathway, key: str) -> tuple[Stone, ...]:
    """Everything that leads to a stone in the end, in the order of the path.

    Source: as `forward`, walked back from the impact.

    >>> path = Pathway(stones=(
    ...     Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="The rooms are ready"),
    ...     Stone(key="i", kind=Kind.IMPACT, track=Track.PROJECT, words="There is a day centre"),
    ... ), steps=(Step(source="s", target="i"),))
    >>> [stone.words for stone in backward(path, "i")]
    ['The rooms are ready']
    """
    before = _reached(pathway.back, key)
    return tuple(stone for stone in pathway.in_order if stone.key in before)


def _reached(ends: Mapping[str, list[str]], key: str) -> set[str]:
    """The keys of everything that is reached from a stone by these steps."""
    seen: set[str] = set()
    waiting = [key]
    while waiting:
        found = set(ends.get(waiting.pop(), ())) - seen
        seen |= found
        waiting.extend(found)
    return seen


def may_become(pathway: Pathway, key: str, kind: Kind) -> tuple[Stone, Refusal] | None:
    """None if this stone may move to another level; otherwise the stone in the way, and why.

    Source: as `may_step`: each of its steps must still lead onwards afterwards.

    >>> path = Pathway(stones=(
    ...     Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint the walls"),
    ...     Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="The rooms are ready"),
    ... ), steps=(Step(source="a", target="s"),))
    >>> may_become(path, "a", Kind.LONG)[1]
    <Refusal.BACKWARDS: 'backwards'>
    """
    moved = pathway.without_stone(key).with_stone(replace(pathway.by_key[key], kind=kind))
    for before in pathway.led_by(key):
        if refusal := may_step(moved, before.key, key):
            return before, refusal
        moved = moved.with_step(before.key, key)
    for after in pathway.leads_to(key):
        if refusal := may_step(moved, key, after.key):
            return after, refusal
        moved = moved.with_step(key, after.key)
    return None


def is_valid(pathway: Pathway) -> bool:
    """Whether every stone is on a track where it can be, and every step may be, given the others.

    Source: as `may_step`; the issue, and nothing else, is on both tracks.

    >>> is_valid(Pathway(steps=(Step(source="a", target="b"),)))
    False
    """
    if any((stone.kind == Kind.ISSUE) != (stone.track == Track.BOTH) for stone in pathway.stones):
        return False
    whole = replace(pathway, steps=())
    for step in pathway.steps:
        if may_step(whole, step.source, step.target):
            return False
        whole = whole.with_step(step.source, step.target)
    return True

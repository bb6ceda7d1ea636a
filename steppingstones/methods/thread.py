"""The golden thread: voice -> decision -> change -> outcome -> impact.

A thread is a set of links between nodes. Walking it forward from a voice tells what came of what somebody said;
walking it back from a stone tells what a claim about that stone rests on. Both walks use the same links, so that
whatever a claim rests on leads to that claim, and the other way round.

    voice ──► decision ──► change ──► activity or outcome ──► … ──► impact
      │          └─────────────────────────▲   (a decision may give the pathway a stone, or reword one)
      └───────────────────────────────────▲   (a voice may also speak for, or against, a stone directly)

    statement ──► decision   (the group looked at how both sides answered a statement of a review, and decided)
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

STAGES = ("statement", "voice", "decision", "change", "issue", "activity", "short", "long", "impact")
# The five stages of the picture and of every list, each with the stages of its nodes.
COLUMNS = {
    "voice": ("statement", "voice"),
    "decision": ("decision",),
    "change": ("change",),
    "outcome": ("issue", "activity", "short", "long"),
    "impact": ("impact",),
}


class Node(NamedTuple):
    """One thing on the thread: its stage (one of `STAGES`) and its reference."""

    stage: str
    ref: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """`source` supports, or led to, `target`; with `against` it speaks against it instead.

    A voice is `weighed` where it asked for one of the options of a decision. The decision answers it, whatever was
    chosen, so it is on the thread; but no claim says that this voice led to the decision.
    """

    source: Node
    target: Node
    against: bool = False
    weighed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    """Who gave a voice: a key that is the same for all voices of one person, and the person's side."""

    giver: str
    side: str


@dataclass(frozen=True, kw_only=True)
class Thread:
    """All links of a project, and the speaker of each voice that the group may use (by the voice's reference).

    A voice that was taken back has no speaker here, and counts nowhere.
    """

    links: frozenset[Link] = frozenset()
    speakers: Mapping[str, Speaker] = field(default_factory=dict)

    @cached_property
    def onward(self) -> Mapping[Node, frozenset[Node]]:
        return _neighbours((link.source, link.target) for link in self._holding)

    @cached_property
    def backward(self) -> Mapping[Node, frozenset[Node]]:
        return _neighbours((link.target, link.source) for link in self._holding)

    @cached_property
    def led(self) -> Mapping[Node, frozenset[Node]]:
        """The same as `backward`, without voices that were only weighed."""
        return _neighbours((link.target, link.source) for link in self._holding if not link.weighed)

    @cached_property
    def leads(self) -> Mapping[Node, frozenset[Node]]:
        """The same as `onward`: a voice that was only weighed leads to nothing."""
        return _neighbours((link.source, link.target) for link in self._holding if not link.weighed)

    @cached_property
    def _holding(self) -> tuple[Link, ...]:
        return tuple(link for link in self.links if not link.against and self.may_use(link.source))

    @cached_property
    def grounded(self) -> frozenset[Node]:
        """What a voice or a change was linked to, for or against. The other stones are only planned."""
        sources = ("voice", "change")
        return frozenset(
            link.target for link in self.links if link.source.stage in sources and self.may_use(link.source)
        )

    def may_use(self, node: Node) -> bool:
        return node.stage != "voice" or node.ref in self.speakers

    def against(self, target: Node) -> frozenset[Node]:
        """What speaks against this directly."""
        return self._against.get(target, frozenset())

    @cached_property
    def _against(self) -> Mapping[Node, frozenset[Node]]:
        against = (link for link in self.links if link.against and self.may_use(link.source))
        return _neighbours((link.target, link.source) for link in against)


def _neighbours(pairs: Iterable[tuple[Node, Node]]) -> dict[Node, frozenset[Node]]:
    found: dict[Node, set[Node]] = defaultdict(set)
    for here, there in pairs:
        found[here].add(there)
    return {node: frozenset(others) for node, others in found.items()}


def came_of(thread: Thread, *starts: Node) -> frozenset[Node]:
    """Everything that these led to, however far along the thread.

    >>> said, table = Node("voice", "v"), Node("decision", "d")
    >>> ada = Speaker(giver="ada", side="lived")
    >>> thread = Thread(links=frozenset({Link(source=said, target=table)}), speakers={"v": ada})
    >>> came_of(thread, said) == {table}
    True

    Source: our own rule, from the chain in docs/concepts.md.
    """
    return _reach(thread.onward, starts)


def rests_on(thread: Thread, *ends: Node) -> frozenset[Node]:
    """Everything that led to these: the mirror of `came_of`.

    >>> said, home = Node("voice", "v"), Node("short", "s")
    >>> ada = Speaker(giver="ada", side="lived")
    >>> thread = Thread(links=frozenset({Link(source=said, target=home)}), speakers={"v": ada})
    >>> rests_on(thread, home) == {said}
    True

    Source: our own rule, from the chain in docs/concepts.md.
    """
    return _reach(thread.backward, ends)


def led_to(thread: Thread, *ends: Node) -> frozenset[Node]:
    """The same as `rests_on`, without voices that asked for an option and did not lead to the decision.

    >>> said, table = Node("voice", "v"), Node("decision", "d")
    >>> ada = Speaker(giver="ada", side="lived")
    >>> thread = Thread(links=frozenset({Link(source=said, target=table, weighed=True)}), speakers={"v": ada})
    >>> led_to(thread, table) == set(), rests_on(thread, table) == {said}
    (True, True)

    Source: our own rule, from docs/decisions/thread.md.
    """
    return _reach(thread.led, ends)


def leads_to(thread: Thread, *starts: Node) -> frozenset[Node]:
    """The same as `came_of`, without decisions that only weighed an option that a voice asked for.

    >>> said, table = Node("voice", "v"), Node("decision", "d")
    >>> ada = Speaker(giver="ada", side="lived")
    >>> thread = Thread(links=frozenset({Link(source=said, target=table, weighed=True)}), speakers={"v": ada})
    >>> leads_to(thread, said) == set(), came_of(thread, said) == {table}
    (True, True)

    Source: our own rule, from docs/decisions/thread.md.
    """
    return _reach(thread.leads, starts)


def _reach(neighbours: Mapping[Node, frozenset[Node]], starts: tuple[Node, ...]) -> frozenset[Node]:
    found: set[Node] = set()
    waiting = list(starts)
    while waiting:
        for node in neighbours.get(waiting.pop(), frozenset()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return frozenset(found.difference(starts))


def by_stage(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """The nodes under their stages, in the order of the thread; every stage is there, some of them empty.

    >>> by_stage([Node("impact", "i"), Node("voice", "v")])["impact"]
    [Node(stage='impact', ref='i')]

    Source: our own rule, from the chain in docs/concepts.md.
    """
    stages: dict[str, list[Node]] = {stage: [] for stage in STAGES}
    for node in sorted(nodes):
        stages[node.stage].append(node)
    return stages


@dataclass(frozen=True, kw_only=True)
class People:
    """Some voices, and the people who gave them: a person who said three things is one person."""

    voices: frozenset[str] = frozenset()
    by_side: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.by_side.values())


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a claim about one stone stands on.

    `supporting` and `against` were linked to the stone itself. `changes` lead to it, `decisions` led to those changes,
    and `behind` are the voices that led to those decisions.
    """

    supporting: People
    against: People
    changes: tuple[str, ...]
    decisions: tuple[str, ...]
    behind: People

    @property
    def is_empty(self) -> bool:
        return not (self.supporting.count or self.changes)


def evidence(thread: Thread, stone: Node) -> Evidence:
    """What speaks for and against a stone, counted in people.

    >>> home = Node("short", "s")
    >>> links = {Link(source=Node("voice", ref), target=home) for ref in ("a", "b")}
    >>> ada = Speaker(giver="ada", side="lived")
    >>> evidence(Thread(links=frozenset(links), speakers={"a": ada, "b": ada}), home).supporting.count
    1

    Source: our own rule, described in docs/concepts.md; people, not utterances, are counted.
    """
    direct = by_stage(thread.backward.get(stone, frozenset()))
    changes = direct["change"]
    decisions = _before(thread, changes, "decision")
    return Evidence(
        supporting=people(thread, (node.ref for node in direct["voice"])),
        against=people(thread, (node.ref for node in thread.against(stone) if node.stage == "voice")),
        changes=tuple(node.ref for node in changes),
        decisions=tuple(node.ref for node in decisions),
        behind=people(thread, (node.ref for node in _before(thread, decisions, "voice"))),
    )


def only(thread: Thread, found: Evidence, voices: Collection[str]) -> Evidence:
    """The same evidence with only these of the voices that support it. What speaks against it stays whole.

    >>> home, ada = Node("short", "s"), Speaker(giver="ada", side="lived")
    >>> links = {Link(source=Node("voice", ref), target=home) for ref in ("a", "b")}
    >>> thread = Thread(links=frozenset(links), speakers={"a": ada, "b": ada})
    >>> sorted(only(thread, evidence(thread, home), {"b"}).supporting.voices)
    ['b']

    Source: our own rule, docs/decisions/how-sure.md: who chooses the support may not choose what is against it.
    """
    return replace(found, supporting=people(thread, found.supporting.voices.intersection(voices)))


def _before(thread: Thread, nodes: Iterable[Node], stage: str) -> list[Node]:
    """The nodes of one stage that lead straight to any of `nodes`."""
    found = {before for node in nodes for before in thread.led.get(node, frozenset())}
    return sorted(node for node in found if node.stage == stage)


def people(thread: Thread, voices: Iterable[str]) -> People:
    """The people behind some voices, by side; each person counts once, and voices taken back do not count.

    >>> ada, ben = Speaker(giver="ada", side="lived"), Speaker(giver="ben", side="professional")
    >>> thread = Thread(speakers={"a": ada, "b": ben})
    >>> sorted(people(thread, ["a", "b", "gone"]).by_side.items())
    [('lived', 1), ('professional', 1)]

    Source: our own rule; see docs/concepts.md.
    """
    usable = frozenset(ref for ref in voices if ref in thread.speakers)
    sides = {thread.speakers[ref].giver: thread.speakers[ref].side for ref in sorted(usable)}
    by_side: dict[str, int] = defaultdict(int)
    for side in sides.values():
        by_side[side] += 1
    return People(voices=usable, by_side=dict(by_side))

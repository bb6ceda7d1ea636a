"""What is missing along a golden thread, named honestly: what nothing came of yet, and for how long.

Everything is counted from a day that the caller gives. Each gap goes when the link that it misses is made.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .thread import Node, People, Thread, people

SPOKEN_OF = ("issue", "short", "long", "impact")  # of an activity nobody needs to speak


class Kind(StrEnum):
    """What is missing, or what speaks against it, in the order in which a page tells of it."""

    AGAINST = "against"  # somebody speaks against a stone
    OTHERWISE = "otherwise"  # somebody says of a change, afterwards, that it is not good
    UNCHANGED = "unchanged"  # decided, but nothing has changed yet
    DROPPED = "dropped"  # a decision was dropped, and why
    OPEN = "open"  # still to be decided
    UNVOICED = "unvoiced"  # a decision that no voice led to
    ADRIFT = "adrift"  # a change that leads to no stone
    UNPROVED = "unproved"  # a change that nothing shows
    UNTOLD = "untold"  # a change of which nobody has said anything afterwards
    VOICELESS = "voiceless"  # an outcome that something led to, or the issue, of which no voice speaks
    PLANNED = "planned"  # a stone that nobody spoke of, and that nothing changed yet
    UNHEARD = "unheard"  # a voice of which nothing came yet


class Status(StrEnum):
    """How far a decision is."""

    OPEN = "open"
    SETTLED = "settled"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What is known of a decision beside its links."""

    status: Status = Status.SETTLED
    on: date | None = None
    why: str = ""  # it was dropped


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What is known of a change beside its links: its day, how many things show it, and the voices about it."""

    on: date | None = None
    proofs: int = 0
    good: frozenset[str] = frozenset()
    otherwise: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Known:
    """Decisions and changes by their references."""

    decisions: Mapping[str, Decided] = field(default_factory=dict)
    changes: Mapping[str, Changed] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One thing that is missing at `node`; `since` and `days` where a day is known."""

    kind: Kind
    node: Node
    since: date | None = None
    days: int | None = None
    months: int | None = None  # whole ones
    why: str = ""
    people: People | None = None


def months_between(since: date, today: date) -> int:
    """The whole months between two days, never fewer than none.

    >>> months_between(date(2026, 1, 31), date(2026, 5, 30)), months_between(date(2026, 5, 1), date(2026, 1, 1))
    (3, 0)

    Source: our own rule: a month is over on the same day of the next month, as people count.
    """
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    return max(0, months)


def gaps(thread: Thread, known: Known, nodes: Iterable[Node], today: date) -> tuple[Gap, ...]:
    """What is missing at these nodes, by kind; within a kind what has waited longest comes first.

    >>> table = Node("decision", "d")
    >>> known = Known(decisions={"d": Decided(on=date(2026, 1, 4))})
    >>> [(gap.kind.value, gap.months) for gap in gaps(Thread(), known, [table], date(2026, 5, 6))]
    [('unchanged', 4), ('unvoiced', None)]

    Source: our own rules, listed in docs/decisions/thread.md.
    """
    found = (gap for node in set(nodes) for gap in _at(thread, known, node, today))
    order = list(Kind)
    return tuple(sorted(found, key=lambda gap: (order.index(gap.kind), -(gap.days or 0), gap.node)))


def _at(thread: Thread, known: Known, node: Node, today: date) -> Iterator[Gap]:
    if node.stage == "voice":
        if node.ref in thread.speakers and not thread.onward.get(node):
            yield Gap(kind=Kind.UNHEARD, node=node)
    elif node.stage == "decision":
        yield from _of_decision(thread, known.decisions.get(node.ref, Decided()), node, today)
    elif node.stage == "change":
        yield from _of_change(thread, known.changes.get(node.ref, Changed()), node, today)
    elif node.stage != "statement":  # nobody need decide something because of each statement of a review
        yield from _of_stone(thread, node)


def _of_decision(thread: Thread, decided: Decided, node: Node, today: date) -> Iterator[Gap]:
    if decided.status == Status.DROPPED:
        yield _since(Kind.DROPPED, node, decided.on, today, why=decided.why)
    elif decided.status == Status.OPEN:
        yield Gap(kind=Kind.OPEN, node=node)
    elif not _has(thread.onward, node, "change"):
        yield _since(Kind.UNCHANGED, node, decided.on, today)
    if not _has(thread.backward, node, "voice"):
        yield Gap(kind=Kind.UNVOICED, node=node)


def _of_change(thread: Thread, changed: Changed, node: Node, today: date) -> Iterator[Gap]:
    if not thread.onward.get(node):
        yield _since(Kind.ADRIFT, node, changed.on, today)
    if not changed.proofs:
        yield Gap(kind=Kind.UNPROVED, node=node)
    if not (changed.good | changed.otherwise):
        yield _since(Kind.UNTOLD, node, changed.on, today)
    against = people(thread, changed.otherwise)
    if against.count:
        yield Gap(kind=Kind.OTHERWISE, node=node, people=against)


def _of_stone(thread: Thread, node: Node) -> Iterator[Gap]:
    against = people(thread, (source.ref for source in thread.against(node) if source.stage == "voice"))
    if against.count:
        yield Gap(kind=Kind.AGAINST, node=node, people=against)
    if node not in thread.grounded and node.stage != "issue":
        yield Gap(kind=Kind.PLANNED, node=node)
    elif node.stage in SPOKEN_OF and not (against.count or _has(thread.backward, node, "voice")):
        yield Gap(kind=Kind.VOICELESS, node=node)


def _has(neighbours: Mapping[Node, frozenset[Node]], node: Node, stage: str) -> bool:
    return any(other.stage == stage for other in neighbours.get(node, frozenset()))


def _since(kind: Kind, node: Node, day: date | None, today: date, why: str = "") -> Gap:
    if day is None:
        return Gap(kind=kind, node=node, why=why)
    days = max(0, (today - day).days)
    return Gap(kind=kind, node=node, since=day, days=days, months=months_between(day, today), why=why)

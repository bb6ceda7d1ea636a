"""The whole thread through anything: what it rests on, what came of it, what is missing, and what lies beside it.

Twelve queries at most, whatever it is and however many voices there are: nine for the links and rows of the project,
one for the words of the voices that are shown, and two for the thing itself. A statement of a review takes one more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count
from django.utils import timezone

from ..methods import thread as method
from ..methods.thread import Node, Speaker, Thread
from ..methods.thread_gaps import Changed, Decided, Gap, Known, Status, gaps
from ..methods.thread_layout import River, river
from ..methods.thread_told import Account, account
from ..models import Change, Decision, Evidence, Project, Stone
from .thread import NAMES, Stage, Told, links_of, speakers_of, stone_node, tell_nodes
from .thread_reviews import links_of_statements, with_statements, words_of_statements

STATUS = {Decision.Status.OPEN: Status.OPEN, Decision.Status.DROPPED: Status.DROPPED}


@dataclass(frozen=True, kw_only=True)
class Woven:
    """All that a project has along its threads: the links, and the rows by their references."""

    project: Project
    thread: Thread
    known: Known
    statements: Mapping[str, str]  # their words
    decisions: Mapping[str, Decision]
    changes: Mapping[str, Change]
    stones: Mapping[str, Stone]

    def statements_by(self, refs: Iterable[str]) -> Mapping[str, str]:
        return {ref: self.statements[ref] for ref in refs if ref in self.statements}

    def decisions_by(self, refs: Iterable[str]) -> list[Decision]:
        return [self.decisions[ref] for ref in refs if ref in self.decisions]

    def changes_by(self, refs: Iterable[str]) -> list[Change]:
        return [self.changes[ref] for ref in refs if ref in self.changes]

    def stones_by(self, refs: Iterable[str]) -> list[Stone]:
        return [self.stones[ref] for ref in refs if ref in self.stones]


def woven(
    project: Project, speakers: Mapping[str, Speaker] | None = None, statements: Mapping[str, str] | None = None
) -> Woven:
    """Everything that the threads of a project are made of, with more `speakers` and `statements` if wanted.

    Nine queries.
    """
    stones = {stone.pk: stone for stone in project.stones.standing()}
    decisions = {decision.pk: decision for decision in with_statements(project.decisions.standing())}
    changes = list(project.changes.standing().annotate(proofs_there=Count("proofs")))
    for change in changes:
        change.decision = decisions[change.decision_id]
    made = {
        method.Link(source=Node("decision", change.decision.ref), target=Node("change", change.ref))
        for change in changes
    }
    made |= links_of_statements(decisions.values())
    links = links_of(project, {stone.ref: stone_node(stone) for stone in stones.values()}) | made
    return Woven(
        project=project,
        thread=Thread(links=links, speakers={**(speakers or {}), **speakers_of(project)}),
        known=_known(project, decisions.values(), changes),
        statements={**(statements or {}), **words_of_statements(decisions.values())},
        decisions={decision.ref: decision for decision in decisions.values()},
        changes={change.ref: change for change in changes},
        stones={stone.ref: stone for stone in stones.values()},
    )


def _known(project: Project, decisions: Iterable[Decision], changes: Iterable[Change]) -> Known:
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for change, voice, stance in project.saidafters.values_list("change__ref", "voice__ref", "stance"):
        said[change, stance].add(voice)
    return Known(
        decisions={
            each.ref: Decided(status=STATUS.get(each.status, Status.SETTLED), on=each.decided_on, why=each.dropped_why)
            for each in decisions
        },
        changes={
            each.ref: Changed(
                on=each.changed_on,
                proofs=each.proofs_there,
                good=frozenset(said[each.ref, Evidence.Stance.FOR]),
                otherwise=frozenset(said[each.ref, Evidence.Stance.AGAINST]),
            )
            for each in changes
        },
    )


# --- The thread through some nodes -------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A thread as pages show it. `told` has the words of every node that is drawn or listed."""

    woven: Woven
    account: Account
    gaps: tuple[Gap, ...]
    drawn: River
    stages: list[Stage]
    against: list[Told]
    told: Mapping[Node, Told]


@dataclass(frozen=True, kw_only=True)
class Part:
    """How much of each list is shown: so many, from the page of one stage that was asked for."""

    most: int = 10
    stage: str = ""
    page: int = 1

    def of(self, name: str, nodes: list[Node]) -> list[Node]:
        start = (self.page_of(name, len(nodes)) - 1) * self.most
        return nodes[start : start + self.most]

    def page_of(self, name: str, number: int) -> int:
        return min(max(self.page, 1), self.pages_of(number)) if name == self.stage else 1

    def pages_of(self, number: int) -> int:
        return max(1, -(-number // self.most))


ITEMS = 3  # things that are named under one kind of gap; the others are counted


def first_of_each(found: Iterable[Gap]) -> set[Node]:
    """The first things with each kind of gap."""
    return {gap.node for _kind, some in groupby(found, key=lambda gap: gap.kind) for gap in list(some)[:ITEMS]}


def whole(made: Woven, focus: Iterable[Node], part: Part, today: date | None = None) -> Whole:
    """The whole thread through these nodes. One query more than what it is made of."""
    thread, counted = made.thread, account(made.thread, focus)
    against = {source for node in counted.focus for source in thread.against(node) if source.stage == "voice"}
    drawn = river(thread, counted.focus, counted.whole | against)
    by_column = {
        name: sorted((n for n in counted.whole if n.stage in stages), key=lambda n: (stages.index(n.stage), n))
        for name, stages in method.COLUMNS.items()
    }
    listed = {name: part.of(name, nodes) for name, nodes in by_column.items()}
    against_shown = sorted(against)[: part.most]
    found = gaps(thread, made.known, counted.whole, today or timezone.localdate())
    wanted = {*drawn.places, *against_shown, *first_of_each(found)}.union(*listed.values())
    told = {
        each.node: each for each in tell_nodes(made.project, method.by_stage(wanted), thread, made)
    }  # one query, for the voices
    return Whole(
        woven=made,
        account=counted,
        gaps=found,
        drawn=drawn,
        stages=[
            Stage(
                name=name,
                label=str(NAMES[name]),
                found=[told[node] for node in listed[name] if node in told],
                more=len(nodes) - len(listed[name]),
                page=part.page_of(name, len(nodes)),
                pages=part.pages_of(len(nodes)),
            )
            for name, nodes in by_column.items()
        ],
        against=[told[node] for node in against_shown if node in told],
        told=told,
    )

"""A project's rows as a thread, and the words for the nodes that a walk finds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Protocol

from django.db.models import CharField, Q, QuerySet, Value
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods import thread as method
from ..methods.thread import Link, Node, Speaker, Thread
from ..models import Change, Consent, Decision, Evidence, Option, Project, Stone, Voice
from ..models.voices import VoiceQuerySet
from .thread_reviews import links_of_statements, with_statements, words_of_statements
from .voices import warned

WEIGHED = "weighed"  # as what a voice that asks for an option says, beside for and against


def thread_of(project: Project) -> Thread:
    """All links of a project. Six queries, whatever its size; voices that nothing is linked to are not loaded."""
    rows = project.stones.standing().values_list("kind", "ref")
    stones = {ref: Node(kind, ref) for kind, ref in rows}
    reviewed = links_of_statements(with_statements(project.decisions.standing()).exclude(round=None))
    return Thread(links=links_of(project, stones) | _changes(project) | reviewed, speakers=speakers_of(project))


def links_of(
    project: Project, stones: Mapping[str, Node], steps: Iterable[tuple[str, str]] | None = None
) -> frozenset[Link]:
    """All links but those from a decision to its changes, and from statements to decisions.

    Two queries, or one where the `steps` from stone to stone have been read already.
    """
    known = project.steps.values_list("source__ref", "target__ref") if steps is None else steps
    return frozenset(_made_links(project, stones) | _steps(known, stones))


def stone_node(stone: Stone) -> Node:
    return Node(stone.kind, stone.ref)


def voice_node(voice: Voice) -> Node:
    return Node("voice", voice.ref)


def _made_links(project: Project, stones: Mapping[str, Node]) -> set[Link]:
    """What somebody linked, stones that decisions made other, and voices that ask for an option. One query."""
    none = Value("", output_field=CharField())
    ends = ("voice__ref", "change__ref", "decision__ref", "stone__ref")
    made = project.evidences.standing().values_list(*ends, "stance")
    reshaped = project.reshapings.filter(decision__removed_at=None)
    reshaped = reshaped.values_list(none, none, "decision__ref", "stone__ref", none)
    asked = asking(project).values_list("voice__ref", none, "option__decision__ref", none, Value(WEIGHED))
    found = set()
    rows = made.order_by().union(reshaped.order_by(), asked.order_by(), all=True)
    for voice, change, decision, stone, stance in rows.iterator():
        ends = [Node("voice", voice or ""), Node("change", change or ""), Node("decision", decision or "")]
        source, *targets = [each for each in ends if each.ref]
        target = targets[0] if targets else stones.get(stone)
        if target:  # else the stone has been removed
            weighed, against = stance == WEIGHED, stance == Evidence.Stance.AGAINST
            found.add(Link(source=source, target=target, against=against, weighed=weighed))
    return found


def _steps(steps: Iterable[tuple[str, str]], stones: Mapping[str, Node]) -> set[Link]:
    return {Link(source=stones[a], target=stones[b]) for a, b in steps if a in stones and b in stones}


def asking(project: Project) -> QuerySet:
    """Voices that ask for an option of a decision."""
    return Option.voices.through.objects.filter(option__project=project, option__decision__removed_at=None)


def _changes(project: Project) -> frozenset[Link]:
    rows = project.changes.standing().values_list("decision__ref", "ref")
    return frozenset(
        Link(source=Node("decision", decision), target=Node("change", change)) for decision, change in rows
    )


WHO = ("giver__ref", "giver__member__ref", "giver__side", "giver__member__side")


def linked(project: Project) -> VoiceQuerySet:
    """The voices that are linked to something, were weighed, or tell how a change is."""
    somewhere = [project.evidences.exclude(voice=None), project.saidafters, asking(project)]
    anywhere = reduce(or_, (Q(pk__in=rows.values("voice")) for rows in somewhere))
    return project.voices.with_consent(Consent.Use.GROUP).filter(anywhere)


def speakers_of(project: Project) -> dict[str, Speaker]:
    """Who gave those. One query."""
    return {ref: speaker(*who) for ref, *who in linked(project).values_list("ref", *WHO)}


def speaker(giver: str, member: str | None, side: str, member_side: str | None) -> Speaker:
    """Two givers that are the same member are one person, on that member's side."""
    return Speaker(giver=member or giver, side=member_side or side)


# --- Words for nodes --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Told:
    """A node as a page shows it."""

    node: Node
    label: str
    words: str
    url: str
    track: str = ""
    is_planned: bool = False  # a stone that nobody spoke of and that nothing changed yet

    @property
    def badge(self) -> str:
        """What kind of thing it is, where its column does not say that."""
        return self.label if self.track or self.node.stage == "statement" else ""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of the thread on a page: what a walk found there, and how many more there are than are shown."""

    name: str
    label: str
    found: list[Told]
    more: int = 0
    page: int = 1
    pages: int = 1


SHORT = 300  # letters of a voice on somebody else's page; its own page has all of them
SHOWN = 50  # of each kind; thousands of voices would make a page that nobody can read


class Rows(Protocol):
    """Where the rows of decisions, changes (with their decisions) and stones come from, by their references.

    Of statements the words are all that is told.
    """

    def statements_by(self, refs: list[str]) -> Mapping[str, str]: ...
    def decisions_by(self, refs: list[str]) -> Iterable[Decision]: ...
    def changes_by(self, refs: list[str]) -> Iterable[Change]: ...
    def stones_by(self, refs: list[str]) -> Iterable[Stone]: ...


@dataclass(frozen=True)
class Asked:
    """They are asked for: one query for each kind that a walk found."""

    project: Project

    def statements_by(self, refs: list[str]) -> Mapping[str, str]:
        reviews = {ref.partition("/")[0] for ref in refs}
        found = words_of_statements(with_statements(self.project.decisions.standing().filter(round__ref__in=reviews)))
        return {ref: found[ref] for ref in refs if ref in found}

    def decisions_by(self, refs: list[str]) -> Iterable[Decision]:
        return self.project.decisions.standing().filter(ref__in=refs)

    def changes_by(self, refs: list[str]) -> Iterable[Change]:
        return self.project.changes.standing().filter(ref__in=refs).select_related("decision")

    def stones_by(self, refs: list[str]) -> Iterable[Stone]:
        return self.project.stones.standing().filter(ref__in=refs)


NAMES = {
    "voice": gettext_lazy("Voices"),
    "decision": gettext_lazy("Decisions"),
    "change": gettext_lazy("Changes"),
    "outcome": gettext_lazy("Outcomes"),
    "impact": gettext_lazy("Impact"),
}


def tell(project: Project, nodes: Iterable[Node], thread: Thread) -> list[Stage]:
    """The nodes with their words, under the five stages of the golden thread. At most five queries."""
    stages = method.by_stage(frozenset(nodes))
    shown = {stage: here[:SHOWN] for stage, here in stages.items()}
    told = {told.node: told for told in tell_nodes(project, shown, thread, Asked(project))}
    parts = {**method.COLUMNS, "outcome": ("activity", "short", "long")}  # the issue is where it begins
    return [
        Stage(
            name=name,
            label=str(NAMES[name]),
            found=[told[node] for stage in stages_here for node in shown[stage] if node in told],
            more=sum(len(stages[stage]) - len(shown[stage]) for stage in stages_here),
        )
        for name, stages_here in parts.items()
    ]


def tell_nodes(project: Project, shown: Mapping[str, list[Node]], thread: Thread, rows: Rows) -> Iterator[Told]:
    """These nodes, by stage, with their words."""
    refs = {stage: [node.ref for node in here] for stage, here in shown.items()}
    if refs["statement"]:
        for ref, words in rows.statements_by(refs["statement"]).items():
            yield _tell_statement(project, ref, words)
    if refs["voice"]:
        for voice in project.voices.heard().filter(ref__in=refs["voice"]).select_related("answer__question"):
            yield _tell_voice(project, voice)
    if refs["decision"]:
        for decision in rows.decisions_by(refs["decision"]):
            yield _tell_decision(project, decision)
    if refs["change"]:
        for change in rows.changes_by(refs["change"]):
            yield _tell_change(project, change)
    stones = [ref for column in ("outcome", "impact") for stage in method.COLUMNS[column] for ref in refs[stage]]
    if stones:
        for stone in rows.stones_by(stones):
            yield _tell_stone(project, stone, stone_node(stone) not in thread.grounded)


def _tell_statement(project: Project, ref: str, words: str) -> Told:
    review, _slash, key = ref.partition("/")
    url = reverse("review:statement", args=[project.slug, review, key])
    return Told(node=Node("statement", ref), label=_("A review"), words=words, url=url)


def _tell_voice(project: Project, voice: Voice) -> Told:
    url = reverse("understand:voice", args=[project.slug, voice.ref])
    question = voice.answer.question.words if voice.answer else voice.subject
    words = with_question(question, Truncator(warned(voice.content_note, voice.words)).chars(SHORT))
    return Told(node=voice_node(voice), label=_("Voice"), words=words, url=url)


def _tell_decision(project: Project, decision: Decision) -> Told:
    url = reverse("decide:decision", args=[project.slug, decision.ref])
    return Told(node=Node("decision", decision.ref), label=_("Decision"), words=decision_words(decision), url=url)


def decision_words(decision: Decision) -> str:
    """What was decided, after its question: "Which table do we buy? The big round one". Or why nothing came of it."""
    if decision.status == Decision.Status.DROPPED:
        return with_question(decision.question, _("This was dropped. %(why)s") % {"why": decision.dropped_why})
    return with_question(decision.question, decision.decided)


def with_question(question: str, answer: str) -> str:
    """An answer after its question, since "Yes" alone says nothing. Either may be missing."""
    if not (question and answer):
        return question or answer
    gap = " " if question.rstrip().endswith(("?", "!", ".", ":", "…", "؟")) else ": "
    return f"{question.rstrip()}{gap}{answer}"


def _tell_change(project: Project, change: Change) -> Told:
    url = reverse("decide:decision", args=[project.slug, change.decision.ref]) + f"#change-{change.ref}"
    return Told(node=Node("change", change.ref), label=_("Change"), words=change.words, url=url)


def _tell_stone(project: Project, stone: Stone, is_planned: bool) -> Told:
    url = reverse("understand:stone", args=[project.slug, stone.ref])
    return Told(
        node=stone_node(stone),
        label=str(stone.get_kind_display()),
        words=stone.words,
        url=url,
        track=stone.track,
        is_planned=is_planned and stone.kind != Stone.Kind.ISSUE,
    )

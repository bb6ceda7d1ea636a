"""A project's rows as a thread, and the words for the nodes that a walk finds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ..methods import thread as method
from ..methods.thread import Link, Node, Speaker, Thread
from ..models import Change, Consent, Decision, Evidence, Project, Stone, Voice
from .voices import warned


def thread_of(project: Project) -> Thread:
    """All links of a project. Five queries, whatever its size; voices that nothing is linked to are not loaded."""
    rows = project.stones.standing().values_list("pk", "kind", "ref")
    stones = {pk: Node(kind, ref) for pk, kind, ref in rows}
    links = _made_links(project, stones) | _steps(project, stones) | _changes(project)
    return Thread(links=frozenset(links), speakers=_speakers(project))


def stone_node(stone: Stone) -> Node:
    return Node(stone.kind, stone.ref)


def voice_node(voice: Voice) -> Node:
    return Node("voice", voice.ref)


def _made_links(project: Project, stones: dict[int, Node]) -> set[Link]:
    rows = project.evidences.standing().values_list("voice__ref", "change__ref", "decision__ref", "stone_id", "stance")
    found = set()
    for voice, change, decision, stone, stance in rows:
        source = Node("voice", voice) if voice else Node("change", change)
        target = Node("decision", decision) if decision else stones.get(stone)
        if target:  # else the stone has been removed
            found.add(Link(source=source, target=target, against=stance == Evidence.Stance.AGAINST))
    return found


def _steps(project: Project, stones: dict[int, Node]) -> set[Link]:
    rows = project.steps.values_list("source_id", "target_id")
    return {Link(source=stones[a], target=stones[b]) for a, b in rows if a in stones and b in stones}


def _changes(project: Project) -> set[Link]:
    rows = project.changes.standing().values_list("decision__ref", "ref")
    return {Link(source=Node("decision", decision), target=Node("change", change)) for decision, change in rows}


def _speakers(project: Project) -> dict[str, Speaker]:
    linked = project.voices.with_consent(Consent.Use.GROUP).filter(evidence__isnull=False)
    who = ("giver__ref", "giver__member__ref", "giver__side", "giver__member__side")
    rows = linked.values_list("ref", *who).distinct()
    return {ref: _speaker(*who) for ref, *who in rows}


def _speaker(giver: str, member: str | None, side: str, member_side: str | None) -> Speaker:
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


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of the thread on a page: what a walk found there, and how many more there are than are shown."""

    name: str
    label: str
    found: list[Told]
    more: int = 0


SHORT = 300  # letters of a voice on somebody else's page; its own page has all of them
SHOWN = 50  # of each kind; thousands of voices would make a page that nobody can read


def tell(project: Project, nodes: Iterable[Node], thread: Thread) -> list[Stage]:
    """The nodes with their words, under the five stages of the golden thread. At most four queries."""
    stages = method.by_stage(frozenset(nodes))
    shown = {stage: here[:SHOWN] for stage, here in stages.items()}
    told = {told.node: told for told in _told(project, shown, thread)}
    names = [
        ("voice", _("Voices"), ["voice"]),
        ("decision", _("Decisions"), ["decision"]),
        ("change", _("Changes"), ["change"]),
        ("outcome", _("Outcomes"), ["activity", "short", "long"]),
        ("impact", _("Impact"), ["impact"]),
    ]
    return [
        Stage(
            name=name,
            label=label,
            found=[told[node] for stage in parts for node in shown[stage] if node in told],
            more=sum(len(stages[stage]) - len(shown[stage]) for stage in parts),
        )
        for name, label, parts in names
    ]


def _told(project: Project, shown: Mapping[str, list[Node]], thread: Thread) -> Iterable[Told]:
    refs = {stage: [node.ref for node in here] for stage, here in shown.items()}
    if refs["voice"]:
        for voice in project.voices.heard().filter(ref__in=refs["voice"]).select_related("answer__question"):
            yield _tell_voice(project, voice)
    if refs["decision"]:
        for decision in project.decisions.standing().filter(ref__in=refs["decision"]):
            yield _tell_decision(project, decision)
    if refs["change"]:
        for change in project.changes.standing().filter(ref__in=refs["change"]).select_related("decision"):
            yield _tell_change(project, change)
    stones = [ref for stage in ("activity", "short", "long", "impact") for ref in refs[stage]]
    if stones:
        for stone in project.stones.standing().filter(ref__in=stones):
            yield _tell_stone(project, stone, stone_node(stone) not in thread.grounded)


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
        is_planned=is_planned,
    )

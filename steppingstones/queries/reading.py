"""What several parts of a report look at. Each is asked for once, when the first part needs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from ..methods.pathway import Pathway
from ..methods.releases import Sides, as_told
from ..methods.suppression_sides import Heard, most_of_each
from ..methods.thread import Evidence, Link, Node, People, Thread, evidence
from ..models import Action, Decision, Indicator, PlanOutcome, Project, Stone, Theme
from .asking import Asking
from .changed import Twice, changed_in, shown_to_change, tied_in
from .how_said import Said, how_said
from .pathway import pathway_of, standing_indicators
from .standing_of_claims import FromStory, from_stories
from .themes_now import all_themes, themes_now
from .thread import links_of, stone_node
from .thread_reviews import links_of_statements, with_statements
from .voice_numbers import Known, VoiceNumbers, heard_and_known, numbers_of, with_voices

HEARD, VOICES = "heard", "voices"  # of whom, or of what, a number is
SPOKE = ("supporting", "against", "behind")  # a stone: the same


@dataclass(frozen=True)
class Reading:
    """A project as it is at this moment, for one report. Not for keeping: consent can change in a minute.

    `earlier` is what versions told that people outside may have, by whom it is of, the oldest first: numbers of people
    that moved by a few since are as they were told.
    """

    project: Project
    earlier: Mapping[str, Sequence[Sides]] = field(default_factory=dict)
    told: dict[str, Sides] = field(default_factory=dict)  # what is told now, of all that was looked at
    stayed: set[str] = field(default_factory=set)  # whose numbers were found to have moved by a few

    def as_told(self, whom: str, people: People) -> People:
        told = self.told[whom] = as_told(people.by_side, self.earlier.get(whom, ()))
        if told is people.by_side:
            return people
        self.stayed.add(whom)
        return replace(people, by_side=told)

    def _as_told_of(self, stone: str, found: Evidence) -> Evidence:
        return replace(found, **{name: self.as_told(f"{name} {stone}", getattr(found, name)) for name in SPOKE})

    @cached_property
    def pathway(self) -> Pathway:
        return pathway_of(self.project, self.stones, self.indicators)

    @cached_property
    def stones(self) -> list[Stone]:
        """Those that stand, each with what it is mostly about where that is said."""
        return list(self.project.stones.standing().in_order().select_related("area"))

    @cached_property
    def indicators(self) -> list[Indicator]:
        return list(standing_indicators(self.project).select_related("stone", "question__questionnaire"))

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """Those that stand by their references, oldest first, each with its changes that stand, and with how the group
        says it shortly."""
        dated_first = F("changed_on").asc(nulls_last=True)
        changes = Prefetch("changes", queryset=self.project.changes.standing().order_by(dated_first, "pk"))
        rows = with_statements(self.project.decisions.standing()).order_by("decided_on", "pk")
        rows = rows.annotate(is_other_than_planned=Exists(_made_other(self.project).filter(decisions=OuterRef("pk"))))
        return {row.ref: row for row in rows.select_related("said_did").prefetch_related(changes)}

    @cached_property
    def actions(self) -> list[Action]:
        """What there is to do, and what was done, in the order in which it was written down."""
        return list(self.project.actions.standing().order_by("pk"))

    @cached_property
    def thread(self) -> Thread:
        """The same as `thread_of`."""
        stones = {stone.key: Node(stone.kind.value, stone.key) for stone in self.pathway.stones}
        links = links_of(self.project, stones, [(step.source, step.target) for step in self.pathway.steps])
        decided = self.decisions.values()
        changed = (
            Link(source=Node("decision", one.ref), target=Node("change", change.ref))
            for one in decided
            for change in one.changes.all()
        )
        return Thread(
            links=links.union(changed, links_of_statements(decided)),
            speakers={ref: each.speaker for ref, each in self.said.items()},
        )

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """What speaks for and against each stone, by its reference."""
        found = {stone.key: Node(stone.kind.value, stone.key) for stone in self.pathway.stones}
        return {key: self._as_told_of(key, evidence(self.thread, node)) for key, node in found.items()}

    def evidence_of(self, stone: Stone) -> Evidence:
        """The same; of a stone that has been removed, too."""
        found = self.evidence.get(stone.ref)
        return found or self._as_told_of(stone.ref, evidence(self.thread, stone_node(stone)))

    @cached_property
    def said(self) -> dict[str, Said]:
        return how_said(self.project)

    @property
    def heard(self) -> People:
        """Everyone who gave a voice, by side."""
        return self.as_told(HEARD, self._people.heard)

    @cached_property
    def beside(self) -> Heard:
        """The same, for numbers that readers outside the group see beside it."""
        told = [getattr(found, name).by_side for found in self.evidence.values() for name in SPOKE]
        return Heard(by_side=self.heard.by_side, most=most_of_each(self.thread, told if self.earlier else ()))

    @property
    def known(self) -> People:
        """All whom the group knows of: also members who gave no voice."""
        return self._people.known

    @property
    def names(self) -> tuple[str, ...]:
        """Those that the group knows."""
        return self._people.names

    @cached_property
    def _people(self) -> Known:
        return heard_and_known(self.project)

    @cached_property
    def numbers(self) -> VoiceNumbers:
        found = numbers_of(self.project, self.heard)
        voices = self.as_told(VOICES, People(by_side={"": found.voices})).count if found.voices else 0
        return replace(found, voices=voices)

    @cached_property
    def stories(self) -> Mapping[str, FromStory]:
        """What the stories of outcomes, comparisons, and befores and afters show, by the references of the outcomes."""
        tied = tied_in(self.indicators)
        return from_stories(self.project, shown_to_change(tied, self.changed) if tied else ())

    @cached_property
    def all_themes(self) -> list[Theme]:
        """Those that were removed too, each with the `number` of voices that are about it."""
        return list(with_voices(all_themes(self.project), self.project))

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        return themes_now(self.all_themes)

    @cached_property
    def asking(self) -> Asking:
        return Asking(self.project)

    @cached_property
    def changed(self) -> list[Twice]:
        """The questionnaires that were asked before and after, with what changed in each."""
        return changed_in(self.asking)


def _made_other(project: Project) -> QuerySet[PlanOutcome]:
    """What made the work differ from what had been planned before without co-production."""
    marks = PlanOutcome.objects.filter(plan__project=project).current().exclude(plan__sealed_at=None)
    return marks.exclude(fate=PlanOutcome.Fate.KEPT)

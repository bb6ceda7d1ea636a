"""What several parts of a report look at. Each is asked for once, when the first part needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from ..methods.pathway import Pathway
from ..methods.thread import Link, Node, People, Thread
from ..models import Decision, Project
from .pathway import pathway_of
from .standing_of_claims import FromStory, from_stories
from .thread import links_of, speakers_of
from .thread_reviews import links_of_statements, with_statements
from .voice_numbers import heard_and_known


@dataclass(frozen=True)
class Reading:
    """A project as it is at this moment, for one report. Not for keeping: consent can change in a minute."""

    project: Project

    @cached_property
    def pathway(self) -> Pathway:
        return pathway_of(self.project)

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """Those that stand by their references, oldest first, each with its changes that stand."""
        changes = Prefetch("changes", queryset=self.project.changes.standing().order_by("changed_on", "pk"))
        rows = with_statements(self.project.decisions.standing()).order_by("decided_on", "pk")
        return {row.ref: row for row in rows.prefetch_related(changes)}

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
            speakers=speakers_of(self.project),
        )

    @property
    def heard(self) -> People:
        """Everyone who gave a voice, by side."""
        return self._people[0]

    @property
    def known(self) -> People:
        """All whom the group knows of: also members who gave no voice."""
        return self._people[1]

    @cached_property
    def _people(self) -> tuple[People, People]:
        return heard_and_known(self.project)

    @cached_property
    def stories(self) -> Mapping[str, FromStory]:
        """What the stories of outcomes, comparisons, and befores and afters show, by the references of the outcomes."""
        return from_stories(self.project)

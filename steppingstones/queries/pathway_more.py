"""What a group said about its stones: gaps that are meant so."""

from ..methods.pathway import Pathway, Track
from ..methods.pathway_checks import Check, Gap, Settled, checks, settle
from ..models import Project


def meant_so(project: Project) -> set[Settled]:
    """What the group means so. One query."""
    rows = project.meantsos.values_list("gap", "track", "stone__ref")
    return {(Gap(gap), Track(track), ref or "") for gap, track, ref in rows if gap in set(Gap)}


def checks_of(project: Project, pathway: Pathway) -> tuple[list[Check], list[Check]]:
    """What is still open, and what the group means so."""
    return settle(checks(pathway), meant_so(project))

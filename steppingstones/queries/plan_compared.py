"""The plan before as the comparison with not co-producing: what became of what would have been done."""

from dataclasses import dataclass

from django.urls import reverse

from ..models import PlanBefore, Project
from .plan_before import Told, comparison_of, entries_of, seal_of, tell
from .plan_words import comparison_sentences, when_sealed

MOST = 12  # things of one plan on the page; its own page has all


@dataclass(frozen=True, kw_only=True)
class PlanCompared:
    """One sealed plan: its numbers in words, when it was sealed, and what became of the first things in it."""

    plan: PlanBefore
    url: str
    sentences: list[str]
    sealed: str
    holds: bool
    told: list[Told]
    more: int


def plans_compared(project: Project) -> tuple[PlanCompared | None, list[PlanBefore]]:
    """The newest sealed plan in full, and the other sealed ones."""
    sealed = list(project.planbefores.exclude(sealed_at=None).select_related("sealed_by").order_by("-sealed_at", "pk"))
    return (_compared(project, sealed[0]) if sealed else None), sealed[1:]


def _compared(project: Project, plan: PlanBefore) -> PlanCompared:
    plan.project = project
    entries = entries_of(plan)
    seal = seal_of(plan, [entry.item for entry in entries if entry.item])
    return PlanCompared(
        plan=plan,
        url=reverse("plan:before-compare", args=[project.slug, plan.ref]),
        sentences=list(comparison_sentences(comparison_of(entries))),
        sealed=when_sealed(seal),
        holds=seal.holds,
        told=tell(project, entries[:MOST]),
        more=max(len(entries) - MOST, 0),
    )

"""Reviews and decisions: what was decided because of a statement, and of which statement a decision came."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet

from ..models import Change, Decision, Project, Round
from .reviews import comments, of_reviews, statements_of, version_of
from .voices import VoiceQuerySet


@dataclass(frozen=True, kw_only=True)
class CameOf:
    """The statement of a review that a decision came of. It says nothing of how any side sees the statement."""

    round: Round
    key: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision that came of a review, and what changed because of it."""

    decision: Decision
    changes: list[Change]


def statement_looked_at(project: Project, round_ref: str, key: str) -> CameOf | None:
    """None where there is no such review, where people still answer, or where this was not asked."""
    if "\0" in round_ref:
        return None
    one = of_reviews(project).exclude(ended_on=None).filter(ref=round_ref).first()
    return _statement(one, key) if one else None


def came_of(decision: Decision) -> CameOf | None:
    """None where it came of no review, or of one that was removed."""
    if decision.round_id is None:
        return None
    one = of_reviews(decision.project).filter(pk=decision.round_id).first()
    return _statement(one, decision.statement) if one else None


def _statement(one: Round, key: str) -> CameOf | None:
    found = (each for each in statements_of(version_of(one)) if each.key == key)
    return next((CameOf(round=one, key=key, words=each.words) for each in found), None)


def decisions(one: Round) -> QuerySet[Decision]:
    """What was decided because of this review, in the order in which it was written down."""
    return Decision.objects.standing().filter(round=one).order_by("pk")


def decided(one: Round, statement: str | None = None) -> list[Decided]:
    """Because of one statement, or of the whole review, with what came of it. Two queries."""
    rows = decisions(one) if statement is None else decisions(one).filter(statement=statement)
    in_time = Change.objects.standing().order_by(F("changed_on").asc(nulls_last=True), "pk")
    rows = rows.prefetch_related(Prefetch("changes", queryset=in_time, to_attr="came_of_it"))
    return [Decided(decision=row, changes=row.came_of_it) for row in rows]


def written_in_review(decision: Decision) -> VoiceQuerySet | None:
    """What people wrote in the review that it came of, which can be put behind it. None where nobody did."""
    found = came_of(decision)
    if found is None:
        return None
    voices = comments(found.round).exclude(evidence__decision=decision).newest_first()
    return voices if voices.exists() else None

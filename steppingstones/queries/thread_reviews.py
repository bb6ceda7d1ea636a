"""Statements of reviews on the thread: the group looked at one together, and decided something because of it.

How any side sees a statement is told nowhere here, and what people ticked is no voice on the thread.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from ..methods.thread import Link, Node
from ..models import Action, Decision, Question

Came = TypeVar("Came", Decision, Action)  # what can come of a statement


def with_statements(came: QuerySet[Came]) -> QuerySet[Came]:
    """Each with its `review` (the reference of the round) and `statement_words`. Both are None where there is none."""
    first = OuterRef("round__questionnaire")
    family = Question.objects.filter(Q(questionnaire=first) | Q(questionnaire__first=first), key=OuterRef("statement"))
    newest = family.order_by("-questionnaire__number").values("words")
    answered = newest.filter(questionnaire__responses__round=OuterRef("round"))  # as `reviews.version_of` chooses
    is_there = When(round__questionnaire__removed_at=None, then=F("round__ref"))
    words = Coalesce(Subquery(answered[:1]), Subquery(newest[:1]))
    return came.annotate(review=Case(is_there), statement_words=words)


def statement_node(review: str, key: str) -> Node:
    return Node("statement", f"{review}/{key}")


def links_of_statements(decisions: Iterable[Decision]) -> frozenset[Link]:
    """From statements to the decisions that came of them."""
    return frozenset(
        Link(source=statement_node(each.review, each.statement), target=Node("decision", each.ref))
        for each in decisions
        if each.review and each.statement_words
    )


def words_of_statements(decisions: Iterable[Decision]) -> Mapping[str, str]:
    """By the reference of the node."""
    return {
        statement_node(each.review, each.statement).ref: each.statement_words
        for each in decisions
        if each.review and each.statement_words
    }

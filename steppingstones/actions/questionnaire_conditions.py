"""When a question is asked: clause by clause, each about one earlier answer."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods.questionnaire import Clause, Condition
from ..methods.questionnaire_check import MOST_CLAUSES
from ..methods.questionnaire_form import condition_from_data, condition_to_data
from ..models import Member, Question, Questionnaire
from .history import note
from .questionnaires import AlreadyAnswered, QuestionnaireError, keep_ready


class TooManyClauses(QuestionnaireError):
    words = _("A question can hang on at most 5 things. Take one away first.")


ALWAYS = Condition(clauses=())


def add_clause(question: Question, clause: Clause, *, by: Member) -> None:
    """Ask it only if this holds too. The same clause twice is one."""

    def added(now: Condition) -> Condition:
        clauses = tuple(dict.fromkeys([*now.clauses, clause]))
        if len(clauses) > MOST_CLAUSES:
            raise TooManyClauses
        return replace(now, clauses=clauses)

    _change(question, added, by)


def take_clause(question: Question, place: int, *, by: Member) -> None:
    """Take away the clause at this place, from 1. If it is not there any more, nothing changes."""
    _change(question, lambda now: replace(now, clauses=now.clauses[: place - 1] + now.clauses[place:]), by)


def set_any(question: Question, is_any: bool, *, by: Member) -> None:
    """Whether one of its clauses is enough."""
    _change(question, lambda now: replace(now, is_any=is_any), by)


@transaction.atomic
def _change(question: Question, how: Callable[[Condition], Condition], by: Member) -> None:
    questionnaire = Questionnaire.objects.select_for_update().get(pk=question.questionnaire_id)
    if questionnaire.is_answered:
        raise AlreadyAnswered
    question.refresh_from_db(fields=["condition"])
    condition = how(condition_from_data(question.condition) or ALWAYS)
    question.condition = condition_to_data(condition) if condition.clauses else None
    question.save(update_fields=["condition"])
    keep_ready(questionnaire)
    note(by, "changed", questionnaire)

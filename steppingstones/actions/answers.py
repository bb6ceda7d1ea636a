"""Answers on their way into rows, and sheets of paper that a member types in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from ..methods.cards import Code
from ..methods.questionnaire import Answer
from ..models import Member, Questionnaire, Response
from ..queries.questionnaires import Asked, round_now
from .cards import hash_of_card
from .history import note
from .voices import Answered, Came, SentBefore, record_answers


def answered(question: Asked, answer: Answer) -> Answered:
    """An answer as rows know it."""
    return Answered(
        question_id=question.pk,
        words=answer.words,
        number=answer.number,
        amount=answer.amount,
        day=answer.day,
        choice_id=question.choice_pks.get(answer.choice or ""),
        picked=tuple(question.choice_pks[key] for key in answer.picked),
        is_not_said=answer.is_not_said,
        file=answer.file,
    )


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One sheet: what it answers, who filled it in as they say, and what may be done with it."""

    answered: Sequence[Answered]
    side: str
    uses: frozenset[str]
    name: str
    once: str
    card: Code = ()  # of the number of a card, where the questionnaire has cards


@transaction.atomic
def type_in(questionnaire: Questionnaire, sheets: Sequence[Paper], *, by: Member) -> int:
    """Keep all of these sheets or none, each once. How many were new.

    Who typed them in is on the answers; nothing says who filled them in but what they wrote.
    """
    running = round_now(questionnaire)
    came = Came(by=Response.CameBy.PAPER, round_id=running and running.pk, recorded_by=by)
    before = questionnaire.responses.count()
    for sheet in sheets:
        try:
            record_answers(
                questionnaire,
                sheet.answered,
                side=sheet.side,
                uses=sheet.uses,
                name=sheet.name,
                once=sheet.once,
                today=timezone.localdate(),
                came=replace(came, card_hash=hash_of_card(questionnaire, sheet.card) if sheet.card else ""),
            )
        except SentBefore:
            continue  # this very sheet is there already, from a send that was repeated
    new = questionnaire.responses.count() - before
    if new:
        note(by, "typed in answers to", questionnaire)
    return new

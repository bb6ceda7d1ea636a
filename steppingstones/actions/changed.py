"""What a group says about a question that it asks more than once."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ..models import Direction, Indicator, Member, Question, Questionnaire, Stone
from ..queries.questionnaires import family
from .history import note
from .pathway import hold_stone
from .pathway_more import add_indicator, remove_indicator


class TiedAlready(Exception):
    """Its words are for the member who tried."""

    def __str__(self) -> str:
        return str(_("This question shows this outcome already."))


@transaction.atomic
def say_direction(question: Question, better: str, *, chosen_for_low: bool = False, by: Member) -> Direction:
    """Which answers are better, in every version of the questionnaire."""
    root = question.questionnaire.root
    Questionnaire.objects.select_for_update().get(pk=root.pk)
    said = {"better": better, "chosen_for_low": chosen_for_low}
    what = {"questionnaire": root, "key": question.key}
    found, _is_new = Direction.objects.update_or_create(**what, defaults={**said, "project_id": root.project_id})
    note(by, "said which way is better", root)
    return found


@transaction.atomic
def show_by(question: Question, stone: Stone, *, by: Member) -> Indicator:
    """This question shows this outcome: one of the ways in which the group will know of it. Once is enough."""
    stone = hold_stone(stone)
    if known_by(question, stone).exists():
        raise TiedAlready
    return add_indicator(stone, by=by, way=Indicator.Way.QUESTION, question=str(question.pk), words=question.words)


@transaction.atomic
def show_no_more(question: Question, stone: Stone, *, by: Member) -> None:
    """Nothing happens where somebody else did this already."""
    stone = hold_stone(stone)
    for each in known_by(question, stone):
        remove_indicator(each, by=by)


def known_by(question: Question, stone: Stone) -> QuerySet[Indicator]:
    """The ways to know of this outcome by this question, in whichever version it was tied."""
    here = stone.indicators.filter(removed_at=None, question__key=question.key)
    return here.filter(question__questionnaire__in=family(question.questionnaire))

"""A review answered together in one room: how many of each side showed which answer, and what was said there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Counting, Hands, Member, Questionnaire, Round, SaidInReview, Voice
from .history import note
from .questionnaire_versions import hold
from .questionnaires import QuestionnaireError
from .voices import Note, write_down


class NothingCounted(QuestionnaireError):
    words = _("Write down how many people showed each answer.")


class MoreThanWereThere(QuestionnaireError):
    words = _("You counted more answers than people who were there. Look at the numbers again.")


class NoMoreAnswers(QuestionnaireError):
    words = _("This review has ended while you were typing, so these numbers cannot be added. Ask again to count them.")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """How many people of one side showed one answer to one statement."""

    statement: str
    side: str
    answer: str
    people: int


def too_many(there: Mapping[str, int], shown: Iterable[Shown]) -> dict[tuple[str, str], int]:
    """The statements and sides for which more answers were counted than people were there, and how many."""
    counted: dict[tuple[str, str], int] = {}
    for each in shown:
        key = each.statement, each.side
        counted[key] = counted.get(key, 0) + each.people
    return {key: people for key, people in counted.items() if people > there.get(key[1], 0)}


@transaction.atomic
def count_hands(
    counting: Counting, *, version: Questionnaire, there: Mapping[str, int], shown: Iterable[Shown], by: Member
) -> Counting:
    """Keep what was counted in a room, or keep it anew. A review that has ended takes no more of it."""
    shown = [each for each in shown if each.people]
    if not shown:
        raise NothingCounted
    if too_many(there, shown):
        raise MoreThanWereThere
    _still_asking(counting.round)
    verb = "changed" if counting.pk else "counted answers in"
    counting.questionnaire, counting.there = version, {side: people for side, people in there.items() if people}
    counting.counted_on, counting.counted_by = counting.counted_on or timezone.localdate(), by
    counting.save()
    counting.hands.all().delete()
    of = {"project_id": counting.project_id, "counting": counting}
    names = ("statement", "side", "answer", "people")
    Hands.objects.bulk_create(Hands(**of, **{name: getattr(each, name) for name in names}) for each in shown)
    note(by, verb, counting.round)
    return counting


@transaction.atomic
def forget_counting(counting: Counting, *, by: Member) -> None:
    """It was counted wrongly, or twice: the numbers are gone for good."""
    _still_asking(counting.round)
    counting.delete()
    note(by, "took out a counting of", counting.round)


def _still_asking(one: Round) -> None:
    """Whoever ends the review holds its questionnaire as well: one of the two is first."""
    hold(one.questionnaire)
    if Round.objects.get(pk=one.pk).ended_on:
        raise NoMoreAnswers


@transaction.atomic
def write_down_said(one: Round, statement: str, said: Note, *, by: Member) -> Voice:
    """What somebody said about a statement, as a voice of theirs with what they agreed to."""
    voice = write_down(one.project, said, by=by)
    SaidInReview.objects.create(project_id=one.project_id, voice=voice, round=one, statement=statement)
    return voice

"""Reviews: asked by a round of an instrument, looked at together, and turned into things to do."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..formats.question_bank import ReadySet
from ..methods.questionnaire import Kind
from ..methods.questionnaire_form import Item
from ..methods.reviews import HOW_FAR
from ..models import Action, Member, Project, Question, Questionnaire, ReviewTalk, Round, ShownSmall
from ..models.base import new_ref
from . import todo
from .history import note
from .questionnaire_versions import begin_round, end_this_round
from .questionnaires import QuestionnaireError, add_question, open_to_all, write_form


class NobodyAsked(QuestionnaireError):
    field = "asked_lived"
    words = _("Say how many people of at least one side you will ask.")


class AlreadyOver(QuestionnaireError):
    field = "due_on"
    words = _("The day by which people answer has passed. Choose today or a later day.")


class StillAsking(QuestionnaireError):
    words = _("People are still answering. End this review first, then look at it together.")


@transaction.atomic
def choose(project: Project, instrument: ReadySet, *, by: Member) -> Questionnaire:
    """The group's own version of an instrument: a questionnaire, closed, free to be put into other words."""
    made = write_form(project, instrument.form, by=by)
    made.instrument = instrument.key
    made.save(update_fields=["instrument"])
    return made


@transaction.atomic
def begin(
    questionnaire: Questionnaire, name: str, *, asked: Mapping[str, int], due_on: date | None, by: Member
) -> Round:
    """Ask now: from today on people can answer this version. `asked`: how many of each side are asked."""
    asked = {side: number for side, number in asked.items() if number}
    if not asked:
        raise NobodyAsked
    if due_on and due_on < timezone.localdate():
        raise AlreadyOver
    made = begin_round(questionnaire, name, by=by)
    made.asked, made.due_on = asked, due_on
    made.save(update_fields=["asked", "due_on"])
    if not Questionnaire.objects.filter(pk=questionnaire.pk, is_open=True).exists():
        open_to_all(questionnaire, by=by)
    return made


@transaction.atomic
def end(one: Round, *, by: Member) -> bool:
    """Nobody answers any more; now it is looked at together. Whether it was not over before."""
    return end_this_round(one, by=by)


def add_statement(questionnaire: Questionnaire, words: str, easy_words: str, *, by: Member) -> Question:
    """A statement of the group's own, answered as all the others are, before the words with which it closes."""
    item = Item(key=new_ref(), kind=Kind.CHOICE, words=words, easy_words=easy_words, choices=HOW_FAR)
    return add_question(questionnaire, item, by=by, after=_last_before_words(questionnaire))


def _last_before_words(questionnaire: Questionnaire) -> Question | None:
    """The last that is answered otherwise than in words. A heading of closing words stays with them."""
    others = [kind.value for kind in Kind if kind.asks and not kind.is_words]
    return questionnaire.questions.filter(kind__in=others).order_by("order", "id").last()


@transaction.atomic
def agree_to_show(one: Round, *, by: Member, of: str = ShownSmall.Of.SIDES) -> None:
    """For this member's part, the group may see sides, or levels, with fewer than five people.

    Only when it has ended: before, nobody knows whose sides will be small.
    """
    if not one.ended_on:
        raise StillAsking
    ShownSmall.objects.get_or_create(project_id=one.project_id, round=one, member=by, of=of)
    note(by, f"agreed to show small {of} of", one)


@transaction.atomic
def no_more_show(one: Round, *, by: Member, of: str = ShownSmall.Of.SIDES) -> None:
    if ShownSmall.objects.filter(round=one, member=by, of=of).delete()[0]:
        note(by, f"hid small {of} of again", one)


@transaction.atomic
def talk(one: Round, statement: str, words: str, *, by: Member) -> None:
    """What the group said about a statement. Writing nothing takes it away."""
    if not one.ended_on:
        raise StillAsking
    if words.strip():
        kept = {"words": words, "written_by": by, "written_on": timezone.localdate(), "project_id": one.project_id}
        ReviewTalk.objects.update_or_create(round=one, statement=statement, defaults=kept)
    else:
        ReviewTalk.objects.filter(round=one, statement=statement).delete()
    note(by, "wrote what was said in", one)


@transaction.atomic
def agree_action(action: Action, one: Round, statement: str, *, by: Member) -> Action:
    """Something to do that came of a statement."""
    if not one.ended_on:
        raise StillAsking
    action.round, action.statement = one, statement
    return todo.save_action(action, by=by)


@transaction.atomic
def say_if_helped(action: Action, helped: str, words: str, *, by: Member) -> None:
    """At the next review: it is done, and this is what came of it."""
    todo.finish(action, by=by)
    action.helped, action.helped_words = helped, words
    action.save(update_fields=["helped", "helped_words"])
    note(by, "said if it helped", action)

"""Making questionnaires, opening and closing them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Choice, Member, Project, Question, Questionnaire
from .history import note


class QuestionnaireError(Exception):
    """Something that a questionnaire does not allow. Its words are for the member who tried."""

    words = gettext_lazy("This questionnaire cannot be changed.")

    def __str__(self) -> str:
        return str(self.words)


class AlreadyAnswered(QuestionnaireError):
    words = gettext_lazy(
        "People have answered this questionnaire, so its questions stay as they are. Make a copy to ask something else."
    )


class NothingToAsk(QuestionnaireError):
    words = gettext_lazy("There is no question yet. Add one, then open the questionnaire.")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A question as its maker words it."""

    kind: str
    words: str
    help: str = ""
    choices: Sequence[str] = ()


@transaction.atomic
def make(project: Project, *, title: str, opening: str = "", by: Member) -> Questionnaire:
    questionnaire = Questionnaire.objects.create(project=project, title=title, opening=opening)
    note(by, "made", questionnaire)
    return questionnaire


@transaction.atomic
def reword(questionnaire: Questionnaire, *, title: str, opening: str, by: Member) -> None:
    """Title and opening words can always be changed: no answer depends on them."""
    questionnaire.title, questionnaire.opening = title, opening
    questionnaire.save(update_fields=["title", "opening"])
    note(by, "changed", questionnaire)


@transaction.atomic
def copy(questionnaire: Questionnaire, *, by: Member) -> Questionnaire:
    """The same questions without the answers, closed, free to change."""
    title = _("%(title)s (copy)") % {"title": questionnaire.title[:180]}
    new = make(questionnaire.project, title=title, opening=questionnaire.opening, by=by)
    for question in questionnaire.questions.prefetch_related("choices"):
        add_question(new, wording_of(question), by=by)
    return new


@transaction.atomic
def add_question(questionnaire: Questionnaire, wording: Wording, *, by: Member) -> Question:
    _keep_answers(questionnaire)
    last = questionnaire.questions.aggregate(last=Max("order"))["last"] or 0
    question = Question(project_id=questionnaire.project_id, questionnaire=questionnaire, order=last + 1)
    _word(question, wording)
    note(by, "changed", questionnaire)
    return question


@transaction.atomic
def change_question(question: Question, wording: Wording, *, by: Member) -> None:
    _keep_answers(question.questionnaire)
    _word(question, wording)
    note(by, "changed", question.questionnaire)


@transaction.atomic
def remove_question(question: Question, *, by: Member) -> None:
    _keep_answers(question.questionnaire)
    question.delete()
    note(by, "changed", question.questionnaire)


@transaction.atomic
def move_question(question: Question, *, by: Member, steps: int) -> None:
    """One place up (`steps=-1`) or down (`steps=1`); at the end of the list it stays where it is."""
    _keep_answers(question.questionnaire)
    row = list(question.questionnaire.questions.all())
    here = row.index(question)
    row.insert(max(0, here + steps), row.pop(here))
    for order, one in enumerate(row, 1):
        one.order = order
    Question.objects.bulk_update(row, ["order"])
    note(by, "changed", question.questionnaire)


@transaction.atomic
def open_to_all(questionnaire: Questionnaire, *, by: Member) -> None:
    if not questionnaire.questions.exists():
        raise NothingToAsk
    _set_open(questionnaire, True, "opened", by)


@transaction.atomic
def close(questionnaire: Questionnaire, *, by: Member) -> None:
    _set_open(questionnaire, False, "closed", by)


def wording_of(question: Question) -> Wording:
    choices = [choice.words for choice in question.choices.all()]
    return Wording(kind=question.kind, words=question.words, help=question.help, choices=choices)


def _keep_answers(questionnaire: Questionnaire) -> None:
    """Answers keep their question. The lock makes an answer that is just coming in wait, or be seen."""
    Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if questionnaire.responses.exists():
        raise AlreadyAnswered


def _word(question: Question, wording: Wording) -> None:
    question.kind, question.words, question.help = wording.kind, wording.words, wording.help
    question.save()
    question.choices.all().delete()
    choices = wording.choices if wording.kind == Question.Kind.CHOICE else ()
    Choice.objects.bulk_create(
        Choice(project_id=question.project_id, question=question, order=order, words=words)
        for order, words in enumerate(choices, 1)
    )


def _set_open(questionnaire: Questionnaire, is_open: bool, verb: str, by: Member) -> None:
    questionnaire.is_open = is_open
    questionnaire.save(update_fields=["is_open"])
    note(by, verb, questionnaire)

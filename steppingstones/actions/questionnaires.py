"""Making questionnaires, opening and closing them."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods.questionnaire_form import Form, Item, condition_to_data
from ..models import Choice, Member, Project, Question, Questionnaire, Translation
from ..models.base import new_ref
from ..queries.questionnaires import family, form_of
from .history import note

# What a question takes from its item as it is.
COPIED = (
    "kind",
    "words",
    "help",
    "easy_words",
    "picture",
    "least",
    "most",
    "least_words",
    "most_words",
    "is_required",
    "source",
)


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
def write_form(project: Project, form: Form, *, by: Member) -> Questionnaire:
    """A new questionnaire, closed, from plain values: a copy, one from the bank, or one from a file."""
    questionnaire = Questionnaire(
        project=project,
        title=form.title,
        opening=form.opening,
        language=form.language,
        languages=list(form.translations),
    )
    questionnaire.save()
    write_items(questionnaire, form)
    note(by, "made", questionnaire)
    return questionnaire


@transaction.atomic
def copy(questionnaire: Questionnaire, *, by: Member) -> Questionnaire:
    """The same questions without the answers, closed, free to change."""
    form = form_of(questionnaire)
    title = _("%(title)s (copy)") % {"title": form.title[:180]}
    return write_form(questionnaire.project, replace(form, title=title), by=by)


@transaction.atomic
def add_question(questionnaire: Questionnaire, item: Item, *, by: Member) -> Question:
    """A new question at the end. Its key is that of the item, or made here when the item has none."""
    _keep_answers(questionnaire)
    last = questionnaire.questions.aggregate(last=Max("order"))["last"] or 0
    question = Question(project_id=questionnaire.project_id, questionnaire=questionnaire, order=last + 1)
    question.key = item.key or new_ref()
    _word(question, item)
    note(by, "changed", questionnaire)
    return question


@transaction.atomic
def change_question(question: Question, item: Item, *, by: Member) -> None:
    """Other words, another kind, other choices. Its key stays, as conditions and other languages name it by that."""
    _keep_answers(question.questionnaire)
    _word(question, item)
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
    family(questionnaire).exclude(pk=questionnaire.pk).filter(is_open=True).update(is_open=False)
    _set_open(questionnaire, True, "opened", by)


@transaction.atomic
def close(questionnaire: Questionnaire, *, by: Member) -> None:
    _set_open(questionnaire, False, "closed", by)


def _keep_answers(questionnaire: Questionnaire) -> None:
    """Answers keep their question. The lock makes an answer that is just coming in wait, or be seen."""
    Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if questionnaire.responses.exists():
        raise AlreadyAnswered


def _word(question: Question, item: Item) -> None:
    for name in COPIED:
        setattr(question, name, getattr(item, name))
    question.condition = condition_to_data(item.condition)
    before = dict(question.choices.values_list("words", "key")) if question.pk else {}
    question.save()
    question.choices.all().delete()
    Choice.objects.bulk_create(_choices(question, item, before))


def _choices(question: Question, item: Item, before: dict[str, str]) -> list[Choice]:
    """A choice whose words have not changed keeps its key."""
    offers = item.choices if item.kind.has_choices else ()
    return [
        Choice(
            project_id=question.project_id,
            question=question,
            key=one.key or before.get(one.words) or new_ref(),
            order=order,
            words=one.words,
            picture=one.picture,
        )
        for order, one in enumerate(offers, 1)
    ]


def write_items(questionnaire: Questionnaire, form: Form) -> None:
    """The questions and the languages of a questionnaire that has none yet."""
    for order, item in enumerate(form.items, 1):
        question = Question(project_id=questionnaire.project_id, questionnaire=questionnaire, order=order)
        question.key = item.key or new_ref()
        _word(question, item)
    Translation.objects.bulk_create(
        Translation(
            project_id=questionnaire.project_id, questionnaire=questionnaire, language=language, key=place, words=words
        )
        for language, places in form.translations.items()
        for place, words in places.items()
    )


def _set_open(questionnaire: Questionnaire, is_open: bool, verb: str, by: Member) -> None:
    questionnaire.is_open = is_open
    if is_open and questionnaire.opened_on is None:
        questionnaire.opened_on = timezone.localdate()
    questionnaire.save(update_fields=["is_open", "opened_on"])
    note(by, verb, questionnaire)

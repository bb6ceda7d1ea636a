"""Making questionnaires, opening and closing them."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods.questionnaire_check import troubles
from ..methods.questionnaire_form import Form, Item, condition_to_data
from ..methods.questionnaire_logic import misplaced
from ..models import Choice, Member, Project, Question, Questionnaire, Translation
from ..models.base import new_ref
from ..queries.questionnaires import asked, family, form_of, round_now
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


class NotBegun(QuestionnaireError):
    words = gettext_lazy("This is a review. Begin it in the room Review: then people can answer.")


class LookedAt(QuestionnaireError):
    """A condition would lose the earlier question that it looks at."""

    def __init__(self, later: str, earlier: str) -> None:
        super().__init__(later, earlier)
        self.words = _(
            "“%(later)s” is only asked after certain answers to “%(earlier)s”, so it has to come after it. "
            "Change when it is asked first."
        ) % {"later": later, "earlier": earlier}


class NotReady(QuestionnaireError):
    """Something in it has to be mended before people can answer."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.words = _("People cannot answer it like this. Look at the question “%(question)s” first.") % {
            "question": question
        }


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
def add_question(questionnaire: Questionnaire, item: Item, *, by: Member, after: Question | None = None) -> Question:
    """A new question, at the end or after another. Its key is that of the item, or made here when the item has none."""
    return add_questions(questionnaire, [item], by=by, after=after)[0]


@transaction.atomic
def add_questions(
    questionnaire: Questionnaire, items: Sequence[Item], *, by: Member, after: Question | None = None
) -> list[Question]:
    """Several at once, such as from the bank. A key that is taken already is not given twice."""
    _keep_answers(questionnaire)
    last = questionnaire.questions.aggregate(last=Max("order"))["last"] or 0
    if after:
        last = after.order
        questionnaire.questions.filter(order__gt=last).update(order=F("order") + len(items))
    taken = set(questionnaire.questions.values_list("key", flat=True))
    made = []
    for order, item in enumerate(items, last + 1):
        question = Question(project_id=questionnaire.project_id, questionnaire=questionnaire, order=order)
        question.key = item.key if item.key and item.key not in taken else new_ref()
        taken.add(question.key)
        _word(question, item)
        made.append(question)
    note(by, "changed", questionnaire)
    return made


@transaction.atomic
def change_question(question: Question, item: Item, *, by: Member) -> None:
    """Other words, another kind, other choices. Its key stays, as conditions and other languages name it by that."""
    _keep_answers(question.questionnaire)
    before = _lost(question.questionnaire)
    _word(question, item)
    _keep_order(question.questionnaire, before)
    note(by, "changed", question.questionnaire)


@transaction.atomic
def remove_question(question: Question, *, by: Member) -> None:
    _keep_answers(question.questionnaire)
    before, words = _lost(question.questionnaire), {question.key: question.words}
    question.delete()
    _keep_order(question.questionnaire, before, words)
    note(by, "changed", question.questionnaire)


@transaction.atomic
def move_question(question: Question, *, by: Member, steps: int) -> None:
    """One place up (`steps=-1`) or down (`steps=1`); at the end of the list it stays where it is."""
    _keep_answers(question.questionnaire)
    before = _lost(question.questionnaire)
    row = list(question.questionnaire.questions.all())
    here = row.index(question)
    row.insert(max(0, here + steps), row.pop(here))
    for order, one in enumerate(row, 1):
        one.order = order
    Question.objects.bulk_update(row, ["order"])
    _keep_order(question.questionnaire, before)
    note(by, "changed", question.questionnaire)


@transaction.atomic
def open_to_all(questionnaire: Questionnaire, *, by: Member) -> None:
    if questionnaire.instrument and round_now(questionnaire) is None:
        raise NotBegun
    _check_ready(form_of(questionnaire).items)
    family(questionnaire).exclude(pk=questionnaire.pk).filter(is_open=True).update(is_open=False)
    _set_open(questionnaire, True, "opened", by)


@transaction.atomic
def close(questionnaire: Questionnaire, *, by: Member) -> None:
    _set_open(questionnaire, False, "closed", by)


def _keep_answers(questionnaire: Questionnaire) -> None:
    """Answers keep their question. The lock makes an answer that is just coming in wait, or be seen."""
    Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if questionnaire.is_answered:
        raise AlreadyAnswered


def _lost(questionnaire: Questionnaire) -> set[tuple[str, str]]:
    """Pairs of question and the one that its condition looks at, where that does not come before it."""
    return set(misplaced([one.rule for one in asked(questionnaire)]))


def _keep_order(questionnaire: Questionnaire, before: set[tuple[str, str]], gone: dict[str, str] | None = None) -> None:
    """Refuse a change by which a condition loses what it looks at, or people could not go on answering."""
    items = form_of(questionnaire).items
    words = {**(gone or {}), **{item.key: item.words for item in items}}
    for later, earlier in _lost(questionnaire) - before:
        raise LookedAt(words[later], words.get(earlier, earlier))
    keep_ready(questionnaire)


def keep_ready(questionnaire: Questionnaire) -> None:
    """While people can answer it, nothing may come into it that they would stumble over."""
    if questionnaire.is_open:
        _check_ready(form_of(questionnaire).items)


def _check_ready(items: Sequence[Item]) -> None:
    if not any(item.kind.asks for item in items):
        raise NothingToAsk
    words = {item.key: item.words for item in items}
    for trouble in troubles(items):
        raise NotReady(words[trouble.key])


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
    """The questions and the languages of a new questionnaire."""
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

"""Questionnaires: what is asked, as plain values."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from ..methods.questionnaire import NO, NOT_SURE, YES, YES_NO, Kind, faces_of, scale_of
from ..methods.questionnaire import Question as Rule
from ..methods.questionnaire_form import Form, Item, Offer, condition_from_data, in_language
from ..models import Project, Question, Questionnaire, Response, Round

YES_NO_PICTURES = {YES: "1F44D", NO: "1F44E", NOT_SURE: "1F937"}


@dataclass(kw_only=True)
class Asked:
    """One question as a page shows it and a rule checks it, with the numbers of its rows."""

    pk: int
    ref: str
    item: Item
    choice_pks: dict[str, int] = field(default_factory=dict)
    language: str = ""  # where it is known which one is shown

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def kind(self) -> Kind:
        return self.item.kind

    @property
    def words(self) -> str:
        return self.item.words

    @property
    def help(self) -> str:
        return self.item.help

    @property
    def choices(self) -> tuple[Offer, ...]:
        return self.item.choices

    @cached_property
    def rule(self) -> Rule:
        return self.item.rule

    @property
    def faces(self) -> tuple[tuple[int, str], ...]:
        return faces_of(self.rule)

    @property
    def scale(self) -> range:
        return scale_of(self.rule)

    @property
    def faces_drawn(self) -> list[tuple[int, str, int]]:
        """The faces with the number of their drawing: three faces are those in the middle of five."""
        shift = 1 if len(self.faces) == 3 else 0
        return [(number, words, number + shift) for number, words in self.faces]

    @property
    def yes_no(self) -> list[tuple[int, str, str]]:
        return [(number, words, YES_NO_PICTURES[number]) for number, words in YES_NO.items()]

    @property
    def places(self) -> list[tuple[Offer, list[tuple[int, str]]]]:
        """Each choice of a ranking with the places that it can have, and what a form sends for each."""
        numbers = range(1, len(self.choices) + 1)
        return [(choice, [(place, f"{choice.key}:{place}") for place in numbers]) for choice in self.choices]

    @property
    def how_many(self) -> str:
        least, most = self.item.least, self.item.most
        if least and most:
            return _("Choose at least %(least)s and at most %(most)s.") % {"least": least, "most": most}
        if most:
            return _("Choose up to %(most)s.") % {"most": most}
        return _("Choose at least %(least)s.") % {"least": least} if least else _("Choose as many as you like.")

    @property
    def limits(self) -> str:
        least, most = self.item.least, self.item.most
        if least is not None and most is not None:
            return _("From %(least)s to %(most)s.") % {"least": least, "most": most}
        if most is not None:
            return _("%(most)s or less.") % {"most": most}
        return _("%(least)s or more.") % {"least": least} if least is not None else ""


def family(questionnaire: Questionnaire) -> QuerySet[Questionnaire]:
    """All versions of this questionnaire, the first one first."""
    root = questionnaire.first_id or questionnaire.pk
    return Questionnaire.objects.filter(Q(pk=root) | Q(first=root)).order_by("number")


def families(project: Project) -> QuerySet[Questionnaire]:
    """Of each questionnaire its newest version, newest first, with how many `people` answered any of its versions."""
    versions = project.questionnaires.standing().annotate(top=Coalesce("first_id", "id"))
    newer = versions.filter(top=OuterRef("top"), number__gt=OuterRef("number"))
    answered = (
        Response.objects.annotate(top=Coalesce("questionnaire__first_id", "questionnaire_id"))
        .filter(top=OuterRef("top"))
        .order_by()
        .values("top")
        .annotate(people=Count("pk"))
        .values("people")
    )
    people = Coalesce(Subquery(answered), 0)
    return versions.filter(~Exists(newer)).annotate(people=people).order_by("-top")


def round_now(questionnaire: Questionnaire) -> Round | None:
    """The round that has begun and not ended."""
    return Round.objects.filter(questionnaire=questionnaire.first_id or questionnaire.pk, ended_on=None).first()


def asked(questionnaire: Questionnaire, kinds: Collection[Kind] = tuple(Kind)) -> list[Asked]:
    """The questions in order, with their choices, in the language in which they were written. One query."""
    return asked_in([questionnaire], kinds)[questionnaire.pk]


def asked_in(questionnaires: Iterable[Questionnaire], kinds: Collection[Kind] = tuple(Kind)) -> dict[int, list[Asked]]:
    """The same for several, by questionnaire. One query for all of them: a question has a row for each choice."""
    found: dict[int, list[Asked]] = {one.pk: [] for one in questionnaires}
    questions = Question.objects.filter(questionnaire__in=list(found), kind__in=kinds)
    rows = questions.annotate(**{f"choice_{name}": F(f"choices__{name}") for name in ("pk", "key", "words", "picture")})
    for _pk, each in groupby(rows.order_by("order", "id", "choices__order", "choices__id"), key=attrgetter("pk")):
        rows_of_one = list(each)
        found[rows_of_one[0].questionnaire_id].append(_asked(rows_of_one))
    return found


def _asked(rows: Sequence[Question]) -> Asked:
    question = rows[0]
    choices = [row for row in rows if row.choice_pk and Kind(question.kind).has_choices]
    item = Item(
        key=question.key,
        kind=Kind(question.kind),
        words=question.words,
        help=question.help,
        easy_words=question.easy_words,
        picture=question.picture,
        choices=tuple(Offer(key=one.choice_key, words=one.choice_words, picture=one.choice_picture) for one in choices),
        least=question.least,
        most=question.most,
        least_words=question.least_words,
        most_words=question.most_words,
        is_required=question.is_required,
        condition=condition_from_data(question.condition),
        source=question.source,
    )
    pks = {one.choice_key: one.choice_pk for one in choices}
    return Asked(pk=question.pk, ref=question.ref, item=item, choice_pks=pks)


def form_of(questionnaire: Questionnaire) -> Form:
    """The whole questionnaire as plain values, with all its languages. Two queries."""
    translations: dict[str, dict[str, str]] = {language: {} for language in questionnaire.languages}
    for row in questionnaire.translations.filter(language__in=translations).order_by("id"):
        translations[row.language][row.key] = row.words
    return Form(
        title=questionnaire.title,
        opening=questionnaire.opening,
        language=questionnaire.language,
        items=tuple(one.item for one in asked(questionnaire)),
        translations=translations,
    )


SETTLED: dict[tuple[int, str], list[Asked]] = {}
MOST_SETTLED = 500


def asked_of_many(questionnaire: Questionnaire) -> list[Asked]:
    """The same for a hall full of people: questions that have been answered never change, so they are read once."""
    key = questionnaire.pk, questionnaire.ref
    if key in SETTLED:
        return SETTLED[key]
    is_settled = questionnaire.is_answered  # before the questions are read: until then they may still change
    questions = asked(questionnaire)
    if is_settled:
        if len(SETTLED) >= MOST_SETTLED:
            SETTLED.clear()
        SETTLED[key] = questions
    return questions


def in_words_of(questionnaire: Questionnaire, questions: list[Asked], language: str) -> tuple[Form, list[Asked]]:
    """Title, opening words and questions in one of its other languages. One query, none for its own language."""
    form = Form(title=questionnaire.title, opening=questionnaire.opening, items=tuple(one.item for one in questions))
    if language == questionnaire.language:
        return form, [replace(one, language=_told(questionnaire)) for one in questions]
    words = dict(questionnaire.translations.filter(language=language).values_list("key", "words"))
    form = in_language(replace(form, translations={language: words}), language)
    return form, [
        # What is not translated is shown as it was written, and says so to those who listen to it.
        replace(one, item=item, language=language if words.get(f"q.{one.key}.words") else questionnaire.language)
        for one, item in zip(questions, form.items, strict=True)
    ]


def _told(questionnaire: Questionnaire) -> str:
    """Its own language, if somebody has said so: all start as English, whatever is typed into them."""
    is_said = questionnaire.languages or questionnaire.language != Questionnaire._meta.get_field("language").default
    return questionnaire.language if is_said else ""


def easily(questions: list[Asked]) -> list[Asked]:
    """The same in easy words, where there are some."""
    return [replace(one, item=replace(one.item, words=one.item.easy_words or one.item.words)) for one in questions]


def open_version(questionnaire: Questionnaire) -> Questionnaire | None:
    """The version that takes answers now. Costs a query where it is not this one, and for a review.

    A review takes answers only while it is asked: those of no round would belong to nothing.
    """
    if questionnaire.instrument and round_now(questionnaire) is None:
        return None
    if questionnaire.takes_answers:
        return questionnaire
    return family(questionnaire).standing().filter(is_open=True).select_related("project").last()

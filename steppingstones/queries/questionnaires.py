"""Questionnaires: what is asked, and what came back, as plain values."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from ..methods.questionnaire import FACES, Kind
from ..methods.questionnaire import Question as Rule
from ..models import Answer, Consent, Project, Question, Questionnaire
from ..models.voices import VoiceQuerySet
from .voices import VoiceCard, cards, readable

# --- What is asked ----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A choice that can be made."""

    pk: int
    ref: str
    words: str


@dataclass(kw_only=True)
class Asked:
    """One question with its choices, as a page shows it and a rule checks it."""

    pk: int
    ref: str
    kind: str
    words: str
    help: str
    choices: list[Offered] = field(default_factory=list)

    @cached_property
    def rule(self) -> Rule:
        return Rule(ref=self.ref, kind=Kind(self.kind), choices={one.ref: one.words for one in self.choices})

    @property
    def faces(self) -> list[tuple[int, str]]:
        return list(enumerate(FACES, 1))

    def choice_pk(self, ref: str | None) -> int | None:
        return next((one.pk for one in self.choices if one.ref == ref), None)


def asked(questionnaire: Questionnaire) -> list[Asked]:
    """The questions in order, with their choices. One query."""
    rows = (
        Question.objects.filter(questionnaire=questionnaire)
        .order_by("order", "id", "choices__order", "choices__id")
        .values_list("id", "ref", "kind", "words", "help", "choices__id", "choices__ref", "choices__words")
    )
    found: dict[int, Asked] = {}
    for pk, ref, kind, words, help_, choice, choice_ref, choice_words in rows:
        if pk not in found:
            found[pk] = Asked(pk=pk, ref=ref, kind=kind, words=words, help=help_)
        if choice:
            found[pk].choices.append(Offered(pk=choice, ref=choice_ref, words=choice_words))
    return list(found.values())


SETTLED: dict[tuple[int, str], list[Asked]] = {}
MOST_SETTLED = 500


def asked_of_many(questionnaire: Questionnaire) -> list[Asked]:
    """The same for a hall full of people: questions that have been answered never change, so they are read once."""
    key = questionnaire.pk, questionnaire.ref
    if key in SETTLED:
        return SETTLED[key]
    is_settled = questionnaire.responses.exists()  # before the questions are read: until then they may still change
    questions = asked(questionnaire)
    if is_settled:
        if len(SETTLED) >= MOST_SETTLED:
            SETTLED.clear()
        SETTLED[key] = questions
    return questions


# --- What came back ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How many people gave one answer. `share` is a whole number from 0 to 100, for the length of the bar."""

    words: str
    count: int
    share: int
    face: int | None = None


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came back to one question."""

    ref: str
    kind: str
    words: str
    answered: int
    bars: list[Bar]
    newest: list[VoiceCard]


NEWEST = 3


def with_counts(project: Project) -> QuerySet[Questionnaire]:
    """The project's questionnaires, newest first, with how many people answered."""
    return project.questionnaires.standing().annotate(people=Count("responses")).order_by("-id")


def results(questionnaire: Questionnaire) -> list[Result]:
    """Per question how people answered. Only what the group may still read counts."""
    counts = _counts(questionnaire)
    newest = _newest(questionnaire)
    return [_result(one, counts.get(one.pk, Counter()), newest.get(one.ref, [])) for one in asked(questionnaire)]


def tallies(questionnaire: Questionnaire) -> list[Result]:
    """The same without the words: only how often each answer was chosen. Two queries."""
    counts = _counts(questionnaire)
    return [_result(one, counts.get(one.pk, Counter()), []) for one in asked(questionnaire)]


def words_for(question: Question) -> VoiceQuerySet:
    """What people answered to one question, newest first."""
    return readable(question.project).filter(answer__question=question)


def _counts(questionnaire: Questionnaire) -> dict[int, Counter]:
    """By question: how often each face number, or each choice, was given; None counts words."""
    may_read = Q(voice__consents__use=Consent.Use.GROUP, voice__consents__withdrawn_on=None)
    rows = (
        Answer.objects.filter(may_read, question__questionnaire=questionnaire)
        .values("question_id", "number", "choice_id")
        .annotate(people=Count("id"))
    )
    found: dict[int, Counter] = {}
    for row in rows:
        given = row["number"] or row["choice_id"]
        found.setdefault(row["question_id"], Counter())[given] += row["people"]
    return found


def _newest(questionnaire: Questionnaire) -> dict[str, list[VoiceCard]]:
    """The newest words for each question that is answered in words: as many queries for one as for ten."""
    place = Window(RowNumber(), partition_by=F("answer__question"), order_by=F("id").desc())
    mine = Q(answer__question__questionnaire=questionnaire, answer__question__kind=Question.Kind.TEXT)
    voices = readable(questionnaire.project).filter(mine).annotate(place=place).filter(place__lte=NEWEST)
    refs = dict(voices.values_list("ref", "answer__question__ref"))
    found: dict[str, list[VoiceCard]] = {}
    for card in cards(questionnaire.project, voices):
        found.setdefault(refs[card.ref], []).append(replace(card, question=""))  # it stands above them
    return found


def _result(one: Asked, counts: Counter, newest: list[VoiceCard]) -> Result:
    answered = sum(counts.values())
    bars = [_bar(words, counts[key], answered, face) for key, words, face in _possible(one)]
    return Result(ref=one.ref, kind=one.kind, words=one.words, answered=answered, bars=bars, newest=newest)


def _possible(one: Asked) -> Iterable[tuple[int, str, int | None]]:
    if one.kind == Kind.FACES:
        return [(number, words, number) for number, words in one.faces]
    return [(choice.pk, choice.words, None) for choice in one.choices]


def _bar(words: str, count: int, answered: int, face: int | None) -> Bar:
    return Bar(words=words, count=count, share=round(100 * count / answered) if answered else 0, face=face)
